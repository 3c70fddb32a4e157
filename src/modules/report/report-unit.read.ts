import { type Reader, raw, sql, validOn } from '../../database/read.js';
import type { UnitKey } from './report-unit.js';

/** A unit that a report may be of, with what stands above it, by which units of one name are told apart. */
export interface FoundUnit extends UnitKey {
  code: string;
  name: string;
  above: string | null;
}

/** More than this nobody reads. */
const MOST = 20;

const on = (day: string) => sql`${day}::date`;

/**
 * The units of that code or with that text in their name on a day, the very code first, areas before responsible
 * units, from the top of the tree down; 20 at most. The code of a responsible unit, which no other ever has, is found
 * on any day.
 */
export const unitsFound = (read: Reader, text: string, day: string): Promise<FoundUnit[]> =>
  read.rows(
    'report-unit.found',
    sql`
    select type, id, code, name, above from (
      select 'AdminUnit' as type, u.id, u.code, u.name, above.name as above, u.level, u.code = ${text} as is_code
      from admin_unit u left join admin_unit above on above.id = u.parent_id
      where ${validOn(raw('u'), on(day))}
        and (u.code = ${text} or u.search_name like like_anywhere(fold_unit_name(${text})))
      union all
      select 'ResponsibleUnit', r.id, r.code, r.name, above.name, 9, r.code = ${text}
      from responsible_unit r left join responsible_unit above on above.id = r.parent_id
      where r.code = ${text} or (${validOn(raw('r'), on(day))} and fold(r.name) like like_anywhere(fold(${text})))
    ) unit order by is_code desc, level, name, id limit ${MOST}`,
  );

/** The unit of that code: an area on that day, the highest of several, or else a responsible unit. */
export const unitOfCode = async (read: Reader, code: string, day: string): Promise<UnitKey | null> => {
  const [unit] = await read.rows<UnitKey>(
    'report-unit.of-code',
    sql`
    select type, id from (
      select 'AdminUnit' as type, u.id, u.level from admin_unit u where u.code = ${code} and ${validOn(raw('u'), on(day))}
      union all select 'ResponsibleUnit', r.id, 9 from responsible_unit r where r.code = ${code}
    ) unit order by level limit 1`,
  );
  return unit ?? null;
};

/** The provinces of a day, for who does not know a code by heart. */
export const provincesOf = (read: Reader, day: string): Promise<{ code: string; name: string }[]> =>
  read.rows(
    'report-unit.provinces',
    sql`select u.code, u.name from admin_unit u where u.level = 1 and ${validOn(raw('u'), on(day))} order by u.name`,
  );
