/**
 * `npm run bench:record-activity [ROUNDS]`: what the rollups add to the recording of an activity. In the country of
 * `npm run bench:country` (DATABASE_URL and DATABASE_OWNER_URL, or LIENGIA_HOME) activities of programs are recorded with
 * the marks' triggers and without them, taking turns: as an officer records one, by the API of the real server, and by the
 * bare statements of it, one transaction each. All of it is taken away again. Node runs this file as it is.
 */
import { join } from 'node:path';
import pg from 'pg';
import { askOf } from './contest/draw.ts';
import { startIssuer } from './contest/issuer.ts';
import { startServer } from './contest/servers.ts';
import { openCountry } from './country/open.ts';
import { load } from './processor.ts';

const ROUNDS = Number(process.argv[2] ?? 10);
const ACTIVITIES = 100;
const SUBJECT = 'bench:province-officer';

const { openProgress } = (await import(
  join(import.meta.dirname, '../dist/progress.js')
)) as typeof import('../src/progress.js');

/** All that recording does for the rollups. */
const TRIGGERS = [
  ['activity', 'activity_inserted_marks_activity'],
  ['activity_program', 'activity_program_inserted_marks_activity'],
  ['activity_program', 'activity_program_inserted_marks_last'],
  ['activity_measure', 'activity_measure_inserted_marks_activity'],
];

interface Place {
  program: number;
  code: string;
  area: number;
  unit: number;
}

/** Programs that stand anywhere in a province, each with where it lies and who manages it. */
const drawPrograms = async (owner: pg.Client): Promise<Place[]> => {
  const { rows } = await owner.query<Place>(`
    select p.id as program, p.code, pl.admin_unit_id as area, pu.responsible_unit_id as unit
    from program p join program_placement pl on pl.program_id = p.id and pl.valid_to is null
    join program_status s on s.program_id = p.id and s.valid_to is null and s.status = 'ACTIVE'
    join program_unit pu on pu.program_id = p.id and pu.role = 'MANAGING' and pu.valid_to is null
    join admin_unit_ancestor above on above.unit_id = pl.admin_unit_id and above.ancestor_level = 1
    join jurisdiction j on j.admin_unit_id = above.ancestor_id
    join responsible_unit r on r.id = j.responsible_unit_id and r.code = 'PC07-01'
    order by hashint4(p.id) limit ${ACTIVITIES}`);
  return rows;
};

/** What an activity is told by: its title, and the day of it. */
const TITLE = 'Huấn luyện chữa cháy và thoát nạn';
const [DAY, NEXT_DAY] = ['2026-11-20', '2026-11-21'];

const recordByStatements = async (owner: pg.Client, { program, area, unit }: Place): Promise<void> => {
  await owner.query('begin');
  const { rows } = await owner.query<{ id: number }>(
    `insert into activity (kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title, provenance)
     values ('TRAINING', $3, $4, false, $1, $2, $5, 'OWN_ENTRY') returning id`,
    [area, unit, DAY, NEXT_DAY, TITLE],
  );
  const { id } = rows[0]!;
  await owner.query(
    `insert into activity_program (activity_id, ordinal, program_id, role, period_from, period_to)
     values ($1, 1, $2, 'TOOK_PART', $3, $4)`,
    [id, program, DAY, NEXT_DAY],
  );
  await owner.query(
    `insert into activity_measure (activity_id, kind, measure, value)
     values ($1, 'TRAINING', 'SESSIONS', 1), ($1, 'TRAINING', 'PEOPLE_TRAINED', 30)`,
    [id],
  );
  await owner.query('commit');
};

const RECORD = `mutation ($program: ID!) {
  recordActivity(input: {
    kind: TRAINING, from: "${DAY}", title: "${TITLE}", programs: [{ program: $program }],
    measures: [{ measure: SESSIONS, value: 1 }, { measure: PEOPLE_TRAINED, value: 30 }]
  }) {
    activity { id }
    problems { code severity }
  }
}`;

interface Recorded {
  recordActivity: { activity: { id: string } | null; problems: { code: string }[] };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const progress = openProgress(process.stderr);
const country = await openCountry('country', progress);
const owner = new pg.Client({ connectionString: country.ownerUrl });
const issuer = await startIssuer();
try {
  await owner.connect();
  await owner.query(
    `insert into officer (subject, role, responsible_unit_id, valid_from)
     select $1, 'PROVINCE_OFFICER', id, '2025-07-01' from responsible_unit where code = 'PC07-01'
       and not exists (select from officer where subject = $1)`,
    [SUBJECT],
  );
  const { rows } = await owner.query('select coalesce(max(id), 0) as last from activity');
  const server = await startServer('ours', { ...country, issuer, subject: SUBJECT, isCounted: false });
  try {
    const ask = askOf(server);
    const programs = await drawPrograms(owner);
    const ids = new Map<Place, string>();
    for (const place of programs) {
      const { program } = (await ask('query ($code: String) { program(code: $code) { id } }', {
        code: place.code,
      })) as {
        program: { id: string };
      };
      ids.set(place, program.id);
    }
    const recordByApi = async (place: Place): Promise<void> => {
      const { recordActivity } = (await ask(RECORD, { program: ids.get(place) })) as Recorded;
      if (!recordActivity.activity) throw new Error(JSON.stringify(recordActivity.problems));
    };
    const ways = {
      'by the API': recordByApi,
      'by bare statements': (place: Place) => recordByStatements(owner, place),
    };
    const took = new Map(Object.keys(ways).map((way) => [way, { enable: [] as number[], disable: [] as number[] }]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const how of ['enable', 'disable'] as const) {
        progress.show({ label: `round ${round + 1} of ${ROUNDS}, marks ${how}d`, share: round / ROUNDS });
        for (const [table, trigger] of TRIGGERS) await owner.query(`alter table ${table} ${how} trigger ${trigger}`);
        for (const [way, record] of Object.entries(ways)) {
          for (const place of programs) {
            const started = performance.now();
            await record(place);
            took.get(way)![how].push(performance.now() - started);
          }
        }
      }
    }
    progress.clear();
    for (const [way, { enable, disable }] of took) {
      const [marked, plain] = [median(enable), median(disable)];
      console.log(
        `an activity recorded ${way}: ${marked.toFixed(2)} ms with marks, ${plain.toFixed(2)} ms without, ` +
          `${(marked / plain).toFixed(2)} times; medians of ${enable.length}, load ${load()}`,
      );
    }
  } finally {
    progress.clear();
    await server.stop();
    for (const [table, trigger] of TRIGGERS) await owner.query(`alter table ${table} enable trigger ${trigger}`);
    for (const [table, key] of [
      ['activity_measure', 'activity_id'],
      ['activity_program', 'activity_id'],
      ['activity', 'id'],
    ]) {
      await owner.query(`delete from ${table} where ${key} > $1`, [rows[0].last]);
    }
  }
} finally {
  issuer.stop();
  await owner.end();
  await country.stop();
}
