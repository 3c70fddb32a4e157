import { totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { EmbeddedDatabase } from '../../src/database/embedded.js';
import type { Progress } from '../../src/progress.js';
import { makeCountry } from './country.ts';
import { COUNTRY, type CountrySize, SMALL, SPARSE } from './size.ts';

const PROJECT = join(import.meta.dirname, '../..');
const compiled = <T>(path: string): Promise<T> => import(join(PROJECT, 'dist', path)) as Promise<T>;

export const SIZES = { country: COUNTRY, sparse: SPARSE, small: SMALL } satisfies Record<string, CountrySize>;
export type SizeName = keyof typeof SIZES;
export const isSize = (name: string): name is SizeName => Object.hasOwn(SIZES, name);

/** A country in an open database. */
export interface OpenCountry {
  url: string;
  ownerUrl: string;
  /** The application's role. */
  role: string;
  /** Where the private PostgreSQL lives; undefined for one that somebody else runs. */
  home: string | undefined;
  /** How long it took to make, in seconds; undefined: it was there. */
  seconds: number | undefined;
  stop(): Promise<void>;
}

/**
 * Opens the database that DATABASE_URL and DATABASE_OWNER_URL name, or else a private one of this size beside the
 * server's own (or of LIENGIA_HOME), and makes the country in it unless it is there. What says so is written last, so a
 * country that was left half made is known by its absence; rollups that were left half folded are folded to their end.
 *
 * @throws Error for a database that holds anything else.
 */
export async function openCountry(name: SizeName, progress: Progress): Promise<OpenCountry> {
  const { readConfig } = await compiled<typeof import('../../src/config.js')>('config.js');
  const { migrate, openDatabase } = await compiled<typeof import('../../src/database/index.js')>('database/index.js');
  const { database: given } = readConfig(process.env);
  const config =
    given.kind === 'embedded' && !process.env['LIENGIA_HOME']
      ? { ...given, home: join(given.home, `bench-${name}`) }
      : given;
  const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
  const open = () => openDatabase(config, { log, opener: 'command' });
  let database = await open();
  try {
    if (config.kind === 'embedded' && (await giveMemory(database as EmbeddedDatabase))) {
      await database.stop();
      database = await open();
    }
    await migrate(database.ownerUrl, database.role, { log });
    const made = await sizeIn(database.ownerUrl);
    if (made !== undefined && made !== name) throw new Error(`There is a country in this database already: "${made}".`);
    const started = performance.now();
    if (made === undefined) {
      await makeCountry(database.ownerUrl, SIZES[name], (label, share) => progress.show({ label, share }));
      await withRollups(database, ({ markAll }, orm, rollup) => markAll(orm, rollup));
      await markMade(database.ownerUrl, name);
    }
    await foldRollups(database, progress);
    progress.clear();
    return {
      ...database,
      home: config.kind === 'embedded' ? config.home : undefined,
      seconds: made === undefined ? (performance.now() - started) / 1_000 : undefined,
      stop: () => database.stop(),
    };
  } catch (error) {
    progress.clear();
    await database.stop();
    throw error;
  }
}

/**
 * As docs/scale.md advises: the country in PostgreSQL's own memory. As it comes, a private one is for the few rows of a
 * first look, and all who are measured would be waiting for the kernel.
 *
 * @returns whether it has to be started anew for it.
 */
async function giveMemory({ adminUrl }: EmbeddedDatabase): Promise<boolean> {
  const megabytes = Math.min(4096, Math.floor(totalmem() / 2 ** 20 / 4));
  return withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ megabytes: number }>(
      `select setting::integer / 128 as megabytes from pg_settings where name = 'shared_buffers'`,
    );
    if (rows[0]!.megabytes >= megabytes) return false;
    await admin.query(`alter system set shared_buffers = '${megabytes}MB'`);
    await admin.query(`alter system set max_wal_size = '4GB'`);
    return true;
  });
}

type Folding = typeof import('../../src/database/rollup.js');
type Orm = Parameters<Folding['markAll']>[0];
type Rollup = Parameters<Folding['markAll']>[1];

/** Does something with each of the product's rollups, at once. */
async function withRollups(
  { url }: Pick<OpenCountry, 'url'>,
  use: (folding: Folding, orm: Orm, rollup: Rollup) => Promise<unknown>,
): Promise<void> {
  // What decorators say is kept by it; the program's own entries begin with it, too.
  await import('reflect-metadata');
  const { ROLLUPS } = await compiled<typeof import('../../src/rollups.js')>('rollups.js');
  const folding = await compiled<Folding>('database/rollup.js');
  const { createOrm } = await compiled<typeof import('../../src/database/orm.js')>('database/orm.js');
  const { ENTITIES } = await compiled<typeof import('../../src/entities.js')>('entities.js');
  const orm = createOrm(url, ENTITIES);
  try {
    await Promise.all(ROLLUPS.map((rollup) => use(folding, orm, rollup)));
  } finally {
    await orm.close();
  }
}

/** What the rollups hold is what a registry in use has: everything. */
const foldRollups = (database: Pick<OpenCountry, 'url' | 'ownerUrl'>, progress: Progress): Promise<void> =>
  withRollups(database, async ({ foldAll }, orm, rollup) => {
    let done = 0;
    await foldAll(orm, rollup, (cells) => progress.show({ label: `${rollup.name}: ${(done += cells)} cells folded` }));
    if (done > 0) await withClient(database.ownerUrl, (owner) => owner.query(`vacuum (analyze) ${rollup.name}`));
  });

/** What is said of the database itself; no table of the product's has to know of it. */
const MARK = 'A country for benchmarks: ';

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

const sizeIn = (url: string): Promise<string | undefined> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ said: string | null }>(
      `select shobj_description(oid, 'pg_database') as said from pg_database where datname = current_database()`,
    );
    const said = rows[0]?.said;
    return said?.startsWith(MARK) ? said.slice(MARK.length) : undefined;
  });

const markMade = (url: string, name: SizeName): Promise<unknown> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    await client.query(`comment on database ${rows[0]!.name} is '${MARK}${name}'`);
  });
