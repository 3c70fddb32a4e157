import { readFileSync } from 'node:fs';
import {
  type GraphQLField,
  type GraphQLNamedType,
  buildSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** The schema as it is published. */
export const SCHEMA = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

export const fieldsOf = (type: GraphQLNamedType): GraphQLField<unknown, unknown>[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

/** A field with enough below it to be told from another; none where it needs arguments. */
const selectionOf = ({ name, args, type }: GraphQLField<unknown, unknown>, depth = 0): string[] => {
  if (args.some((arg) => isRequiredArgument(arg))) return [];
  const below = getNamedType(type);
  if (isLeafType(below)) return [name];
  if (depth > 0) return [];
  const within = fieldsOf(below).flatMap((field) => selectionOf(field, depth + 1));
  return within.length > 0 ? [`${name} { ${within.join(' ')} }`] : [];
};

/** Each field of a type that needs no arguments, with what is told of it. */
export const selectionsOf = (type: string): string[] =>
  fieldsOf(SCHEMA.getType(type)!).flatMap((field) => selectionOf(field));
