import { LockMode } from '@mikro-orm/core';
import type { RowOutcome, Tx } from '../../access/act.js';
import { writeRows } from '../../access/rows.js';
import { refusalOf, ruleProblem } from '../../access/rule-problems.js';
import { Refused, problem } from '../../api/problem.js';
import { DomainError } from '../../domain/error.js';
import { assertProgramReached, programsReached } from '../program/index.js';
import { Program } from '../program/program.entity.js';
import { Contact, personName } from './contact.entity.js';
import type { AssignContactInput } from './contact.input.js';
import type { ContactRole } from './contact.vocabulary.js';

const MOST_NAME = 100;

/** Who takes up which task. */
export type Assignment = Omit<AssignContactInput, 'program'>;

/** A row of a list of people, its cells understood. */
export interface ContactRow extends Assignment {
  programId: number;
}

/**
 * Assigns one part of a list of people (1,000 rows or less), each by the rules of a single assignment, and writes those
 * that nothing speaks against. Rows that are accepted count for the ones after them. No outcome tells who it was.
 *
 * @returns an outcome for each row, in the same order; problems name the columns of the form.
 */
export const assignContactRows = async (
  tx: Tx,
  rows: readonly ContactRow[],
): Promise<RowOutcome<{ contactId: number }>[]> => writeRows(tx, rows, assignTogether);

async function assignTogether(tx: Tx, rows: readonly ContactRow[]): Promise<RowOutcome<{ contactId: number }>[]> {
  const reached = await programsReached(
    tx,
    rows.map(({ programId }) => programId),
  );
  const ids = [...reached].flatMap(([id, isReached]) => (isReached ? id : []));
  const programs = await tx.em.find(Program, { id: { $in: ids } }, { populate: ['statuses'] });
  const known = new Map(programs.map((program) => [program.id, program]));
  const held = await heldIn(tx, ids, [...new Set(rows.map(({ role }) => role))]);
  const results = rows.map(({ programId, ...assignment }) => {
    try {
      assertProgramReached(reached, programId, ['programCode']);
      const contact = assigned(tx, known.get(programId)!, assignment, held);
      held.push(contact);
      return contact;
    } catch (error) {
      return { problems: refusalOf(error) };
    }
  });
  // Whoever gave way did so before the next one comes.
  await tx.em.flush();
  await tx.createMany(results.filter((result) => result instanceof Contact));
  return results.map((result) => (result instanceof Contact ? { done: { contactId: result.id } } : result));
}

/** The terms of these tasks in these programs, the earliest first; held until the act ends. */
export const heldIn = ({ em }: Tx, programIds: readonly number[], roles: readonly ContactRole[]): Promise<Contact[]> =>
  em.find(
    Contact,
    { program: { $in: [...programIds] }, role: { $in: [...roles] } },
    { orderBy: { validFrom: 1, id: 1 }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );

/**
 * Someone takes up a task; whoever is to be replaced gives way.
 *
 * @param program with its statuses.
 * @param held the terms there are, of this task in this program at least.
 * @throws Refused, each at its place in the input.
 */
export function assigned(tx: Tx, program: Program, given: Assignment, held: readonly Contact[]): Contact {
  const { role, from: validFrom, purpose, legalBasis } = given;
  const name = at('name', () => personName(given.name));
  if (name.length > MOST_NAME) throw new Refused([problem('TEXT_LENGTH', ['name'], { most: MOST_NAME })]);
  const phone = given.phone?.trim() ? given.phone : null;
  const contact = at(PATHS, () =>
    Contact.assign(program, { role, name, phone, validFrom, purpose, legalBasis }, tx.today),
  );
  at('from', () => program.assertWasThere(validFrom, validFrom));
  makeRoom(contact, held, { replaces: given.replaces ?? false, today: tx.today });
  return contact;
}

/** Ends the terms of whoever is in office, where they are to be replaced. */
function makeRoom(
  contact: Contact,
  held: readonly Contact[],
  { replaces, today }: { replaces: boolean; today: string },
): void {
  const { role, validFrom } = contact;
  const holders = held.filter(
    (other) => other.program === contact.program && (other.holds(role, validFrom) || other.isSameAs(contact)),
  );
  const factsOf = (holder: Contact) => ({ role, contactId: holder.id, since: holder.validFrom });
  // One who begins later is nobody's predecessor, and no confirmation makes them one.
  const later = holders.find((holder) => holder.validFrom > validFrom);
  if (later) throw new Refused([problem('CONTACT_BEGINS_LATER', ['from'], factsOf(later), { type: 'ContactProblem' })]);
  const [holder] = holders;
  if (holder && !replaces) {
    const code = holder.isSameAs(contact) ? 'CONTACT_REPEATED' : 'CONTACT_IN_OFFICE';
    const kind = { type: 'ContactProblem', severity: 'CONFIRMABLE' } as const;
    throw new Refused([problem(code, ['role'], factsOf(holder), kind)]);
  }
  for (const holder of holders) holder.giveWay(validFrom, today);
}

/** Where in the input a rule's refusal belongs. */
const PATHS: Partial<Record<DomainError['code'], string>> = {
  PHONE_INVALID: 'phone',
  CONTACT_BEFORE_FOUNDING: 'from',
  CONTACT_TOO_FAR_AHEAD: 'from',
};

/** Asks a rule about a field, or about those that its refusals belong to. */
export function at<T>(field: string | typeof PATHS, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const path = typeof field === 'string' ? field : field[error.code];
    throw new Refused([{ ...ruleProblem(error), path: path ? [path] : [] }]);
  }
}
