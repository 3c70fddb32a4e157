/**
 * `npm run bench:country`: makes the country that the benchmarks run on: 34 provinces, 3,321 communes, 100,000
 * neighborhoods, 1,400 responsible units, 300,000 programs and 5 million activities, in the empty database that
 * DATABASE_URL and DATABASE_OWNER_URL name, or else in the private one of LIENGIA_HOME. The same rows every time. `sparse`
 * makes the same map with a tenth of the programs and activities, `small` a tenth of the map as dense as the whole.
 * Start the server on it with LIENGIA_SEEDS=none. Node runs this file as it is.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
const compiled = <T>(path: string): Promise<T> => import(join(project, 'dist', path)) as Promise<T>;
const { readConfig } = await compiled<typeof import('../src/config.js')>('config.js');
const { openProgress } = await compiled<typeof import('../src/progress.js')>('progress.js');
const { migrate, openDatabase } = await compiled<typeof import('../src/database/index.js')>('database/index.js');
const { makeCountry } = (await import(
  join(import.meta.dirname, 'country/country.ts')
)) as typeof import('./country/country.ts');
const sizes = (await import(join(import.meta.dirname, 'country/size.ts'))) as typeof import('./country/size.ts');

const SIZES = { country: sizes.COUNTRY, sparse: sizes.SPARSE, small: sizes.SMALL };
const name = process.argv[2] ?? 'country';
if (!Object.hasOwn(SIZES, name)) throw new Error(`There is no "${name}"; it may be ${Object.keys(SIZES).join(', ')}.`);
const size = SIZES[name as keyof typeof SIZES];

const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
const database = await openDatabase(readConfig(process.env).database, { log, opener: 'command' });
const progress = openProgress(process.stderr);
try {
  await migrate(database.ownerUrl, database.role, { log });
  const started = performance.now();
  await makeCountry(database.ownerUrl, size, (label, share) => progress.show({ label, share }));
  progress.clear();
  const seconds = Math.round((performance.now() - started) / 1_000);
  const load = loadavg()[0]!.toFixed(1);
  console.log(`${name}: ${size.programs} programs and ${size.activities} activities in ${seconds} s, load ${load}`);
} finally {
  progress.clear();
  await database.stop();
}
