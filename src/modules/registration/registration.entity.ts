import { Collection, defineEntity, p } from '@mikro-orm/core';
import { ownFields } from '../../database/own-fields.js';
import { PositionPrecision, Provenance } from '../../api/common.vocabulary.js';
import { DomainError } from '../../domain/error.js';
import { properName } from '../../domain/text.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import type { EquipmentCount } from '../program/equipment-line.entity.js';
import { Program } from '../program/program.entity.js';
import { SafeResidentialCluster } from '../program/kinds/safe-residential-cluster.entity.js';
import { BasisKind, ProgramKind, Replication } from '../program/program.vocabulary.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { type Remark, RegistrationStatus } from './registration.vocabulary.js';

const RegistrationSchema = defineEntity({
  name: 'Registration',
  tableName: 'registration',
  properties: {
    id: p.integer().primary(),
    kind: p.enum(() => ProgramKind),
    status: p.enum(() => RegistrationStatus),
    adminUnit: () => p.manyToOne(AdminUnit),
    name: p.string().nullable(),
    locality: p.string().nullable(),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    positionPrecision: p.enum(() => PositionPrecision).nullable(),
    foundedOn: p.date().nullable(),
    replication: p.enum(() => Replication).nullable(),
    basisKind: p.enum(() => BasisKind).nullable(),
    basisNumber: p.string().nullable(),
    basisDate: p.date().nullable(),
    basisIssuer: p.string().nullable(),
    basisAnnexRow: p.integer().nullable(),
    note: p.string().nullable(),
    households: p.integer().nullable(),
    cluster: () => p.manyToOne(SafeResidentialCluster).joinColumn('cluster_id').nullable(),
    managingUnit: () => p.manyToOne(ResponsibleUnit).nullable(),
    details: p.json<Record<string, unknown>>(),
    equipment: p.json<EquipmentCount[]>(),
    filedBy: p.string(),
    filingUnit: () => p.manyToOne(ResponsibleUnit),
    submittedBy: p.string().nullable(),
    submittedAt: p.datetime().nullable(),
    decidedBy: p.string().nullable(),
    decidedAt: p.datetime().nullable(),
    program: () => p.oneToOne(Program).owner().nullable(),
    provenance: p.enum(() => Provenance),
    version: p.integer().version(),
    recordedAt: p.datetime().defaultRaw('now()'),
    changedAt: p.datetime().defaultRaw('now()'),
    steps: () => p.oneToMany(RegistrationStep).mappedBy('registration'),
  },
});

/** What a registration tells of its program; anything may be missing while it is a draft. */
export type RegistrationFields = Partial<
  Pick<
    Registration,
    | 'name'
    | 'locality'
    | 'latitude'
    | 'longitude'
    | 'positionPrecision'
    | 'foundedOn'
    | 'replication'
    | 'basisKind'
    | 'basisNumber'
    | 'basisDate'
    | 'basisIssuer'
    | 'basisAnnexRow'
    | 'note'
    | 'households'
    | 'cluster'
    | 'managingUnit'
    | 'details'
    | 'equipment'
  >
>;

/** Who takes a step, and when. */
export interface StepTaker {
  subject: string;
  unit: ResponsibleUnit;
  at: Date;
}

/** Before its first step. */
const NEW = undefined;

/** From which states a registration may come into each. */
const FROM: Readonly<Record<RegistrationStatus, readonly (RegistrationStatus | typeof NEW)[]>> = {
  DRAFT: [NEW],
  SUBMITTED: [NEW, 'DRAFT', 'RETURNED'],
  RETURNED: ['SUBMITTED'],
  CONFIRMED: ['SUBMITTED'],
  REJECTED: ['SUBMITTED'],
  WITHDRAWN: ['DRAFT', 'SUBMITTED', 'RETURNED'],
};

/** The states in which its author may change what it tells. */
const OPEN: readonly RegistrationStatus[] = ['DRAFT', 'RETURNED'];

/** What a People's Committee files of a program, until police confirm it. They do not change what it says. */
export class Registration extends RegistrationSchema.class {
  /** A note is free text, and may name somebody. */
  static readonly personal = ['note'];

  constructor() {
    super();
    const own = ownFields(this);
    own.steps = new Collection(own);
    return own;
  }

  static file(kind: ProgramKind, adminUnit: AdminUnit, fields: RegistrationFields, by: StepTaker): Registration {
    const registration = Registration.told(kind, adminUnit, fields, by, Provenance.OWN_ENTRY);
    registration.step(RegistrationStatus.DRAFT, by);
    return registration;
  }

  /** A row of a list: it is submitted as it comes, and was never a draft. */
  static submitted(kind: ProgramKind, adminUnit: AdminUnit, fields: RegistrationFields, by: StepTaker): Registration {
    const registration = Registration.told(kind, adminUnit, fields, by, Provenance.IMPORT);
    registration.submit(by);
    return registration;
  }

  private static told(
    kind: ProgramKind,
    adminUnit: AdminUnit,
    fields: RegistrationFields,
    by: StepTaker,
    provenance: Provenance,
  ): Registration {
    const registration = Object.assign(new Registration(), {
      ...{ kind, adminUnit, details: {}, equipment: [], provenance },
      ...{ filedBy: by.subject, filingUnit: by.unit },
    });
    registration.tell(adminUnit, fields);
    return registration;
  }

  /** @throws DomainError REGISTRATION_STEP_ILLEGAL once it is out of its author's hands. */
  amend(kind: ProgramKind, adminUnit: AdminUnit, fields: RegistrationFields): void {
    if (kind !== this.kind) {
      throw new DomainError('REGISTRATION_OF_OTHER_KIND', `registration ${this.id} is a ${this.kind}`, {
        kind: this.kind,
      });
    }
    if (!OPEN.includes(this.status)) throw this.illegal();
    this.tell(adminUnit, fields);
  }

  private tell(adminUnit: AdminUnit, fields: RegistrationFields): void {
    if (adminUnit.level !== 'NEIGHBORHOOD' && adminUnit.level !== 'COMMUNE') {
      throw new DomainError('UNIT_ON_WRONG_LEVEL', 'a program lies in a neighborhood or a commune', {
        code: adminUnit.code,
      });
    }
    Object.assign(this, fields, { adminUnit });
    if (fields.name != null) this.name = properName(fields.name);
  }

  submit(by: StepTaker): void {
    this.step(RegistrationStatus.SUBMITTED, by);
    this.submittedBy = by.subject;
    this.submittedAt = by.at;
  }

  return(remarks: Remark[], by: StepTaker): void {
    this.assertOther(by);
    this.step(RegistrationStatus.RETURNED, by, remarks);
  }

  reject(remarks: Remark[], by: StepTaker, document: string | null): void {
    this.assertOther(by);
    this.step(RegistrationStatus.REJECTED, by, remarks, document);
    this.decidedBy = by.subject;
    this.decidedAt = by.at;
  }

  /** Asks before the program is founded whether it may be; `confirm` then says what was founded. */
  assertConfirmable(by: StepTaker): void {
    this.assertOther(by);
    if (!FROM.CONFIRMED.includes(this.status)) throw this.illegal();
  }

  confirm(program: Program, by: StepTaker, document: string | null): void {
    this.assertConfirmable(by);
    this.step(RegistrationStatus.CONFIRMED, by, [], document);
    this.decidedBy = by.subject;
    this.decidedAt = by.at;
    this.program = program;
  }

  /** @throws DomainError NOT_THE_AUTHOR for anyone but its author. */
  withdraw(by: StepTaker): void {
    if (by.subject !== this.filedBy) {
      throw new DomainError('NOT_THE_AUTHOR', `registration ${this.id} is somebody else's`);
    }
    this.step(RegistrationStatus.WITHDRAWN, by);
  }

  private step(to: RegistrationStatus, by: StepTaker, remarks: Remark[] = [], document: string | null = null): void {
    if (!FROM[to].includes(this.status)) throw this.illegal();
    this.status = to;
    this.steps.add(RegistrationStep.of(this, by, remarks, document));
  }

  /** @throws DomainError SUBMITTER_DECIDES */
  private assertOther(by: StepTaker): void {
    if (by.subject === this.submittedBy) {
      throw new DomainError('SUBMITTER_DECIDES', `registration ${this.id} was submitted by the same person`);
    }
  }

  private illegal(): DomainError {
    const legal = Object.entries(FROM).flatMap(([to, from]) => (from.includes(this.status) ? [to] : []));
    return new DomainError('REGISTRATION_STEP_ILLEGAL', `registration ${this.id} is ${this.status}`, {
      current: this.status,
      legal,
    });
  }
}
RegistrationSchema.setClass(Registration);

const RegistrationStepSchema = defineEntity({
  name: 'RegistrationStep',
  tableName: 'registration_step',
  properties: {
    id: p.integer().primary(),
    registration: () => p.manyToOne(Registration),
    status: p.enum(() => RegistrationStatus),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit),
    document: p.string().nullable(),
    remarks: p.json<Remark[]>(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A step that a registration took, and the unit that took it. Who it was stands in the audit trail alone. */
export class RegistrationStep extends RegistrationStepSchema.class {
  static readonly personal = ['remarks'];

  constructor() {
    super();
    return ownFields(this);
  }

  static of(
    registration: Registration,
    by: StepTaker,
    remarks: Remark[] = [],
    document: string | null = null,
  ): RegistrationStep {
    const { status } = registration;
    return Object.assign(new RegistrationStep(), {
      ...{ registration, status, remarks, document },
      responsibleUnit: by.unit,
      recordedAt: by.at,
    });
  }
}
RegistrationStepSchema.setClass(RegistrationStep);
