import { type Outcome, type Target, type Tx, act } from '../../access/act.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { sql } from '../../database/read.js';
import { AdminUnitId, areasToday } from '../admin-unit/index.js';
import { ProgramId, placesToday, shownWith } from '../program/index.js';
import { ResponsibleUnitId } from '../responsible-unit/index.js';
import { Activity, type ActivityRecord } from './activity.entity.js';
import type * as input from './activity.input.js';
import { ActivityId } from './activity.type.js';
import { adviceOn } from './advice.js';
import {
  type Pointing,
  type Told,
  areaOf,
  assertHolds,
  knownOf,
  measuresOf,
  placeOf,
  programsOf,
  recordOf,
  spanOf,
  titleOf,
  unitOf,
} from './recording.js';

/** What every act upon an activity gives. */
export interface ActivityResult {
  activityId: number;
}

type Answer = Promise<Outcome<ActivityResult>>;

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
    const told: Told = {
      ...{ kind: given.kind, title: given.title, from: given.from, to: given.to ?? null },
      ...{ areaId, programs: (given.programs ?? []).map(programOf), measures: given.measures ?? [] },
      isPeriodTotal: given.isPeriodTotal ?? false,
      responsibleUnitId: unitIdOf(given.responsibleUnit),
      source: given.source ?? null,
      note: given.note ?? null,
    };
    const record = recordOf(told, await knownOf(tx, [told]), { today: tx.today, provenance: 'OWN_ENTRY' });
    const activity = tx.create(Activity.of(record));
    await tx.em.flush();
    const [problems = []] = await adviceOn(tx, [record]);
    return { activityId: activity.id, problems };
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
    const pointing: Pointing = {
      areaId,
      programs: (given.programs ?? []).map(programOf),
      responsibleUnitId: unitIdOf(given.responsibleUnit),
    };
    const known = await knownOf(tx, [pointing]);
    const programs = given.programs
      ? programsOf(pointing.programs, known)
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
        given.responsibleUnit == null ? activity.responsibleUnit : unitOf(pointing.responsibleUnitId, known),
      adminUnit:
        given.adminUnit === undefined
          ? activity.adminUnit
          : areaId === null
            ? placeOf(programs, span.periodFrom)
            : areaOf(areaId, known),
      programs,
      measures: measuresOf(kind, given.measures ?? activity.measures.getItems()),
    };
    assertHolds(record);
    const corrected = activity.correct(record, tx.now, shortText(given.document, 300, ['document']));
    tx.em.persist(corrected);
    await tx.em.flush();
    const [problems = []] = await adviceOn(tx, [record]);
    return { activityId: corrected.id, problems };
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

const programOf = (given: input.ActivityProgramInput): Told['programs'][number] => ({
  id: programIdOf(given),
  role: given.role ?? 'TOOK_PART',
});

const unitIdOf = (given: string | null | undefined): number | null =>
  given == null ? null : ResponsibleUnitId.decode(given, 'responsibleUnit');
