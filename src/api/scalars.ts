import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import { badInput } from './errors.js';

/** Whether `text` names a day that exists, as YYYY-MM-DD, from 1900 to 2199. */
export const isDay = (text: unknown): text is string => {
  if (typeof text !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const parseDay = (value: unknown): string => {
  if (!isDay(value)) throw badInput('date.malformed');
  return value;
};

/** A calendar day in Vietnam, `YYYY-MM-DD`; inside the server it stays this text. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day in Vietnam (Asia/Ho_Chi_Minh), written YYYY-MM-DD, from the year 1900 to 2199.',
  serialize: (value) => value as string,
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});

/** An instant, ISO 8601 in UTC; only sent, never received. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant in UTC, written in ISO 8601, for example 2025-07-01T02:30:00.000Z.',
  serialize: (value) => value as string,
  parseValue: () => {
    throw new GraphQLError('DateTime is not an input.');
  },
});

/** A GeoJSON geometry (RFC 7946), WGS84, longitude first; only sent, never received. */
export const GeoJsonScalar = new GraphQLScalarType<object, object>({
  name: 'GeoJSON',
  description: 'A GeoJSON geometry (RFC 7946) in WGS84: Polygon or MultiPolygon, longitude before latitude.',
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc7946',
  serialize: (value) => value as object,
  parseValue: () => {
    throw new GraphQLError('GeoJSON is not an input.');
  },
});

export const SafeInt = GraphQLSafeInt;
