import { Collection, defineEntity, p } from '@mikro-orm/core';
import { Provenance } from '../../api/common.vocabulary.js';
import { ownFields } from '../../database/own-fields.js';
import { DomainError } from '../../domain/error.js';
import { properName } from '../../domain/text.js';
import { nextDay } from '../../domain/validity.js';
import type { Day } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { Program } from '../program/program.entity.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { ActivityEnd, ActivityKind, ActivityProgramRole, MEASURES_OF, MeasureKind } from './activity.vocabulary.js';

const ActivitySchema = defineEntity({
  name: 'Activity',
  tableName: 'activity',
  properties: {
    id: p.integer().primary(),
    kind: p.enum(() => ActivityKind),
    periodFrom: p.date(),
    periodTo: p.date(),
    isPeriodTotal: p.boolean(),
    adminUnit: () => p.manyToOne(AdminUnit),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit),
    title: p.string(),
    source: p.string().nullable(),
    note: p.string().nullable(),
    provenance: p.enum(() => Provenance),
    corrects: () => p.oneToOne(Activity).owner().nullable(),
    version: p.integer().version(),
    recordedAt: p.datetime().defaultRaw('now()'),
    changedAt: p.datetime().defaultRaw('now()'),
    endedAt: p.datetime().nullable(),
    endedBy: p.enum(() => ActivityEnd).nullable(),
    endedDocument: p.string().nullable(),
    programs: () => p.oneToMany(ActivityProgram).mappedBy('activity'),
    measures: () => p.oneToMany(ActivityMeasure).mappedBy('activity'),
  },
});

export interface ActivityRecord {
  kind: ActivityKind;
  periodFrom: Day;
  /** Half-open; left out for a single event, which lasts its one day. */
  periodTo?: Day;
  /** A commune's return over many days rather than an event. */
  isPeriodTotal: boolean;
  adminUnit: AdminUnit;
  responsibleUnit: ResponsibleUnit;
  title: string;
  source?: string | null;
  note?: string | null;
  provenance: Provenance;
  /** The first is the one by whose place the activity counts. */
  programs: readonly { program: Program; role: ActivityProgramRole }[];
  /** Whole numbers by measure; money in đồng. */
  measures: Readonly<Partial<Record<MeasureKind, number>>>;
}

/** One dated event, or a total over a period, with what was counted. */
export class Activity extends ActivitySchema.class {
  /** A note may name somebody. */
  static readonly personal = ['note'];

  constructor() {
    super();
    const own = ownFields(this);
    own.programs = new Collection(own);
    own.measures = new Collection(own);
    return own;
  }

  /**
   * @throws DomainError MEASURE_FOREIGN for a measure that does not belong to the kind, MEASURE_VALUE, PERIOD_INVALID,
   *   UNIT_DOES_NOT_STAND, ACTIVITY_EMPTY without any measure or program.
   */
  static of(record: ActivityRecord): Activity {
    const { programs, measures, periodTo = nextDay(record.periodFrom), ...fields } = record;
    const lastsOneDay = periodTo === nextDay(record.periodFrom);
    if (periodTo <= record.periodFrom || (!record.isPeriodTotal && !lastsOneDay)) {
      throw new DomainError('PERIOD_INVALID', `an event lasts one day, not ${record.periodFrom} to ${periodTo}`);
    }
    record.adminUnit.assertStandsOn(record.periodFrom);
    if (programs.length === 0 && Object.keys(measures).length === 0) {
      throw new DomainError('ACTIVITY_EMPTY', `"${record.title}" neither counts anything nor names a program`);
    }
    const activity = Object.assign(new Activity(), fields, { periodTo, title: properName(record.title) });
    programs.forEach(({ program, role }, index) =>
      activity.programs.add(Object.assign(new ActivityProgram(), { activity, ordinal: index + 1, program, role })),
    );
    for (const [measure, value] of Object.entries(measures)) {
      activity.measures.add(ActivityMeasure.of(activity, measure as MeasureKind, value));
    }
    return activity;
  }

  /**
   * Another row takes its place; this one is kept, and counts no more.
   *
   * @throws DomainError ACTIVITY_ENDED when it counts no more already; as `of` does.
   */
  correct(record: ActivityRecord, at: Date, document: string | null): Activity {
    this.end('CORRECTION', at, document);
    return Object.assign(Activity.of(record), { corrects: this });
  }

  /** It is kept, and counts no more. @throws DomainError ACTIVITY_ENDED when it counts no more already. */
  annul(at: Date, document: string): void {
    this.end('ANNULMENT', at, document);
  }

  private end(by: ActivityEnd, at: Date, document: string | null): void {
    if (this.endedBy) {
      throw new DomainError('ACTIVITY_ENDED', `activity ${this.id} ended`, { current: this.endedBy, legal: [] });
    }
    Object.assign(this, { endedBy: by, endedAt: at, endedDocument: document });
  }
}
ActivitySchema.setClass(Activity);

const ActivityProgramSchema = defineEntity({
  name: 'ActivityProgram',
  tableName: 'activity_program',
  properties: {
    activity: () => p.manyToOne(Activity).primary(),
    ordinal: p.integer().primary(),
    program: () => p.manyToOne(Program),
    role: p.enum(() => ActivityProgramRole),
  },
});

export class ActivityProgram extends ActivityProgramSchema.class {}
ActivityProgramSchema.setClass(ActivityProgram);

const ActivityMeasureSchema = defineEntity({
  name: 'ActivityMeasure',
  tableName: 'activity_measure',
  properties: {
    activity: () => p.manyToOne(Activity).primary(),
    // The activity's own kind: by it the database refuses a foreign measure.
    kind: p.enum(() => ActivityKind),
    measure: p.enum(() => MeasureKind).primary(),
    value: p.bigint('number'),
  },
});

export class ActivityMeasure extends ActivityMeasureSchema.class {
  static of(activity: Activity, measure: MeasureKind, value: number): ActivityMeasure {
    const { kind } = activity;
    assertMeasure(kind, measure, value);
    return Object.assign(new ActivityMeasure(), { activity, kind, measure, value });
  }
}
ActivityMeasureSchema.setClass(ActivityMeasure);

/** No single return comes near these; sums of thousands of them stay numbers that JSON can say. */
const MOST_COUNTED = 1e11;
const MOST_VND = 1e13;

/** @throws DomainError MEASURE_FOREIGN for a measure that does not belong to the kind; MEASURE_VALUE. */
export function assertMeasure(kind: ActivityKind, measure: MeasureKind, value: number): void {
  if (!MEASURES_OF[kind].includes(measure)) {
    throw new DomainError('MEASURE_FOREIGN', `${measure} does not belong to ${kind}`, {
      kind,
      measure,
      allowed: MEASURES_OF[kind],
    });
  }
  const most = measure.endsWith('_VND') ? MOST_VND : MOST_COUNTED;
  if (!Number.isSafeInteger(value) || value < 0 || value > most) {
    throw new DomainError('MEASURE_VALUE', `${measure} cannot be ${value}`, { measure, most });
  }
}
