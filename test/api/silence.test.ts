import { setTimeout as sleep } from 'node:timers/promises';
import { cloneDatabase } from '../support/database.js';
import { officerOf } from '../support/officers.js';
import { Desk } from '../support/registrations.js';
import { type Relay, startRelay } from '../support/relay.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';
import { until } from '../support/until.js';

/** A database that neither answers nor breaks a connection, as behind a machine that stands still. */

const COUNT = '{ programs { totalCount } }';

let relay: Relay;
let server: TestServer;
/** What whoever runs the server reads. */
const warned: string[] = [];
const log = { debug() {}, info() {}, error() {}, warn: (...said: unknown[]) => void warned.push(String(said.at(-1))) };
beforeEach(async () => {
  warned.length = 0;
  const on = await cloneDatabase({ seeded: true });
  relay = await startRelay(on.url);
  const database = { kind: 'external' as const, url: relay.via(on.url), ownerUrl: on.ownerUrl };
  server = await startServer({ on, log, database });
});
afterEach(() => relay.close());

test('whoever asks is told so, reader or writer; once somebody answers all is well, though the old lines stay silent', async () => {
  const desk = await Desk.open(server);
  await desk.draft();
  relay.silence();
  // More than there are connections, of either kind.
  const reading = Array.from({ length: 20 }, () => server.query(COUNT, undefined, NOBODY));
  const probing = Array.from({ length: 20 }, () => fetch(`${server.url}/health/ready`));
  const writing = Array.from({ length: 20 }, () => desk.ask(desk.local, 'registerNeighborGroupTeam', desk.team()));
  for (const { status } of await Promise.all([...reading, ...probing])) expect(status).toBe(503);
  for (const { answer } of await Promise.all(writing))
    expect([answer.status, answer.errorCodes]).toEqual([503, ['UNAVAILABLE']]);

  relay.speak();
  await until(async () => (await fetch(`${server.url}/health/ready`)).ok);
  expect((await server.query(COUNT, undefined, NOBODY)).data.programs.totalCount).toBeGreaterThan(0);
  await Promise.all(Array.from({ length: 20 }, () => desk.draft()));
  await server.stop();
});

test('a server that is to stop does not wait for it', async () => {
  const officer = await officerOf(server, 'ANALYST', null);
  await server.query(COUNT, undefined, officer.headers);
  relay.silence();
  await sleep(1_500); // for what it does by itself to have asked, too
  const asked = server.query(COUNT, undefined, NOBODY);
  await sleep(100);
  await server.stop();
  expect((await asked).status).toBe(503);
  expect(warned).toContain('the database does not answer: its connections are closed as they are');
});
