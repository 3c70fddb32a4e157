import { posix } from 'node:path';
import type { Import } from './imports.js';

/** A direction of the house: no import of the source may break it. */
export interface Rule {
  name: string;
  /** Whether this import goes the wrong way. */
  breaks: (edge: Import) => boolean;
  /** A file that would, for the test that the rule fires. */
  example: [path: string, text: string];
}

/** The kinds of files in a module, by what stands before `.ts`; each has its own directions. */
export const KINDS = [
  'entity',
  'type',
  'input',
  'resolver',
  'read',
  'row',
  'page',
  'loader',
  'service',
  'vocabulary',
  'form',
  'route',
] as const;

/** Files of a module that are of no kind, with what they are. */
export const PLAIN: Readonly<Record<string, string>> = {
  'src/modules/activity/activity-summary.ts': 'puts rows of totals together into what the resolver answers',
  'src/modules/activity/attribution.ts': 'SQL that several statements share: where an activity counts',
  'src/modules/admin-unit/map-day.ts': 'a rule on days alone',
  'src/modules/admin-unit/reform.ts': 'a command that takes the open transaction',
  'src/modules/admin-unit/reform-plan.ts': 'a part of that command',
  'src/modules/admin-unit/reform-placement.ts': 'a part of that command',
  'src/modules/coverage/figures.ts': 'what a row of coverage means, in the terms of the API',
  'src/modules/registration/fields.ts': 'from an input to the fields of the entity',
  'src/modules/officer/roster-file.ts': 'what a file of officers says, row by row',
  'src/modules/registration/rows.ts': 'a command that takes the open transaction: rows of a list, by the rules of one',
  'src/modules/program/equipment-rows.ts': 'the same, and what one recording shares with it',
  'src/modules/contact/assigning.ts': 'the same, and what one assignment shares with it',
  'src/modules/activity/recording.ts': 'the same, and what one recording shares with it',
  'src/modules/program/reach.ts': 'whether whoever acts answers for the places of programs',
  'src/modules/registration/checks.ts': 'what is to be said of a registration that is being submitted',
  'src/modules/admin-unit/place-name.ts': 'what a text that names a place says',
  'src/modules/import/import-forms.ts': 'which sheets can be sent, and what entering a row of each is',
  'src/modules/import/import-progress.ts': 'what a row of an import means to its author: how far, and what next',
  'src/modules/import/import-rows.ts': 'from the cells of a sheet to what they mean',
  'src/modules/import/import-worker.ts': 'looks for imports that wait, for as long as the server runs',
  'src/modules/import/file-back.ts': 'from rows to the file that goes back to its author',
  'src/modules/import/spool.ts': 'a file that arrives, on the disk',
  'src/modules/criteria/judgment.ts': 'SQL that several statements share: what a program meets or misses',
};

export const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1];

export const kindOf = (path: string): string | undefined => /\.([a-z]+)\.ts$/.exec(posix.basename(path))?.[1];

const isIndex = (path: string) => posix.basename(path) === 'index.ts';
const isIn = (room: string) => (path: string) => path.startsWith(`src/${room}/`);
const isKind =
  (...kinds: (typeof KINDS)[number][]) =>
  (path: string) =>
    moduleOf(path) !== undefined && (kinds as (string | undefined)[]).includes(kindOf(path));

/** What commands are made of besides services: they name entities as those do. */
const COMMAND_PARTS =
  /^src\/modules\/(registration\/(checks|fields|rows)|program\/equipment-rows|contact\/assigning|activity\/recording)\.ts$/;

/** Who may go past a module's index.ts, and to what. */
const PAST_INDEX: readonly { from: (path: string) => boolean; to: (path: string) => boolean; why: string }[] = [
  { from: () => true, to: isKind('vocabulary'), why: 'a closed list of values needs nothing, so it closes no circle' },
  {
    from: (path) => path === 'src/entities.ts' || isKind('entity')(path),
    to: isKind('entity'),
    why: 'a table refers to other tables; by way of the index it would load their resolvers',
  },
  {
    from: (path) => isKind('service')(path) || COMMAND_PARTS.test(path),
    to: isKind('entity'),
    why: 'a command names what it works on; the rules stand on the entities themselves',
  },
  {
    from: isIn('seed'),
    to: (path) => isKind('entity')(path) || path === 'src/modules/admin-unit/reform.ts',
    why: 'a step of the seeds is one act through the door, and loads what the entities and the reform make of its files',
  },
];

export const RULES: readonly Rule[] = [
  {
    name: 'a module is entered by its index.ts',
    breaks: ({ from, to }) =>
      moduleOf(to) !== undefined &&
      moduleOf(from) !== moduleOf(to) &&
      !isIndex(to) &&
      !PAST_INDEX.some((exception) => exception.from(from) && exception.to(to)),
    example: ['src/modules/coverage/toy.read.ts', `import { programsById } from '../program/program.read.js';`],
  },
  {
    name: 'a resolver holds no SQL and reaches no database',
    breaks: ({ from, to, isTypeOnly }) =>
      kindOf(from) === 'resolver' && !isTypeOnly && (isIn('database')(to) || /^(pg|sql-template-tag|kysely)$/.test(to)),
    example: ['src/modules/program/toy.resolver.ts', `import { sql } from '../../database/read.js';`],
  },
  {
    name: 'a resolver knows no entity and no EntityManager',
    breaks: ({ from, to }) => kindOf(from) === 'resolver' && (kindOf(to) === 'entity' || to.startsWith('@mikro-orm/')),
    example: ['src/modules/program/toy.resolver.ts', `import type { EntityManager } from '@mikro-orm/core';`],
  },
  {
    name: 'what the API shows and takes knows no entity, and no entity knows it',
    breaks: ({ from, to }) =>
      (isKind('type', 'input')(from) && (kindOf(to) === 'entity' || to.startsWith('@mikro-orm/'))) ||
      (isKind('entity')(from) && isKind('type', 'input', 'resolver', 'page', 'read', 'row', 'loader')(to)),
    example: ['src/modules/program/toy.type.ts', `import type { Program } from './program.entity.js';`],
  },
  {
    name: 'reading returns rows: nothing on that road knows an entity',
    breaks: ({ from, to }) =>
      isKind('read', 'row', 'page', 'loader')(from) && (kindOf(to) === 'entity' || to.startsWith('@mikro-orm/')),
    example: ['src/modules/program/toy.read.ts', `import { Program } from './program.entity.js';`],
  },
  {
    name: 'nothing in a module but its index.ts imports a resolver',
    breaks: ({ from, to }) => moduleOf(from) !== undefined && !isIndex(from) && kindOf(to) === 'resolver',
    example: ['src/modules/program/toy.read.ts', `import { ProgramResolver } from './program.resolver.js';`],
  },
  {
    name: 'a loader reads and batches, and does nothing else',
    breaks: ({ from, to, isTypeOnly }) =>
      isKind('loader')(from) && !isTypeOnly && !isKind('read')(to) && to !== 'src/database/batch.ts',
    example: ['src/modules/program/toy.loader.ts', `import { pageOf } from '../../api/connection.js';`],
  },
  {
    name: 'api, database, domain, access and sheets know no module',
    breaks: ({ from, to }) =>
      ['api', 'database', 'domain', 'access', 'sheets'].some((room) => isIn(room)(from)) && moduleOf(to) !== undefined,
    example: ['src/api/toy.ts', `import type { ProgramRow } from '../modules/program/index.js';`],
  },
  {
    name: 'the context is known by its type alone, except to the server that makes it',
    breaks: ({ from, to, isTypeOnly }) => to === 'src/context.ts' && !isTypeOnly && from !== 'src/server.ts',
    example: ['src/modules/program/toy.page.ts', `import { createContext } from '../../context.js';`],
  },
  {
    name: 'pages for people use the public API and nothing else of the server',
    breaks: ({ from, to }) => isIn('web')(from) && to.startsWith('src/') && !isIn('web')(to),
    example: ['src/web/toy.ts', `import { buildSchema } from '../schema.js';`],
  },
  {
    name: 'nobody but an entry imports the server',
    breaks: ({ from, to }) => to === 'src/server.ts' && from !== 'src/main.ts',
    example: ['src/seed/toy.ts', `const { createServer } = await import('../server.js');`],
  },
  {
    name: 'the program imports no test and no seed',
    breaks: ({ from, to }) => from.startsWith('src/') && /^(test|seeds|bench)\//.test(to),
    example: ['src/seed/toy.ts', `import { story } from '../../seeds/story.js';`],
  },
];
