import { type Reader, raw, sql } from '../../database/read.js';
import { type AdminUnitRow, adminUnitColumns } from '../admin-unit/index.js';

export interface NamedUnitRow extends AdminUnitRow {
  /** The name that was asked for. */
  asked: string;
  /** The units above it. */
  ancestorIds: number[];
}

/** The units of any map that are called so, with marks or without; names are given without "tỉnh", "xã" and the like. */
export const unitsCalled = (read: Reader, names: readonly string[]): Promise<NamedUnitRow[]> =>
  read.rows(
    'report-check.units-called',
    sql`
    select asked.name as asked, ${adminUnitColumns(raw('u'))},
      array(select a.ancestor_id from admin_unit_ancestor a where a.unit_id = u.id and a.ancestor_id <> u.id) as "ancestorIds"
    from unnest(${names}::text[]) as asked (name)
    -- One word of what it is goes off a name, so one is put on: "Bản Qua" is the name of a commune.
    join admin_unit u on u.search_name = fold_unit_name('xã ' || asked.name)
    order by u.id`,
  );
