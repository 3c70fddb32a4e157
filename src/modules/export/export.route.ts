import type { FastifyReply } from 'fastify';
import { assertMayRead } from '../../access/forbidden.js';
import { ApiError } from '../../api/errors.js';
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

/** How many files one server writes at a time; each holds a connection of the ten that reads have. */
const MOST_AT_ONCE = 3;
const RETRY_AFTER_SECONDS = 10;
let underWay = 0;

/** A reader that takes nothing for so long is gone; a server that is to stop would wait for it. */
const IDLE_MS = 60_000;

/** Tells when the answer is over: sent whole, or its reader is gone. */
const whenOver = ({ raw: answer }: FastifyReply): AbortSignal => {
  const over = new AbortController();
  if (answer.destroyed) over.abort();
  else answer.once('close', () => over.abort());
  answer.setTimeout(IDLE_MS, () => answer.destroy());
  return over.signal;
};

/** Takes one of the turns until the answer is over; who finds none is told when to ask again. */
const takeTurn = (reply: FastifyReply, over: AbortSignal): void => {
  if (over.aborted) return;
  if (underWay >= MOST_AT_ONCE) {
    void reply.header('retry-after', RETRY_AFTER_SECONDS);
    throw new ApiError('UNAVAILABLE', 'export.busy', { seconds: RETRY_AFTER_SECONDS });
  }
  underWay += 1;
  over.addEventListener('abort', () => (underWay -= 1), { once: true });
};

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
    parameters,
    async handle(context, _request, reply, asked) {
      const { language, today } = context;
      const signal = whenOver(reply);
      const exported = await open(context, asked, { signal, format });
      takeTurn(reply, signal);
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
