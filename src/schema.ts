// type-graphql keeps what decorators say through this; it has to come first.
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, printSchema } from 'graphql';
import { type NonEmptyArray, buildSchemaSync, registerEnumType } from 'type-graphql';
import { ViewerResolver } from './access/viewer.resolver.js';
import { answerAtOnce, tellHandlers } from './api/at-once.js';
import { ProblemResolver, problemTypes } from './api/problem.js';
import { VocabularyResolver } from './api/vocabulary.resolver.js';
import { vocabularies } from './api/vocabulary.js';
import { activityResolvers } from './modules/activity/index.js';
import { adminUnitResolvers } from './modules/admin-unit/index.js';
import { auditResolvers } from './modules/audit/index.js';
import { contactResolvers, contactTypes } from './modules/contact/index.js';
import { coverageResolvers } from './modules/coverage/index.js';
import { criteriaResolvers } from './modules/criteria/index.js';
import { importResolvers } from './modules/import/index.js';
import { officerResolvers } from './modules/officer/index.js';
import { programResolvers, programTypes } from './modules/program/index.js';
import { registrationResolvers, registrationTypes } from './modules/registration/index.js';
import { reportResolvers } from './modules/report/index.js';
import { reportCheckResolvers } from './modules/report-check/index.js';
import { reportedFigureResolvers } from './modules/reported-figure/index.js';
import { responsibleUnitResolvers } from './modules/responsible-unit/index.js';
import { NodeResolver } from './node.resolver.js';
import { PROJECT } from './project.js';

let built: GraphQLSchema | undefined;

/** The one schema. The decorators it is built from are the process's own, so it is built once. */
export const buildSchema = (): GraphQLSchema => {
  if (built) return built;
  for (const { name, description, values, terms } of vocabularies()) {
    const valuesConfig = Object.fromEntries(
      Object.entries(terms).map(([value, { vi, description: sentence }]) => [
        value,
        { description: `${sentence} (${vi})` },
      ]),
    );
    registerEnumType(values, { name, description, valuesConfig });
  }
  tellHandlers();
  built = buildSchemaSync({
    resolvers: [
      NodeResolver,
      ViewerResolver,
      VocabularyResolver,
      ProblemResolver,
      ...adminUnitResolvers,
      ...responsibleUnitResolvers,
      ...programResolvers,
      ...coverageResolvers,
      ...activityResolvers,
      ...reportedFigureResolvers,
      ...criteriaResolvers,
      ...registrationResolvers,
      ...auditResolvers,
      ...officerResolvers,
      ...contactResolvers,
      ...reportResolvers,
      ...importResolvers,
      ...reportCheckResolvers,
    ] as unknown as NonEmptyArray<() => void>,
    orphanedTypes: [...programTypes, ...problemTypes, ...registrationTypes, ...contactTypes],
    // GraphQL checks the schema when it is first used; once more, by asking for all of it, would be a tenth of a start.
    skipCheck: true,
    // Arguments are checked where they are used, with coded messages; see api/errors.ts.
    validate: false,
  });
  answerAtOnce(built);
  // The root types have no class to say it on.
  built.getQueryType()!.description = 'What can be asked. Nobody has to sign in to read what is public.';
  built.getMutationType()!.description =
    'What can be done: one act a request, by officers who are signed in. Each answers with what it changed and with problems in the reader’s language; what a problem blocks was not written. An Idempotency-Key header makes a request safe to send again.';
  built.description =
    'Liên Gia: a registry of community fire-safety models in Vietnam. Start at adminUnit or programs; every enum value has its Vietnamese word in vocabulary. Figures answer as of a day, on the map of a day; what is invented is marked DEMO.';
  return built;
};

/** The schema as it is committed in schema/schema.graphql. */
export const printedSchema = (): string => `${printSchema(buildSchema())}\n`;

// `npm run schema` runs this file itself.
if (import.meta.main) writeFileSync(join(PROJECT, 'schema/schema.graphql'), printedSchema());
