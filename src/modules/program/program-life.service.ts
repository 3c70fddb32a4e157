import type { EntityManager } from '@mikro-orm/core';
import { type Outcome, type Target, type Tx, act } from '../../access/act.js';
import type { Action } from '../../access/actions.js';
import { atPath } from '../../access/rule-problems.js';
import { Refused, assertNotAhead, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { sql } from '../../database/read.js';
import { Activity } from '../activity/activity.entity.js';
import type { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { AdminUnitId, COMMUNE_TOLERANCE_METERS, boundariesAround, metersOutsideCommune } from '../admin-unit/index.js';
import { ResponsibleUnitId } from '../responsible-unit/index.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import type { EquipmentLine } from './equipment-line.entity.js';
import { addLine } from './equipment-rows.js';
import { Program } from './program.entity.js';
import type * as input from './program-life.input.js';
import { placesToday, shownWith } from './program.row.js';
import { EquipmentLineId, ProgramId } from './program.type.js';

/** What every act upon a program gives. */
export interface ProgramResult {
  programId: number;
}

type Answer = Promise<Outcome<ProgramResult>>;

const MOST_LINES = 50;
const MOST_MERGED = 50;
const MOST_HOUSEHOLDS = 100_000;

export const launchProgram = (context: Context, given: input.LaunchProgramInput): Answer =>
  step(context, given, (program, on, document) => program.launch(on, document));

export const suspendProgram = (context: Context, given: input.SuspendProgramInput): Answer =>
  step(context, given, (program, on, document) => program.changeStatus('SUSPENDED', on, document));

export const resumeProgram = (context: Context, given: input.ResumeProgramInput): Answer =>
  step(context, given, (program, on, document) => program.resume(on, document));

export const markProgramForStrengthening = (context: Context, given: input.MarkProgramForStrengtheningInput): Answer =>
  step(context, given, (program, on, document) => program.changeStatus('NEEDS_STRENGTHENING', on, document));

export const dissolveProgram = (context: Context, given: input.DissolveProgramInput): Answer =>
  change(context, 'CHANGE_PROGRAM_STATUS', given, async (tx, program, document) => {
    atPath(['effectiveOn'], () => program.changeStatus('DISSOLVED', given.effectiveOn, document));
    await assertNothingLater(tx, [program.id], given.effectiveOn);
  });

export const mergePrograms = (context: Context, given: input.MergeProgramsInput): Answer => {
  const intoId = ProgramId.decode(given.into, 'into');
  const ending = given.programs.map(({ program, expectedVersion }, at) => ({
    id: ProgramId.decode(program, 'programs'),
    expectedVersion,
    path: ['programs', String(at)],
  }));
  const target = { ...targetOf(context, [intoId, ...ending.map(({ id }) => id)]), id: intoId };
  return act(context, 'CHANGE_PROGRAM_STATUS', target, async (tx) => {
    if (ending.length < 1 || ending.length > MOST_MERGED) {
      throw new Refused([problem('OUT_OF_RANGE', ['programs'], { least: 1, most: MOST_MERGED })]);
    }
    assertNotAhead(given.effectiveOn, tx.today);
    const twice = ending.find(({ id }, at) => ending.findIndex((other) => other.id === id) < at);
    if (twice) throw new Refused([problem('NAMED_TWICE', [...twice.path, 'program'])]);
    // Held in one order, whichever the list has: two that name the same programs wait for each other, not both at once.
    // Not by the entity manager: what it has seen before the lock it would not look at again.
    const known = await tx.read.rows<{ id: number }>(
      'program.hold-all',
      sql`
      select p.id from program p where p.id = any(${[intoId, ...ending.map(({ id }) => id)]}::integer[])
      order by p.id for update`,
    );
    const isKnown = (id: number) => known.some((row) => row.id === id);
    const unknown = ending.find(({ id }) => !isKnown(id));
    if (unknown) throw new Refused([problem('UNKNOWN_REFERENCE', [...unknown.path, 'program'])]);
    if (!isKnown(intoId)) throw new Refused([problem('UNKNOWN_REFERENCE', ['into'])]);

    const document = documentOf(given);
    const programs: Program[] = [];
    for (const { id, expectedVersion } of ending) programs.push(await tx.change(Program, id, expectedVersion));
    // Last, for the act is told of it.
    const into = await tx.change(Program, intoId, given.expectedVersion);
    await tx.em.populate([...programs, into], ['statuses']);
    for (const [at, program] of programs.entries()) {
      atPath([...ending[at]!.path, 'program'], () => program.mergeInto(into, given.effectiveOn, document));
    }
    const endingIds = ending.map(({ id }) => id);
    await assertNothingLater(tx, endingIds, given.effectiveOn);
    return { programId: intoId };
  });
};

export const moveProgram = (context: Context, given: input.MoveProgramInput): Answer => {
  const areaId = AdminUnitId.decode(given.adminUnit, 'adminUnit');
  return change(context, 'MOVE_PROGRAM', given, async (tx, program, document) => {
    const { effectiveOn, position } = given;
    await tx.em.populate(program, ['placements.adminUnit']);
    const area = await areaOf(tx.em, areaId);
    atPath(['adminUnit'], () => area.assertStandsOn(tx.today));
    atPath(
      (code) => [code === 'POSITION_INVALID' ? 'position' : 'effectiveOn'],
      () => program.moveTo(area, effectiveOn, document, position),
    );
    // Out of one's jurisdiction goes only who answers for the other side, too.
    if (!(await tx.reached([areaId])).has(areaId)) throw new Refused([problem('NOT_PERMITTED', ['adminUnit'])]);
    const meters = position
      ? metersOutsideCommune(await boundariesAround(tx.read, [areaId]), { areaId, ...position })
      : 0;
    if (meters > COMMUNE_TOLERANCE_METERS) {
      throw new Refused([problem('OUTSIDE_COMMUNE', ['position'], { meters: Math.round(meters) })]);
    }
  });
};

export const placeProgram = (context: Context, given: input.PlaceProgramInput): Answer => {
  const areaId = AdminUnitId.decode(given.adminUnit, 'adminUnit');
  return change(context, 'MOVE_PROGRAM', given, async (tx, program, document) => {
    await tx.em.populate(program, ['placements.adminUnit']);
    const area = await areaOf(tx.em, areaId);
    // Up to the country there are three more levels.
    await tx.em.populate(area, ['parent.parent.parent']);
    atPath(['adminUnit'], () => program.placeAt(area, document));
  });
};

export const handOverProgram = (context: Context, given: input.HandOverProgramInput): Answer => {
  const unitId = ResponsibleUnitId.decode(given.unit, 'unit');
  return change(context, 'HAND_OVER_PROGRAM', given, async (tx, program, document) => {
    await tx.em.populate(program, ['units.responsibleUnit']);
    const unit = await tx.em.findOne(ResponsibleUnit, unitId);
    if (!unit) throw new Refused([problem('UNKNOWN_REFERENCE', ['unit'])]);
    const role = given.role ?? 'MANAGING';
    const { effectiveOn } = given;
    atPath(
      (code) => [code === 'PROGRAM_STEP_TOO_EARLY' || code === 'PROGRAM_NOT_YET' ? 'effectiveOn' : 'unit'],
      () =>
        given.ends
          ? program.endRole(unit, role, effectiveOn, document)
          : program.handOver(unit, role, effectiveOn, document),
    );
  });
};

export const recordEquipment = (context: Context, given: input.RecordEquipmentInput): Answer =>
  change(context, 'KEEP_EQUIPMENT', given, async (tx, program, document) => {
    const { add, change: recounts, remove, effectiveOn: on } = given;
    for (const [field, lines] of Object.entries({ add, change: recounts, remove })) assertFew(lines, [field]);
    if (!add?.length && !recounts?.length && !remove?.length) throw new Refused([problem('REQUIRED')]);
    await tx.em.populate(program, ['equipment.steps']);
    const lineAt = linesOf(program);
    for (const [at, { line: id, expiresOn, quantity, working }] of (recounts ?? []).entries()) {
      const path = ['change', String(at)];
      const line = lineAt(id, [...path, 'line']);
      const recount = {
        ...(quantity != null && { quantity }),
        ...(working != null && { working }),
        ...(expiresOn !== undefined && { expiresOn }),
      };
      if (Object.keys(recount).length === 0) throw new Refused([problem('REQUIRED', path)]);
      atPath(path, () => program.recountEquipment(line, recount, on, document));
    }
    for (const [at, id] of (remove ?? []).entries()) {
      const path = ['remove', String(at)];
      const line = lineAt(id, path);
      atPath(path, () => program.removeEquipment(line, on, document));
    }
    for (const [at, line] of (add ?? []).entries())
      addLine(program, line, { on, document, today: tx.today }, ['add', String(at)]);
  });

export const recordEquipmentCheck = (context: Context, given: input.RecordEquipmentCheckInput): Answer =>
  change(context, 'KEEP_EQUIPMENT', given, async (tx, program, document) => {
    const { effectiveOn: on, lines } = given;
    await tx.em.populate(program, ['equipment.steps', 'placements.adminUnit']);
    const lineAt = linesOf(program);
    const checked: { line: EquipmentLine; path: string[]; working: number; replaced: number }[] = lines
      ? lines.map(({ line: id, working, replaced }, at) => {
          const path = ['lines', String(at)];
          const line = lineAt(id, [...path, 'line']);
          return { line, path, working: working ?? line.working, replaced: replaced ?? 0 };
        })
      : program.heldEquipment.map((line) => ({ line, path: [], working: line.working, replaced: 0 }));
    if (checked.length === 0) throw new Refused([problem('REQUIRED', ['lines'])]);
    for (const { line, path, working, replaced } of checked) {
      if (replaced < 0 || replaced > line.quantity) {
        throw new Refused([problem('OUT_OF_RANGE', [...path, 'replaced'], { least: 0, most: line.quantity })]);
      }
      atPath(path.length > 0 ? path : ['effectiveOn'], () => program.checkEquipment(line, working, on, document));
    }
    recordWith(tx, program, 'EQUIPMENT_CHECK', `Kiểm tra phương tiện – ${program.name}`, given, {
      CHECKS: 1,
      ITEMS_CHECKED: checked.reduce((sum, { line }) => sum + line.quantity, 0),
      ITEMS_REPLACED: checked.reduce((sum, { replaced }) => sum + replaced, 0),
    });
  });

export const reviewProgram = (context: Context, given: input.ReviewProgramInput): Answer =>
  change(context, 'REVIEW_PROGRAM', given, async (tx, program, document) => {
    const { effectiveOn: on, households = null, verdict } = given;
    if (households !== null && (households < 1 || households > MOST_HOUSEHOLDS)) {
      throw new Refused([problem('OUT_OF_RANGE', ['households'], { least: 1, most: MOST_HOUSEHOLDS })]);
    }
    await tx.em.populate(program, ['householdCounts', 'placements.adminUnit']);
    atPath([households === null ? 'effectiveOn' : 'households'], () =>
      program.review(verdict, on, document, households),
    );
    recordWith(tx, program, 'REVIEW', `Rà soát, đánh giá – ${program.name}`, given, { PROGRAMS_REVIEWED: 1 });
  });

/**
 * A program does not end before what was done with it. Where a reform carried it over, nothing was: its place and its
 * unit ended, not it.
 *
 * @throws Refused PROGRAM_STEP_TOO_EARLY with the latest day as `since`.
 */
async function assertNothingLater({ read }: Tx, programIds: readonly number[], on: string): Promise<void> {
  const [latest] = await read.rows<{ since: string | null }>(
    'program.latest-deed',
    sql`
    select max(deed.day)::text as since from program p cross join lateral (
      select step.effective_on from equipment_step step
      join equipment_line line on line.id = step.equipment_line_id where line.program_id = p.id
      union all
      select counted.valid_from from program_household_count counted
      where counted.program_id = p.id and counted.annulled_at is null
      union all
      select place.valid_from from program_placement place
      where place.program_id = p.id and place.annulled_at is null and place.valid_from > p.founded_on
        and not exists (
          select from program_placement former join admin_unit area on area.id = former.admin_unit_id
          where former.program_id = p.id and former.annulled_at is null and former.valid_to = place.valid_from
            and area.valid_to = place.valid_from)
      union all
      select held.valid_from from program_unit held
      where held.program_id = p.id and held.annulled_at is null and held.valid_from > p.founded_on
        and not exists (
          select from program_unit former join responsible_unit unit on unit.id = former.responsible_unit_id
          where former.program_id = p.id and former.annulled_at is null and former.role = held.role
            and former.valid_to = held.valid_from and unit.valid_to = held.valid_from)
      union all
      select activity.period_to - 1 from activity_program ap join activity on activity.id = ap.activity_id
      where ap.program_id = p.id and activity.ended_at is null
      union all
      select merged.valid_from from program_status merged
      where merged.merged_into_id = p.id and merged.annulled_at is null
    ) deed (day)
    where p.id = any(${programIds}::integer[])`,
  );
  const since = latest?.since;
  if (since && on < since) throw new Refused([problem('PROGRAM_STEP_TOO_EARLY', ['effectiveOn'], { since })]);
}

/** A step of a program's life, from a day on. */
const step = (
  context: Context,
  given: input.LaunchProgramInput,
  take: (program: Program, on: string, document: string | null) => void,
): Answer =>
  change(context, 'CHANGE_PROGRAM_STATUS', given, async (_, program, document) =>
    atPath(['effectiveOn'], () => take(program, given.effectiveOn, document)),
  );

/** One program, held at the version its reader saw, with the steps of its life. */
const change = (
  context: Context,
  action: Action,
  given: { program: string; expectedVersion: number; effectiveOn?: string; document?: string | null },
  rule: (tx: Tx, program: Program, document: string | null) => Promise<void>,
): Answer => {
  const id = ProgramId.decode(given.program, 'program');
  return act(context, action, targetOf(context, [id]), async (tx) => {
    const program = await tx.change(Program, id, given.expectedVersion);
    if (given.effectiveOn !== undefined) assertNotAhead(given.effectiveOn, tx.today);
    await tx.em.populate(program, ['statuses']);
    await rule(tx, program, documentOf(given));
    return { programId: id };
  });
};

const targetOf = ({ today }: Context, ids: readonly number[]): Target => ({
  type: 'Program',
  id: ids.length === 1 ? ids[0]! : null,
  areas: placesToday(ids, today),
  ...shownWith(ids, today),
});

const documentOf = ({ document }: { document?: string | null }) => shortText(document, 300, ['document']);

async function areaOf(em: EntityManager, id: number): Promise<AdminUnit> {
  const area = await em.findOne(AdminUnit, id);
  if (!area) throw new Refused([problem('UNKNOWN_REFERENCE', ['adminUnit'])]);
  return area;
}

const assertFew = (lines: readonly unknown[] | null | undefined, path: readonly string[]): void => {
  if (lines && lines.length > MOST_LINES) {
    throw new Refused([problem('OUT_OF_RANGE', path, { least: 0, most: MOST_LINES })]);
  }
};

/** Finds lines that the program still has; each may be named once. */
const linesOf = (program: Program) => {
  const named = new Set<number>();
  return (line: string, path: readonly string[]): EquipmentLine => {
    const id = EquipmentLineId.decode(line, path.join('.'));
    if (named.has(id)) throw new Refused([problem('NAMED_TWICE', path)]);
    named.add(id);
    const held = program.heldEquipment.find((other) => other.id === id);
    if (!held) throw new Refused([problem('UNKNOWN_REFERENCE', path)]);
    return held;
  };
};

/** What was done with a program is an activity, too: of the unit whose officer says so, in the program's place that day. */
function recordWith(
  { em, grant }: Tx,
  program: Program,
  kind: ActivityKind,
  title: string,
  { effectiveOn, document }: { effectiveOn: string; document?: string | null },
  measures: Partial<Record<MeasureKind, number>>,
): void {
  em.persist(
    Activity.of({
      kind,
      periodFrom: effectiveOn,
      isPeriodTotal: false,
      adminUnit: atPath(['effectiveOn'], () => program.placeOn(effectiveOn)),
      responsibleUnit: em.getReference(ResponsibleUnit, grant!.unitId!),
      title,
      source: documentOf({ document }),
      provenance: 'OWN_ENTRY',
      programs: [{ program, role: 'TOOK_PART' }],
      measures,
    }),
  );
}
