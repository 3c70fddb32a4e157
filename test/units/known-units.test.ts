import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { Log } from '../../src/log.js';
import { createServer } from '../../src/server.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { quiet } from '../support/log.js';
import { officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';

/** What servers keep of units between requests: two of them on one database. */
const UNIT = `query ($code: String!) { responsibleUnit(code: $code) { id name } }`;
const IN_CHARGE = `query ($code: String!) { adminUnit(code: $code) { id name parent { name } responsibleUnits { code } } }`;
const OPEN = `mutation ($input: OpenJurisdictionInput!) { openJurisdiction(input: $input) { problems { code } } }`;
const COMMUNE = '14329';
const POLICE = 'CAX-14329-2025';
/** The police of another commune. */
const OTHER_POLICE = 'CAX-14005-2025';

let server: TestServer;
let other: { url: string; stop(): Promise<void> };
beforeAll(async () => {
  server = await startServer({ log: { debug() {}, info() {}, warn() {}, error: console.error } });
  other = await createServer(server.config, { log: { debug() {}, info() {}, warn() {}, error: console.error } });
});
afterAll(async () => {
  await other.stop();
  await server.stop();
});

const owner = <Row extends object>(sql: string, values: unknown[] = []) =>
  rowsOf<Row>(server.database.ownerUrl, sql, values);

/** Asks the other server as the public. */
const askOther = async (query: string, variables: object): Promise<any> => {
  const response = await fetch(`${other.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: any }).data;
};

/** Asks until the answer is as told; how long that took, in milliseconds. */
const waitFor = async (ask: () => Promise<boolean>): Promise<number> => {
  const started = performance.now();
  while (!(await ask())) {
    if (performance.now() - started > 20_000) throw new Error('it never came');
    await sleep(10);
  }
  return performance.now() - started;
};
const rename = (name: string) => owner('update responsible_unit set name = $1 where code = $2', [name, POLICE]);
const nameAtOther = async () => (await askOther(UNIT, { code: POLICE })).responsibleUnit.name as string;
const listeners = () =>
  owner<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'liengia listener'`,
  );

describe('what servers keep of units', () => {
  it('asks the database no more for a unit that is known', async () => {
    await server.query(IN_CHARGE, { code: COMMUNE });
    const { statements } = await server.query(IN_CHARGE, { code: COMMUNE });
    expect(statements).toEqual([]);
  });

  it('shows within a second what was changed past both servers', async () => {
    await nameAtOther();
    await rename('Công an phường Hoa Lư đổi tên');
    expect(await waitFor(async () => (await nameAtOther()) === 'Công an phường Hoa Lư đổi tên')).toBeLessThan(1_000);
  });

  it('shows a new jurisdiction at once where it was opened, and within a second at the other server', async () => {
    const officer = await officerOf(server, 'ADMINISTRATOR', null);
    const { data: commune } = await server.query(IN_CHARGE, { code: COMMUNE });
    const { data: unit } = await server.query(UNIT, { code: OTHER_POLICE });
    const inCharge = (data: any): string[] => data.adminUnit.responsibleUnits.map(({ code }: { code: string }) => code);
    await askOther(IN_CHARGE, { code: COMMUNE });
    expect(inCharge(commune)).not.toContain(OTHER_POLICE);
    const input = { responsibleUnit: unit.responsibleUnit.id, adminUnit: commune.adminUnit.id };
    const { data } = await server.query(OPEN, { input }, officer.headers);
    expect(data.openJurisdiction.problems).toEqual([]);
    const { data: after } = await server.query(IN_CHARGE, { code: COMMUNE });
    expect(inCharge(after)).toContain(OTHER_POLICE);
    expect(
      await waitFor(async () => inCharge(await askOther(IN_CHARGE, { code: COMMUNE })).includes(OTHER_POLICE)),
    ).toBeLessThan(1_000);
  });

  it('tells nothing of a neighborhood', async () => {
    await server.query(IN_CHARGE, { code: COMMUNE });
    await owner(`update admin_unit set name = name where level = 4`);
    const { statements } = await server.query(IN_CHARGE, { code: COMMUNE });
    expect(statements).toEqual([]);
  });

  it('knows what a code meant on each day, once it knows the code', async () => {
    const ask = async (code: string, asOf: string, level: string | null = null) =>
      server.query(
        `query ($code: String!, $asOf: Date!, $level: AdminLevel) {
          adminUnit(code: $code, asOf: $asOf, level: $level) { code level validFrom validTo } }`,
        { code, asOf, level },
      );
    const told = async (code: string) => {
      const days = ['2020-12-31', '2025-06-30', '2025-07-01', '2026-11-26'];
      const asked = [...days.map((day) => [day, null] as const), ...days.map((day) => [day, 'PROVINCE'] as const)];
      const answers = [];
      for (const [day, level] of asked) answers.push(await ask(code, day, level));
      return answers;
    };
    for (const code of ['37', COMMUNE, '00000']) {
      server.units.renew();
      const cold = await told(code);
      const expected = await owner<any>(
        `select (select to_jsonb(unit) from (
           select u.code, (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as level, u.valid_from as "validFrom", u.valid_to as "validTo"
           from admin_unit u where u.code = $1 and (asked.level is null or u.level = 1)
             and (u.valid_from is null or u.valid_from <= asked.day::date) and (u.valid_to is null or asked.day::date < u.valid_to)
           order by u.level limit 1) unit) as unit
         from (values (1, '2020-12-31', null), (2, '2025-06-30', null), (3, '2025-07-01', null), (4, '2026-11-26', null),
           (5, '2020-12-31', 'PROVINCE'), (6, '2025-06-30', 'PROVINCE'), (7, '2025-07-01', 'PROVINCE'), (8, '2026-11-26', 'PROVINCE'))
           as asked (nth, day, level) order by nth`,
        [code],
      );
      expect(cold.map(({ data }) => data.adminUnit)).toEqual(expected.map(({ unit }) => unit));
      const warm = await told(code);
      expect(warm.map(({ data }) => data)).toEqual(cold.map(({ data }) => data));
      // That there is no such code is asked anew each time.
      expect(warm.flatMap(({ statements }) => statements)).toHaveLength(code === '00000' ? 8 : 0);
    }
  });

  it('keeps nothing while its listening connection is lost, and begins anew with another', async () => {
    await server.query(UNIT, { code: POLICE });
    const before = await listeners();
    expect(before).toHaveLength(2);
    let isClosed = false;
    const close = server.units.close.bind(server.units);
    server.units.close = () => {
      close();
      isClosed = true;
    };
    // By the application's own role: an owner of tables may not end what others do.
    await rowsOf(server.database.url, 'select pg_terminate_backend(pid) from unnest($1::integer[]) as pid', [
      before.map(({ pid }) => pid),
    ]);
    await waitFor(async () => isClosed);
    const { statements } = await server.query(UNIT, { code: POLICE });
    expect(statements.map(({ name }) => name)).toEqual(['responsible-unit.by-code']);
    await waitFor(async () => {
      await server.query(UNIT, { code: POLICE });
      return (await server.query(UNIT, { code: POLICE })).statements.length === 0;
    });
    await rename('Công an phường Hoa Lư');
    expect(await waitFor(async () => (await nameAtOther()) === 'Công an phường Hoa Lư')).toBeLessThan(1_000);
  });

  it('does not keep what was read before a change and arrives after it', async () => {
    const { shelves } = server.units;
    server.units.renew();
    shelves.responsibleUnits.put(1, { id: 1, name: 'tên cũ' } as never);
    expect(server.units.shelves.responsibleUnits.get(1)).toBeUndefined();
  });
});

describe('DATABASE_LISTEN_URL', () => {
  const started = async (listenUrlOf: (database: TestDatabase) => string, log?: Log): Promise<TestServer> => {
    const on = await cloneDatabase({ seeded: true });
    const { url, ownerUrl } = on;
    const database = { kind: 'external' as const, url, ownerUrl, listenUrl: listenUrlOf(on) };
    return startServer({ on, database, ...(log && { log }) });
  };
  const statementsOfKnown = async (at: TestServer) => {
    await at.query(UNIT, { code: POLICE });
    return (await at.query(UNIT, { code: POLICE })).statements.length;
  };

  it('is where a server listens', async () => {
    const own = await started(({ ownerUrl }) => ownerUrl);
    try {
      expect(await statementsOfKnown(own)).toBe(0);
      const roles = await rowsOf<{ usename: string }>(
        own.database.ownerUrl,
        `select usename from pg_stat_activity where datname = current_database() and application_name = 'liengia listener'`,
      );
      expect(roles).toEqual([{ usename: decodeURIComponent(new URL(own.database.ownerUrl).username) }]);
    } finally {
      await own.stop();
    }
  });

  it('of another database is heard in vain: the server says so, and keeps nothing', async () => {
    const warn = jest.fn();
    const own = await started(() => server.database.url, { ...quiet, warn });
    try {
      expect(await statementsOfKnown(own)).toBe(1);
      expect(warn).toHaveBeenCalledWith(expect.anything(), 'nothing is heard of liengia_units');
    } finally {
      await own.stop();
    }
  });
});
