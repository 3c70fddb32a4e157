import type { TestServer } from '../support/server.js';
import { type Summary } from './activity.js';
import { type Coverage } from './coverage.js';
import { type Day, textOf } from './days.js';
import { type AskedPeriod } from './period.js';

type IdType = 'AdminUnit' | 'ResponsibleUnit' | 'Program' | 'Activity';

/** A row's id as the API says it. To clients it is opaque; here it ties an answer to its row. */
export const idOf = (type: IdType, { id }: { id: number }): string =>
  Buffer.from(`${type}:${id}`).toString('base64url');

/** The row that an id of the API is of. */
export const rowOf = (id: string): number => Number(Buffer.from(id, 'base64url').toString().split(':')[1]);

/** GraphQL arguments, written out: `{ asOf: '2025-06-30', mapOn: undefined }` is `(asOf: "2025-06-30")`. */
export function args(given: Record<string, unknown>): string {
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return known.length === 0 ? '' : `(${known.map(([name, value]) => `${name}: ${literal(value)}`).join(', ')})`;
}

/** An enum value in a query, where a string would be quoted. */
export class Enum {
  constructor(readonly name: string) {}
}

function literal(value: unknown): string {
  if (value instanceof Enum) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{ ${known.map(([name, item]) => `${name}: ${literal(item)}`).join(', ')} }`;
}

export const dayArgument = (day: Day | undefined): string | undefined => (day === undefined ? undefined : textOf(day));

export const periodArgument = ({ from, to, convention, ...rest }: AskedPeriod) => ({
  ...rest,
  from: dayArgument(from),
  to: dayArgument(to),
  convention: convention && new Enum(convention),
});

/**
 * Asks several selections of the query type at once, each under a name of its own; answers in their order.
 *
 * @param headers who asks, by default an analyst.
 */
export async function ask(
  server: TestServer,
  selections: readonly string[],
  headers?: Record<string, string>,
): Promise<any[]> {
  const document = `{ ${selections.map((selection, at) => `_${at}: ${selection}`).join('\n')} }`;
  const { data } = await server.query(document, {}, headers);
  return selections.map((_, at) => data[`_${at}`]);
}

const ratioFields = '{ covered total share source remark }';
const ratiosFields = `communes ${ratioFields} neighborhoods ${ratioFields} households ${ratioFields}`;
export const coverageFields = `asOf mapOn hasDemoData recorded ${ratioFields} overall { programs ${ratiosFields} }
  byKind { kind programs suspended unplaced householdsCovered programsWithoutHouseholds ${ratiosFields} reported { value } }`;

/** A coverage with its sources in an order that does not depend on who joined them. */
export function sorted(coverage: Coverage): Coverage {
  return JSON.parse(JSON.stringify(coverage), (key, value) =>
    key === 'source' && value ? [...new Set(String(value).split('; '))].sort().join('; ') : value,
  );
}

export const byKindFields =
  'byKind { kind activities notAttributable measures { measure recorded reported { value } } }';

/** The `byKind` of an answer, by kind and measure; no kind or measure may be told twice. */
export function summaryOf(byKind: any[]): Summary {
  const once = (names: string[]) => expect(names).toEqual([...new Set(names)]);
  once(byKind.map(({ kind }) => kind));
  return Object.fromEntries(
    byKind.map(({ kind, activities, notAttributable, measures }) => {
      once(measures.map(({ measure }: any) => measure));
      const told = measures.map(({ measure, recorded, reported }: any) => {
        return [measure, { recorded, reported: reported.map(({ value }: any) => value) }];
      });
      return [kind, { activities, notAttributable, measures: Object.fromEntries(told) }];
    }),
  );
}
