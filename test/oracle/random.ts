import fc from 'fast-check';
import { type Day, day } from './days.js';
import { type AskedPeriod } from './period.js';
import { type Dated } from './days.js';

/**
 * The tests repeat themselves: properties and the invented world come from one seed. ORACLE_SEED sets another one;
 * ORACLE_RUNS multiplies the runs.
 */
export const SEED = Number(process.env.ORACLE_SEED ?? 37);
const FACTOR = Number(process.env.ORACLE_RUNS ?? 1);

/** How often a property is tried. A counterexample is shrunk for a while only: each try is a request. */
export const runs = (numRuns: number) => ({
  seed: SEED,
  numRuns: numRuns * FACTOR,
  endOnFailure: false,
  interruptAfterTimeLimit: 100_000 * FACTOR,
});

/** Days that matter anywhere: the reforms, the ends of the police's ages and of the term, and the days beside them. */
const EDGES = ['2020-07-01', '2025-03-01', '2025-07-01', '2026-04-01', '2024-02-29', '2024-12-15'].flatMap((text) => [
  day(text) - 1,
  day(text),
]);

/** Days from 2019 to 2027, those that matter and a row's own ends more often. */
export function someDay(...rows: Dated[]): fc.Arbitrary<Day> {
  const ends = rows.flatMap(({ valid_from, valid_to }) => [valid_from, valid_to]).filter((end) => end !== null);
  const near = [...EDGES, ...ends.flatMap((end) => [end - 1, end])];
  return fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: day('2019-01-01'), max: day('2027-12-31') }) },
    { weight: 1, arbitrary: fc.constantFrom(...near) },
  );
}

/** A day, or none said. */
export const maybeDay = (...rows: Dated[]): fc.Arbitrary<Day | undefined> =>
  fc.option(someDay(...rows), { nil: undefined });

const yearOf = fc.integer({ min: 2019, max: 2027 });
const convention = fc.constantFrom(undefined, 'CALENDAR' as const, 'STATE_15TH' as const);

/** Every way in which a period can be said. */
export const somePeriod: fc.Arbitrary<AskedPeriod> = fc.oneof(
  fc.record({ year: yearOf, convention }),
  fc.record({ year: yearOf, half: fc.integer({ min: 1, max: 2 }), convention }),
  fc.record({ year: yearOf, quarter: fc.integer({ min: 1, max: 4 }), convention }),
  fc.record({ year: yearOf, month: fc.integer({ min: 1, max: 12 }), convention }),
  fc.record({ year: yearOf, throughMonth: fc.integer({ min: 1, max: 12 }), convention }),
  fc.constantFrom({ term: '2020-2025' }, { term: '2025-2030' }),
  fc
    .tuple(someDay(), fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1500 })))
    .map(([from, days]) => ({ from, to: from + days })),
);

/** A plain source of chance for the invented world, the same for the same seed (a linear congruence by Lehmer). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = (Math.abs(seed) % 2_147_483_646) + 1;
    for (let at = 0; at < 10; at++) this.next();
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state * 48_271) % 2_147_483_647;
    return (this.state - 1) / 2_147_483_646;
  }

  /** A whole number, both ends included. */
  int = (least: number, most: number): number => least + Math.floor(this.next() * (most - least + 1));
  is = (probability: number): boolean => this.next() < probability;
  one = <T>(items: readonly T[]): T => items[this.int(0, items.length - 1)]!;
  some = <T>(items: readonly T[], count: number): T[] =>
    items
      .map((item) => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ item }) => item);
  day = (from: string, to: string): Day => this.int(day(from), day(to));
}
