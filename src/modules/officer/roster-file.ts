import { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { isDay } from '../../api/scalars.js';
import type { Day } from '../../domain/validity.js';
import { RecordsError, readRecords } from '../../sheets/records.js';

/** Someone to be granted, as a file or a command names them. */
export interface Appointment {
  subject: string;
  role: OfficerRole;
  /** Null: the whole registry. */
  unitCode: string | null;
  /** Null: today. */
  from: Day | null;
  document: string | null;
}

/** Why a row cannot be taken. */
export interface Fault {
  line: number;
  reason: string;
}

export interface RosterFile {
  rows: (Appointment & { line: number })[];
  faults: Fault[];
}

export const ROSTER_COLUMNS = ['subject', 'role', 'unit_code', 'from', 'document'] as const;

/** A file that is no list of officers at all. */
export { RecordsError as RosterFileError };

/**
 * Reads a list of officers: UTF-8, commas, a header with the five columns in any order. An empty unit is the whole
 * registry, an empty day today.
 *
 * @throws RecordsError when no row of it can be read.
 */
export function readRosterFile(content: Uint8Array): RosterFile {
  const file: RosterFile = { rows: [], faults: [] };
  for (const { line, cells: row } of readRecords(content, ROSTER_COLUMNS)) {
    const faults: string[] = [];
    if (row.subject === '') faults.push('Its subject is missing.');
    if (!(row.role in OfficerRole)) {
      faults.push(`Its role is "${row.role}"; it may be ${Object.keys(OfficerRole).join(', ')}.`);
    }
    if (row.from !== '' && !isDay(row.from)) faults.push(`Its day is "${row.from}"; a day reads YYYY-MM-DD.`);
    if (row.document.length > 300) faults.push('Its document has more than 300 characters.');
    if (faults.length > 0) file.faults.push({ line, reason: faults.join(' ') });
    else {
      const { subject, role } = row;
      const [unitCode, from, document] = [row.unit_code || null, row.from || null, row.document || null];
      file.rows.push({ line, subject, role: role as OfficerRole, unitCode, from, document });
    }
  }
  return file;
}
