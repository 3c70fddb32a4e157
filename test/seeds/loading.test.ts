import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { loadSeeds } from '../../src/seed.js';
import { cloneDatabase, rowsOf } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const PROJECT = join(import.meta.dirname, '../..');

/** Two whole loads on a machine that also runs the other tests. */
const WHOLE_LOAD_MS = 300_000;

let database: TestDatabase;

afterEach(() => database.drop());

/** Rows and highest id of every table, so that any row written or repeated shows. */
async function census(url: string): Promise<Record<string, string>> {
  const tables = await rowsOf<{ table: string; key: string | null }>(
    url,
    `select t.table_name as table, c.column_name as key from information_schema.tables t
     left join information_schema.columns c on c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'id'
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1`,
  );
  const counts = tables.map(
    ({ table, key }) =>
      `select '${table}' as name, count(*) || '/' || coalesce(max(${key ?? 'null::int'}), 0) as rows from ${table}`,
  );
  const rows = await rowsOf<{ name: string; rows: string }>(url, counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]));
}

/**
 * The same without the ids, which a step that was rolled back uses up, and without what a server counts anew by itself:
 * the template's has been counted, that of a load has not.
 */
async function rowCounts(url: string): Promise<Record<string, string>> {
  const kept = Object.entries(await census(url)).filter(([table]) => !/_(rollup|mark)$/.test(table));
  return Object.fromEntries(kept.map(([table, rows]) => [table, rows.split('/')[0]!]));
}

async function seededCounts(): Promise<Record<string, string>> {
  const seeded = await cloneDatabase({ seeded: true });
  try {
    return await rowCounts(seeded.ownerUrl);
  } finally {
    await seeded.drop();
  }
}

test('the story stands as the report counts it, on the old map and on the new one', async () => {
  database = await cloneDatabase({ seeded: true });
  const standing = (day: string) =>
    rowsOf(
      database.ownerUrl,
      `select program.kind, count(*)::int as programs from program
       join program_status s on s.program_id = program.id and s.annulled_at is null
         and daterange(s.valid_from, s.valid_to) @> $1::date and s.status in ('FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING')
       join program_placement p on p.program_id = program.id and p.annulled_at is null and not p.is_unplaced
         and daterange(p.valid_from, p.valid_to) @> $1::date
       join admin_unit_ancestor a on a.unit_id = p.admin_unit_id
       join admin_unit u on u.id = a.ancestor_id and u.code = '37' and daterange(u.valid_from, u.valid_to) @> $1::date
       group by program.kind order by program.kind`,
      [day],
    );
  const report = [
    { kind: 'MODEL_MARKET', programs: 5 },
    { kind: 'NEIGHBOR_GROUP_TEAM', programs: 217 },
    { kind: 'PUBLIC_FIREFIGHTING_POINT', programs: 163 },
    { kind: 'SAFE_RESIDENTIAL_CLUSTER', programs: 233 },
  ];
  expect(await standing('2025-06-30')).toEqual(report);
  expect(await standing('2025-07-01')).toEqual(report);
});

test('a second load changes nothing', async () => {
  database = await cloneDatabase({ seeded: true });
  const before = await census(database.ownerUrl);
  const lines: string[] = [];
  await loadSeeds({ ownerUrl: database.ownerUrl, seeds: 'demo', onProgress: ({ label }) => lines.push(label) });
  expect(await census(database.ownerUrl)).toEqual(before);
  expect(lines).toEqual([]);
});

test('each step is an act of the registry itself, with the number and a digest of the rows it took', async () => {
  database = await cloneDatabase({ seeded: true });
  const acts = await rowsOf<{ row_count: number }>(
    database.ownerUrl,
    `select actor, chain, target_type, row_count, length(digest) as digest, changes from audit_row
     where action = 'LOAD_SEEDS' order by id`,
  );
  expect(acts).toHaveLength(13);
  for (const act of acts) {
    expect(act).toMatchObject({ actor: 'SYSTEM', chain: 'VN', target_type: 'SeedStep', digest: 32, changes: [] });
  }
  const linesOf = async (file: string) =>
    (await readFile(join(PROJECT, 'seeds/ninh-binh', file), 'utf8')).trim().split('\n').length - 1;
  expect(acts[2]!.row_count).toBe(await linesOf('demo/denominators.csv'));
  expect(acts[4]!.row_count).toBe(await linesOf('demo/activities.csv'));
});

test(
  'a load that was killed goes on where it stood',
  async () => {
    database = await cloneDatabase({ seeded: false });
    // The process kills itself while the fifth step is under way: nothing of it can end gracefully.
    const script = `
    import { loadSeeds } from ${JSON.stringify(join(PROJECT, 'dist/seed.js'))};
    const die = ({ label }) => { if (label.includes('5/')) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100); };
    await loadSeeds({ ownerUrl: ${JSON.stringify(database.ownerUrl)}, seeds: 'demo', onProgress: die });`;
    const [, signal] = await once(spawn(process.execPath, ['--input-type=module', '-e', script]), 'exit');
    expect(signal).toBe('SIGKILL');
    const steps = await rowsOf(database.ownerUrl, 'select name from seed_step order by loaded_at');
    expect(steps.map(({ name }) => name)).toEqual(['units', 'responsible-units', 'denominators', 'programs']);

    const lines: string[] = [];
    await loadSeeds({ ownerUrl: database.ownerUrl, seeds: 'demo', onProgress: ({ label }) => lines.push(label) });
    expect(lines[0]).toMatch(/^Loading Ninh Bình 5\/13: /);
    expect(await rowCounts(database.ownerUrl)).toEqual(await seededCounts());
  },
  WHOLE_LOAD_MS,
);

test(
  'two servers that start at once load it once',
  async () => {
    database = await cloneDatabase({ seeded: false });
    const { ownerUrl } = database;
    await Promise.all([loadSeeds({ ownerUrl, seeds: 'demo' }), loadSeeds({ ownerUrl, seeds: 'demo' })]);
    expect(await rowCounts(ownerUrl)).toEqual(await seededCounts());
  },
  WHOLE_LOAD_MS,
);

test('without the story there is nothing invented, and nothing is recorded', async () => {
  database = await cloneDatabase({ seeded: false });
  await loadSeeds({ ownerUrl: database.ownerUrl, seeds: 'reference' });
  const [found] = await rowsOf(
    database.ownerUrl,
    `select (select count(*) from program)::int as programs, (select count(*) from activity)::int as activities,
       (select count(*) from denominator)::int as denominators,
       (select count(*) from admin_unit where provenance = 'DEMO' or recorded_from is not null)::int as invented,
       (select count(*) from admin_unit where level = 3 and valid_from = '2025-07-01')::int as communes,
       (select count(*) > 15 from reported_figure) as has_figures, (select count(*) > 3 from criteria_set) as has_criteria`,
  );
  expect(found).toEqual({
    ...{ programs: 0, activities: 0, denominators: 0, invented: 0, communes: 129 },
    ...{ has_figures: true, has_criteria: true },
  });
  await expect(loadSeeds({ ownerUrl: database.ownerUrl, seeds: 'demo' })).rejects.toThrow(
    'The database holds the seeds "reference" and LIENGIA_SEEDS asks for "demo"',
  );
});

test('they are not put among units that are of none', async () => {
  database = await cloneDatabase({ seeded: false });
  const { ownerUrl } = database;
  await rowsOf(
    ownerUrl,
    `insert into admin_unit (code, code_system, name, kind, level, provenance) values ('01', 'OFFICIAL', 'Hà Nội', 'MUNICIPALITY', 1, 'IMPORT')`,
  );
  const before = await rowCounts(ownerUrl);
  await expect(loadSeeds({ ownerUrl, seeds: 'demo' })).rejects.toThrow(
    'The database holds units of its own and LIENGIA_SEEDS asks for "demo", which cannot be put among them: set it to "none".',
  );
  expect(await rowCounts(ownerUrl)).toEqual(before);
});

test('a wrong cell is named by file, line and column, and its step leaves nothing behind', async () => {
  database = await cloneDatabase({ seeded: false });
  const directory = await mkdtemp(join(tmpdir(), 'liengia-seeds-'));
  try {
    await cp(join(PROJECT, 'seeds/ninh-binh'), directory, { recursive: true });
    const file = join(directory, 'demo/denominators.csv');
    const [header, first, second, ...rest] = (await readFile(file, 'utf8')).split('\n');
    const wrong = second!.replace(/,(HOUSEHOLDS|RESIDENTS|NEIGHBORHOODS),/, ',PETS,');
    await writeFile(file, [header, first, wrong, ...rest].join('\n'));
    await expect(loadSeeds({ ownerUrl: database.ownerUrl, seeds: 'demo', directory })).rejects.toThrow(
      'demo/denominators.csv, line 3: measure is "PETS": no value of its vocabulary',
    );
    const [left] = await rowsOf(
      database.ownerUrl,
      `select (select count(*) from denominator)::int as rows, (select array_agg(name order by name) from seed_step) as steps`,
    );
    expect(left).toEqual({ rows: 0, steps: ['responsible-units', 'units'] });
  } finally {
    await rm(directory, { recursive: true });
  }
});
