import type { RowOutcome, Tx } from '../../access/act.js';
import { addDays } from '../../api/day.js';
import { type Problem, problem } from '../../api/problem.js';
import type { Form } from '../../sheets/form.js';
import { type RecordingRow, recordActivityRows } from '../activity/index.js';
import { type ActivityKind, type ActivityProgramRole, MeasureKind } from '../activity/activity.vocabulary.js';
import { type ContactRow, assignContactRows } from '../contact/index.js';
import { type EquipmentRow, PROGRAM_FORMS, recordEquipmentRows } from '../program/index.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import {
  RegistrationId,
  type RegistrationList,
  type RegistrationRow,
  submitRegistrationRows,
} from '../registration/index.js';
import { type ReadyRow, keptProblem, placeColumn } from './import-rows.js';
import type { KeptProblem } from './import.read.js';

/** What became of a row. */
export interface RowResult {
  row: number;
  status: 'VALID' | 'TO_CONFIRM' | 'REFUSED' | 'COMMITTED';
  problems: readonly KeptProblem[];
  areaId: number | null;
  /** What was made of it, or of equipment the program that it came to. */
  resultId: number | null;
}

/** What the rows of a whole file share. */
export interface Entering {
  confirmsDuplicates: boolean;
  /** Of registrations: what this act has made so far. */
  list: RegistrationList;
}

/** What the domain answers for one row, whatever the sheet. */
type Written = RowOutcome<number> & { advice?: readonly Problem[] };

/** Enters rows in the open act, by the same rules as one alone; each by itself, so that one refused keeps no other. */
export async function enterRows(
  tx: Tx,
  form: Form,
  rows: readonly ReadyRow[],
  entering: Entering,
): Promise<RowResult[]> {
  const written = await (WRITERS[form.name] ?? writePrograms(form))(tx, rows, entering);
  return rows.map((ready, at): RowResult => {
    const { row, areaId } = ready;
    const outcome = written[at]!;
    const problems = 'done' in outcome ? (outcome.advice ?? []) : outcome.problems;
    const isToConfirm = problems.every(({ severity }) => severity !== 'BLOCKING');
    return {
      row,
      areaId,
      status: 'done' in outcome ? 'VALID' : isToConfirm ? 'TO_CONFIRM' : 'REFUSED',
      problems: problems.map((one) => atPlace(keptProblem(one, form), ready)),
      resultId: 'done' in outcome ? outcome.done : null,
    };
  });
}

/** What is wrong with a place is said where the row told it: by name, or by code. */
const atPlace = (found: KeptProblem, ready: ReadyRow): KeptProblem =>
  found.column === 'areaCode' ? { ...found, column: placeColumn(ready) } : found;

type Writer = (tx: Tx, rows: readonly ReadyRow[], entering: Entering) => Promise<Written[]>;

/** Runs those rows that could be made out, and gives every row its answer in the order of the sheet. */
async function each<Row>(
  rows: readonly (Row | Unreadable)[],
  write: (rows: Row[]) => Promise<Written[]>,
): Promise<Written[]> {
  const isRow = (row: Row | Unreadable): row is Row => !(row instanceof Unreadable);
  const answers = (await write(rows.filter(isRow))).values();
  return rows.map((row) => (isRow(row) ? answers.next().value! : { problems: row.problems }));
}

/** A row that cannot be made out whole, though each of its cells could. */
class Unreadable {
  constructor(readonly problems: readonly Problem[]) {}
}

/** Columns of every kind that are fields of the registration itself; all others are those of its kind. */
const FIELDS = [
  'name',
  'locality',
  'foundedOn',
  'replication',
  'basisKind',
  'basisNumber',
  'basisDate',
  'basisIssuer',
  'basisAnnexRow',
  'note',
  'households',
  'equipment',
] as const;

const writePrograms =
  (form: Form): Writer =>
  (tx, rows, { confirmsDuplicates, list }) => {
    const own = Object.values(ProgramKind).find((kind) => PROGRAM_FORMS[kind].name === form.name);
    const told = rows.map((ready): RegistrationRow | Unreadable => {
      const { row, values, position, areaId, cluster, unitId } = ready;
      const kind = (values['kind'] as ProgramKind | undefined) ?? own;
      if (!kind) return new Unreadable([problem('REQUIRED', ['kind'])]);
      if (own && kind !== own) return new Unreadable([problem('REGISTRATION_OF_OTHER_KIND', ['kind'], { kind: own })]);
      const returned = registrationOf(values['registration']);
      if (returned === undefined) return new Unreadable([problem('UNKNOWN_REFERENCE', ['registration'])]);
      const fields = Object.fromEntries(FIELDS.map((field) => [field, values[field]]));
      return {
        row,
        kind,
        areaId: areaId!,
        // A row says all there is: what its columns leave empty is empty, also where it mends what was returned.
        fields: { ...fields, position, clusterId: cluster?.id ?? null, managingUnitId: unitId, own: values },
        ...(returned !== null && { returned: { id: returned } }),
        confirmsDuplicates,
      };
    });
    return each(told, async (known) => {
      const outcomes = await submitRegistrationRows(tx, known, list);
      return outcomes.map((outcome) =>
        'done' in outcome ? { ...outcome, done: outcome.done.registrationId } : outcome,
      );
    });
  };

/** The registration that a row mends; null: none, undefined: what stands there is none. */
function registrationOf(value: unknown): number | null | undefined {
  if (typeof value !== 'string' || value === '') return null;
  try {
    return RegistrationId.decode(value);
  } catch {
    return undefined;
  }
}

const writeActivities: Writer = async (tx, rows, { confirmsDuplicates }) => {
  const outcomes = await recordActivityRows(
    tx,
    rows.map(({ values, areaId, programs, unitId }): RecordingRow => {
      const from = values['from'] as string;
      const through = (values['through'] as string | undefined) ?? from;
      return {
        kind: values['kind'] as ActivityKind,
        title: values['title'] as string,
        from,
        to: addDays(through, 1),
        isPeriodTotal: through !== from,
        areaId: programs.length > 0 && !('areaCode' in values || 'area' in values) ? null : areaId,
        programs: programs.map(({ id, term }) => ({ id, role: (term ?? 'TOOK_PART') as ActivityProgramRole })),
        responsibleUnitId: unitId,
        measures: Object.fromEntries(
          Object.values(MeasureKind).flatMap((measure) =>
            values[measure] === undefined ? [] : [[measure, values[measure] as number]],
          ),
        ),
        source: textOf(values['source']),
        note: textOf(values['note']),
        confirmsRepetition: confirmsDuplicates,
      };
    }),
  );
  return outcomes.map((outcome) => ('done' in outcome ? { ...outcome, done: outcome.done.activityId } : outcome));
};

const writeEquipment: Writer = async (tx, rows, { confirmsDuplicates }) => {
  const outcomes = await recordEquipmentRows(
    tx,
    rows.map(({ values, programs }): EquipmentRow => ({
      programId: programs[0]!.id,
      kind: values['equipmentKind'] as EquipmentRow['kind'],
      quantity: values['quantity'] as number,
      working: (values['working'] as number | undefined) ?? null,
      expiresOn: textOf(values['expiresOn']),
      lastCheckedOn: textOf(values['lastCheckedOn']),
      effectiveOn: textOf(values['effectiveOn']) ?? tx.today,
      document: textOf(values['document']),
      confirmsRepetition: confirmsDuplicates,
    })),
  );
  return outcomes.map((outcome) => ('done' in outcome ? { ...outcome, done: outcome.done.programId } : outcome));
};

const writeContacts: Writer = async (tx, rows, { confirmsDuplicates }) => {
  const outcomes = await assignContactRows(
    tx,
    rows.map(({ values, programs }): ContactRow => ({
      programId: programs[0]!.id,
      role: values['role'] as ContactRow['role'],
      name: values['name'] as string,
      phone: textOf(values['phone']),
      from: values['from'] as string,
      purpose: values['purpose'] as ContactRow['purpose'],
      legalBasis: values['legalBasis'] as ContactRow['legalBasis'],
      replaces: confirmsDuplicates || values['replaces'] === true,
    })),
  );
  return outcomes.map((outcome) => ('done' in outcome ? { ...outcome, done: outcome.done.contactId } : outcome));
};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** By the name of the sheet; of programs there are four, and one of them all. */
const WRITERS: Readonly<Record<string, Writer>> = {
  activities: writeActivities,
  equipment: writeEquipment,
  contacts: writeContacts,
};
