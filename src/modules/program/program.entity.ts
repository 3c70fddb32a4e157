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
import { EquipmentLine, assertCounts } from './equipment-line.entity.js';
import type { EquipmentCount, EquipmentRecount } from './equipment-line.entity.js';
import { ProgramEdit } from './program-edit.entity.js';
import { ProgramHouseholdCount } from './program-household-count.entity.js';
import { ProgramPlacement } from './program-placement.entity.js';
import { ProgramStatusStep } from './program-status.entity.js';
import { ProgramUnit } from './program-unit.entity.js';
import {
  BasisKind,
  hasHouseholds,
  ProgramKind,
  type ProgramStatus,
  Replication,
  STANDING,
} from './program.vocabulary.js';
import type { ProgramUnitRole, ReviewVerdict } from './program.vocabulary.js';

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
    edits: () => p.oneToMany(ProgramEdit).mappedBy('program'),
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

  /** What the API calls the rows beside it, for whoever asks what changed of a program. */
  static readonly parts = {
    ProgramStatusStep: 'status',
    ProgramPlacement: 'adminUnit',
    ProgramUnit: 'units',
    ProgramHouseholdCount: 'householdCount',
    EquipmentLine: 'equipment',
  };

  constructor() {
    super();
    this.statuses = new Collection(this);
    this.placements = new Collection(this);
    this.units = new Collection(this);
    this.householdCounts = new Collection(this);
    this.equipment = new Collection(this);
    this.edits = new Collection(this);
  }

  /** Called by the kinds, which add what is their own. */
  static found(kind: ProgramKind, founding: ProgramFounding): Program {
    const {
      adminUnit,
      basis,
      earlierPlaces = [],
      foundedOn,
      households,
      managedFrom = foundedOn,
      managingUnit,
      position,
      ...fields
    } = founding;
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

  /** @throws DomainError PROGRAM_STEP_ILLEGAL once it has been launched, by changeStatus too. */
  launch(on: Day, document: string | null): void {
    if (this.currentStep().status !== 'FOUNDED' && this.launchedOn) throw this.illegal('ACTIVE');
    this.changeStatus('ACTIVE', on, document);
  }

  /** From its rest, or when it has been strengthened. @throws DomainError as changeStatus does. */
  resume(on: Day, document: string | null): void {
    if (this.currentStep().status === 'FOUNDED') throw this.illegal('ACTIVE');
    this.changeStatus('ACTIVE', on, document);
  }

  /** @throws DomainError PROGRAM_MERGE_TARGET unless the other is of the same kind and stands; as changeStatus does. */
  mergeInto(into: Program, on: Day, document: string | null): void {
    const stands = (status: ProgramStatus | null) => status !== null && STANDING.includes(status);
    if (into.kind !== this.kind || !stands(into.statusOn(on)) || !stands(into.currentStep().status)) {
      throw new DomainError('PROGRAM_MERGE_TARGET', `${this.code} cannot go into ${into.code}`);
    }
    this.changeStatus('MERGED', on, document, into);
  }

  /**
   * Takes a step of the program's life. The first time it becomes ACTIVE is its launch; a program launched on the day
   * of its founding was never merely founded.
   *
   * @param into the program it goes into; for MERGED, and only then.
   * @throws DomainError PROGRAM_NOT_YET, PROGRAM_STEP_ILLEGAL (with `current` and `legal`), PROGRAM_STEP_TOO_EARLY
   *   (with `since`), PROGRAM_MERGE_TARGET.
   */
  changeStatus(to: ProgramStatus, on: Day, document: string | null, into: Program | null = null): void {
    this.assertFoundedBy(on);
    const current = this.currentStep();
    if (!NEXT[current.status].includes(to)) throw this.illegal(to);
    if ((to === 'MERGED') !== (into !== null) || into === this) {
      throw new DomainError('PROGRAM_MERGE_TARGET', `${this.code} merges into exactly one other program`);
    }
    const isLaunch = to === 'ACTIVE' && !this.launchedOn;
    if (isLaunch && current.status === 'FOUNDED' && on === current.validFrom) {
      this.launchedOn = on;
      this.replaceFounding(current, document);
      return;
    }
    assertFollows(current, on, `${this.code} is ${current.status}`);
    if (isLaunch) this.launchedOn = on;
    closeRow(current, on, `${this.code} ${current.status}`);
    this.statuses.add(ProgramStatusStep.of(this, to, on, document, into));
  }

  /** What was recorded already is annulled and kept; what is only being founded is simply another step. */
  private replaceFounding(founding: ProgramStatusStep, document: string | null): void {
    if (founding.id === undefined) {
      Object.assign(founding, { status: 'ACTIVE', document: document ?? founding.document });
      return;
    }
    founding.annulledAt = new Date();
    this.statuses.add(ProgramStatusStep.of(this, 'ACTIVE', founding.validFrom, document));
  }

  /**
   * Moves to another place from a day on.
   *
   * @param position undefined: it stays where it is on the ground; null: not known any more.
   * @throws DomainError PROGRAM_NOT_YET, PROGRAM_ENDED, UNIT_DOES_NOT_STAND, UNIT_ON_WRONG_LEVEL, POSITION_INVALID,
   *   PROGRAM_STEP_TOO_EARLY, PROGRAM_THERE_ALREADY.
   */
  moveTo(adminUnit: AdminUnit, on: Day, document: string | null, position?: Position | null): void {
    this.assertGoesOn(on);
    this.assertHolds(adminUnit, on);
    const current = this.currentPlacement();
    const isElsewhere = current.adminUnit !== adminUnit || current.isUnplaced;
    if (!isElsewhere && position === undefined) {
      throw new DomainError('PROGRAM_THERE_ALREADY', `${this.code} is in ${adminUnit.code}`, { code: adminUnit.code });
    }
    if (isElsewhere) {
      assertFollows(current, on, `${this.code} is in ${current.adminUnit.code}`);
      closeRow(current, on, `placement of ${this.code}`);
      this.placements.add(ProgramPlacement.of(this, adminUnit, on, document));
    }
    if (position !== undefined) this.standAt(position, on, document);
  }

  private standAt(position: Position | null, on: Day, document: string | null): void {
    if (position) assertOnEarth(position);
    const { latitude, longitude, positionPrecision: precision } = this;
    const before = latitude == null ? null : { latitude, longitude, precision };
    Object.assign(this, {
      latitude: position?.latitude ?? null,
      longitude: position?.longitude ?? null,
      positionPrecision: position?.precision ?? null,
    });
    this.edits.add(ProgramEdit.of(this, { position: [before, position] }, on, document));
  }

  /**
   * Decides where a program lies that a reform could not place: from the first day of the placement that left it open.
   * That placement is annulled, and kept.
   *
   * @throws DomainError PROGRAM_PLACED, UNIT_NOT_BELOW, UNIT_DOES_NOT_STAND, UNIT_ON_WRONG_LEVEL.
   */
  placeAt(adminUnit: AdminUnit, document: string | null): void {
    const open = this.currentPlacement();
    if (!open.isUnplaced) {
      throw new DomainError('PROGRAM_PLACED', `${this.code} is placed`, { current: 'PLACED', legal: [] });
    }
    this.assertHolds(adminUnit, open.validFrom);
    if (!adminUnit.isBelow(open.adminUnit)) {
      throw new DomainError('UNIT_NOT_BELOW', `${adminUnit.code} is not below ${open.adminUnit.code}`, {
        code: adminUnit.code,
        above: open.adminUnit.code,
      });
    }
    open.annulledAt = new Date();
    this.placements.add(ProgramPlacement.of(this, adminUnit, open.validFrom, document));
  }

  /** A place for good: the unit stands from that day on, without an end in sight. */
  private assertHolds(adminUnit: AdminUnit, from: Day): void {
    adminUnit.assertStandsOn(from);
    if (adminUnit.validTo) adminUnit.assertStandsOn(adminUnit.validTo);
    if (adminUnit.level !== 'NEIGHBORHOOD' && adminUnit.level !== 'COMMUNE') {
      throw new DomainError('UNIT_ON_WRONG_LEVEL', `${this.code} must lie in a neighborhood or a commune`, {
        code: adminUnit.code,
      });
    }
  }

  /** @throws DomainError PROGRAM_NOT_YET, PROGRAM_ENDED; as assignUnit does. */
  handOver(unit: ResponsibleUnit, role: ProgramUnitRole, on: Day, document: string | null): void {
    this.assertGoesOn(on);
    this.assignUnit(unit, role, on, document);
  }

  /**
   * Gives a unit a role from a day on. There is one managing unit at a time: another takes over from the one before.
   *
   * @throws DomainError UNIT_DOES_NOT_STAND, PROGRAM_UNIT_REPEATED when the unit has that role on that day already,
   *   PROGRAM_STEP_TOO_EARLY when the unit that manages it came no sooner.
   */
  assignUnit(unit: ResponsibleUnit, role: ProgramUnitRole, on: Day, document: string | null): void {
    unit.assertStandsOn(on);
    const inRole = this.inRole(role, on);
    if (inRole.some((row) => row.responsibleUnit === unit)) {
      throw new DomainError('PROGRAM_UNIT_REPEATED', `${unit.code} is ${role} for ${this.code} on ${on} already`, {
        code: unit.code,
        role,
      });
    }
    if (role === 'MANAGING') {
      for (const row of inRole) {
        assertFollows(row, on, `${row.responsibleUnit.code} manages ${this.code}`);
        row.end(on);
      }
    }
    this.units.add(ProgramUnit.of(this, unit, role, on, document));
  }

  /**
   * A unit gives its role up.
   *
   * @throws DomainError PROGRAM_MANAGER_NEEDED for the managing one, which another unit takes over from; PROGRAM_NOT_YET,
   *   PROGRAM_ENDED, PROGRAM_UNIT_MISSING, PROGRAM_STEP_TOO_EARLY.
   */
  endRole(unit: ResponsibleUnit, role: ProgramUnitRole, on: Day, document: string | null): void {
    this.assertGoesOn(on);
    if (role === 'MANAGING') {
      throw new DomainError('PROGRAM_MANAGER_NEEDED', `${this.code} is managed by somebody at any time`);
    }
    const held = this.inRole(role, on).find((row) => row.responsibleUnit === unit);
    if (!held) {
      throw new DomainError('PROGRAM_UNIT_MISSING', `${unit.code} is not ${role} for ${this.code} on ${on}`, {
        code: unit.code,
      });
    }
    assertFollows(held, on, `${unit.code} is ${role} for ${this.code}`);
    held.end(on);
    // The row tells by which paper the role began; this one, by which it ended.
    this.edits.add(ProgramEdit.of(this, { units: [{ code: unit.code, role }, null] }, on, document));
  }

  private inRole(role: ProgramUnitRole, on: Day): ProgramUnit[] {
    return inForce(this.units).filter((row) => row.role === role && (!row.validTo || row.validTo > on));
  }

  /**
   * @throws DomainError HOUSEHOLDS_NOT_COUNTED for points and markets, which have none of their own;
   *   PROGRAM_STEP_TOO_EARLY.
   */
  countHouseholds(households: number, on: Day, document: string | null): void {
    const { kind } = this;
    if (!hasHouseholds(kind)) {
      throw new DomainError('HOUSEHOLDS_NOT_COUNTED', `${this.code} is a ${kind} and has no households`);
    }
    const current = inForce(this.householdCounts).find((row) => !row.validTo);
    if (current) {
      assertFollows(current, on, `the households of ${this.code} were counted`);
      closeRow(current, on, `household count of ${this.code}`);
    }
    this.householdCounts.add(ProgramHouseholdCount.of(this, kind, households, on, document));
  }

  /** What a review found. @throws DomainError PROGRAM_NOT_YET, PROGRAM_ENDED; as changeStatus and countHouseholds do. */
  review(verdict: ReviewVerdict, on: Day, document: string | null, households: number | null): void {
    this.assertGoesOn(on);
    if (households !== null) this.countHouseholds(households, on, document);
    if (verdict === 'NEEDS_STRENGTHENING' && this.currentStep().status !== 'NEEDS_STRENGTHENING') {
      this.changeStatus('NEEDS_STRENGTHENING', on, document);
    }
  }

  /** Equipment that it was found with. */
  equip(count: EquipmentCount): void {
    this.equipment.add(EquipmentLine.of(this, count));
  }

  /** @throws DomainError PROGRAM_NOT_YET, PROGRAM_ENDED, EQUIPMENT_COUNT. */
  assertTakesEquipment(count: EquipmentCount, on: Day): void {
    this.assertGoesOn(on);
    assertCounts(count);
  }

  /** @throws DomainError as assertTakesEquipment does. */
  addEquipment(count: EquipmentCount, on: Day, document: string | null): EquipmentLine {
    this.assertTakesEquipment(count, on);
    const line = EquipmentLine.added(this, count, on, document);
    this.equipment.add(line);
    return line;
  }

  /** @throws DomainError PROGRAM_NOT_YET, PROGRAM_ENDED; as EquipmentLine.recount does. */
  recountEquipment(line: EquipmentLine, recount: EquipmentRecount, on: Day, document: string | null): void {
    this.assertGoesOn(on);
    line.recount(recount, on, document);
  }

  /** @throws DomainError PROGRAM_NOT_YET, PROGRAM_ENDED; as EquipmentLine.check does. */
  checkEquipment(line: EquipmentLine, working: number, on: Day, document: string | null): void {
    this.assertGoesOn(on);
    line.check(working, on, document);
  }

  /** @throws DomainError PROGRAM_NOT_YET, PROGRAM_ENDED, PROGRAM_STEP_TOO_EARLY. */
  removeEquipment(line: EquipmentLine, on: Day, document: string | null): void {
    this.assertGoesOn(on);
    line.remove(on, document);
  }

  /** The lines that it still has. */
  get heldEquipment(): EquipmentLine[] {
    return this.equipment.filter(({ removedOn }) => !removedOn);
  }

  statusOn(day: Day): ProgramStatus | null {
    return inForce(this.statuses).find((step) => isValidOn(step, day))?.status ?? null;
  }

  /** Where it lay on a day. @throws DomainError PROGRAM_NOT_YET before it lay anywhere. */
  placeOn(day: Day): AdminUnit {
    const placement = inForce(this.placements).find((row) => isValidOn(row, day));
    if (!placement) throw this.notYet();
    return placement.adminUnit;
  }

  /** The first day on which it is no more; null: it goes on. */
  get endedOn(): Day | null {
    const { status, validFrom } = this.currentStep();
    return NEXT[status].length === 0 ? validFrom : null;
  }

  /** @throws DomainError PROGRAM_NOT_YET; whoever writes a row about this program and a day asks first. */
  assertFoundedBy(day: Day): void {
    if (day < this.foundedOn) throw this.notYet();
  }

  private notYet(): DomainError {
    const { code, foundedOn } = this;
    return new DomainError('PROGRAM_NOT_YET', `${code} was founded on ${foundedOn}`, { foundedOn });
  }

  /**
   * Whoever writes what a program had to do with asks whether it was there on one of these days.
   *
   * @throws DomainError PROGRAM_NOT_YET, PROGRAM_NO_MORE.
   */
  assertWasThere(first: Day, last: Day): void {
    this.assertFoundedBy(last);
    const { code, endedOn } = this;
    if (endedOn && first >= endedOn) {
      throw new DomainError('PROGRAM_NO_MORE', `${code} ended on ${endedOn}`, { code, endedOn });
    }
  }

  /** What is done to a program from a day on needs one that goes on, and had been founded by then. */
  private assertGoesOn(on: Day): void {
    this.assertFoundedBy(on);
    if (this.endedOn) {
      const current = this.currentStep().status;
      throw new DomainError('PROGRAM_ENDED', `${this.code} is ${current}`, { current, legal: NEXT[current] });
    }
  }

  private illegal(to: ProgramStatus): DomainError {
    const current = this.currentStep().status;
    return new DomainError('PROGRAM_STEP_ILLEGAL', `${this.code} is ${current} and does not become ${to} so`, {
      current,
      legal: NEXT[current],
    });
  }

  private currentStep(): ProgramStatusStep {
    return inForce(this.statuses).find((step) => !step.validTo)!;
  }

  private currentPlacement(): ProgramPlacement {
    return inForce(this.placements).find((placement) => !placement.validTo)!;
  }
}
ProgramSchema.setClass(Program);

/** The rows that nobody has annulled. */
function inForce<Row extends { annulledAt?: Date | null }>(rows: Collection<Row>): Row[] {
  return rows.getItems().filter((row) => !row.annulledAt);
}

/** A step comes after the one that it ends. @throws DomainError PROGRAM_STEP_TOO_EARLY (with `since`). */
function assertFollows({ validFrom }: { validFrom: Day }, on: Day, what: string): void {
  if (on <= validFrom) {
    throw new DomainError('PROGRAM_STEP_TOO_EARLY', `${what} since ${validFrom}`, { since: validFrom });
  }
}
