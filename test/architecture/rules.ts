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
  'shelf',
  'service',
  'vocabulary',
  'form',
  'route',
] as const;

/** Files of a module that are of no kind, with what they are. */
export const PLAIN: Readonly<Record<string, string>> = {
  'src/modules/activity/activity-bucket.ts':
    'SQL of the buckets that activities are summed in, and how they are added up',
  'src/modules/activity/activity-rollup.ts': 'counts buckets from the rows for the rollup, and says which are marked',
  'src/modules/activity/activity-summary.ts': 'puts rows of totals together into what the resolver answers',
  'src/modules/activity/advice.ts': 'what is worth a second look in an activity, forbids nothing',
  'src/modules/activity/attribution.ts': 'SQL that several statements share: where an activity counts',
  'src/modules/admin-unit/boundary-file.ts': 'what a file of boundaries draws, and what is wrong with each',
  'src/modules/admin-unit/import-reason.ts': 'why a row of a file cannot be loaded, in words',
  'src/modules/admin-unit/import-report.ts': 'what a command says of rows and files, in words and tables',
  'src/modules/admin-unit/map-day.ts': 'a rule on days alone',
  'src/modules/admin-unit/national-file.ts': 'what files of the country say, row by row',
  'src/modules/admin-unit/national-plan.ts': 'what an import does with each of those rows',
  'src/modules/admin-unit/province-box.ts': 'where the communes of a province may lie',
  'src/modules/admin-unit/reform.ts': 'a command that takes the open transaction',
  'src/modules/admin-unit/reform-plan.ts': 'a part of that command',
  'src/modules/admin-unit/reform-placement.ts': 'a part of that command',
  'src/modules/coverage/coverage-rollup.ts': 'counts cells of the rollup from the rows, and says which are marked',
  'src/modules/coverage/figures.ts': 'what a row of coverage means, in the terms of the API',
  'src/modules/coverage/figures-asked.ts': 'which figures a question asks for, as a parameter of its resolvers',
  'src/modules/export/programs.ts': 'what a program is in each sort of file',
  'src/modules/export/activities.ts': 'what an activity is in each sort of file',
  'src/modules/export/coverage.ts': 'what the coverage of an area is in each sort of file',
  'src/modules/export/units.ts': 'what these three share: how a row names a unit',
  'src/modules/export/formats.ts': 'from rows to the bytes of a file',
  'src/modules/export/begun.ts': 'rows whose first batch is there, so that an early error is an answer',
  'src/modules/export/owner.ts': 'of whom and of which days something is exported, by the rules of the fields',
  'src/modules/export/turns.ts': 'how many files are written at a time, and for how long',
  'src/modules/registration/fields.ts': 'from an input to the fields of the entity',
  'src/modules/officer/roster-file.ts': 'what a file of officers says, row by row',
  'src/modules/registration/rows.ts': 'a command that takes the open transaction: rows of a list, by the rules of one',
  'src/modules/program/equipment-rows.ts': 'the same, and what one recording shares with it',
  'src/modules/contact/assigning.ts': 'the same, and what one assignment shares with it',
  'src/modules/activity/recording.ts': 'the same, and what one recording shares with it',
  'src/modules/program/last-activity-rollup.ts':
    'counts the last days of programs from the rows, and says which are marked',
  'src/modules/program/reach.ts': 'whether whoever acts answers for the places of programs',
  'src/modules/registration/candidate-words.ts': 'what a sentence calls the candidates for a duplicate',
  'src/modules/registration/checks.ts': 'what is to be said of a registration that is being submitted',
  'src/modules/registration/likeness.ts': 'what makes a registration the same as another, and which those are',
  'src/modules/report/period-report.ts': 'puts what several modules count together into a report',
  'src/modules/report/report-figures.ts': 'arithmetic on figures alone',
  'src/modules/report/report-unit.ts': 'which unit an id or a row means, and where it lies',
  'src/modules/report/period-name.ts': 'what days are called, in words and in addresses',
  'src/modules/report/report-address.ts': 'what an address of a report means',
  'src/modules/report/report-choice.ts': 'what the form that chooses a report leads to',
  'src/modules/report/report-files.ts': 'a report as the file that was asked for',
  'src/modules/report/submitted-print.ts': 'a submitted report beside the one of today',
  'src/modules/report/print/charts.ts': 'figures as SVG',
  'src/modules/report/print/choose.ts': 'a page, from data alone',
  'src/modules/report/print/difference-words.ts': 'words for a figure of a report',
  'src/modules/report/print/frame.ts': 'what all pages have around them',
  'src/modules/report/print/html.ts': 'HTML that is escaped',
  'src/modules/report/print/page.ts': 'a page, from data alone',
  'src/modules/report/print/phrases.ts': 'words for measures and kinds inside sentences',
  'src/modules/report/print/sayings.ts': 'all other words, in both languages',
  'src/modules/report/print/sections.ts': 'parts of the page',
  'src/modules/report/print/sentences.ts': 'figures in whole sentences',
  'src/modules/report/print/speech.ts': 'words, figures and days of a language',
  'src/modules/report/print/style.ts': 'the style sheet of the pages and what they may load',
  'src/modules/report/print/submission.ts': 'a part of the page',
  'src/modules/report/print/summary.ts': 'the first sheet of the page',
  'src/modules/report/print/tables.ts': 'cells that the tables of the page share',
  'src/modules/report/print/target-words.ts': 'words for a target',
  'src/modules/report/print/view.ts': 'what of a report is shown, and under which heading',
  'src/modules/report/print/word.ts': 'a Word text, from data alone',
  'src/modules/report/print/word-appendix.ts': 'what that text is followed by, once it was submitted',
  'src/modules/report/print/word-body.ts': 'the numbered parts of that text',
  'src/modules/report/print/word-form.ts': 'its head and foot, as offices have them',
  'src/modules/report/print/word-parts.ts': 'its paragraphs and tables',
  'src/modules/report/print/workbook.ts': 'a workbook, from data alone',
  'src/modules/report/differences.ts': 'compares two reports',
  'src/modules/report/target-line.ts': 'puts a target and what was achieved of it together',
  'src/modules/report/target-pace.ts': 'arithmetic on days alone',
  'src/modules/admin-unit/place-name.ts': 'what a text that names a place says',
  'src/modules/import/import-forms.ts': 'which sheets can be sent, and what entering a row of each is',
  'src/modules/import/import-progress.ts': 'what a row of an import means to its author: how far, and what next',
  'src/modules/import/import-rows.ts': 'from the cells of a sheet to what they mean',
  'src/modules/import/import-worker.ts': 'looks for imports that wait, for as long as the server runs',
  'src/modules/import/file-back.ts': 'from rows to the file that goes back to its author',
  'src/modules/import/spool.ts': 'a file that arrives, on the disk',
  'src/modules/criteria/judgment.ts': 'SQL that several statements share: what a program meets or misses',
  'src/modules/report-check/check.ts': 'puts a text that was read and a report together into what the resolver answers',
  'src/modules/report-check/comparison.ts': 'a rule on numbers alone: what a stated one stands for',
  'src/modules/report-check/notes.ts': 'the words of a check in both languages',
  'src/modules/report-check/places.ts': 'from names of a text to units of the registry',
  'src/modules/report-check/reader/tokens.ts': 'reads a text: words, numbers and sentences',
  'src/modules/report-check/reader/numbers.ts': 'reads a text: numbers in figures and words',
  'src/modules/report-check/reader/figures.ts': 'reads a text: which numbers count something',
  'src/modules/report-check/reader/denials.ts': 'reads a text: what it says there was none of',
  'src/modules/report-check/reader/denied-where.ts': 'reads a text: whether that is of the whole unit and period',
  'src/modules/report-check/reader/vague.ts': 'reads a text: how many, where no number says it',
  'src/modules/report-check/reader/periods.ts': 'reads a text: periods',
  'src/modules/report-check/reader/places.ts': 'reads a text: names of units',
  'src/modules/report-check/reader/subjects.ts': 'a table of how texts word what is counted',
  'src/modules/report-check/reader/aside.ts': 'reads a text: which figures are none of the whole',
  'src/modules/report-check/reader/subject-of.ts': 'reads a text: what a number counts',
  'src/modules/report-check/reader/read-text.ts': 'reads a text: the whole of it',
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
      isKind('read', 'row', 'page', 'loader', 'shelf')(from) &&
      (kindOf(to) === 'entity' || to.startsWith('@mikro-orm/')),
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
    breaks: ({ from, to }) => isIn('web')(from) && to.startsWith('src/') && to !== 'src/project.ts' && !isIn('web')(to),
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
