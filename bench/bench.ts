/**
 * `npm run bench`: the five operations through real servers in one run, the product beside PostGraphile 5 and beside one
 * statement written by hand, on the country that `bench/country` makes. Node runs this file as it is; what it measures and
 * how it is fair stands in bench/README.md.
 *
 *   npm run bench -- [--size country|sparse|small] [--rounds 20] [--seconds 1] [--connections 32] [--only Q1,Q3] [--save]
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runContest } from './contest/contest.ts';
import { OPERATIONS } from './contest/operations/index.ts';
import { type Result, resultOf, tableOf, verdictOf } from './contest/results.ts';
import { SIZES, isSize, openCountry } from './country/open.ts';
import { load } from './processor.ts';

const { openProgress } = (await import(
  join(import.meta.dirname, '../dist/progress.js')
)) as typeof import('../src/progress.js');

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'country' },
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '1' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const { size } = values;
const only = values.only?.split(',');
const operations = OPERATIONS.filter(({ name }) => !only || only.includes(name));
if (!isSize(size)) refuse(`There is no country "${size}"; --size may be ${Object.keys(SIZES).join(', ')}.`);
if (operations.length === 0) refuse(`--only may name ${OPERATIONS.map(({ name }) => name).join(', ')}.`);
if (!existsSync(join(import.meta.dirname, 'node_modules/postgraphile'))) {
  refuse('What it is measured beside is not installed yet: npm ci --prefix bench');
}
const settings = {
  rounds: positive('rounds', values.rounds),
  seconds: positive('seconds', values.seconds),
  connections: positive('connections', values.connections),
};

const progress = openProgress(process.stderr);
const machine = `${cpus().length} × ${cpus()[0]!.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
const country = await openCountry(size, progress);
try {
  const made = country.seconds === undefined ? '' : `, made in ${Math.round(country.seconds)} s`;
  const { programs, activities } = SIZES[size];
  const heading = [
    `${size}: ${programs} programs, ${activities} activities${made}`,
    `${machine}; load ${load()} at the start`,
    `${settings.connections} connections, ${settings.rounds} rounds of ${settings.seconds} s for each`,
  ];
  console.log(heading.join('\n'));
  const outcomes = await runContest(country, operations, settings, (label, share) => progress.show({ label, share }));
  progress.clear();
  const results = outcomes.map(resultOf);
  for (const result of results) console.log(`\n${sectionOf(result)}`);
  const ending = `load ${load()} at the end`;
  console.log(`\n${ending}`);
  if (values.save) console.log(save([...heading, ending], results));
} catch (error) {
  progress.clear();
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await country.stop();
}

function sectionOf(result: Result): string {
  const { name, title, statements } = result;
  const sent = Object.entries(statements).map(([of, count]) => `${of} × ${count.toFixed(2)}`);
  return `${name} ${title}\n${tableOf(result)}\n${verdictOf(result)}\n${sent.join(', ')}`;
}

/** The same for people and for machines, named after the day and the machine. */
function save(heading: readonly string[], results: readonly Result[]): string {
  const folder = join(import.meta.dirname, 'results');
  const day = new Date().toISOString().slice(0, 10);
  const kind = `${cpus().length}x ${cpus()[0]!.model}`.replace(/\W+/g, '-').replace(/^-|-$/g, '').toLowerCase();
  const path = join(folder, `${day}-${kind}-${size}`);
  mkdirSync(folder, { recursive: true });
  const sections = results.map((result) => {
    const { name, title } = result;
    return `## ${name}: ${title}\n\n${tableOf(result)}\n\n${verdictOf(result)}\n`;
  });
  writeFileSync(`${path}.md`, `# ${day}\n\n${heading.map((line) => `- ${line}`).join('\n')}\n\n${sections.join('\n')}`);
  writeFileSync(`${path}.json`, `${JSON.stringify({ day, size, machine, settings, heading, results }, null, 2)}\n`);
  return `written: ${path}.md and .json`;
}

function positive(name: string, given: string): number {
  const value = Number(given);
  if (!(value > 0)) refuse(`--${name} is "${given}"; it must be a number above 0.`);
  return value;
}

function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}
