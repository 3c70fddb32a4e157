import { badInput } from '../../api/errors.js';
import { decodeAnyId } from '../../api/node.js';
import type { Context } from '../../context.js';
import { type Sql, sql } from '../../database/read.js';
import { type AdminUnitRow, areasToday } from '../admin-unit/index.js';
import { type ResponsibleUnitRow, jurisdictionOf } from '../responsible-unit/index.js';

/** Whose report, plan or target it is: the row of an area, or of a responsible unit. */
export interface UnitKey {
  type: 'AdminUnit' | 'ResponsibleUnit';
  id: number;
}

/** The unit with its row. */
export type KnownUnit = { type: 'AdminUnit'; row: AdminUnitRow } | { type: 'ResponsibleUnit'; row: ResponsibleUnitRow };

/** Which unit an opaque id names. @throws ApiError BAD_USER_INPUT for an id that is malformed or of another type. */
export const unitKeyOf = (id: string, argument = 'unit'): UnitKey =>
  decodeAnyId(id, ['AdminUnit', 'ResponsibleUnit'], argument) as UnitKey;

/** The unit of a row that names exactly one. */
export const ownerOf = (row: { adminUnitId: number | null; responsibleUnitId: number | null }): UnitKey =>
  row.adminUnitId !== null
    ? { type: 'AdminUnit', id: row.adminUnitId }
    : { type: 'ResponsibleUnit', id: row.responsibleUnitId! };

/** @throws ApiError BAD_USER_INPUT where there is no such unit. */
export const unitOf = async ({ loaders }: Pick<Context, 'loaders'>, { type, id }: UnitKey): Promise<KnownUnit> => {
  const row = await (type === 'AdminUnit' ? loaders.adminUnit.load(id) : loaders.responsibleUnit.load(id));
  if (!row) throw badInput('report.unit', { argument: 'unit' });
  return { type, row } as KnownUnit;
};

/**
 * In which areas a unit lies today: what became of an area, or a responsible unit's jurisdiction. No row: there is no
 * such unit; a null: it answers for nothing today.
 */
export const areasOfUnit = ({ type, id }: { type: UnitKey['type']; id: number | Sql }, today: string): Sql =>
  type === 'AdminUnit'
    ? areasToday(sql`${id}::integer`, today)
    : sql`
      select area.admin_unit_id from responsible_unit unit
      left join lateral (${jurisdictionOf(sql`unit.id`, sql`${today}::date`)}) area on true
      where unit.id = ${id}`;
