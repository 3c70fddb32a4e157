import { ApiError } from '../../api/errors.js';
import type { Route } from '../../api/route.js';
import { ADDRESS_PARAMETERS, addressedPeriod, addressedUnit, fileOf, optionsOf } from './report-address.js';
import type { Context } from '../../context.js';
import { errorPage } from './print/choose.js';
import { speechOf } from './print/speech.js';
import { PAGE_HEADERS } from './print/style.js';
import { periodAddress } from './period-name.js';
import { CHOICE_PARAMETERS, choosing } from './report-choice.js';
import { sentReport } from './report-files.js';
import { periodReportOf } from './period-report.js';
import { submittedForPrint } from './submitted-print.js';
import { SubmittedReportId } from './submitted-report.type.js';

type Handler = Route<Context>['handle'];
type Parameters = NonNullable<Route<Context>['parameters']>;

/** A page of this module; what goes wrong on it is told as a page too, be it a parameter that there is not. */
const page = (url: string, parameters: Parameters, handle: Handler): Route<Context> => ({
  method: 'GET',
  url,
  parameters,
  errorPage: (error, language) => ({ headers: PAGE_HEADERS, text: errorPage(error, speechOf(language)) }),
  handle,
});

/** `/reports/37/2026-Q2`, `/reports/37@2025-06-30/2020-2025.docx`, `/reports/PC07-NB-2025/2026-to-09.xlsx`. */
const report: Handler = async (context, request, reply, asked) => {
  const { unit, file } = request.params as { unit: string; file: string };
  const { name, format } = fileOf(file);
  const options = optionsOf(asked);
  const period = addressedPeriod(name, options);
  const key = await addressedUnit(context, unit);
  const data = await periodReportOf(context, key, period, { mapOn: options.mapOn });
  const address = { path: `/reports/${encodeURIComponent(unit)}/${periodAddress(period)}`, options };
  return sentReport(context, { data, submission: null, address, format }, reply);
};

/** `/reports/submitted/<id>`: as it was submitted, with what is another today. */
const submitted: Handler = async (context, request, reply) => {
  const { file } = request.params as { file: string };
  const { name, format } = fileOf(file);
  const found = await submittedForPrint(context, SubmittedReportId.decode(name));
  if (!found) throw new ApiError('NOT_FOUND', 'report.no-submitted');
  const address = { path: `/reports/submitted/${name}`, options: null };
  return sentReport(context, { ...found, address, format }, reply);
};

const choose: Handler = async (context, _request, reply, asked) => {
  const { html, location } = await choosing(context, asked);
  if (location) return reply.redirect(location, 303);
  return reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(html);
};

const nothing: Handler = () => Promise.reject(new ApiError('NOT_FOUND', 'report.nothing'));

/** To the same address with a stroke behind it. */
const withStroke: Handler = async (_context, request, reply) =>
  reply.redirect(request.url.replace(/^\/reports/, '/reports/'), 308);

export const reportRoutes: readonly Route<Context>[] = [
  page('/reports', CHOICE_PARAMETERS, withStroke),
  page('/reports/', CHOICE_PARAMETERS, choose),
  page('/reports/submitted/:file', {}, submitted),
  page('/reports/:unit/:file', ADDRESS_PARAMETERS, report),
  page('/reports/*', {}, nothing),
];
