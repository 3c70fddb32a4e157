import { setImmediate } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import type { RowOutcome, Tx } from '../../access/act.js';
import { writeRows } from '../../access/rows.js';
import { refusalOf } from '../../access/rule-problems.js';
import { type Problem, Refused, problem } from '../../api/problem.js';
import { UnderWay } from '../../database/under-way.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { unitLabel } from '../admin-unit/index.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import { Examination, type Submission, Surroundings, isRefused } from './checks.js';
import { type Candidate, probableDuplicate } from './likeness.js';
import { type References, type Told, fieldsOf, referencesOf } from './fields.js';
import { Registration, type StepTaker } from './registration.entity.js';
import { stepTaker } from './registration.service.js';

/** A row of a list of programs that are to be registered, its cells understood. */
export interface RegistrationRow {
  /** As its sheet numbers it; where it is told, rows that are probably the same name each other by it. */
  row?: number;
  kind: ProgramKind;
  /** The neighborhood or commune of the program. */
  areaId: number;
  fields: Told;
  /** The registration that it mends: one that was returned, or is still a draft. */
  returned?: { id: number };
  /** Whoever sends it has looked at the candidates for a duplicate. */
  confirmsDuplicates: boolean;
}

/** What became of a row. Problems name the columns of its form; advice is given with what was done. */
export type SubmittedRow = RowOutcome<{ registrationId: number }> & { advice?: readonly Problem[] };

/** What one part of a list leaves behind for the next, as long as the act goes on. */
export class RegistrationList {
  /** Rows of the sheet by the registrations that they made. */
  readonly entered = new Map<number, number>();
  readonly surroundings = new Surroundings();
  private readonly reach = new Map<number, boolean>();

  /** Of these areas, those that the actor answers for. */
  async reached(tx: Tx, areaIds: readonly number[]): Promise<ReadonlySet<number>> {
    const { reach } = this;
    const unknown = areaIds.filter((id) => !reach.has(id));
    if (unknown.length > 0) {
      const reached = await tx.reached(unknown);
      for (const id of unknown) reach.set(id, reached.has(id));
    }
    return new Set(areaIds.filter((id) => reach.get(id)));
  }
}

/**
 * Files and submits one part of a list of registrations (2,000 rows or less), each by the rules of a single one, and
 * writes those that nothing speaks against. It may be called again in the same act: rows are held against what was
 * written before, too. A few statements for each slice, however many rows, unless the database itself refuses one.
 *
 * @param list what earlier parts of the same file left behind; this part adds to it.
 * @returns an outcome for each row, in the same order.
 */
export async function submitRegistrationRows(
  tx: Tx,
  rows: readonly RegistrationRow[],
  list = new RegistrationList(),
): Promise<SubmittedRow[]> {
  const outcomes = await writeRows(tx, rows, (part, some) => submitTogether(part, some, list));
  // What the database refused has the places of a single input still.
  return outcomes.map((outcome) =>
    'problems' in outcome ? { ...outcome, problems: outcome.problems.map(inColumn) } : outcome,
  );
}

async function submitTogether(
  tx: Tx,
  rows: readonly RegistrationRow[],
  list: RegistrationList,
): Promise<SubmittedRow[]> {
  const { em } = tx;
  const { entered, surroundings } = list;
  const known = await knownOf(tx, rows, list);
  const outcomes: SubmittedRow[] = [];
  const drafts: Draft[] = [];
  const refuse = (at: number, problems: readonly Problem[]) => {
    // One that was there before may be changed by now and have a step more: neither must be written.
    const held = known.returned.get(rows[at]!.returned?.id ?? NaN);
    if (held) for (const entity of [...held.steps.getItems(false), held]) em.getUnitOfWork().unsetIdentity(entity);
    outcomes[at] = { problems };
  };
  const mended = new Set<number>();
  const draft = (at: number) => {
    const { returned, confirmsDuplicates } = rows[at]!;
    if (returned && mended.has(returned.id)) {
      outcomes[at] = { problems: [problem('NAMED_TWICE', ['registration'])] };
      return;
    }
    if (returned) mended.add(returned.id);
    try {
      drafts.push({ at, registration: draftOf(rows[at]!, known), confirmsDuplicates });
    } catch (error) {
      refuse(at, refusalOf(error));
    }
  };

  const examination = new Examination(tx, surroundings);
  await examination.approach(
    rows.map(({ kind, areaId, fields }) => ({ kind, areaId, isPlaced: fields.position != null })),
  );
  const judge = async (slice: readonly Draft[]): Promise<Accepted[]> => {
    const found = await examination.problemsOf(slice);
    return slice.flatMap((draft, index) => {
      const problems = found[index]!.map((one) => amongRows(one, (at) => rows[drafts[at]!.at]!.row, entered));
      if (!isRefused(problems)) return { ...draft, advice: problems };
      refuse(draft.at, problems);
      return [];
    });
  };
  const write = async (accepted: readonly Accepted[]) => {
    await tx.createMany(accepted.flatMap(({ at, registration }) => (rows[at]!.returned ? [] : registration)));
    for (const { at, registration, advice } of accepted) {
      outcomes[at] = { done: { registrationId: registration.id }, ...(advice.length > 0 && { advice }) };
      const { row } = rows[at]!;
      if (row !== undefined) entered.set(registration.id, row);
    }
  };
  const underWay = new UnderWay();
  const judged: Promise<Accepted[]>[] = [];
  try {
    for (let at = 0; at < rows.length;) {
      // The database has two slices at least: what the one is held against, and the one before it to be written.
      await judged.at(-2);
      await setImmediate();
      const made = drafts.length;
      for (const end = Math.min(at + SLICE, rows.length); at < end; at++) draft(at);
      if (drafts.length === made) continue;
      const judging = judge(drafts.slice(made));
      judged.push(judging);
      underWay.add(judging.then(write));
    }
  } finally {
    await underWay.over();
  }
  if (mended.size > 0) await em.flush();
  return outcomes;
}

/** One that nothing keeps from being submitted, and what is to be said of it all the same. */
interface Accepted extends Draft {
  advice: readonly Problem[];
}

interface Draft extends Submission {
  /** Its place in the list. */
  at: number;
}

/**
 * Rows examined and written together, a quarter of what an import hands over: enough for their number not to matter, few
 * enough for the next to be made meanwhile.
 */
const SLICE = 500;

/** What rows point to, read at once. */
interface Known extends References {
  areas: ReadonlyMap<number, AdminUnit>;
  /** The areas that the actor answers for. */
  reached: ReadonlySet<number>;
  /** Held until the act ends. */
  returned: ReadonlyMap<number, Registration>;
  by: StepTaker;
}

async function knownOf(tx: Tx, rows: readonly RegistrationRow[], list: RegistrationList): Promise<Known> {
  const { em } = tx;
  const areaIds = [...new Set(rows.map(({ areaId }) => areaId))];
  const returnedIds = rows.flatMap(({ returned }) => returned?.id ?? []);
  // Boundaries are large, and no rule of an entity looks at them.
  const areas = await em.find(AdminUnit, { id: { $in: areaIds } }, { exclude: ['boundary'] });
  const returned =
    returnedIds.length === 0
      ? []
      : await em.find(
          Registration,
          { id: { $in: returnedIds } },
          { orderBy: { id: 1 }, lockMode: LockMode.PESSIMISTIC_WRITE },
        );
  return {
    areas: new Map(areas.map((area) => [area.id, area as AdminUnit])),
    reached: await list.reached(tx, [...areaIds, ...returned.map(({ adminUnit }) => adminUnit.id)]),
    returned: new Map(returned.map((registration) => [registration.id, registration])),
    by: stepTaker(tx),
    ...(await referencesOf(
      em,
      rows.map(({ fields }) => fields),
    )),
  };
}

/** The registration that a row tells, submitted but not written. @throws Refused, DomainError */
function draftOf({ kind, areaId, fields, returned }: RegistrationRow, known: Known): Registration {
  const { areas, reached, by } = known;
  const area = areas.get(areaId);
  if (!area || !reached.has(areaId))
    throw new Refused([problem('NOT_PERMITTED', ['adminUnit'], { area: area && unitLabel(area) })]);
  if (!returned) {
    return Registration.submitted(kind, area, fieldsOf(kind, fields, known, {}), by);
  }
  const registration = known.returned.get(returned.id);
  // One that the actor may not change is as good as unknown.
  if (!registration || !reached.has(registration.adminUnit.id))
    throw new Refused([problem('UNKNOWN_REFERENCE', ['registration'])]);
  registration.amend(kind, area, fieldsOf(kind, fields, known, registration.details));
  registration.changedAt = by.at;
  registration.submit(by);
  return registration;
}

/** Candidates of the same file are told by their rows: in a rehearsal there is nothing else of them to be looked at. */
function amongRows(
  found: Problem,
  rowAt: (place: number) => number | undefined,
  entered: ReadonlyMap<number, number>,
): Problem {
  if (found.code !== 'PROBABLE_DUPLICATE') return found;
  const { candidates, count } = found.facts as { candidates: readonly Candidate[]; count: number };
  const told = candidates.map(({ at, ...candidate }): Candidate => {
    const row = at === undefined ? entered.get(candidate.registrationId ?? NaN) : rowAt(at);
    return row === undefined ? candidate : { ...candidate, registrationId: null, row };
  });
  return probableDuplicate(told, count);
}

/** Columns by what the rules and the input of a single registration call it. */
const COLUMNS: Readonly<Record<string, string>> = {
  adminUnit: 'areaCode',
  basis: 'basisKind',
  'basis.kind': 'basisKind',
  'basis.number': 'basisNumber',
  'basis.date': 'basisDate',
  'basis.issuer': 'basisIssuer',
  'basis.annexRow': 'basisAnnexRow',
  cluster: 'clusterCode',
  managingUnit: 'managingUnitCode',
};

/** Columns of what the rules say of the whole. */
const COLUMNS_BY_CODE: Partial<Record<Problem['code'], string>> = {
  UNIT_ON_WRONG_LEVEL: 'areaCode',
  REGISTRATION_OF_OTHER_KIND: 'kind',
  REGISTRATION_STEP_ILLEGAL: 'registration',
  TEXT_INVALID: 'name',
  ANNEX_ROW_USED: 'basisAnnexRow',
};

/** The same problem, at the column of the form. Lines of equipment are one cell. */
export function inColumn(found: Problem): Problem {
  const { code, path, facts } = found;
  if (code === 'PROBABLE_DUPLICATE') {
    const hasNamesake = (facts['candidates'] as readonly Candidate[]).some(({ hasSameName }) => hasSameName);
    return { ...found, path: [hasNamesake ? 'name' : 'position'] };
  }
  const column = path[0] === 'equipment' ? 'equipment' : (COLUMNS[path.join('.')] ?? path[0] ?? COLUMNS_BY_CODE[code]);
  return { ...found, path: column === undefined ? [] : [column] };
}
