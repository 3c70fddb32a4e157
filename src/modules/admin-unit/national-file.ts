import { isDay } from '../../api/scalars.js';
import { properName } from '../../domain/text.js';
import type { Day } from '../../domain/validity.js';
import { readRecords } from '../../sheets/records.js';
import { LEVEL_OF_KIND } from './admin-unit.entity.js';
import { AdminUnitKind, LineagePart } from './admin-unit.vocabulary.js';
import type { AdminLevel } from './admin-unit.vocabulary.js';
import { type Reason, reason } from './import-reason.js';

export const UNIT_COLUMNS = ['code', 'name', 'kind', 'level', 'parent_code', 'valid_from', 'valid_to'] as const;
export const LINEAGE_COLUMNS = ['old_code', 'new_code', 'part', 'effective_on'] as const;

/** The levels whose units have official codes, from the top down, with how many digits those have. */
export const CODE_DIGITS = { PROVINCE: 2, DISTRICT: 3, COMMUNE: 5 } as const satisfies Partial<
  Record<AdminLevel, number>
>;
export type NationalLevel = keyof typeof CODE_DIGITS;
export const NATIONAL_LEVELS = Object.keys(CODE_DIGITS) as NationalLevel[];

/** A unit while it was as it was. */
export interface UnitFacts {
  code: string;
  name: string;
  kind: AdminUnitKind;
  level: NationalLevel;
  /** Null for provinces. */
  parentCode: string | null;
  /** Null: not known. */
  validFrom: Day | null;
  /** Null: it stands. */
  validTo: Day | null;
}

/** All or a part of an old unit went into a new one. */
export interface EdgeFacts {
  oldCode: string;
  newCode: string;
  part: LineagePart;
  effectiveOn: Day;
}

/** A row as it was read: what it says, or why that cannot be told. */
export interface ReadRow<Facts> {
  line: number;
  /** As the file gives it; of an edge the old unit's. */
  code: string;
  /** Null where there are reasons. */
  given: Facts | null;
  reasons: Reason[];
}

/**
 * Reads a list of units of the country, row by row: columns UNIT_COLUMNS.
 *
 * @throws RecordsError when no row of it can be read.
 */
export function readUnitFile(content: Uint8Array): ReadRow<UnitFacts>[] {
  return readRecords(content, UNIT_COLUMNS).map(({ line, cells }) => {
    const reasons: Reason[] = [];
    const level = NATIONAL_LEVELS.find((level) => level === cells.level);
    const kind = Object.values(AdminUnitKind).find((kind) => kind === cells.kind);
    if (!level) reasons.push(reason('LEVEL_UNKNOWN', { level: cells.level, levels: NATIONAL_LEVELS.join(', ') }));
    if (!kind) reasons.push(reason('KIND_UNKNOWN', { kind: cells.kind }));
    if (level && !new RegExp(`^\\d{${CODE_DIGITS[level]}}$`).test(cells.code)) {
      reasons.push(reason('CODE_MALFORMED', { digits: CODE_DIGITS[level] }));
    }
    if (level && kind && LEVEL_OF_KIND[kind] !== level) reasons.push(reason('KIND_OF_OTHER_LEVEL', { kind, level }));
    const name = readName(cells.name, reasons);
    const validFrom = readDay('valid_from', cells.valid_from, reasons);
    const validTo = readDay('valid_to', cells.valid_to, reasons);
    if (validFrom && validTo && validFrom >= validTo) {
      reasons.push(reason('VALIDITY_EMPTY', { from: validFrom, to: validTo }));
    }
    const parentCode = cells.parent_code || null;
    if (level === 'PROVINCE' && parentCode) reasons.push(reason('PARENT_UNEXPECTED'));
    if (level && level !== 'PROVINCE' && !parentCode) reasons.push(reason('PARENT_MISSING'));
    const { code } = cells;
    if (reasons.length > 0 || !level || !kind || !name) return { line, code, given: null, reasons };
    return { line, code, given: { code, name, kind, level, parentCode, validFrom, validTo }, reasons };
  });
}

/**
 * Reads what became of units, row by row: columns LINEAGE_COLUMNS.
 *
 * @throws RecordsError when no row of it can be read.
 */
export function readLineageFile(content: Uint8Array): ReadRow<EdgeFacts>[] {
  return readRecords(content, LINEAGE_COLUMNS).map(({ line, cells }) => {
    const reasons: Reason[] = [];
    const [oldCode, newCode] = [cells.old_code, cells.new_code];
    const part = Object.values(LineagePart).find((part) => part === cells.part);
    if (!part) reasons.push(reason('PART_UNKNOWN', { part: cells.part }));
    const effectiveOn = readDay('effective_on', cells.effective_on, reasons);
    if (cells.effective_on === '') reasons.push(reason('DATE_MALFORMED', { column: 'effective_on', value: '' }));
    const given = part && effectiveOn && reasons.length === 0 ? { oldCode, newCode, part, effectiveOn } : null;
    return { line, code: oldCode, given, reasons };
  });
}

function readName(cell: string, reasons: Reason[]): string | null {
  if (cell === '') {
    reasons.push(reason('NAME_EMPTY'));
    return null;
  }
  try {
    return properName(cell);
  } catch {
    reasons.push(reason('NAME_MALFORMED'));
    return null;
  }
}

function readDay(column: string, cell: string, reasons: Reason[]): Day | null {
  if (cell === '') return null;
  if (isDay(cell)) return cell;
  reasons.push(reason('DATE_MALFORMED', { column, value: cell }));
  return null;
}
