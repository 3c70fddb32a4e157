import type { RowOutcome, Tx } from '../../access/act.js';
import { writeRows } from '../../access/rows.js';
import { atPath, refusalOf } from '../../access/rule-problems.js';
import { addDays } from '../../api/day.js';
import { type Problem, Refused, assertNotAhead, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import { raw, sql } from '../../database/read.js';
import { properName } from '../../domain/text.js';
import type { Day } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { areasToday, unitLabel } from '../admin-unit/index.js';
import { assertProgramReached, programsReached } from '../program/index.js';
import { Program } from '../program/program.entity.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { Activity, type ActivityRecord, assertMeasure } from './activity.entity.js';
import type { MeasureInput } from './activity.input.js';
import type { ActivityKind, ActivityProgramRole, MeasureKind } from './activity.vocabulary.js';
import { adviceOn } from './advice.js';

const MOST_PROGRAMS = 50;

/** What is told of an activity, with ids decoded. */
export interface Told {
  kind: ActivityKind;
  title: string;
  from: Day;
  /** Half-open; null: the one day of an event. */
  to: Day | null;
  isPeriodTotal: boolean;
  /** Null: the place of its first program. */
  areaId: number | null;
  programs: readonly { id: number; role: ActivityProgramRole }[];
  /** Null: the unit of whoever records it. */
  responsibleUnitId: number | null;
  measures: readonly MeasureInput[];
  source: string | null;
  note: string | null;
}

/** A row of a list of activities, its cells understood. */
export interface RecordingRow extends Omit<Told, 'measures'> {
  measures: Readonly<Partial<Record<MeasureKind, number>>>;
  /** Whoever sends it knows that there is one like it, and means another. */
  confirmsRepetition: boolean;
}

/** Problems name the columns of the form; advice is given with what was done. */
export type RecordedRow = RowOutcome<{ activityId: number }> & { advice?: readonly Problem[] };

/**
 * Records one part of a list of activities (1,000 rows or less), each by the rules of a single recording, and writes
 * those that nothing speaks against. The very same activity twice, in the registry or in the list, is one to confirm:
 * whoever types an activity knows what they do, but files are sent twice.
 *
 * @returns an outcome for each row, in the same order; problems name the columns of the form.
 */
export const recordActivityRows = async (tx: Tx, rows: readonly RecordingRow[]): Promise<RecordedRow[]> => {
  const outcomes = await writeRows(tx, rows, recordTogether);
  return outcomes.map((outcome): RecordedRow => {
    if ('problems' in outcome) return { problems: outcome.problems.map(inColumn) };
    return { ...outcome, ...(outcome.advice && { advice: outcome.advice.map(inColumn) }) };
  });
};

async function recordTogether(tx: Tx, rows: readonly RecordingRow[]): Promise<RecordedRow[]> {
  const told = rows.map(({ measures, ...row }): Told => ({
    ...row,
    measures: Object.entries(measures).map(([measure, value]) => ({ measure: measure as MeasureKind, value })),
  }));
  const known = await knownOf(tx, told);
  const programs = await programsReached(
    tx,
    told.flatMap(({ programs }) => programs.map(({ id }) => id)),
  );
  const areas = await areasReached(
    tx,
    told.flatMap(({ areaId }) => areaId ?? []),
  );
  const outcomes: RecordedRow[] = [];
  const records: { at: number; record: ActivityRecord }[] = [];
  for (const [at, one] of told.entries()) {
    try {
      for (const [index, { id }] of one.programs.entries())
        assertProgramReached(programs, id, ['programs', String(index), 'program']);
      if (one.areaId !== null && !areas.has(one.areaId)) {
        const area = known.areas.get(one.areaId);
        throw new Refused([problem('NOT_PERMITTED', ['adminUnit'], { area: area && unitLabel(area) })]);
      }
      records.push({ at, record: recordOf(one, known, { today: tx.today, provenance: 'IMPORT' }) });
    } catch (error) {
      outcomes[at] = { problems: refusalOf(error) };
    }
  }

  const same = await samenessOf(
    tx,
    records.map(({ record }) => record),
  );
  const earlier = new Set<string>();
  const accepted: { at: number; activity: Activity; record: ActivityRecord }[] = [];
  for (const [index, { at, record }] of records.entries()) {
    const { key, activityId } = same[index]!;
    const isRepeated = activityId !== null || earlier.has(key);
    if (isRepeated && !rows[at]!.confirmsRepetition) {
      outcomes[at] = { problems: [problem('ACTIVITY_REPEATED', ['title'], {}, { severity: 'CONFIRMABLE' })] };
      continue;
    }
    try {
      accepted.push({ at, record, activity: Activity.of(record) });
      earlier.add(key);
    } catch (error) {
      outcomes[at] = { problems: refusalOf(error) };
    }
  }
  await tx.createMany(accepted.map(({ activity }) => activity));
  const advice = await adviceOn(
    tx,
    accepted.map(({ record }) => record),
  );
  for (const [index, { at, activity }] of accepted.entries())
    outcomes[at] = { done: { activityId: activity.id }, advice: advice[index]! };
  return outcomes;
}

/** Of these areas, those for whose land of today the actor answers, whatever reforms have made of them. */
async function areasReached(tx: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.read.rows<{ id: number; areaIds: (number | null)[] }>(
    'activity.areas-today',
    sql`
    select wanted.id, array_agg(today.id) as "areaIds" from unnest(${[...new Set(ids)]}::integer[]) as wanted (id)
    cross join lateral (${areasToday(raw('wanted.id'), tx.today)}) as today (id) group by wanted.id`,
  );
  const reached = await tx.reached(rows.flatMap(({ areaIds }) => areaIds.flatMap((id) => id ?? [])));
  return new Set(
    rows.flatMap(({ id, areaIds }) => (areaIds.every((area) => area !== null && reached.has(area)) ? id : [])),
  );
}

/** What makes two activities the very same: kind, days, place, programs, title and measures. */
interface Sameness {
  key: string;
  /** One of the registry that is the same and counts; null: none. */
  activityId: number | null;
}

async function samenessOf({ read }: Tx, records: readonly ActivityRecord[]): Promise<Sameness[]> {
  if (records.length === 0) return [];
  const told = records.map((record, at) => ({
    at,
    kind: record.kind,
    period_from: record.periodFrom,
    period_to: record.periodTo,
    is_total: record.isPeriodTotal,
    area_id: record.adminUnit.id,
    title: record.title,
    programs: record.programs.map(({ program }) => program.id).sort((a, b) => a - b),
    measures: Object.fromEntries(Object.entries(record.measures).sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
  const rows = await read.rows<{ title: string; activityId: number | null }>(
    'activity.repeated',
    sql`
    select told.folded_title as title, (
      select a.id from activity a
      where a.kind = told.kind and a.period_from = told.period_from and a.folded_title = told.folded_title
        and a.ended_at is null and a.period_to = told.period_to and a.is_period_total = told.is_total
        and a.admin_unit_id = told.area_id
        and array(select ap.program_id from activity_program ap where ap.activity_id = a.id order by 1)
          = array(select id::integer from jsonb_array_elements_text(told.programs) as program (id) order by 1)
        and coalesce((select jsonb_object_agg(m.measure, m.value) from activity_measure m where m.activity_id = a.id), '{}')
          = told.measures
      order by a.id limit 1
    ) as "activityId"
    from (
      select *, fold(title) as folded_title from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        as told (at integer, kind text, period_from date, period_to date, is_total boolean, area_id integer, title text,
          programs jsonb, measures jsonb)
    ) told order by told.at`,
  );
  return rows.map(({ title, activityId }, at) => ({ key: JSON.stringify({ ...told[at]!, at: 0, title }), activityId }));
}

/** What activities point to, read at once. */
export interface Known {
  /** With their statuses and places. */
  programs: ReadonlyMap<number, Program>;
  areas: ReadonlyMap<number, AdminUnit>;
  /** Units that are named, with what a sentence calls each, and whether it is the actor's own or under it. */
  units: ReadonlyMap<number, { unit: ResponsibleUnit; label: string; own: string; isUnder: boolean }>;
  own: ResponsibleUnit;
}

/** What of activities points somewhere. */
export type Pointing = Pick<Told, 'areaId' | 'programs' | 'responsibleUnitId'>;

export async function knownOf({ em, grant, read }: Tx, told: readonly Pointing[]): Promise<Known> {
  const unique = (ids: readonly number[]) => [...new Set(ids)];
  const programIds = unique(told.flatMap(({ programs }) => programs.map(({ id }) => id)));
  const areaIds = unique(told.flatMap(({ areaId }) => areaId ?? []));
  const unitIds = unique(told.flatMap(({ responsibleUnitId }) => responsibleUnitId ?? []));
  const programs =
    programIds.length === 0
      ? []
      : await em.find(Program, { id: { $in: programIds } }, { populate: ['statuses', 'placements.adminUnit'] });
  const areas = areaIds.length === 0 ? [] : await em.find(AdminUnit, { id: { $in: areaIds } });
  const own = grant!.unitId!;
  // An officer speaks for their own unit and for those under it.
  const named =
    unitIds.length === 0
      ? []
      : await read.rows<{ id: number; label: string; own: string; isUnder: boolean }>(
          'activity.units-under',
          sql`
          select u.id, u.name || ' (' || u.code || ')' as label, own.name || ' (' || own.code || ')' as own,
            exists (select from responsible_unit_ancestor ra
              where ra.unit_id = u.id and ra.ancestor_id = own.id) as "isUnder"
          from responsible_unit u, responsible_unit own where u.id = any(${unitIds}::integer[]) and own.id = ${own}`,
        );
  return {
    programs: new Map(programs.map((program) => [program.id, program])),
    areas: new Map(areas.map((area) => [area.id, area])),
    units: new Map(named.map(({ id, ...unit }) => [id, { ...unit, unit: em.getReference(ResponsibleUnit, id) }])),
    own: em.getReference(ResponsibleUnit, own),
  };
}

/** The record that is told. @throws Refused, each problem at its place in the input. */
export function recordOf(
  told: Told,
  known: Known,
  { today, provenance }: { today: Day; provenance: ActivityRecord['provenance'] },
): ActivityRecord {
  const programs = programsOf(told.programs, known);
  const span = spanOf(told, today);
  const record: ActivityRecord = {
    ...span,
    kind: told.kind,
    title: titleOf(told.title),
    source: shortText(told.source, 300, ['source']),
    note: shortText(told.note, 2_000, ['note']),
    provenance,
    responsibleUnit: unitOf(told.responsibleUnitId, known),
    adminUnit: told.areaId === null ? placeOf(programs, span.periodFrom) : areaOf(told.areaId, known),
    programs,
    measures: measuresOf(told.kind, told.measures),
  };
  assertHolds(record);
  return record;
}

export function programsOf(told: Told['programs'], known: Known): ActivityRecord['programs'] {
  if (told.length > MOST_PROGRAMS) {
    throw new Refused([problem('OUT_OF_RANGE', ['programs'], { least: 0, most: MOST_PROGRAMS })]);
  }
  const named = new Set<string>();
  return told.map(({ id, role }, at) => {
    const path = ['programs', String(at), 'program'];
    const program = known.programs.get(id);
    if (!program) throw new Refused([problem('UNKNOWN_REFERENCE', path)]);
    if (named.has(`${id} ${role}`)) throw new Refused([problem('NAMED_TWICE', path)]);
    named.add(`${id} ${role}`);
    return { program, role };
  });
}

/** Half-open. Nothing is recorded before it happens: a total ends with today at the latest. */
export function spanOf(
  { from, to, isPeriodTotal }: Pick<Told, 'from' | 'to' | 'isPeriodTotal'>,
  today: Day,
): Pick<ActivityRecord, 'periodFrom' | 'periodTo' | 'isPeriodTotal'> {
  assertNotAhead(from, today, ['from']);
  if (isPeriodTotal && to === null) throw new Refused([problem('REQUIRED', ['to'])]);
  const periodTo = to ?? addDays(from, 1);
  if (periodTo <= from || (!isPeriodTotal && periodTo !== addDays(from, 1))) {
    throw new Refused([problem('PERIOD_INVALID', ['to'])]);
  }
  assertNotAhead(addDays(periodTo, -1), today, ['to']);
  return { periodFrom: from, periodTo, isPeriodTotal };
}

export const titleOf = (title: string): string =>
  atPath(['title'], () => properName(shortText(title, 300, ['title']) ?? ''));

export function placeOf(programs: ActivityRecord['programs'], day: Day): AdminUnit {
  const [first] = programs;
  if (!first) throw new Refused([problem('REQUIRED', ['adminUnit'])]);
  const { program } = first;
  // A total may begin before the program did.
  return program.placeOn(day < program.foundedOn ? program.foundedOn : day);
}

export function areaOf(id: number, { areas }: Known): AdminUnit {
  const area = areas.get(id);
  if (!area) throw new Refused([problem('UNKNOWN_REFERENCE', ['adminUnit'])]);
  return area;
}

export function unitOf(id: number | null, { units, own }: Known): ResponsibleUnit {
  if (id === null) return own;
  const told = units.get(id);
  if (!told?.isUnder) {
    const facts = told && { unit: told.label, own: told.own };
    throw new Refused([problem('NOT_PERMITTED', ['responsibleUnit'], facts)]);
  }
  return told.unit;
}

export function measuresOf(kind: ActivityKind, given: readonly MeasureInput[]): ActivityRecord['measures'] {
  const told: Record<string, number> = {};
  for (const [at, { measure, value }] of given.entries()) {
    const path = ['measures', String(at)];
    if (measure in told) throw new Refused([problem('NAMED_TWICE', [...path, 'measure'])]);
    atPath(path, () => assertMeasure(kind, measure, value));
    told[measure] = value;
  }
  return told;
}

/** What the record names was there at the time, each said at its own place. */
export function assertHolds({ adminUnit, periodFrom, periodTo, programs }: ActivityRecord): void {
  const last = addDays(periodTo ?? addDays(periodFrom, 1), -1);
  for (const [at, { program }] of programs.entries()) {
    atPath(['programs', String(at), 'program'], () => program.assertWasThere(periodFrom, last));
  }
  atPath(['adminUnit'], () => adminUnit.assertStandsOn(periodFrom));
}

/** Columns by what the input of a single activity calls it. */
const COLUMNS: Readonly<Record<string, string>> = {
  adminUnit: 'areaCode',
  programs: 'programCodes',
  responsibleUnit: 'responsibleUnitCode',
  to: 'through',
};

function inColumn(found: Problem): Problem {
  const [field] = found.path;
  // A measure is a column of its own.
  const measure = field === 'measures' ? (found.facts['measure'] as string | undefined) : undefined;
  const column = measure ?? (field === undefined ? undefined : (COLUMNS[field] ?? field));
  return { ...found, path: column === undefined ? [] : [column] };
}
