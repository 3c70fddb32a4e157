import { rowsOf } from '../support/database.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { type Replication, startReplication } from '../support/replication.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';
import { until } from '../support/until.js';

/** A server with a replica, as its clients see it. */

const POSITION = 'liengia-position';

let replication: Replication;
let server: TestServer;
let officer: TestOfficer;
const lines: string[] = [];

beforeAll(async () => {
  replication = await startReplication();
  const { primary, standby } = replication;
  server = await startServer({
    on: { ...primary, drop: async () => {} },
    database: { kind: 'external', url: primary.url, ownerUrl: primary.ownerUrl, replicaUrls: [standby.url] },
    log: {
      debug() {},
      info: (line: string) => void lines.push(line),
      warn: (line: string) => void lines.push(line),
      error: (...said: unknown[]) => console.error(...said),
    },
  });
  officer = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
  await until(async () => (await ready()).body.replicas.inUse === 1);
});
afterAll(async () => {
  await server?.stop();
  await replication?.stop();
});

const ready = async () => {
  const answer = await fetch(`${server.url}/health/ready`);
  return { status: answer.status, body: (await answer.json()) as any };
};

const standby = (text: string) => rowsOf(replication.standby.adminUrl, text);

async function record(title: string): Promise<string | null> {
  const commune = (await server.query('{ adminUnit(code: "14329") { id } }')).data.adminUnit.id;
  const answer = await server.query(
    'mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { activity { title } problems { code } } }',
    {
      input: {
        ...{ kind: 'TRAINING', from: '2025-10-05', title, adminUnit: commune },
        measures: [{ measure: 'PEOPLE_TRAINED', value: 30 }],
      },
    },
    officer.headers,
  );
  // The answer itself is read where it was written.
  expect(answer.data.recordActivity).toEqual({ activity: { title }, problems: [] });
  return answer.headers.get(POSITION);
}

const titles = async (position: string | null = null) => {
  const answer = await server.query('{ activities(first: 100) { nodes { title } } }', undefined, {
    ...officer.headers,
    ...(position && { [POSITION]: position }),
  });
  expect(answer.headers.get(POSITION)).toBeNull();
  return answer.data.activities.nodes.map(({ title }: { title: string }) => title);
};

test('whoever wrote reads it at once, by the position of the answer; others when the replica has it', async () => {
  await standby('select pg_wal_replay_pause()');
  let position: string | null;
  try {
    position = await record('Buổi thứ nhất');
    expect(position).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
    expect(await titles(position)).toEqual(['Buổi thứ nhất']);
    const seen = await titles();
    // From the replica, that is; where all this took three seconds, it lags by now and is left out.
    if ((await ready()).body.replicas.inUse === 1) expect(seen).toEqual([]);
  } finally {
    await standby('select pg_wal_replay_resume()');
  }
  await until(async () => (await titles()).length === 1);
  expect(await titles(position)).toEqual(['Buổi thứ nhất']);
});

test('what somebody makes up is the primary at worst, and garbage is refused in their language', async () => {
  expect(await titles('ffffffff/ffffffff')).toContain('Buổi thứ nhất');
  for (const garbage of ['', '0', '0/0/0', 'G/1', '1/123456789', "0/0'; drop table program"]) {
    const answer = await server.query('{ __typename }', undefined, {
      ...{ ...NOBODY, [POSITION]: garbage, 'accept-language': 'vi' },
    });
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        errors: [
          {
            message: 'Tiêu đề Liengia-Position phải đúng như máy chủ đã gửi.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      },
    ]);
  }
});

test('the server is ready with a replica less, tells of it, and takes it back', async () => {
  expect(await ready()).toEqual({ status: 200, body: { status: 'ready', replicas: { inUse: 1, leftOut: 0 } } });
  await replication.kill('standby');
  await until(async () => (await ready()).body.replicas.leftOut === 1);
  expect((await ready()).status).toBe(200);
  expect(await titles()).toContain('Buổi thứ nhất');
  const last = () => lines.findLast((line) => line.startsWith('the replica'));
  expect(last()).toMatch(/is left out/);
  await replication.start('standby');
  await until(async () => (await ready()).body.replicas.inUse === 1);
  expect(last()).toMatch(/is read from$/);
});

test('while the primary takes no connections, the public reads on', async () => {
  await replication.kill('primary');
  try {
    await until(async () => (await ready()).body.status === 'reading');
    expect((await ready()).status).toBe(200);
    const answer = await server.query('{ adminUnit(code: "37") { name } }', undefined, NOBODY);
    expect(answer.data.adminUnit.name).toBe('Tỉnh Ninh Bình');
  } finally {
    await replication.start('primary');
  }
  await until(async () => (await ready()).body.status === 'ready');
});
