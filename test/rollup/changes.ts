import type { Client } from 'pg';
import type { Chance } from '../oracle/random.js';

/** One transaction of the owner of the tables, and a source of chance. */
export interface Hand {
  chance: Chance;
  /** A row at random of those that a query finds; throws `Nothing` where there is none. */
  one(query: string, ...values: unknown[]): Promise<Record<string, any>>;
  run(statement: string, ...values: unknown[]): Promise<void>;
}

class Nothing extends Error {}

const OPEN = 'annulled_at is null and valid_to is null';
/** A dated row that follows another of its program, with the id of that one. */
const following = (table: string) => `
  select later.id, earlier.id as earlier from ${table} later
  join ${table} earlier on earlier.program_id = later.program_id and earlier.valid_to = later.valid_from
  where later.annulled_at is null and earlier.annulled_at is null`;

const annul =
  (table: string) =>
  async ({ one, run }: Hand) => {
    const { id, earlier } = await one(following(table));
    await run(`update ${table} set annulled_at = now() where id = $1`, id);
    await run(`update ${table} set valid_to = null where id = $1`, earlier);
  };

const backdate =
  (table: string) =>
  async ({ chance, one, run }: Hand) => {
    const { id, earlier } = await one(following(table));
    const days = chance.int(1, 200);
    await run(
      `update ${table} t set valid_from = case when t.id = $1 then border.day else t.valid_from end,
         valid_to = case when t.id = $2 then border.day else t.valid_to end
       from (select valid_from + $3::integer as day from ${table} where id = $2) border where t.id in ($1, $2)`,
      id,
      earlier,
      days,
    );
  };

const remove =
  (table: string) =>
  async ({ one, run }: Hand) => {
    const { id } = await one(`select id from ${table}`);
    await run(`delete from ${table} where id = $1`, id);
  };

const standingUnit = `select id from admin_unit
  where valid_to is null and coalesce(valid_from, '-infinity') <= '2025-07-01' and (level < 3 or code not like '88%')`;

/**
 * All that can happen to the rows behind a coverage, by itself, each with the table whose triggers have to see it. They are
 * past every rule of the entities, which change rows in fewer ways, but not past the database's.
 */
export const CHANGES: readonly { name: string; table: string; make: (hand: Hand) => Promise<void> }[] = [
  {
    name: 'a program takes a step',
    table: 'program_status',
    async make({ chance, one, run }) {
      const { id } = await one(`select id from program_status where ${OPEN} and status <> 'MERGED'`);
      await run('update program_status set valid_to = valid_from + $2::integer where id = $1', id, chance.int(1, 700));
      await run(
        `insert into program_status (program_id, status, valid_from)
         select program_id, $2, valid_to from program_status where id = $1`,
        id,
        chance.one(['ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED', 'SUSPENDED', 'DISSOLVED']),
      );
    },
  },
  { name: 'a step is annulled', table: 'program_status', make: annul('program_status') },
  { name: 'a step is backdated', table: 'program_status', make: backdate('program_status') },
  { name: 'a step is deleted', table: 'program_status', make: remove('program_status') },
  {
    name: 'households are counted',
    table: 'program_household_count',
    async make({ chance, one, run }) {
      const { id, kind, day } = await one(
        `select p.id, p.kind, (p.founded_on + 30)::text as day from program p
         where kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM')
           and not exists (select from program_household_count h where h.program_id = p.id and ${OPEN})`,
      );
      await run(
        'insert into program_household_count (program_id, kind, households, valid_from) values ($1, $2, $3, $4)',
        ...[id, kind, chance.int(0, 60), day],
      );
    },
  },
  {
    name: 'households are counted anew',
    table: 'program_household_count',
    async make({ chance, one, run }) {
      const { id } = await one(`select id from program_household_count where ${OPEN}`);
      await run('update program_household_count set valid_to = valid_from + $2::integer where id = $1', id, chance.int(1, 900)); // prettier-ignore
      await run(
        `insert into program_household_count (program_id, kind, households, valid_from)
         select program_id, kind, $2, valid_to from program_household_count where id = $1`,
        id,
        chance.int(0, 60),
      );
    },
  },
  {
    name: 'a count is corrected in place',
    table: 'program_household_count',
    async make({ chance, one, run }) {
      const { id } = await one('select id from program_household_count where annulled_at is null');
      await run('update program_household_count set households = $2 where id = $1', id, chance.int(61, 99));
    },
  },
  { name: 'a count is annulled', table: 'program_household_count', make: annul('program_household_count') },
  { name: 'a count is deleted', table: 'program_household_count', make: remove('program_household_count') },
  {
    name: 'a program moves',
    table: 'program_placement',
    async make({ chance, one, run }) {
      const { id } = await one(`select id from program_placement where ${OPEN}`);
      const unit = await one(standingUnit);
      await run(
        `update program_placement set valid_to = greatest(valid_from, '2025-07-01') + $2::integer where id = $1`,
        ...[id, chance.int(1, 500)],
      );
      await run(
        `insert into program_placement (program_id, admin_unit_id, is_unplaced, valid_from)
         select program_id, $2, $3, valid_to from program_placement where id = $1`,
        ...[id, unit['id'], chance.is(0.3)],
      );
    },
  },
  {
    name: 'a place is corrected in place',
    table: 'program_placement',
    async make({ one, run }) {
      const { id } = await one(`select id from program_placement where ${OPEN}`);
      const unit = await one(standingUnit);
      await run('update program_placement set admin_unit_id = $2 where id = $1', id, unit['id']);
    },
  },
  {
    name: 'a place is decided, or open again',
    table: 'program_placement',
    async make({ one, run }) {
      const { id } = await one('select id from program_placement where annulled_at is null');
      await run('update program_placement set is_unplaced = not is_unplaced where id = $1', id);
    },
  },
  { name: 'a move is annulled', table: 'program_placement', make: annul('program_placement') },
  { name: 'a move is backdated', table: 'program_placement', make: backdate('program_placement') },
  { name: 'a place is deleted', table: 'program_placement', make: remove('program_placement') },
  {
    name: 'a program without a place gets one',
    table: 'program_placement',
    async make({ one, run }) {
      const unit = await one(standingUnit);
      const { id, day } = await one(
        `select p.id, greatest(p.founded_on, '2025-07-01',
           (select max(valid_to) from program_placement l where l.program_id = p.id and annulled_at is null))::text as day
         from program p where not exists (select from program_placement l where l.program_id = p.id and ${OPEN})`,
      );
      await run('insert into program_placement (program_id, admin_unit_id, valid_from) values ($1, $2, $3)', id, unit['id'], day); // prettier-ignore
    },
  },
  {
    name: 'a team joins a cluster, or leaves it',
    table: 'neighbor_group_team',
    async make({ chance, one, run }) {
      const { id } = await one('select program_id as id from neighbor_group_team');
      const cluster = await one('select program_id as id from safe_residential_cluster');
      await run('update neighbor_group_team set cluster_id = $2 where program_id = $1', id, chance.is(0.7) ? cluster['id'] : null); // prettier-ignore
    },
  },
  {
    name: 'what is a team’s own is deleted',
    table: 'neighbor_group_team',
    async make({ one, run }) {
      const { id } = await one('select program_id as id from neighbor_group_team where cluster_id is not null');
      await run('delete from neighbor_group_team where program_id = $1', id);
    },
  },
  {
    name: 'and is put back',
    table: 'neighbor_group_team',
    async make({ one, run }) {
      const { id } = await one(
        `select id from program p where kind = 'NEIGHBOR_GROUP_TEAM'
         and not exists (select from neighbor_group_team t where t.program_id = p.id)`,
      );
      const cluster = await one('select program_id as id from safe_residential_cluster');
      await run('insert into neighbor_group_team (program_id, cluster_id) values ($1, $2)', id, cluster['id']);
    },
  },
  {
    name: 'a program is invented after all, or is not',
    table: 'program',
    async make({ one, run }) {
      const { id } = await one('select id from program');
      await run(`update program set provenance = case provenance when 'DEMO' then 'IMPORT' else 'DEMO' end where id = $1`, id); // prettier-ignore
    },
  },
  {
    name: 'a program is in a new commune for two months',
    table: 'program_placement',
    async make({ chance, one, run }) {
      const code = `88${chance.int(100, 999)}`;
      const place = await one(
        `select pl.id, pl.program_id, pl.admin_unit_id from program_placement pl join admin_unit u on u.id = pl.admin_unit_id
         where pl.annulled_at is null and pl.valid_to is null and pl.valid_from < '2025-12-01' and u.valid_to is null`,
      );
      await run(
        `insert into admin_unit (code, code_system, name, kind, level, parent_id, parent_level, valid_from, provenance)
         select $1, 'OFFICIAL', 'Xã tạm', 'COMMUNE', 3, id, 1, '2025-08-01', 'OWN_ENTRY' from admin_unit
         where level = 1 and valid_to is null and coalesce(valid_from, '-infinity') <= '2025-08-01' order by id limit 1`,
        code,
      );
      await run(`update program_placement set valid_to = '2025-12-01' where id = $1`, place['id']);
      await run(
        `insert into program_placement (program_id, admin_unit_id, valid_from, valid_to)
         select $1, id, '2025-12-01', '2026-02-01' from admin_unit where code = $2`,
        ...[place['program_id'], code],
      );
      await run(
        `insert into program_placement (program_id, admin_unit_id, valid_from) values ($1, $2, '2026-02-01')`,
        ...[place['program_id'], place['admin_unit_id']],
      );
    },
  },
  {
    name: 'that commune ends, begins later, or goes on',
    table: 'admin_unit',
    async make({ chance, one, run }) {
      const { id } = await one(`select id from admin_unit where code like '88%'`);
      const ends = chance.is(0.5) ? '2026-02-01' : null;
      await run('update admin_unit set valid_from = $2, valid_to = $3 where id = $1', id, chance.one(['2025-08-01', '2025-12-01']), ends); // prettier-ignore
    },
  },
];

/**
 * Makes a change in a transaction of its own.
 *
 * @returns whether it was made: there may be no row for it, or the database refuses what came out.
 */
export async function make(client: Client, chance: Chance, change: (typeof CHANGES)[number]): Promise<boolean> {
  await client.query('begin');
  try {
    await change.make({
      chance,
      async one(query, ...values) {
        const { rows } = await client.query(`select * from (${query}) found order by md5(found.id || $${values.length + 1}::text) limit 1`, [...values, String(chance.next())]); // prettier-ignore
        if (!rows[0]) throw new Nothing();
        return rows[0];
      },
      run: async (statement, ...values) => void (await client.query(statement, values)),
    });
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    // A rule of the database: SQLSTATE class 23.
    if (error instanceof Nothing || /^23/.test((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}
