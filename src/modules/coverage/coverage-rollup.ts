import { type Sql, raw, sql } from '../../database/read.js';
import type { Rollup, Snapshot } from '../../database/rollup.js';
import { STANDING, inForce } from '../program/index.js';

/**
 * The cells that marks name: themselves, or wherever their program or its teams are or ever were placed; more than once
 * perhaps. It is resolved when it is read, not when it was marked: of two acts that meet, on a cluster and on the place of
 * its team, neither saw what the other did, and whoever comes after both sees it all.
 *
 * @param marks a relation (admin_unit_id, program_id).
 * @returns a select of `cell_id`.
 */
export const markedCells = (marks: Sql): Sql => sql`
  select cell.id as cell_id
  from (select distinct admin_unit_id, program_id from ${marks}) mark cross join lateral (
    select mark.admin_unit_id as id where mark.admin_unit_id is not null
    union all
    select cell.ancestor_id
    from (
      select mark.program_id as id where mark.program_id is not null
      union all
      select t.program_id from neighbor_group_team t where t.cluster_id = mark.program_id
    ) program
    join program_placement pl on pl.program_id = program.id
    join admin_unit_ancestor cell on cell.unit_id = pl.admin_unit_id and cell.ancestor_level = least(cell.unit_level, 3)
    -- A fence: marks are few, but the database knows nothing of a table that is empty most of the time.
    offset 0
  ) cell`;

/**
 * What the rows give of some cells now: rows of the rollup. Each placement is cut into pieces at every day on which
 * something of its program changes; each piece is a step up on its first day and down after its last, and the figures of
 * a day are the sum of the steps until then.
 *
 * @param cellIds units down to the communes.
 */
const counted = (cellIds: readonly number[]): Sql => sql`
  with cell as (
    select id, level, valid_from, valid_to from admin_unit where id = any(${cellIds}::integer[]) and level <= 3
  ),
  placed as materialized (
    -- From its first day on a cell is asked on its own map, before on that of its first day, after its end on that of
    -- its last: so what is placed there on these counts without end.
    select cell.id as cell_id, pl.id as placement_id, p.id as program_id, p.kind, p.provenance = 'DEMO' as is_demo,
      t.cluster_id, case when below.unit_level = 4 then below.unit_id end as neighborhood_id,
      pl.is_unplaced and pl.admin_unit_id = cell.id as is_unplaced,
      case when pl.valid_from <= cell.valid_from then '-infinity' else pl.valid_from end as valid_from,
      case when pl.valid_to < cell.valid_to or cell.valid_to is null and pl.valid_to is not null then pl.valid_to
        else 'infinity' end as valid_to
    from cell
    join admin_unit_ancestor below on below.ancestor_id = cell.id
      and (below.unit_id = cell.id or cell.level = 3 and below.unit_level = 4)
    join program_placement pl on pl.admin_unit_id = below.unit_id and pl.annulled_at is null
      and (cell.valid_to is null or pl.valid_from < cell.valid_to)
      and (cell.valid_from is null or pl.valid_to is null or pl.valid_to > cell.valid_from)
    join program p on p.id = pl.program_id
    left join neighbor_group_team t on t.program_id = p.id
  ),
  change as (
    select placed.placement_id, placed.cell_id, day.day
    from placed cross join lateral (
      select placed.valid_from as day union select placed.valid_to
      union
      select day from (
        select valid_from, valid_to from program_status
        where program_id in (placed.program_id, placed.cluster_id) and annulled_at is null
        union all
        select valid_from, valid_to from program_household_count
        where program_id in (placed.program_id, placed.cluster_id) and annulled_at is null
      ) dated cross join lateral (values (dated.valid_from), (dated.valid_to)) as day (day)
      where day > placed.valid_from and day < placed.valid_to
    ) day
  ),
  piece as (
    select placement_id, cell_id, day as valid_from,
      lead(day) over (partition by placement_id, cell_id order by day) as valid_to
    from change
  ),
  told as materialized (
    select placed.cell_id, placed.kind, placed.neighborhood_id, placed.is_unplaced, placed.is_demo, piece.valid_from,
      piece.valid_to, status.status <> 'SUSPENDED' as stands, household.households,
      placed.kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM') as has_households,
      -- A team inside a standing, counted cluster: its households are the cluster's.
      exists (
        select from program_status cs
        join program_household_count ch on ch.program_id = cs.program_id
          and ${inForce(raw('ch'), sql`piece.valid_from`)}
        where cs.program_id = placed.cluster_id and ${inForce(raw('cs'), sql`piece.valid_from`)}
          and cs.status = any(${STANDING}::text[])) as is_in_cluster
    from piece
    join placed on placed.placement_id = piece.placement_id and placed.cell_id = piece.cell_id
    join program_status status on status.program_id = placed.program_id
      and ${inForce(raw('status'), sql`piece.valid_from`)}
      and (status.status = any(${STANDING}::text[]) or status.status = 'SUSPENDED')
    left join program_household_count household on household.program_id = placed.program_id
      and ${inForce(raw('household'), sql`piece.valid_from`)}
    where piece.valid_to is not null
  ),
  step as materialized (
    select told.cell_id, line.kind, told.neighborhood_id, day.day,
      day.sign * stands::integer as programs,
      day.sign * (not stands)::integer as suspended,
      day.sign * (stands and is_unplaced)::integer as unplaced,
      day.sign * (case when line.has_households then households else 0 end) as households,
      day.sign * (line.has_households and households is not null)::integer as counted,
      day.sign * (line.has_households and households is null)::integer as uncounted,
      day.sign * is_demo::integer as demo
    from told
    cross join lateral (values (told.valid_from, 1), (told.valid_to, -1)) as day (day, sign)
    cross join lateral (values
      (told.kind, told.stands and told.has_households),
      ('', told.stands and told.has_households and not told.is_in_cluster)) as line (kind, has_households)
    where day.day < 'infinity'
  ),
  covered as (
    -- A neighborhood counts while one program or more of it stands.
    select cell_id, kind, day, (now > 0)::integer - (now - change > 0)::integer as neighborhoods
    from (
      select cell_id, kind, day, sum(programs) as change,
        sum(sum(programs)) over (partition by cell_id, kind, neighborhood_id order by day) as now
      from step where neighborhood_id is not null group by cell_id, kind, neighborhood_id, day
    ) running
  ),
  total as (
    select cell_id, kind, day, sum(programs) as programs, sum(suspended) as suspended, sum(unplaced) as unplaced,
      sum(households) as households, sum(counted) as counted, sum(uncounted) as uncounted,
      sum(neighborhoods) as neighborhoods, sum(demo) as demo
    from (
      select cell_id, kind, day, programs, suspended, unplaced, coalesce(households, 0) as households, counted,
        uncounted, 0 as neighborhoods, demo
      from step
      union all
      select cell_id, kind, day, 0, 0, 0, 0, 0, 0, neighborhoods, 0 from covered
    ) step
    group by cell_id, kind, day
  )
  select cell_id as admin_unit_id, kind, day as valid_from,
    (sum(programs) over until)::integer as programs,
    (sum(suspended) over until)::integer as suspended,
    (sum(unplaced) over until)::integer as unplaced,
    case when sum(counted) over until > 0 then (sum(households) over until)::bigint end as households,
    (sum(uncounted) over until)::integer as programs_without_households,
    (sum(neighborhoods) over until)::integer as neighborhoods,
    sum(demo) over until > 0 as is_demo
  from total
  -- One program in the place of another changes nothing.
  where (programs, suspended, unplaced, households, counted, uncounted, neighborhoods, demo) <> (0, 0, 0, 0, 0, 0, 0, 0)
  window until as (partition by cell_id, kind order by day)`;

const COLUMNS = raw(`admin_unit_id, kind, valid_from, programs, suspended, unplaced, households,
  programs_without_households, neighborhoods, is_demo`);

/** Programs that were marked become the cells where they are, each once. */
const settleMarks = (at: Snapshot) =>
  at.rows(
    'coverage.settle-marks',
    sql`
    with program as (delete from coverage_mark where program_id is not null returning admin_unit_id, program_id)
    insert into coverage_mark (admin_unit_id) select distinct cell_id from (${markedCells(sql`program`)}) cell`,
  );

/** What programs cover of each cell, by the days on which it changes. */
export const COVERAGE_ROLLUP: Rollup = {
  name: 'coverage_rollup',
  cellsAtOnce: 100,

  async isMarked(read) {
    return (await read.rows('coverage.any-mark', sql`select from coverage_mark limit 1`)).length > 0;
  },

  async fold(at, limit) {
    if (!(await this.isMarked(at))) return 0;
    await settleMarks(at);
    const cells = await at.rows<{ id: number }>(
      'coverage.take-marks',
      sql`
      with cell as (select distinct admin_unit_id as id from coverage_mark order by id limit ${limit}),
      taken as (delete from coverage_mark m using cell where m.admin_unit_id = cell.id)
      select id from cell`,
    );
    const ids = cells.map(({ id }) => id);
    await at.rows(
      'coverage.forget-cells',
      sql`delete from coverage_rollup where admin_unit_id = any(${ids}::integer[])`,
    );
    await at.rows('coverage.fold-cells', sql`insert into coverage_rollup (${COLUMNS}) ${counted(ids)}`);
    return ids.length;
  },

  async cells(at) {
    const cells = await at.rows<{ id: number }>(
      'coverage.cells',
      sql`select id from admin_unit where level <= 3 order by id`,
    );
    return cells.map(({ id }) => id);
  },

  async mark(at, cells) {
    await at.rows(
      'coverage.mark-cells',
      sql`insert into coverage_mark (admin_unit_id) select unnest(${cells}::integer[])`,
    );
  },

  async differences(at, cells) {
    const rows = await at.rows<{ difference: string }>(
      'coverage.differences',
      sql`
      with kept as (select ${COLUMNS} from coverage_rollup where admin_unit_id = any(${cells}::integer[])),
      told as (${counted(cells)}),
      different as (
        select 'kept' as side, * from (select * from kept except select * from told) a
        union all
        select 'told by the rows', * from (select * from told except select * from kept) b
      )
      select format('coverage_rollup: %s (%s), %s from %s, %s: %s programs, %s suspended, %s unplaced, %s households, ' ||
          '%s not counted, %s neighborhoods%s', u.code, u.name, coalesce(nullif(d.kind, ''), 'all kinds'), d.valid_from,
        d.side, d.programs, d.suspended, d.unplaced, coalesce(d.households::text, 'unknown'),
        d.programs_without_households, d.neighborhoods, case when d.is_demo then ', demo' end) as difference
      from different d join admin_unit u on u.id = d.admin_unit_id
      where d.admin_unit_id not in (${markedCells(sql`coverage_mark`)})
      order by u.code, u.id, d.kind, d.valid_from, d.side`,
    );
    return rows.map(({ difference }) => difference);
  },
};
