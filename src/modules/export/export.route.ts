import { assertMayRead } from '../../access/forbidden.js';
import type { Parameters } from '../../api/parameters.js';
import type { Route } from '../../api/route.js';
import type { Context } from '../../context.js';
import type { Words } from '../../sheets/form.js';
import type { ActivityFilter } from '../activity/index.js';
import type { AdminLevel } from '../admin-unit/index.js';
import { breakdownOf } from '../coverage/index.js';
import { type ProgramFilter, chosenOrder } from '../program/index.js';
import type { ProgramOrder } from '../program/program.vocabulary.js';
import { exportedActivities } from './activities.js';
import { exportedCoverage } from './coverage.js';
import { CONTENT_TYPES, type Exported, type Format, fileOf } from './formats.js';
import { begun } from './begun.js';
import { type OwnerAsked, coverageAsked, ownerAsked } from './owner.js';
import { exportedPrograms } from './programs.js';
import { openTurns } from './turns.js';

/** 300,000 rows take a minute; an office's line of 2 Mbit/s takes half an hour for the largest sort of file. */
const turns = openTurns({ most: 3, idleMs: 60_000, longestMs: 30 * 60_000, retryAfterSeconds: 10 });

/** What can be exported: as which files, with which parameters, and how its rows are come by. */
interface Export<Row> {
  name: string;
  /** As the file is called. */
  fileName: Words;
  formats: readonly Format[];
  parameters: Parameters;
  /** Checks what is asked before the first row is read; what it throws is the answer. */
  open(
    context: Context,
    asked: Record<string, unknown>,
    end: { signal: AbortSignal; format: Format },
  ): Exported<Row> | Promise<Exported<Row>>;
}

/** The parameters are the arguments of the fields that show the same: Query.programs, or a unit's own `programs`. */
interface ProgramsAsked extends OwnerAsked {
  where?: ProgramFilter | null;
  orderBy?: ProgramOrder | null;
}

/** An address for each format. */
const routesOf = <Row>({ name, fileName, formats, parameters, open }: Export<Row>): Route<Context>[] =>
  formats.map((format) => ({
    method: 'GET',
    url: `/exports/${name}.${format}`,
    isLong: true,
    parameters,
    async handle(context, _request, reply, asked) {
      const { language, today } = context;
      const signal = turns.whenOver(reply);
      const exported = await open(context, asked, { signal, format });
      turns.take(reply, signal);
      const batches = await begun(exported.batches);
      void reply
        .type(CONTENT_TYPES[format])
        .header('content-disposition', `attachment; filename="${fileName[language]}-${today}.${format}"`)
        .header('cache-control', 'no-store');
      return fileOf(format, { ...exported, batches }, language);
    },
  }));

export const exportRoutes: readonly Route<Context>[] = [
  ...routesOf({
    name: 'programs',
    fileName: { vi: 'mo-hinh', en: 'programs' },
    formats: ['csv', 'xlsx', 'geojson', 'ndjson'],
    parameters: {
      where: 'ProgramFilter',
      orderBy: 'ProgramOrder',
      adminUnit: 'ID',
      responsibleUnit: 'ID',
      asOf: 'Date',
      mapOn: 'Date',
    },
    async open(context, asked: ProgramsAsked, { signal }) {
      const { viewer, today } = context;
      const filter = asked.where ?? {};
      const { ownerId, ...owned } = await ownerAsked(context, asked);
      const listing = { ...owned, filter, order: chosenOrder(asked.orderBy, filter) };
      return exportedPrograms(context, ownerId, listing, { viewer, today }, signal);
    },
  }),
  ...routesOf({
    name: 'activities',
    fileName: { vi: 'hoat-dong', en: 'activities' },
    formats: ['csv', 'xlsx', 'ndjson'],
    parameters: { where: 'ActivityFilter' },
    open(context, asked: { where?: ActivityFilter | null }, { signal }) {
      assertMayRead(context.viewer, 'READ_ACTIVITIES');
      return exportedActivities(context, asked.where ?? {}, signal);
    },
  }),
  ...routesOf({
    name: 'coverage',
    fileName: { vi: 'muc-do-bao-phu', en: 'coverage' },
    formats: ['csv', 'xlsx', 'geojson', 'ndjson'],
    parameters: { level: 'AdminLevel!', adminUnit: 'ID', responsibleUnit: 'ID', asOf: 'Date', mapOn: 'Date' },
    async open(context, asked: OwnerAsked & { level?: AdminLevel }, { format }) {
      const coverage = await coverageAsked(context, asked);
      return exportedCoverage(context, await breakdownOf(coverage, asked.level!, context), format === 'geojson');
    },
  }),
];
