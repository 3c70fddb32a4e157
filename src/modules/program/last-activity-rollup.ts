import { type Sql, sql } from '../../database/read.js';
import type { Rollup } from '../../database/rollup.js';

/** The last day of the latest activity in force of a program by the rows, in any role; null without any. */
const lastActivityByRows = (programId: Sql): Sql => sql`(
  select ap.period_to - 1 from activity_program ap join activity a on a.id = ap.activity_id
  where ap.program_id = ${programId} and a.ended_at is null order by ap.period_to desc limit 1)`;

/** Marks are gathered once a statement: the database takes the table for empty, and would look through it for each row. */
const isMarked = sql`kept.program_id in (select mark.program_id from last_activity_mark mark)`;

/** Of a program whose row is at hand as `kept`: what is kept, or where it is marked what the rows give. */
const lastDay = sql`case when ${isMarked} then ${lastActivityByRows(sql`kept.program_id`)} else kept.day end`;

/** The last day of the latest activity of a program, null without any, as a SELECT of `day`. */
export const lastActivity = (programId: Sql): Sql => sql`(
  select ${lastDay} as day
  from last_activity_rollup kept where kept.program_id = ${programId})`;

/** A program without any activity is the quietest of all. */
const orQuietest = (day: Sql): Sql => sql`coalesce(${day}, '0001-01-01'::date)`;

/** Programs under alias `p`, and how it is told of each when something was last done with it. */
export interface Quietness {
  from: Sql;
  programId: Sql;
  /** '0001-01-01' without any. */
  day: Sql;
  /** Whether nothing was done on a day or since, as a condition. */
  isQuietSince(day: Sql): Sql;
}

/** All programs. */
export const QUIETNESS: Quietness = {
  from: sql`program p`,
  programId: sql`p.id`,
  day: orQuietest(lastActivity(sql`p.id`)),
  // Not by the day above, which would be looked up for each of all programs: so they may be matched at once.
  isQuietSince: (day) => sql`exists (
      select from last_activity_rollup kept where kept.program_id = p.id and ${orQuietest(lastDay)} < ${day})`,
};

const partOf = (from: Sql, programId: Sql, day: Sql): Quietness => ({
  ...{ from, programId, day },
  isQuietSince: (since) => sql`${day} < ${since}`,
});

/**
 * All programs in two parts, for lists by that day: those that are kept lie in order and are read no further than a page
 * goes, and those that are marked are few.
 */
export const QUIETNESS_IN_ORDER: readonly Quietness[] = [
  partOf(
    sql`last_activity_rollup kept join program p on p.id = kept.program_id and not ${isMarked}`,
    sql`kept.program_id`,
    orQuietest(sql`kept.day`),
  ),
  partOf(
    sql`(select distinct mark.program_id from last_activity_mark mark) marked
        join program p on p.id = marked.program_id
        cross join lateral (select ${lastActivityByRows(sql`p.id`)} as day offset 0) latest`,
    sql`p.id`,
    orQuietest(sql`latest.day`),
  ),
];

/** What the rows give of some programs now: rows of the rollup. */
const told = (programIds: readonly number[]): Sql => sql`
  select p.id as program_id, ${lastActivityByRows(sql`p.id`)} as day
  from program p where p.id = any(${programIds}::integer[])`;

/** When something was last done with each program: `last_activity_rollup`. A cell is a program. */
export const LAST_ACTIVITY_ROLLUP: Rollup = {
  name: 'last_activity_rollup',
  // A program is one look into an index, where an area's cell is a count of thousands of rows.
  cellsAtOnce: 5_000,

  async isMarked(read) {
    return (await read.rows('last-activity.any-mark', sql`select from last_activity_mark limit 1`)).length > 0;
  },

  async fold(at, limit) {
    const programs = await at.rows<{ id: number }>(
      'last-activity.take-marks',
      sql`
      with program as (select distinct program_id as id from last_activity_mark order by id limit ${limit}),
      taken as (delete from last_activity_mark mark using program where mark.program_id = program.id)
      select id from program`,
    );
    await at.rows(
      'last-activity.fold-programs',
      sql`
      insert into last_activity_rollup as kept (program_id, day) ${told(programs.map(({ id }) => id))}
      on conflict (program_id) do update set day = excluded.day where kept.day is distinct from excluded.day`,
    );
    return programs.length;
  },

  async cells(at) {
    const programs = await at.rows<{ id: number }>('last-activity.cells', sql`select id from program order by id`);
    return programs.map(({ id }) => id);
  },

  async mark(at, cells) {
    await at.rows(
      'last-activity.mark-programs',
      sql`insert into last_activity_mark (program_id) select unnest(${cells}::integer[])`,
    );
  },

  async differences(at, cells) {
    const rows = await at.rows<{ difference: string }>(
      'last-activity.differences',
      sql`
      select format('last_activity_rollup: %s, %s kept, %s told by the rows', p.code,
        case when kept.program_id is null then 'nothing' else coalesce(kept.day::text, 'no day') end,
        coalesce(told.day::text, 'no day')) as difference
      from (${told(cells)}) told join program p on p.id = told.program_id
      left join last_activity_rollup kept on kept.program_id = told.program_id
      where (kept.program_id is null or kept.day is distinct from told.day)
        and told.program_id not in (select mark.program_id from last_activity_mark mark)
      order by p.code`,
    );
    return rows.map(({ difference }) => difference);
  },
};
