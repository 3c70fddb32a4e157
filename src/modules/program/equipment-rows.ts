import { LockMode } from '@mikro-orm/core';
import type { RowOutcome, Tx } from '../../access/act.js';
import { writeRows } from '../../access/rows.js';
import { atPath, refusalOf } from '../../access/rule-problems.js';
import { type Problem, Refused, assertNotAhead, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import { sql } from '../../database/read.js';
import type { Day } from '../../domain/validity.js';
import type { EquipmentCount, EquipmentLine } from './equipment-line.entity.js';
import { Program } from './program.entity.js';
import type { EquipmentInput } from './program.input.js';
import { assertProgramReached, programsReached } from './reach.js';

/** A row of a list of equipment that came to programs, its cells understood. */
export interface EquipmentRow extends EquipmentInput {
  programId: number;
  /** The day it came; not after today. */
  effectiveOn: Day;
  document?: string | null;
  /** Whoever sends it knows that the program has such a line, and means another. */
  confirmsRepetition: boolean;
}

/**
 * Records one part of a list of equipment (1,000 rows or less), each by the rules of a single recording, and writes
 * those that nothing speaks against. Programs are held in the order of their ids. A line that the program has already, in
 * the registry or by an earlier row, is one to confirm: files are sent twice.
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
  // Read once the programs are held, so that no other list adds to them meanwhile.
  const held = await linesHeld(tx, [...known.keys()]);
  const lines: EquipmentLine[] = [];
  const outcomes = rows.map((row): RowOutcome<{ programId: number }> => {
    const { programId, effectiveOn } = row;
    try {
      assertProgramReached(reached, programId, ['programCode']);
      assertNotAhead(effectiveOn, tx.today);
      const program = known.get(programId)!;
      const document = shortText(row.document, 300, ['document']);
      const count = countOf(row, tx.today);
      atPath([], () => program.assertTakesEquipment(count, effectiveOn));
      const key = lineKey({ programId, ...count });
      if (held.has(key) && !row.confirmsRepetition) {
        throw new Refused([problem('EQUIPMENT_REPEATED', ['equipmentKind'], {}, { severity: 'CONFIRMABLE' })]);
      }
      lines.push(program.addEquipment(count, effectiveOn, document));
      held.add(key);
      program.changedAt = tx.now;
      return { done: { programId } };
    } catch (error) {
      return { problems: refusalOf(error).map(inColumn) };
    }
  });
  await tx.createMany(lines);
  // The programs count as changed.
  await tx.em.flush();
  return outcomes;
}

/** What makes two lines of equipment the very same, whenever they came: a list sent again may tell other days. */
const lineKey = ({
  programId,
  kind,
  quantity,
  expiresOn,
}: Pick<EquipmentCount, 'kind' | 'quantity' | 'expiresOn'> & { programId: number }): string =>
  [programId, kind, quantity, expiresOn].join(' ');

/** The keys of all lines that these programs still have. */
async function linesHeld({ read }: Tx, programIds: readonly number[]): Promise<Set<string>> {
  const lines = await read.rows<Parameters<typeof lineKey>[0]>(
    'program.equipment-held',
    sql`
    select distinct program_id as "programId", kind, quantity, expires_on as "expiresOn" from equipment_line
    where program_id = any(${programIds}::integer[]) and removed_on is null`,
  );
  return new Set(lines.map(lineKey));
}

/** A line of equipment comes to a program. @throws Refused DAY_IN_FUTURE for its check; as Program.addEquipment does. */
export function addLine(
  program: Program,
  told: EquipmentInput,
  { on, document, today }: { on: Day; document: string | null; today: Day },
  path: readonly string[] = [],
): void {
  const count = countOf(told, today, path);
  atPath(path, () => program.addEquipment(count, on, document));
}

/** What is told of a line: all of it works unless said otherwise. @throws Refused DAY_IN_FUTURE for its check. */
function countOf(
  { kind, quantity, working, expiresOn, lastCheckedOn }: EquipmentInput,
  today: Day,
  path: readonly string[] = [],
): EquipmentCount {
  if (lastCheckedOn != null) assertNotAhead(lastCheckedOn, today, [...path, 'lastCheckedOn']);
  return {
    ...{ kind, quantity, working: working ?? quantity },
    ...{ expiresOn: expiresOn ?? null, lastCheckedOn: lastCheckedOn ?? null },
  };
}

/** Columns of what the rules say of the line as a whole. */
const COLUMNS: Partial<Record<Problem['code'], string>> = {
  PROGRAM_NOT_YET: 'effectiveOn',
  PROGRAM_ENDED: 'programCode',
};

const inColumn = (found: Problem): Problem => {
  const { path, code, facts } = found;
  // Two numbers are counted by one rule, which knows the one that is wrong.
  const column = path[0] ?? (code === 'EQUIPMENT_COUNT' ? String(facts['field']) : COLUMNS[code]);
  return { ...found, path: column === undefined ? [] : [column] };
};
