import { type Sql, join, raw, sql } from '../../database/read.js';
import { ActivityKind, MEASURES_OF, type MeasureKind } from './activity.vocabulary.js';

/**
 * Activities are summed in buckets: by kind, and by the month that holds all their days; what no month holds has its own
 * days for a bucket. Months begin on the 1st, or on the 15th by the state's rule.
 */
export type MonthBegin = 1 | 15;

/** By activity_kind_measure.ordinal, as many as any kind has. */
const ORDINALS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
type Sums = Record<`measure_${(typeof ORDINALS)[number]}`, number | null>;

export const measureColumns = join(ORDINALS.map((ordinal) => raw(`measure_${ordinal}`)));

/** The bucket of some days, `period_from` and `period_to` of an alias; to be joined laterally. */
export const bucketOf = (days: Sql, monthBegin: Sql): Sql =>
  enclosing(
    days,
    sql`month_start(${days}.period_from, ${monthBegin})`,
    sql`month_end(${days}.period_from, ${monthBegin})`,
  );

/** Finer: the half month that holds the days. Whatever lies in one lies in a month of either beginning. */
export const halfMonthOf = (days: Sql): Sql =>
  enclosing(days, sql`half_month_start(${days}.period_from)`, sql`half_month_end(${days}.period_from)`);

const enclosing = (days: Sql, from: Sql, to: Sql): Sql => sql`
      select case when ${days}.period_to <= stretch.day_to then stretch.day_from else ${days}.period_from end as period_from,
        case when ${days}.period_to <= stretch.day_to then stretch.day_to else ${days}.period_to end as period_to
      from (select ${from}, ${to}) as stretch (day_from, day_to)`;

/** What the sums are made from, of each activity. */
export const SUMMED = ['kind', 'provenance', 'period_from', 'period_to'] as const;

/**
 * How many of `entry` (its keys, activity_id, kind, is_within, is_demo) there are by `keys` and kind, as the columns of
 * activity_rollup but for those of measures.
 */
export const countsOf = (entry: Sql, keys: Sql): Sql => sql`
    select ${keys}, kind, (count(*) filter (where is_within))::integer as activities,
      (count(*) filter (where not is_within))::integer as not_attributable, bool_or(is_demo) as has_demo_data
    from ${entry} group by ${keys}, kind`;

/** The same with the sums of their measures. */
export const sumsOf = (entry: Sql, keys: Sql): Sql => sql`
    select ${keys}, kind, sum(activities)::integer as activities, sum(not_attributable)::integer as not_attributable,
      bool_or(has_demo_data) as has_demo_data, ${join(
        ORDINALS.map((n) => raw(`(sum(value) filter (where ordinal = ${n}))::bigint as measure_${n}`)),
      )}
    from (
      select counted.*, null::smallint as ordinal, null::bigint as value from (${countsOf(entry, keys)}) counted
      union all
      -- Added up by measure first: of these there are few whose place has to be looked up.
      select ${keys}, kind, 0, 0, null, k.ordinal, value
      from (
        select ${keys}, kind, m.measure, sum(m.value) as value
        from ${entry} join activity_measure m using (activity_id, kind)
        where is_within group by ${keys}, kind, m.measure
      ) measured join activity_kind_measure k using (kind, measure)
    ) told group by ${keys}, kind`;

/** The same over rows of activity_rollup. */
export const sumsOfSums = (rollup: Sql, keys: Sql): Sql => sql`
    select ${keys}, kind, sum(activities)::integer as activities, sum(not_attributable)::integer as not_attributable,
      bool_or(has_demo_data) as has_demo_data, ${join(
        ORDINALS.map((n) => raw(`sum(measure_${n})::bigint as measure_${n}`)),
      )}
    from ${rollup} group by ${keys}, kind`;

/** A bucket of one owner, or several that were added up; with its measures where they are asked for. */
export interface BucketRow extends Partial<Sums> {
  ownerId: number;
  kind: ActivityKind;
  /** Whether the period holds it; else it is cut. */
  isWhole: boolean;
  /** Its days within the period; null where no months were asked for. */
  from: string | null;
  to: string | null;
  activities: number;
  notAttributable: number;
  hasDemoData: boolean;
}

/** What an owner's activities of one kind come to. */
export interface ActivityTotal {
  readonly kind: ActivityKind;
  readonly activities: number;
  readonly notAttributable: number;
  readonly hasDemoData: boolean;
  /** Added up each time they are read; none where they were not asked for. */
  readonly recorded: Partial<Record<MeasureKind, number>>;
}

/** What an owner's activities come to, by kind in the order of the vocabulary; kinds without any are left out. */
export interface ActivityTotalsRow {
  ownerId: number;
  inPeriod: readonly ActivityTotal[];
  /** In each of the months that were asked for. */
  inMonths: readonly (readonly ActivityTotal[])[];
}

/** What an owner comes to for whom nothing is kept. */
export const NOTHING_DONE: Omit<ActivityTotalsRow, 'ownerId'> = { inPeriod: [], inMonths: [] };

class Total implements ActivityTotal {
  activities = 0;
  notAttributable = 0;
  hasDemoData = false;
  /** What it holds of measures; a history has a thousand totals, and seldom asks for any. */
  private held: BucketRow[] | undefined;

  constructor(readonly kind: ActivityKind) {}

  add(bucket: BucketRow, holds: boolean): void {
    this.hasDemoData ||= bucket.hasDemoData;
    this.notAttributable += bucket.notAttributable;
    if (!holds) {
      this.notAttributable += bucket.activities;
      return;
    }
    this.activities += bucket.activities;
    if (bucket.measure_1 !== undefined) (this.held ??= []).push(bucket);
  }

  get recorded(): Partial<Record<MeasureKind, number>> {
    const recorded: Partial<Record<MeasureKind, number>> = {};
    for (const bucket of this.held ?? []) {
      MEASURES_OF[this.kind].forEach((measure, at) => {
        const value = bucket[`measure_${(at + 1) as (typeof ORDINALS)[number]}`];
        if (value != null) recorded[measure] = (recorded[measure] ?? 0) + value;
      });
    }
    return recorded;
  }
}

const PLACE_OF_KIND = new Map(Object.values(ActivityKind).map((kind, at) => [kind, at]));

/** Totals of one span of days, by the place of their kind; of kinds that were not met there is none. */
type Tally = (Total | undefined)[];

/**
 * Buckets added up by owner, for the period and each of its months: what is held counts, and what is cut cannot be
 * attributed.
 *
 * @param months their first days, in order; the first may be before the period.
 */
export function totalsOf(buckets: readonly BucketRow[], months: readonly string[]): ActivityTotalsRow[] {
  const tallies = new Map<number, Tally[]>();
  for (const bucket of buckets) {
    const { ownerId, isWhole, from, to } = bucket;
    let ofOwner = tallies.get(ownerId);
    if (!ofOwner) tallies.set(ownerId, (ofOwner = Array.from({ length: 1 + months.length }, () => [])));
    count(bucket, ofOwner[0]!, isWhole);
    if (from === null || to === null) continue;
    const first = Math.max(1, begun(months, from, true));
    const last = begun(months, to, false);
    for (let month = first; month <= last; month++) count(bucket, ofOwner[month]!, isWhole && first === last);
  }
  return Array.from(tallies, ([ownerId, [period, ...inMonths]]) => ({
    ownerId,
    inPeriod: met(period!),
    inMonths: inMonths.map(met),
  }));
}

const count = (bucket: BucketRow, tally: Tally, holds: boolean): void =>
  (tally[PLACE_OF_KIND.get(bucket.kind)!] ??= new Total(bucket.kind)).add(bucket, holds);

const met = (tally: Tally): Total[] => tally.filter((total) => total !== undefined);

/** How many of the months begin before a day, or on it, too. */
function begun(months: readonly string[], day: string, orOnIt: boolean): number {
  let [least, most] = [0, months.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (months[middle]! < day || (orOnIt && months[middle] === day)) least = middle + 1;
    else most = middle;
  }
  return least;
}
