import { LockMode } from '@mikro-orm/core';
import type { RowOutcome, Tx } from '../../access/act.js';
import { writeRows } from '../../access/rows.js';
import { atPath, refusalOf } from '../../access/rule-problems.js';
import { type Problem, assertNotAhead } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Day } from '../../domain/validity.js';
import { Program } from './program.entity.js';
import type { EquipmentInput } from './program.input.js';
import { assertProgramReached, programsReached } from './reach.js';

/** A row of a list of equipment that came to programs, its cells understood. */
export interface EquipmentRow extends EquipmentInput {
  programId: number;
  /** The day it came; not after today. */
  effectiveOn: Day;
  document?: string | null;
}

/**
 * Records one part of a list of equipment (1,000 rows or less), each by the rules of a single recording, and writes
 * those that nothing speaks against. Programs are held in the order of their ids.
 *
 * @returns an outcome for each row, in the same order; problems name the columns of the form.
 */
export const recordEquipmentRows = async (
  tx: Tx,
  rows: readonly EquipmentRow[],
): Promise<RowOutcome<{ programId: number }>[]> => writeRows(tx, rows, recordTogether);

async function recordTogether(tx: Tx, rows: readonly EquipmentRow[]): Promise<RowOutcome<{ programId: number }>[]> {
  const ids = rows.map(({ programId }) => programId);
  const reached = await programsReached(tx, ids);
  const programs = await tx.em.find(
    Program,
    { id: { $in: [...reached].flatMap(([id, isReached]) => (isReached ? id : [])) } },
    { orderBy: { id: 1 }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  await tx.em.populate(programs, ['statuses']);
  const known = new Map(programs.map((program) => [program.id, program]));
  const outcomes = rows.map(({ programId, effectiveOn, document, ...told }): RowOutcome<{ programId: number }> => {
    try {
      assertProgramReached(reached, programId, ['programCode']);
      assertNotAhead(effectiveOn, tx.today);
      const program = known.get(programId)!;
      addLine(program, told, { on: effectiveOn, document: shortText(document, 300, ['document']), today: tx.today });
      program.changedAt = tx.now;
      return { done: { programId } };
    } catch (error) {
      return { problems: refusalOf(error).map(inColumn) };
    }
  });
  await tx.em.flush();
  return outcomes;
}

/** A line of equipment comes to a program. @throws Refused DAY_IN_FUTURE for its check; as Program.addEquipment does. */
export function addLine(
  program: Program,
  { kind, quantity, working, expiresOn, lastCheckedOn }: EquipmentInput,
  { on, document, today }: { on: Day; document: string | null; today: Day },
  path: readonly string[] = [],
): void {
  if (lastCheckedOn != null) assertNotAhead(lastCheckedOn, today, [...path, 'lastCheckedOn']);
  const count = {
    ...{ kind, quantity, working: working ?? quantity },
    ...{ expiresOn: expiresOn ?? null, lastCheckedOn: lastCheckedOn ?? null },
  };
  atPath(path, () => program.addEquipment(count, on, document));
}

/** Columns of what the rules say of the line as a whole. */
const COLUMNS: Partial<Record<Problem['code'], string>> = {
  EQUIPMENT_COUNT: 'quantity',
  PROGRAM_NOT_YET: 'effectiveOn',
  PROGRAM_ENDED: 'programCode',
};

const inColumn = (found: Problem): Problem => {
  const column = found.path[0] ?? COLUMNS[found.code];
  return { ...found, path: column === undefined ? [] : [column] };
};
