/**
 * `npm run bench:growth`: how the product's answers keep their pace as the country grows tenfold: by more in the same area
 * (`sparse` and `country`), and by more area as dense (`small` and `country`); and page 1,000 of a list beside page 1. One
 * request at a time, the two taking turns, so that what is compared is the work of an answer and not the queue before it.
 * Each country lives in a private PostgreSQL of its own. Node runs this file as it is.
 *
 *   npm run bench:growth -- [--rounds 5] [--seconds 3] [--only Q2,page]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { SUBJECT, grantOfficer } from './contest/contest.ts';
import { askOf, drawSets } from './contest/draw.ts';
import { startIssuer } from './contest/issuer.ts';
import { askOnce, load, quantile } from './contest/load.ts';
import { OPERATIONS } from './contest/operations/index.ts';
import { graphqlRequest, requestsFor } from './contest/requests.ts';
import { middle } from './contest/results.ts';
import { type Running, startServer } from './contest/servers.ts';
import { type OpenCountry, type SizeName, openCountry } from './country/open.ts';
import { load as machineLoad } from './processor.ts';

const { openProgress } = (await import(
  join(import.meta.dirname, '../dist/progress.js')
)) as typeof import('../src/progress.js');

/** From which country to the whole one, and how many times as long an answer may take there. */
const GROWTH: Record<string, { from: SizeName; bar: number }> = {
  Q1: { from: 'small', bar: 1.3 },
  Q2: { from: 'sparse', bar: 1.5 },
  Q3: { from: 'sparse', bar: 1.5 },
  Q4: { from: 'small', bar: 1.3 },
  Q5: { from: 'small', bar: 1.3 },
};
const PAGE_SIZE = 50;
const FAR_PAGE = 1_000;
/** Connections that ask everything once, before anything is timed. */
const WARMING = 8;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const isAsked = (name: string) => !values.only || values.only.split(',').includes(name);

if (process.env['DATABASE_URL'] || process.env['LIENGIA_HOME']) {
  console.error('Three countries are compared, each in a private PostgreSQL: unset DATABASE_URL and LIENGIA_HOME.');
  process.exit(1);
}
const progress = openProgress(process.stderr);

interface Place {
  country: OpenCountry;
  owner: pg.Client;
  server: Running;
}

const places = new Map<SizeName, Place>();
const issuer = await startIssuer();

/** The country of a size with a server on it; opened when it is first asked for. */
async function placeOf(name: SizeName): Promise<Place> {
  const known = places.get(name);
  if (known) return known;
  const country = await openCountry(name, progress);
  const owner = new pg.Client({ connectionString: country.ownerUrl });
  await owner.connect();
  await owner.query(`set timezone = 'Asia/Ho_Chi_Minh'`);
  await grantOfficer(owner);
  const server = await startServer('ours', { ...country, issuer, subject: SUBJECT, isCounted: false });
  const place = { country, owner, server };
  places.set(name, place);
  return place;
}

interface Side {
  port: number;
  requests: readonly Buffer[];
}

/** The medians of the rounds' middle times, in milliseconds, and the median of the rounds' ratios. */
async function beside(label: string, [before, after]: readonly [Side, Side]) {
  const middles: [number, number][] = [];
  // In use, what is asked for has been asked for before: a country tenfold the size is not tenfold as cold.
  for (const [nth, side] of [before, after].entries()) {
    progress.show({ label: `${label}: all of it asked once`, share: nth / 2 });
    await askOnce(side.port, side.requests, WARMING);
  }
  for (let round = 0; round < rounds; round++) {
    progress.show({ label: `${label}: round ${round + 1} of ${rounds}`, share: round / rounds });
    const settings = { connections: 1, seconds, from: round * 100 };
    const one = await load(before.port, before.requests, settings);
    const other = await load(after.port, after.requests, settings);
    middles.push([quantile(one.took, 0.5), quantile(other.took, 0.5)]);
  }
  progress.clear();
  return {
    before: middle(middles.map(([one]) => one)),
    after: middle(middles.map(([, other]) => other)),
    ratio: middle(middles.map(([one, other]) => other / one)),
  };
}

const tell = (what: string, { before, after, ratio }: Awaited<ReturnType<typeof beside>>, bar: number): void =>
  console.log(
    `${what}: ${before.toFixed(2)} → ${after.toFixed(2)} ms, × ${ratio.toFixed(2)} (bar ${bar}${ratio <= bar ? '' : ', not reached'})`,
  );

/** The same page size at the beginning of the whole registry's list and a thousand pages on. */
async function pages({ server }: Place): Promise<[Side, Side]> {
  const list = (after: string | null, first: number) => ({
    query: `query Page($first: Int!, $after: String) {
      programs(first: $first, after: $after) { nodes { code name kind status } pageInfo { endCursor } } }`,
    variables: { first, after },
  });
  const ask = askOf(server);
  let cursor: string | null = null;
  const steps = ((FAR_PAGE - 1) * PAGE_SIZE) / 90;
  for (let step = 0; step < steps; step++) {
    progress.show({ label: `the way to page ${FAR_PAGE}`, share: step / steps });
    const { query, variables } = list(cursor, 90);
    cursor = (await ask(query, variables)).programs.pageInfo.endCursor;
  }
  const side = (after: string | null): Side => ({
    port: server.port,
    requests: [graphqlRequest(server, list(after, PAGE_SIZE))],
  });
  return [side(null), side(cursor)];
}

try {
  console.log(`one request at a time, ${rounds} rounds of ${seconds} s; load ${machineLoad()}`);
  for (const operation of OPERATIONS) {
    const { from, bar } = GROWTH[operation.name]!;
    if (!isAsked(operation.name)) continue;
    const sideOf = async (name: SizeName): Promise<Side> => {
      const { owner, server } = await placeOf(name);
      const sets = await drawSets(operation, owner, { ours: server });
      return { port: server.port, requests: requestsFor(operation, sets, 'ours', server) };
    };
    const sides: [Side, Side] = [await sideOf(from), await sideOf('country')];
    tell(`${operation.name} ${from} → country`, await beside(operation.name, sides), bar);
  }
  if (isAsked('page')) {
    tell(`page 1 → page ${FAR_PAGE}`, await beside('page', await pages(await placeOf('country'))), 1.1);
  }
  console.log(`load ${machineLoad()}`);
} catch (error) {
  progress.clear();
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  progress.clear();
  for (const { server, owner, country } of places.values()) {
    await server.stop();
    await owner.end();
    await country.stop();
  }
  issuer.stop();
}
