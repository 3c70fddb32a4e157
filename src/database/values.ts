import pg from 'pg';
import { TooMuchError } from './errors.js';

type Parser = (value: string) => unknown;

const { builtins } = pg.types;
const asText = (value: string) => value;
const parsers: Record<number, Parser> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.DATE]: asText,
  [builtins.TIMESTAMPTZ]: (value) => new Date(value).toISOString(),
};

const parserOf = (oid: number): Parser =>
  parsers[oid] ?? (pg.types.getTypeParser as (oid: number, format: string) => Parser)(oid, 'text');

const asTypes = (getTypeParser: (oid: number) => Parser) => ({ getTypeParser }) as pg.CustomTypesConfig;

/** How values of the database become JavaScript's: dates stay texts, instants are ISO 8601 in UTC. */
export const types = asTypes(parserOf);

/** What a value takes besides its text, by a rough reckoning. */
const OF_ITSELF = 8;

/**
 * The same for whoever may read so many characters altogether. Each value is looked at before it becomes an object, so
 * what is too much is never held; the statement it belongs to fails with a `TooMuchError`, as do all that follow.
 */
export const boundedTypes = (most: number): pg.CustomTypesConfig => {
  let left = most;
  return asTypes((oid) => {
    const parse = parserOf(oid);
    return (value) => {
      left -= value.length + OF_ITSELF;
      if (left < 0) throw new TooMuchError(`more than ${most} characters`);
      return parse(value);
    };
  });
};
