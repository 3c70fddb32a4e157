/**
 * `npm run bench:country`: makes the country that the benchmarks run on: 34 provinces, 3,321 communes, 100,000
 * neighborhoods, 1,400 responsible units, 300,000 programs and 5 million activities, in the empty database that
 * DATABASE_URL and DATABASE_OWNER_URL name, or else in a private one. The same rows every time. `sparse` makes the same map
 * with a tenth of the programs and activities, `small` a tenth of the map as dense as the whole. Start the server on it
 * with LIENGIA_SEEDS=none. Node runs this file as it is.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { SIZES, isSize, openCountry } from './country/open.ts';

const { openProgress } = (await import(
  join(import.meta.dirname, '../dist/progress.js')
)) as typeof import('../src/progress.js');
const name = process.argv[2] ?? 'country';
if (!isSize(name)) throw new Error(`There is no "${name}"; it may be ${Object.keys(SIZES).join(', ')}.`);

const country = await openCountry(name, openProgress(process.stderr));
const { programs, activities } = SIZES[name];
const how = country.seconds === undefined ? 'was there already' : `in ${Math.round(country.seconds)} s`;
console.log(`${name}: ${programs} programs and ${activities} activities ${how}, load ${loadavg()[0]!.toFixed(1)}`);
console.log(country.home ? `LIENGIA_HOME=${country.home}` : 'in the given database');
await country.stop();
