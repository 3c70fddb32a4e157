import pg from 'pg';
import { postmasterOf, processorSeconds } from '../processor.ts';
import type { OpenCountry } from '../country/open.ts';
import { compareAnswers } from './compare.ts';
import { drawSets } from './draw.ts';
import { type Issuer, startIssuer } from './issuer.ts';
import { type Carried, load } from './load.ts';
import { CONTENDERS, type Contender, type Operation, type VariableSet } from './operation.ts';
import { makePostgraphileSchema } from './postgraphile-schema.ts';
import { requestsFor } from './requests.ts';
import { type Running, startServer } from './servers.ts';

/** A while of load on one contender, with what of the processor it took: milliseconds a request. */
export interface Round extends Carried {
  serverMs: number;
  databaseMs: number;
}

export interface Outcome {
  operation: Operation;
  rounds: Record<Contender, Round[]>;
  /** Statements a request, by name, with warm caches. */
  statements: Record<Contender, Record<string, number>>;
}

export interface Settings {
  rounds: number;
  /** Of each round, for each contender. */
  seconds: number;
  connections: number;
}

/** How far it is: what is being done, and the share of the whole. */
type OnProgress = (what: string, share: number) => void;

/** So long until what is asked often is compiled. */
const WARM_UP_SECONDS = 6;
const SETTLE_SECONDS = 0.3;
/** Who asks the product. */
export const SUBJECT = 'bench:area-officer';

/** An area officer of the first team there is. */
export async function grantOfficer(client: pg.ClientBase): Promise<void> {
  await client.query(
    `insert into officer (subject, role, responsible_unit_id, valid_from)
     select $1, 'AREA_OFFICER', min(id), '2025-07-01' from responsible_unit where kind = 'AREA_TEAM'
       and not exists (select from officer where subject = $1)
     having min(id) is not null`,
    [SUBJECT],
  );
}

/** Draws each operation's variables, compares the answers of all contenders, and only then times them. */
export async function runContest(
  country: OpenCountry,
  operations: readonly Operation[],
  settings: Settings,
  onProgress: OnProgress,
): Promise<Outcome[]> {
  const owner = new pg.Client({ connectionString: country.ownerUrl });
  await owner.connect();
  const issuer = await startIssuer();
  try {
    await owner.query(`set timezone = 'Asia/Ho_Chi_Minh'`);
    await grantOfficer(owner);
    await makePostgraphileSchema(owner, country.role);
    const asked = await compared({ owner, country, issuer, operations }, onProgress);
    return await timed({ country, issuer, asked }, settings, onProgress);
  } finally {
    issuer.stop();
    await owner.end();
  }
}

interface Asked {
  operation: Operation;
  sets: VariableSet[];
  statements: Outcome['statements'];
}

/** All three are started, one after the other, so that a small machine is not asked for everything at once. */
async function withServers<T>(
  { country, issuer, isCounted }: { country: OpenCountry; issuer: Issuer; isCounted: boolean },
  use: (servers: Record<Contender, Running>) => Promise<T>,
): Promise<T> {
  const servers: Partial<Record<Contender, Running>> = {};
  try {
    for (const contender of CONTENDERS) {
      servers[contender] = await startServer(contender, { ...country, issuer, subject: SUBJECT, isCounted });
    }
    return await use(servers as Record<Contender, Running>);
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  }
}

const SHARE_OF_COMPARING = 0.3;

/** What every request is asked for, the answers the same from all. */
const compared = (
  {
    owner,
    operations,
    ...at
  }: { owner: pg.Client; country: OpenCountry; issuer: Issuer; operations: readonly Operation[] },
  onProgress: OnProgress,
): Promise<Asked[]> =>
  withServers({ ...at, isCounted: true }, async (servers) => {
    const asked: Asked[] = [];
    for (const [nth, operation] of operations.entries()) {
      const tell = (share: number) =>
        onProgress(`${operation.name}: the answers compared`, (SHARE_OF_COMPARING * (nth + share)) / operations.length);
      tell(0);
      const { ours, postgraphile } = servers;
      const sets = await drawSets(operation, owner, { ours, postgraphile });
      // The first few fill caches and prepare statements.
      await compareAnswers(operation, sets.slice(0, 50), servers, () => {});
      for (const contender of CONTENDERS) await servers[contender].statements();
      await compareAnswers(operation, sets, servers, tell);
      const statements = {} as Outcome['statements'];
      for (const contender of CONTENDERS) {
        const counted = Object.entries(await servers[contender].statements());
        statements[contender] = Object.fromEntries(counted.map(([name, count]) => [name, count / sets.length]));
      }
      asked.push({ operation, sets, statements });
    }
    return asked;
  });

/** Contenders take turns within each round, each round beginning with another. */
const timed = (
  { asked, ...at }: { country: OpenCountry; issuer: Issuer; asked: readonly Asked[] },
  { rounds, seconds, connections }: Settings,
  onProgress: OnProgress,
): Promise<Outcome[]> =>
  withServers({ ...at, isCounted: false }, async (servers) => {
    const { home } = at.country;
    const database = home === undefined ? undefined : postmasterOf(home);
    const outcomes: Outcome[] = [];
    for (const [nth, { operation, sets, statements }] of asked.entries()) {
      const outcome: Outcome = { operation, statements, rounds: { ours: [], postgraphile: [], raw: [] } };
      const requests = {} as Record<Contender, Buffer[]>;
      for (const contender of CONTENDERS) {
        requests[contender] = requestsFor(operation, sets, contender, servers[contender]);
        await load(servers[contender].port, requests[contender], { connections, seconds: WARM_UP_SECONDS, from: 0 });
      }
      for (let round = 0; round < rounds; round++) {
        for (let turn = 0; turn < CONTENDERS.length; turn++) {
          const contender = CONTENDERS[(round + turn) % CONTENDERS.length]!;
          const done = nth + (round + turn / CONTENDERS.length) / rounds;
          onProgress(
            `${operation.name}: round ${round + 1} of ${rounds}, ${contender}`,
            SHARE_OF_COMPARING + (1 - SHARE_OF_COMPARING) * (done / asked.length),
          );
          const { port, pid } = servers[contender];
          const from = Math.floor(((round + 1) * sets.length) / (rounds + 1));
          await load(port, requests[contender], { connections, seconds: SETTLE_SECONDS, from });
          const before = { server: processorSeconds(pid), database: database ? processorSeconds(database) : NaN };
          const carried = await load(port, requests[contender], { connections, seconds, from });
          const perRequest = (spent: number) => (1_000 * spent) / carried.requests;
          outcome.rounds[contender].push({
            ...carried,
            serverMs: perRequest(processorSeconds(pid) - before.server),
            databaseMs: perRequest((database ? processorSeconds(database) : NaN) - before.database),
          });
        }
      }
      outcomes.push(outcome);
    }
    return outcomes;
  });
