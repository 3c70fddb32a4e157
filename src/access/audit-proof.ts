import type { Client } from 'pg';
import { AUDIT_FUNCTIONS, AUDIT_HASH, AUDIT_TRIGGERS } from '../database/migrations/0008-access.js';
import { sql } from '../database/read.js';

/** Where a chain of the audit trail stands or stood: the place of its last row, and that row's hash in hex. */
export interface Head {
  chain: string;
  ordinal: number;
  hash: string;
}

/** A head as the log and the commands write it: `37:1204:9f86…`. */
export const headText = ({ chain, ordinal, hash }: Head): string => `${chain}:${ordinal}:${hash}`;

/** The heads in a text, such as a line of the log. */
export const headsIn = (text: string): Head[] =>
  [...text.matchAll(/\b(VN|\d{2,5}):(\d{1,10}):([0-9a-f]{64})\b/g)].map(([, chain, ordinal, hash]) => ({
    chain: chain!,
    ordinal: Number(ordinal),
    hash: hash!,
  }));

/** Rows of Head: where every chain stands now. */
export const HEADS = sql`
  select chain, length as ordinal, encode(head, 'hex') as hash from public.audit_chain where length > 0
  order by chain collate "C"`;

const BATCH = 5_000;

interface Link {
  chain: string;
  ordinal: number;
  previous: string;
  hash: string;
  /** Whether the hash is that of what the row says. */
  isWhole: boolean;
}

/** What is wanted of a verification. */
export interface Verification {
  /** Heads that were seen earlier, and kept where whoever can write to the database cannot. */
  against: readonly Head[];
  /** Told what is wrong, one sentence a time. */
  onFinding(finding: string): void;
  onProgress?(rows: number): void;
}

/**
 * Reads the whole audit trail as of one instant, and holds every row against its hash, every hash against the row after
 * it, and every chain's end against where it is known to have stood. Asks no function of the database's own, for whoever
 * can change rows can change those too. Memory does not grow with the trail; writers go on meanwhile.
 *
 * @param client of a role that may read the trail; no transaction is open on it.
 * @returns how much was read.
 */
export async function verifyTrail(
  client: Client,
  { against, onFinding, onProgress }: Verification,
): Promise<{ rows: number; chains: number }> {
  await begin(client);
  for (const finding of await strangeGuards(client)) onFinding(finding);
  const chains = new Map<string, Chain>();
  const chainOf = (name: string): Chain => {
    if (!chains.has(name)) chains.set(name, new Chain(name, onFinding));
    return chains.get(name)!;
  };
  for (const head of (await client.query<Head>(HEADS.text)).rows) chainOf(head.chain).stands = head;
  for (const head of against) chainOf(head.chain).expect(head);

  let rows = 0;
  const links = `select r.chain, r.ordinal, encode(r.previous, 'hex') as previous, encode(r.hash, 'hex') as hash,
    ${AUDIT_HASH} = r.hash as "isWhole" from public.audit_row r order by r.chain, r.ordinal, r.id`;
  for await (const batch of batches<Link>(client, links)) {
    for (const link of batch) chainOf(link.chain).add(link);
    rows += batch.length;
    onProgress?.(rows);
  }
  for (const chain of chains.values()) chain.end();
  await client.query('commit');
  return { rows, chains: chains.size };
}

/** Every row of the trail as a line of JSON, chain after chain; bytes are in hex. */
export async function* exportTrail(client: Client): AsyncGenerator<string> {
  await begin(client);
  const lines = 'select to_jsonb(r)::text as line from public.audit_row r order by r.chain, r.ordinal, r.id';
  for await (const batch of batches<{ line: string }>(client, lines)) {
    yield batch.map(({ line }) => `${line}\n`).join('');
  }
  await client.query('commit');
}

/** One chain, read from its first row to its last. */
class Chain {
  /** Where it stands, as the database says. */
  stands: Head | undefined;
  private readonly expected = new Map<number, Set<string>>();
  private ordinal = 0;
  private hash = '';

  constructor(
    private readonly name: string,
    private readonly report: (finding: string) => void,
  ) {}

  expect({ ordinal, hash }: Head): void {
    this.expected.set(ordinal, (this.expected.get(ordinal) ?? new Set()).add(hash));
  }

  add({ ordinal, previous, hash, isWhole }: Link): void {
    const next = this.ordinal + 1;
    const place = `${this.name}:${ordinal}`;
    if (ordinal < next) this.report(`${place} stands where there was a row already: it was put in.`);
    else if (ordinal > next) this.report(`${this.span(next, ordinal - 1)} missing: removed before ${place}.`);
    else if (previous !== this.hash)
      this.report(`${place} does not follow on what stands before it: a row was moved, put in or rewritten.`);
    else if (!isWhole) this.report(`${place} was edited: its hash is not that of what it says.`);
    // After a gap nothing can be said of the link, but still of the row.
    if (ordinal !== next && !isWhole) this.report(`${place} was edited: its hash is not that of what it says.`);

    this.compare(ordinal, hash);
    this.ordinal = ordinal;
    this.hash = hash;
  }

  end(): void {
    const { name, stands, ordinal } = this;
    const isThere = ordinal > 0;
    if (stands && stands.ordinal > ordinal)
      this.report(`${this.span(ordinal + 1, stands.ordinal)} missing: the end of the chain was cut off.`);
    else if (stands && stands.ordinal < ordinal)
      this.report(`${this.span(stands.ordinal + 1, ordinal)} beyond the head of the chain: put in past its end.`);
    else if (stands && stands.hash !== this.hash)
      this.report(`${name}:${ordinal} is not the row that the head of the chain names: the end was rewritten.`);
    else if (!stands && isThere) this.report(`${name} has rows, but its head is gone.`);

    for (const [at, hashes] of this.expected) {
      for (const hash of hashes) {
        const what = at > ordinal ? `ends at ${name}:${ordinal} now, so its end was cut off` : 'has no such row now';
        this.report(`HEAD ${headText({ chain: name, ordinal: at, hash })}: the chain ${what}.`);
      }
    }
  }

  /** What an earlier head says of this place; what is left over in the end names rows that are gone. */
  private compare(ordinal: number, hash: string): void {
    const hashes = this.expected.get(ordinal);
    if (!hashes) return;
    hashes.delete(hash);
    this.expected.delete(ordinal);
    for (const expected of hashes) {
      const head = headText({ chain: this.name, ordinal, hash: expected });
      this.report(`HEAD ${head} no longer matches: the chain was rewritten there or before.`);
    }
  }

  private span(from: number, to: number): string {
    return from === to ? `${this.name}:${from} is` : `${this.name}:${from} to ${this.name}:${to} are`;
  }
}

/** One instant for all that is read; names mean PostgreSQL's own, and no policy hides a row in silence. */
async function begin(client: Client): Promise<void> {
  await client.query('begin isolation level repeatable read, read only');
  await client.query('set local search_path = pg_catalog, pg_temp; set local row_security = off; set local jit = off');
}

async function* batches<Row extends object>(client: Client, query: string): AsyncGenerator<Row[]> {
  await client.query(`declare trail no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${BATCH} from trail`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) break;
  }
  await client.query('close trail');
}

/** What of the trail's own functions and triggers is not as this release made it. */
async function strangeGuards(client: Client): Promise<string[]> {
  const { rows: functions } = await client.query<{ name: string; body: string; isAsOwner: boolean }>(
    `select proname as name, prosrc as body, prosecdef as "isAsOwner" from pg_proc
     where pronamespace = 'public'::regnamespace and proname = any($1)`,
    [Object.keys(AUDIT_FUNCTIONS)],
  );
  const changed = Object.entries(AUDIT_FUNCTIONS).filter(([name, body]) => {
    const found = functions.filter((one) => one.name === name);
    return found.length !== 1 || found[0]!.body !== body || found[0]!.isAsOwner !== (name === 'audit_row_chained');
  });
  const { rows: triggers } = await client.query<{ name: string; definition: string; isOn: boolean }>(
    `select tgname as name, pg_get_triggerdef(oid) as definition, tgenabled in ('O', 'A') as "isOn" from pg_trigger
     where tgrelid in ('public.audit_row'::regclass, 'public.audit_chain'::regclass) and not tgisinternal`,
  );
  const known: readonly string[] = AUDIT_TRIGGERS;
  const active = new Set(triggers.flatMap(({ definition, isOn }) => (isOn ? [definition] : [])));
  const nameOf = (definition: string) => definition.split(' ')[2]!;
  return [
    ...changed.map(([name]) => `The function ${name} is not as this release made it.`),
    ...known.filter((one) => !active.has(one)).map((one) => `The trigger ${nameOf(one)} is off, gone or another one.`),
    ...triggers
      .filter(
        ({ definition }) => !known.includes(definition) && !known.some((one) => nameOf(one) === nameOf(definition)),
      )
      .map(({ name }) => `The trigger ${name} is none of this release.`),
  ];
}
