import { Activity, ActivityMeasure, ActivityProgram } from './modules/activity/activity.entity.js';
import { AdminUnit, AdminUnitLineage, Denominator } from './modules/admin-unit/admin-unit.entity.js';
import { Contact } from './modules/contact/contact.entity.js';
import { CriteriaSet, Criterion } from './modules/criteria/criteria-set.entity.js';
import { Officer } from './modules/officer/officer.entity.js';
import { EquipmentLine } from './modules/program/equipment-line.entity.js';
import { EquipmentStep } from './modules/program/equipment-step.entity.js';
import { ModelMarket } from './modules/program/kinds/model-market.entity.js';
import { NeighborGroupTeam } from './modules/program/kinds/neighbor-group-team.entity.js';
import { PublicFirefightingPoint } from './modules/program/kinds/public-firefighting-point.entity.js';
import { SafeResidentialCluster } from './modules/program/kinds/safe-residential-cluster.entity.js';
import { ProgramEdit } from './modules/program/program-edit.entity.js';
import { ProgramHouseholdCount } from './modules/program/program-household-count.entity.js';
import { ProgramPlacement } from './modules/program/program-placement.entity.js';
import { ProgramStatusStep } from './modules/program/program-status.entity.js';
import { ProgramUnit } from './modules/program/program-unit.entity.js';
import { Program } from './modules/program/program.entity.js';
import { SubmittedReport } from './modules/report/submitted-report.entity.js';
import { Target, TargetPlan } from './modules/report/target-plan.entity.js';
import { Registration, RegistrationStep } from './modules/registration/registration.entity.js';
import { ReportedFigure } from './modules/reported-figure/reported-figure.entity.js';
import { Jurisdiction, ResponsibleUnit } from './modules/responsible-unit/responsible-unit.entity.js';

/** Every entity, named here; a test holds the list against the tables. */
export const ENTITIES = [
  AdminUnit,
  AdminUnitLineage,
  Denominator,
  ResponsibleUnit,
  Jurisdiction,
  Program,
  SafeResidentialCluster,
  NeighborGroupTeam,
  PublicFirefightingPoint,
  ModelMarket,
  ProgramStatusStep,
  ProgramPlacement,
  ProgramUnit,
  ProgramHouseholdCount,
  ProgramEdit,
  EquipmentLine,
  EquipmentStep,
  Activity,
  ActivityProgram,
  ActivityMeasure,
  ReportedFigure,
  CriteriaSet,
  Criterion,
  Registration,
  RegistrationStep,
  Officer,
  Contact,
  TargetPlan,
  Target,
  SubmittedReport,
];
