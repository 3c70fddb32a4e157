// type-graphql keeps what decorators say through this; it has to come first.
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DangerousChangeType,
  type GraphQLSchema,
  buildSchema as readSchema,
  findBreakingChanges,
  findDangerousChanges,
} from 'graphql';
import { PROJECT } from './project.js';
import { buildSchema, printedSchema } from './schema.js';

const RELEASED = join(PROJECT, 'schema/released.graphql');

/** The schema that clients were promised, or null before the first release. */
export const releasedSchema = (): GraphQLSchema | null =>
  existsSync(RELEASED) ? readSchema(readFileSync(RELEASED, 'utf8')) : null;

/**
 * What clients of `released` would miss in `next`, in a sentence each. A schema that only grows breaks nothing; a changed
 * default counts, because it changes the answer of a query that did not change.
 */
export const brokenPromises = (released: GraphQLSchema, next: GraphQLSchema): string[] => [
  ...findBreakingChanges(released, next).map(({ description }) => description),
  ...findDangerousChanges(released, next)
    .filter(({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE)
    .map(({ description }) => description),
];

// `npm run release` runs this file itself: from then on clients may rely on the schema as it is.
if (import.meta.main) {
  const released = releasedSchema();
  const broken = released ? brokenPromises(released, buildSchema()) : [];
  if (broken.length > 0) {
    console.error(['This schema breaks what clients were promised:', ...broken].join('\n  '));
    process.exitCode = 1;
  } else {
    writeFileSync(RELEASED, printedSchema());
  }
}
