import pg from 'pg';
import { ACTIVITY_TABLES, makeActivities, planActivities } from './activities.ts';
import { countAreas, makeAreas, makeNeighborhoods, makeResponsibleUnits } from './areas.ts';
import { inParallel, piecesOf } from './bulk.ts';
import { PROGRAM_TABLES, makePrograms, planPrograms } from './programs.ts';
import { makeCriteria } from './reference.ts';
import type { CountrySize } from './size.ts';

/** Two at once: as many as the smallest machine has processors. */
const CONNECTIONS = 2;
const NEIGHBORHOODS_AT_ONCE = 5_000;
const PROGRAMS_AT_ONCE = 15_000;
const ACTIVITIES_AT_ONCE = 100_000;

/** Is told what is being made and how much of all is, from 0 to 1. */
type OnProgress = (what: string, share: number) => void;

/**
 * Makes a country in an empty, migrated database, as the owner of its tables. Rows come in sets, with indexes, foreign
 * keys and triggers away, and these are made again over all rows; so what they guard is checked once, at the end.
 *
 * @throws Error when there are units or programs already.
 */
export async function makeCountry(ownerUrl: string, size: CountrySize, onProgress: OnProgress): Promise<void> {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: ownerUrl }));
  try {
    for (const client of clients) {
      await client.connect();
      await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB';
        set max_parallel_maintenance_workers = 1; set timezone = 'Asia/Ho_Chi_Minh'; set statement_timeout = 0`);
    }
    const [client] = clients as [pg.Client];
    const { rows } = await client.query('select from admin_unit union all select from program limit 1');
    if (rows.length > 0) throw new Error('There are units in this database; a country is made in an empty one.');

    onProgress('units', 0);
    const tables = [...PROGRAM_TABLES, ...ACTIVITY_TABLES];
    const { indexes, constraints } = await piecesOf(client, [...tables, 'admin_unit']);
    for (const { drop } of [...constraints, ...indexes]) await client.query(drop);
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
    // One of them alone: another writes what is above each unit.
    await client.query('alter table admin_unit disable trigger admin_unit_within_parent');
    await makeCriteria(client);
    await makeAreas(client, size);
    await inParallel(clients, parts(size.neighborhoods, NEIGHBORHOODS_AT_ONCE), (one, part) =>
      makeNeighborhoods(one, size, part),
    );
    await client.query('alter table admin_unit enable trigger admin_unit_within_parent');
    await countAreas(client);
    await makeResponsibleUnits(client, size);

    onProgress('programs', 0.02);
    await planPrograms(client, size);
    await planActivities(client);
    let made = 0;
    await inParallel(clients, parts(size.programs, PROGRAMS_AT_ONCE), async (one, part) => {
      await makePrograms(one, part);
      made += part[1] - part[0] + 1;
      onProgress('programs', 0.02 + (0.2 * made) / size.programs);
    });
    made = 0;
    await inParallel(clients, parts(size.activities, ACTIVITIES_AT_ONCE), async (one, part) => {
      await makeActivities(one, size, part);
      made += part[1] - part[0] + 1;
      onProgress('activities', 0.22 + (0.4 * made) / size.activities);
    });

    made = 0;
    const built = (what: string) => onProgress(what, 0.62 + (0.35 * ++made) / (indexes.length + constraints.length));
    await inParallel(clients, indexes, async (one, { make }) => {
      await one.query(make);
      built('indexes');
    });
    // A foreign key locks its own table, then the one it points at; as they point in no circle, nobody waits in one.
    await inParallel(clients, constraints, async (one, { make }) => {
      await one.query(make);
      built('constraints');
    });
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    await client.query('drop table bench_program, bench_cluster, bench_face, bench_station');
    onProgress('statistics', 0.97);
    await continueNumbers(client, tables);
    // The largest first, so that neither connection is left with one of them at the end.
    const { rows: all } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       order by pg_table_size(oid) desc`,
    );
    await inParallel(clients, all, (one, { name }) => one.query(`vacuum (analyze) ${name}`));
    onProgress('the country', 1);
  } finally {
    for (const client of clients) await client.end();
  }
}

/** From first to last, both included. */
function parts(total: number, atOnce: number): [number, number][] {
  return Array.from({ length: Math.ceil(total / atOnce) }, (_, n) => [
    n * atOnce + 1,
    Math.min((n + 1) * atOnce, total),
  ]);
}

/** Ids and codes of new rows go on after those that were made. */
async function continueNumbers(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  for (const table of [...tables, 'admin_unit', 'responsible_unit']) {
    const { rows } = await client.query(`select pg_get_serial_sequence('${table}', 'id') as sequence
      where exists (select from pg_attribute where attrelid = '${table}'::regclass and attname = 'id' and attidentity <> '')`);
    if (rows[0])
      await client.query(`select setval('${rows[0].sequence}', coalesce((select max(id) from ${table}), 1))`);
  }
  await client.query(`
    insert into program_number (kind, province_code, last)
    select p.kind, split_part(p.code, '-', 2), max(split_part(p.code, '-', 3)::integer) from program p group by 1, 2`);
}
