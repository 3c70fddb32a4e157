import { type Reader, raw, sql, validOn } from '../../database/read.js';
import { inForce } from '../program/index.js';

/** A program that a row names. */
export interface KnownProgram {
  id: number;
  code: string;
  /** Where it lies today; null: nowhere any more. */
  areaId: number | null;
}

/** Programs by their codes, in capitals; those that ended too, which a row may not name and is told so. */
export async function programsByCode(
  read: Pick<Reader, 'rows'>,
  codes: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, KnownProgram>> {
  if (codes.length === 0) return new Map();
  const asked = [...new Set(codes.map((code) => code.toUpperCase()))];
  const rows = await read.rows<KnownProgram>(
    'import.programs',
    sql`
    select p.id, p.code, place.admin_unit_id as "areaId" from program p
    left join program_placement place on place.program_id = p.id and ${inForce(raw('place'), sql`${today}::date`)}
    where p.code = any(${asked}::text[])`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/** Responsible units in office today, by their codes in capitals. */
export async function unitsByCode(
  read: Pick<Reader, 'rows'>,
  codes: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, number>> {
  if (codes.length === 0) return new Map();
  const asked = [...new Set(codes.map((code) => code.toUpperCase()))];
  const rows = await read.rows<{ id: number; code: string }>(
    'import.units',
    sql`
    select u.id, u.code from responsible_unit u
    where u.code = any(${asked}::text[]) and ${validOn(raw('u'), sql`${today}::date`)}`,
  );
  return new Map(rows.map(({ id, code }) => [code, id]));
}
