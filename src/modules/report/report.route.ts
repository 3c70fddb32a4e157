import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../../api/errors.js';
import type { Route } from '../../api/route.js';
import { addressedPeriod, addressedUnit, fileOf, optionsOf } from './report-address.js';
import type { Context } from '../../context.js';
import { errorPage } from './print/choose.js';
import { speechOf } from './print/speech.js';
import { PAGE_HEADERS } from './print/style.js';
import { periodAddress } from './period-name.js';
import { choosing } from './report-choice.js';
import { sentReport } from './report-files.js';
import { periodReportOf } from './period-report.js';
import { submittedForPrint } from './submitted-print.js';
import { SubmittedReportId } from './submitted-report.type.js';

type Handler = Route<Context>['handle'];

/** A page of this module; what goes wrong on it is told as a page too. */
const page = (url: string, handle: Handler): Route<Context> => ({
  method: 'GET',
  url,
  errorPage: (error, language) => ({ headers: PAGE_HEADERS, text: errorPage(error, speechOf(language)) }),
  handle,
});

/** `/reports/37/2026-Q2`, `/reports/37@2025-06-30/2020-2025.docx`, `/reports/PC07-NB-2025/2026-to-09.xlsx`. */
const report = async (context: Context, request: FastifyRequest, reply: FastifyReply) => {
  const { unit, file } = request.params as { unit: string; file: string };
  const { name, format } = fileOf(file);
  const options = optionsOf(request.query);
  const period = addressedPeriod(name, options);
  const key = await addressedUnit(context, unit);
  const data = await periodReportOf(context, key, period, { mapOn: options.mapOn });
  const address = { path: `/reports/${encodeURIComponent(unit)}/${periodAddress(period)}`, options };
  return sentReport(context, { data, submission: null, address, format }, reply);
};

/** `/reports/submitted/<id>`: as it was submitted, with what is another today. */
const submitted = async (context: Context, request: FastifyRequest, reply: FastifyReply) => {
  const { file } = request.params as { file: string };
  const { name, format } = fileOf(file);
  const found = await submittedForPrint(context, SubmittedReportId.decode(name));
  if (!found) throw new ApiError('NOT_FOUND', 'report.no-submitted');
  const address = { path: `/reports/submitted/${name}`, options: null };
  return sentReport(context, { ...found, address, format }, reply);
};

const choose: Handler = async (context, request, reply) => {
  const { html, location } = await choosing(context, request.query);
  if (location) return reply.redirect(location, 303);
  return reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(html);
};

const nothing: Handler = () => Promise.reject(new ApiError('NOT_FOUND', 'report.nothing'));

export const reportRoutes: readonly Route<Context>[] = [
  page('/reports', async (_context, _request, reply) => reply.redirect('/reports/', 308)),
  page('/reports/', choose),
  page('/reports/submitted/:file', submitted),
  page('/reports/:unit/:file', report),
  page('/reports/*', nothing),
];
