import { Collection, defineEntity, p } from '@mikro-orm/core';
import { PositionPrecision, Provenance } from '../../api/common.vocabulary.js';
import { DomainError } from '../../domain/error.js';
import { assertOnEarth } from '../../domain/position.js';
import type { Position } from '../../domain/position.js';
import { properName } from '../../domain/text.js';
import { closeRow, isValidOn } from '../../domain/validity.js';
import type { Day } from '../../domain/validity.js';
import type { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import type { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { EquipmentLine } from './equipment-line.entity.js';
import type { EquipmentCount } from './equipment-line.entity.js';
import { ProgramHouseholdCount } from './program-household-count.entity.js';
import { ProgramPlacement } from './program-placement.entity.js';
import { ProgramStatusStep } from './program-status.entity.js';
import { ProgramUnit } from './program-unit.entity.js';
import { BasisKind, hasHouseholds, ProgramKind, type ProgramStatus, Replication } from './program.vocabulary.js';
import type { ProgramUnitRole } from './program.vocabulary.js';

const ProgramSchema = defineEntity({
  name: 'Program',
  tableName: 'program',
  properties: {
    id: p.integer().primary(),
    kind: p.enum(() => ProgramKind),
    code: p.string(),
    name: p.string(),
    locality: p.string().nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    positionPrecision: p.enum(() => PositionPrecision).nullable(),
    foundedOn: p.date(),
    launchedOn: p.date().nullable(),
    replication: p.enum(() => Replication),
    basisKind: p.enum(() => BasisKind).nullable(),
    basisNumber: p.string().nullable(),
    basisDate: p.date().nullable(),
    basisIssuer: p.string().nullable(),
    basisSigner: p.string().nullable(),
    basisAnnexRow: p.integer().nullable(),
    note: p.string().nullable(),
    provenance: p.enum(() => Provenance),
    version: p.integer().version(),
    recordedAt: p.datetime().defaultRaw('now()'),
    changedAt: p.datetime().defaultRaw('now()'),
    statuses: () => p.oneToMany(ProgramStatusStep).mappedBy('program'),
    placements: () => p.oneToMany(ProgramPlacement).mappedBy('program'),
    units: () => p.oneToMany(ProgramUnit).mappedBy('program'),
    householdCounts: () => p.oneToMany(ProgramHouseholdCount).mappedBy('program'),
    equipment: () => p.oneToMany(EquipmentLine).mappedBy('program'),
  },
});

/** On what paper a program was founded; one decision may found forty, each a row of its annex. */
export interface FoundingBasis {
  kind: BasisKind;
  number?: string | null;
  date?: Day | null;
  issuer?: string | null;
  signer?: string | null;
  annexRow?: number | null;
}

/** What every kind of program is founded with; each kind adds its own (see kinds/). */
export interface ProgramFounding {
  code: string;
  name: string;
  locality?: string | null;
  position?: Position | null;
  foundedOn: Day;
  replication: Replication;
  basis?: FoundingBasis | null;
  note?: string | null;
  provenance: Provenance;
  /** The neighborhood, or else the commune, that it lies in on the day of its founding. */
  adminUnit: AdminUnit;
  managingUnit: ResponsibleUnit;
  /** The day the unit took it over, where that unit came later; else the day of the founding. */
  managedFrom?: Day;
  /** Clusters and teams only; null: nobody has counted. */
  households?: number | null;
  /** Where it lay on the maps before the unit above stood, the oldest first; for what is entered long after. */
  earlierPlaces?: readonly EarlierPlace[];
}

/** The smallest unit of an old map that certainly holds a program. */
export interface EarlierPlace {
  adminUnit: AdminUnit;
  isUnplaced: boolean;
  validFrom: Day;
  validTo: Day;
}

/** The steps that a program's life may take. DISSOLVED and MERGED are final. */
const NEXT: Readonly<Record<ProgramStatus, readonly ProgramStatus[]>> = {
  FOUNDED: ['ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED', 'DISSOLVED', 'MERGED'],
  ACTIVE: ['NEEDS_STRENGTHENING', 'SUSPENDED', 'DISSOLVED', 'MERGED'],
  NEEDS_STRENGTHENING: ['ACTIVE', 'SUSPENDED', 'DISSOLVED', 'MERGED'],
  SUSPENDED: ['ACTIVE', 'NEEDS_STRENGTHENING', 'DISSOLVED', 'MERGED'],
  DISSOLVED: [],
  MERGED: [],
};

/** What the four kinds share. Its dated rows must be loaded before a rule that reads them is asked. */
export class Program extends ProgramSchema.class {
  /** A signer is a person, and a note may name somebody. */
  static readonly personal = ['basisSigner', 'note'];

  constructor() {
    super();
    this.statuses = new Collection(this);
    this.placements = new Collection(this);
    this.units = new Collection(this);
    this.householdCounts = new Collection(this);
    this.equipment = new Collection(this);
  }

  /** Called by the kinds, which add what is their own. */
  static found(kind: ProgramKind, founding: ProgramFounding): Program {
    const { adminUnit, basis, earlierPlaces = [], foundedOn, households, managedFrom = foundedOn, managingUnit, position, ...fields } = founding;
    const placedFrom = earlierPlaces.at(-1)?.validTo ?? foundedOn;
    adminUnit.assertStandsOn(placedFrom);
    if (adminUnit.level !== 'NEIGHBORHOOD' && adminUnit.level !== 'COMMUNE') {
      throw new DomainError('UNIT_ON_WRONG_LEVEL', `${founding.code} must lie in a neighborhood or a commune`, {
        code: adminUnit.code,
      });
    }
    if (position) assertOnEarth(position);
    const program = Object.assign(new Program(), fields, {
      kind,
      foundedOn,
      name: properName(founding.name),
      latitude: position?.latitude ?? null,
      longitude: position?.longitude ?? null,
      positionPrecision: position?.precision ?? null,
      basisKind: basis?.kind ?? null,
      basisNumber: basis?.number ?? null,
      basisDate: basis?.date ?? null,
      basisIssuer: basis?.issuer ?? null,
      basisSigner: basis?.signer ?? null,
      basisAnnexRow: basis?.annexRow ?? null,
    });
    program.statuses.add(ProgramStatusStep.of(program, 'FOUNDED', foundedOn, null));
    for (const place of earlierPlaces) program.placements.add(ProgramPlacement.before(program, place));
    program.placements.add(ProgramPlacement.of(program, adminUnit, placedFrom));
    program.assignUnit(managingUnit, 'MANAGING', managedFrom, null);
    if (households != null) program.countHouseholds(households, foundedOn, null);
    return program;
  }

  /**
   * Takes a step of the program's life. The first time it becomes ACTIVE is its launch; a program launched on the day
   * of its founding was never merely founded.
   *
   * @param into the program it goes into; for MERGED, and only then.
   * @throws DomainError PROGRAM_STEP_ILLEGAL (with `current` and `legal`), PROGRAM_STEP_TOO_EARLY (with `since`),
   *   PROGRAM_MERGE_TARGET.
   */
  changeStatus(to: ProgramStatus, on: Day, document: string | null, into: Program | null = null): void {
    const current = this.currentStep();
    const legal = NEXT[current.status];
    if (!legal.includes(to)) {
      throw new DomainError('PROGRAM_STEP_ILLEGAL', `${this.code} is ${current.status} and cannot become ${to}`, {
        current: current.status,
        legal,
      });
    }
    if ((to === 'MERGED') !== (into !== null) || into === this) {
      throw new DomainError('PROGRAM_MERGE_TARGET', `${this.code} merges into exactly one other program`);
    }
    const isLaunch = to === 'ACTIVE' && !this.launchedOn;
    if (isLaunch) this.launchedOn = on;
    if (isLaunch && on === current.validFrom) {
      Object.assign(current, { status: to, document: document ?? current.document });
      return;
    }
    if (on <= current.validFrom) {
      throw new DomainError('PROGRAM_STEP_TOO_EARLY', `${this.code} is ${current.status} since ${current.validFrom}`, {
        since: current.validFrom,
      });
    }
    closeRow(current, on, `${this.code} ${current.status}`);
    this.statuses.add(ProgramStatusStep.of(this, to, on, document, into));
  }

  /**
   * Gives a unit a role from a day on. There is one managing unit at a time: another takes over from the one before.
   *
   * @throws DomainError UNIT_DOES_NOT_STAND, PROGRAM_UNIT_REPEATED when the unit has that role on that day already.
   */
  assignUnit(unit: ResponsibleUnit, role: ProgramUnitRole, on: Day, document: string | null): void {
    unit.assertStandsOn(on);
    const inRole = inForce(this.units).filter((row) => row.role === role && (!row.validTo || row.validTo > on));
    if (inRole.some((row) => row.responsibleUnit === unit)) {
      throw new DomainError('PROGRAM_UNIT_REPEATED', `${unit.code} is ${role} for ${this.code} on ${on} already`, {
        code: unit.code,
        role,
      });
    }
    if (role === 'MANAGING') {
      for (const row of inRole) row.end(on);
    }
    this.units.add(ProgramUnit.of(this, unit, role, on, document));
  }

  /** @throws DomainError HOUSEHOLDS_NOT_COUNTED for points and markets, which have none of their own. */
  countHouseholds(households: number, on: Day, document: string | null): void {
    const { kind } = this;
    if (!hasHouseholds(kind)) {
      throw new DomainError('HOUSEHOLDS_NOT_COUNTED', `${this.code} is a ${kind} and has no households`);
    }
    const current = inForce(this.householdCounts).find((row) => !row.validTo);
    if (current) closeRow(current, on, `household count of ${this.code}`);
    this.householdCounts.add(ProgramHouseholdCount.of(this, kind, households, on, document));
  }

  equip(count: EquipmentCount): void {
    this.equipment.add(EquipmentLine.of(this, count));
  }

  statusOn(day: Day): ProgramStatus | null {
    return inForce(this.statuses).find((step) => isValidOn(step, day))?.status ?? null;
  }

  private currentStep(): ProgramStatusStep {
    return inForce(this.statuses).find((step) => !step.validTo)!;
  }
}
ProgramSchema.setClass(Program);

/** The rows that nobody has annulled. */
function inForce<Row extends { annulledAt?: Date | null }>(rows: Collection<Row>): Row[] {
  return rows.getItems().filter((row) => !row.annulledAt);
}
