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

/**
 * Responsible units by their codes in capitals: the one in office today, or else the last that was. What was done in the
 * past was done by units of the past; whether one may be named now is the rules' to say.
 */
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
    select distinct on (u.code) u.id, u.code from responsible_unit u
    where u.code = any(${asked}::text[])
    order by u.code, ${validOn(raw('u'), sql`${today}::date`)} desc, u.valid_from desc nulls last`,
  );
  return new Map(rows.map(({ id, code }) => [code, id]));
}
