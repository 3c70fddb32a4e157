/**
 * `npm run bench:record-activity [ROUNDS]`: what the marks of the rollups add to the recording of an activity. In the
 * country of `npm run bench:country` (DATABASE_URL and DATABASE_OWNER_URL, or LIENGIA_HOME) it writes activities of
 * programs as the act does, one transaction each with what they count, in rounds with the marks' triggers and without
 * them, and takes all of it away again. Node runs this file as it is.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const ROUNDS = Number(process.argv[2] ?? 10);
const ACTIVITIES = 200;

const project = join(import.meta.dirname, '..');
const compiled = <T>(path: string): Promise<T> => import(join(project, 'dist', path)) as Promise<T>;
const { readConfig } = await compiled<typeof import('../src/config.js')>('config.js');
const { openDatabase } = await compiled<typeof import('../src/database/index.js')>('database/index.js');

const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
const database = await openDatabase(readConfig(process.env).database, { log, opener: 'command' });
const owner = new pg.Client({ connectionString: database.ownerUrl });
/** All that recording does for the rollups. */
const TRIGGERS = [
  ['activity', 'activity_inserted_marks_activity'],
  ['activity_program', 'activity_program_inserted_marks_activity'],
  ['activity_program', 'activity_program_inserted_marks_last'],
  ['activity_program', 'activity_program_period'],
  ['activity_measure', 'activity_measure_inserted_marks_activity'],
];

/** Programs anywhere in the country, each with where it lies. */
const drawPrograms = async (): Promise<{ program: number; area: number; unit: number }[]> => {
  const { rows } = await owner.query(`
    select pl.program_id as program, pl.admin_unit_id as area, pu.responsible_unit_id as unit
    from program_placement pl join program_unit pu on pu.program_id = pl.program_id and pu.role = 'MANAGING'
    order by hashint4(pl.program_id) limit ${ACTIVITIES}`);
  return rows;
};

const recordOne = async ({ program, area, unit }: { program: number; area: number; unit: number }): Promise<number> => {
  await owner.query('begin');
  const { rows } = await owner.query(
    `insert into activity (kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title, provenance)
     values ('TRAINING', '2026-11-20', '2026-11-21', false, $1, $2, 'Huấn luyện', 'OWN_ENTRY') returning id`,
    [area, unit],
  );
  const { id } = rows[0];
  await owner.query(
    `insert into activity_program (activity_id, ordinal, program_id, role, period_from, period_to)
     values ($1, 1, $2, 'TOOK_PART', '2026-11-20', '2026-11-21')`,
    [id, program],
  );
  await owner.query(
    `insert into activity_measure (activity_id, kind, measure, value)
     values ($1, 'TRAINING', 'SESSIONS', 1), ($1, 'TRAINING', 'PEOPLE_TRAINED', 30)`,
    [id],
  );
  await owner.query('commit');
  return id;
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

try {
  await owner.connect();
  const programs = await drawPrograms();
  const took: Record<'enable' | 'disable', number[]> = { enable: [], disable: [] };
  const { rows } = await owner.query('select coalesce(max(id), 0) as last from activity');
  for (let round = 0; round < ROUNDS; round++) {
    for (const how of ['enable', 'disable'] as const) {
      // What else their triggers do is done either way, but for the days of an activity, which are told here.
      for (const [table, trigger] of TRIGGERS) await owner.query(`alter table ${table} ${how} trigger ${trigger}`);
      for (const place of programs) {
        const started = performance.now();
        await recordOne(place);
        took[how].push(performance.now() - started);
      }
    }
  }
  for (const [table, trigger] of TRIGGERS) await owner.query(`alter table ${table} enable trigger ${trigger}`);
  for (const [table, key] of [
    ['activity_measure', 'activity_id'],
    ['activity_program', 'activity_id'],
    ['activity', 'id'],
  ]) {
    await owner.query(`delete from ${table} where ${key} > $1`, [rows[0].last]);
  }
  const [marked, plain] = [median(took.enable), median(took.disable)];
  console.log(
    `a recorded activity: ${marked.toFixed(2)} ms with marks, ${plain.toFixed(2)} ms without, ` +
      `${(marked / plain).toFixed(2)} times; medians of ${took.enable.length}, load ${loadavg()[0]!.toFixed(1)}`,
  );
} finally {
  await owner.end();
  await database.stop();
}
