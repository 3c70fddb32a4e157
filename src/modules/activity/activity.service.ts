import { type Outcome, type Target, type Tx, act } from '../../access/act.js';
import { atPath } from '../../access/rule-problems.js';
import { addDays } from '../../api/day.js';
import { Refused, assertNotAhead, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { sql } from '../../database/read.js';
import { properName } from '../../domain/text.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { AdminUnitId, areasToday } from '../admin-unit/index.js';
import { Program } from '../program/program.entity.js';
import { ProgramId, placesToday, shownWith } from '../program/index.js';
import { ResponsibleUnitId } from '../responsible-unit/index.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { Activity, type ActivityRecord, assertMeasure } from './activity.entity.js';
import type * as input from './activity.input.js';
import { ActivityId } from './activity.type.js';
import type { ActivityKind } from './activity.vocabulary.js';

/** What every act upon an activity gives. */
export interface ActivityResult {
  activityId: number;
}

type Answer = Promise<Outcome<ActivityResult>>;

const MOST_PROGRAMS = 50;

export const recordActivity = (context: Context, given: input.RecordActivityInput): Answer => {
  const { today } = context;
  const areaId = given.adminUnit == null ? null : AdminUnitId.decode(given.adminUnit, 'adminUnit');
  const programIds = (given.programs ?? []).map(programIdOf);
  const places = placesToday(programIds, today);
  const target: Target = {
    type: 'Activity',
    id: null,
    areas: areaId === null ? places : sql`${places} union all (${areasToday(sql`${areaId}::integer`, today)})`,
    // Neither a program nor an area is a fault of the form, which the rule tells to whoever may record at all.
    isMany: areaId === null && !given.programs?.length,
    ...shownWith(programIds, today),
  };
  return act(context, 'RECORD_ACTIVITY', target, async (tx) => {
    const programs = await programsOf(tx, given.programs ?? []);
    const span = spanOf(given, tx.today);
    const record: ActivityRecord = {
      ...span,
      kind: given.kind,
      title: titleOf(given.title),
      source: shortText(given.source, 300, ['source']),
      note: shortText(given.note, 2_000, ['note']),
      provenance: 'OWN_ENTRY',
      responsibleUnit: await unitOf(tx, given.responsibleUnit),
      adminUnit: areaId === null ? placeOf(programs, span.periodFrom) : await areaOf(tx, areaId),
      programs,
      measures: measuresOf(given.kind, given.measures ?? []),
    };
    assertHolds(record);
    const activity = tx.create(Activity.of(record));
    await tx.em.flush();
    return { activityId: activity.id };
  });
};

export const correctActivity = (context: Context, given: input.CorrectActivityInput): Answer => {
  const id = ActivityId.decode(given.activity, 'activity');
  const areaId = given.adminUnit == null ? null : AdminUnitId.decode(given.adminUnit, 'adminUnit');
  const programIds = (given.programs ?? []).map(programIdOf);
  return act(context, 'RECORD_ACTIVITY', targetOf(context, id), async (tx) => {
    const activity = await tx.change(Activity, id, given.expectedVersion);
    await tx.em.populate(activity, ['adminUnit', 'responsibleUnit', 'measures', 'programs.program.statuses']);
    if (areaId !== null) await assertReached(tx, areasToday(sql`${areaId}::integer`, tx.today), ['adminUnit']);
    await assertReached(tx, placesToday(programIds, tx.today), ['programs']);
    const kind = given.kind ?? activity.kind;
    const programs = given.programs
      ? await programsOf(tx, given.programs)
      : activity.programs.map(({ program, role }) => ({ program, role }));
    await tx.em.populate(
      programs.map(({ program }) => program),
      ['placements.adminUnit'],
    );
    const span = spanOf(
      {
        from: given.from ?? activity.periodFrom,
        to: given.to ?? ((given.isPeriodTotal ?? activity.isPeriodTotal) ? activity.periodTo : null),
        isPeriodTotal: given.isPeriodTotal ?? activity.isPeriodTotal,
      },
      tx.today,
    );
    const record: ActivityRecord = {
      ...span,
      kind,
      title: given.title == null ? activity.title : titleOf(given.title),
      source: given.source === undefined ? activity.source : shortText(given.source, 300, ['source']),
      note: given.note === undefined ? activity.note : shortText(given.note, 2_000, ['note']),
      provenance: 'OWN_ENTRY',
      responsibleUnit:
        given.responsibleUnit == null ? activity.responsibleUnit : await unitOf(tx, given.responsibleUnit),
      adminUnit:
        given.adminUnit === undefined
          ? activity.adminUnit
          : areaId === null
            ? placeOf(programs, span.periodFrom)
            : await areaOf(tx, areaId),
      programs,
      measures: measuresOf(kind, given.measures ?? activity.measures.getItems()),
    };
    assertHolds(record);
    const corrected = activity.correct(record, tx.now, shortText(given.document, 300, ['document']));
    tx.em.persist(corrected);
    await tx.em.flush();
    return { activityId: corrected.id };
  });
};

export const annulActivity = (context: Context, given: input.AnnulActivityInput): Answer => {
  const id = ActivityId.decode(given.activity, 'activity');
  return act(context, 'RECORD_ACTIVITY', targetOf(context, id), async (tx) => {
    const activity = await tx.change(Activity, id, given.expectedVersion);
    const document = shortText(given.document, 300, ['document']);
    if (!document) throw new Refused([problem('REQUIRED', ['document'])]);
    activity.annul(tx.now, document);
    return { activityId: id };
  });
};

/** An activity lies today where its programs do, or else where its area is now; it counts by its programs, too. */
const targetOf = ({ today }: Context, id: number): Target => ({
  type: 'Activity',
  id,
  areas: sql`
    select place.admin_unit_id from activity_program ap
    cross join lateral (${placesToday(sql`array[ap.program_id]`, today)}) place where ap.activity_id = ${id}
    union all (${areasToday(
      sql`(select a.admin_unit_id from activity a where a.id = ${id}
        and not exists (select from activity_program ap where ap.activity_id = a.id))`,
      today,
    )})`,
  shownBy: [{ action: 'READ_ACTIVITIES' }],
});

async function assertReached(tx: Tx, areas: ReturnType<typeof placesToday>, path: readonly string[]): Promise<void> {
  const rows = await tx.read.rows<{ id: number | null }>(
    'activity.areas',
    sql`select area.id from (${areas}) as area (id)`,
  );
  const reached = await tx.reached(rows.flatMap(({ id }) => id ?? []));
  if (rows.some(({ id }) => id === null || !reached.has(id))) throw new Refused([problem('NOT_PERMITTED', path)]);
}

const programIdOf = ({ program }: input.ActivityProgramInput): number => ProgramId.decode(program, 'programs');

async function programsOf(
  { em }: Tx,
  given: readonly input.ActivityProgramInput[],
): Promise<ActivityRecord['programs']> {
  if (given.length > MOST_PROGRAMS) {
    throw new Refused([problem('OUT_OF_RANGE', ['programs'], { least: 0, most: MOST_PROGRAMS })]);
  }
  const known = await em.find(
    Program,
    { id: { $in: given.map(programIdOf) } },
    { populate: ['statuses', 'placements.adminUnit'] },
  );
  const told = new Set<string>();
  return given.map((item, at) => {
    const path = ['programs', String(at), 'program'];
    const id = programIdOf(item);
    const program = known.find((other) => other.id === id);
    if (!program) throw new Refused([problem('UNKNOWN_REFERENCE', path)]);
    const role = item.role ?? 'TOOK_PART';
    if (told.has(`${id} ${role}`)) throw new Refused([problem('NAMED_TWICE', path)]);
    told.add(`${id} ${role}`);
    return { program, role };
  });
}

/** Half-open. Nothing is recorded before it happens: a total ends with today at the latest. */
function spanOf(
  { from, to, isPeriodTotal }: Pick<input.RecordActivityInput, 'from' | 'to' | 'isPeriodTotal'>,
  today: string,
): Pick<ActivityRecord, 'periodFrom' | 'periodTo' | 'isPeriodTotal'> {
  assertNotAhead(from, today, ['from']);
  if (isPeriodTotal && to == null) throw new Refused([problem('REQUIRED', ['to'])]);
  const periodTo = to ?? addDays(from, 1);
  if (periodTo <= from || (!isPeriodTotal && periodTo !== addDays(from, 1))) {
    throw new Refused([problem('PERIOD_INVALID', ['to'])]);
  }
  assertNotAhead(addDays(periodTo, -1), today, ['to']);
  return { periodFrom: from, periodTo, isPeriodTotal: isPeriodTotal ?? false };
}

const titleOf = (title: string): string => atPath(['title'], () => properName(shortText(title, 300, ['title']) ?? ''));

function placeOf(programs: ActivityRecord['programs'], day: string): AdminUnit {
  const [first] = programs;
  if (!first) throw new Refused([problem('REQUIRED', ['adminUnit'])]);
  const { program } = first;
  // A total may begin before the program did.
  return program.placeOn(day < program.foundedOn ? program.foundedOn : day);
}

async function areaOf({ em }: Tx, id: number): Promise<AdminUnit> {
  const area = await em.findOne(AdminUnit, id);
  if (!area) throw new Refused([problem('UNKNOWN_REFERENCE', ['adminUnit'])]);
  return area;
}

/** An officer speaks for their own unit and for those under it. */
async function unitOf({ em, grant, read }: Tx, given: string | null | undefined): Promise<ResponsibleUnit> {
  const own = grant!.unitId!;
  if (given == null) return em.getReference(ResponsibleUnit, own);
  const id = ResponsibleUnitId.decode(given, 'responsibleUnit');
  const [under] = await read.rows(
    'activity.unit-under',
    sql`select 1 from responsible_unit_ancestor ra where ra.unit_id = ${id} and ra.ancestor_id = ${own}`,
  );
  if (!under) throw new Refused([problem('NOT_PERMITTED', ['responsibleUnit'])]);
  return em.getReference(ResponsibleUnit, id);
}

function measuresOf(
  kind: ActivityKind,
  given: readonly Pick<input.MeasureInput, 'measure' | 'value'>[],
): ActivityRecord['measures'] {
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
function assertHolds({ adminUnit, periodFrom, periodTo, programs }: ActivityRecord): void {
  const last = addDays(periodTo ?? addDays(periodFrom, 1), -1);
  for (const [at, { program }] of programs.entries()) {
    atPath(['programs', String(at), 'program'], () => program.assertWasThere(periodFrom, last));
  }
  atPath(['adminUnit'], () => adminUnit.assertStandsOn(periodFrom));
}
