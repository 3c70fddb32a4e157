import type { FastifyReply } from 'fastify';
import type { Context } from '../../context.js';
import type { PeriodReportData } from './period-report.js';
import { lastDayOf } from './period-name.js';
import type { BarLink } from './print/frame.js';
import { type Speech, speechOf } from './print/speech.js';
import { PAGE_HEADERS } from './print/style.js';
import type { Submission } from './print/submission.js';
import type { Issuer } from './print/word-form.js';
import type { AddressOptions, ReportFormat } from './report-address.js';

/** A report to be sent, and where it is found. */
export interface ReportToSend {
  data: PeriodReportData;
  submission: Submission | null;
  /** Without a format; `options` are said again in links to the same report. */
  address: { path: string; options: AddressOptions | null };
  format: ReportFormat;
}

const TYPES: Readonly<Record<Exclude<ReportFormat, 'html'>, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Answers with the report as a page, a Word text or a workbook. What draws and writes them, a quarter of the program's
 * modules, is loaded when the first is asked for: a server is to be there soon, and few of its requests are reports.
 */
export const sentReport = async (
  context: Context,
  report: ReportToSend,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const { data, submission, format } = report;
  const speech = speechOf(context.language);
  // Figures change with every entry: whoever keeps the page asks again.
  void reply.headers(PAGE_HEADERS).headers({ 'cache-control': 'no-cache', vary: 'accept-language' });
  if (format === 'html') {
    const { reportPage } = await import('./print/page.js');
    return reply
      .type('text/html; charset=utf-8')
      .send(reportPage(data, { bar: barOf(report, speech), submission }, speech));
  }
  const file = await written(context, report, speech);
  const name = `${speech.language === 'vi' ? 'bao-cao' : 'report'}-${data.unit.code}-${data.period.from}-${lastDayOf(data.period)}.${format}`;
  return reply
    .type(TYPES[format])
    .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
    .send(Buffer.from(file));
};

const written = async (
  context: Context,
  { data, submission, format }: ReportToSend,
  speech: Speech,
): Promise<Uint8Array> => {
  if (format === 'docx') {
    const { reportWord } = await import('./print/word.js');
    return reportWord(data, { issuer: await issuerOf(context, data), submission }, speech);
  }
  const { reportWorkbook } = await import('./print/workbook.js');
  return reportWorkbook(data, submission, speech);
};

const barOf = ({ address }: ReportToSend, { language, say }: Speech): BarLink[] => {
  const { path, options } = address;
  const other = language === 'vi' ? 'en' : 'vi';
  const to = (format: ReportFormat, language: string) =>
    `${path}${format === 'html' ? '' : `.${format}`}?${new URLSearchParams({
      language,
      ...(options?.convention === 'STATE_15TH' && { by: '15th' }),
      ...(options?.mapOn && { mapOn: options.mapOn }),
    }).toString()}`;
  return [
    { href: to('docx', language), text: say('word') },
    { href: to('xlsx', language), text: say('excel') },
    { href: to('html', other), text: say('otherLanguage'), language: other },
    { href: `/reports/?language=${language}`, text: say('otherReport') },
  ];
};

/** The kinds of areas before their names; they stay before a number, which is no name of a place. */
const KIND = /^(Tỉnh|Thành phố|Thị xã|Thị trấn|Huyện|Quận|Phường|Xã|Đặc khu)\s+(?!\d)/;

/** Who signs: a responsible unit under the one above it, or the People's Committee of an area. */
const issuerOf = async ({ loaders, language }: Context, { unit }: PeriodReportData): Promise<Issuer> => {
  if (unit.type === 'AdminUnit') {
    const name = language === 'vi' ? `Ủy ban nhân dân ${unit.name}` : `People’s Committee of ${unit.name}`;
    return { above: null, name, kind: 'PEOPLES_COMMITTEE', place: unit.name.replace(KIND, '') };
  }
  const row = await loaders.responsibleUnit.load(unit.id);
  const above = row?.parentId ? await loaders.responsibleUnit.load(row.parentId) : null;
  const kind = row!.kind;
  const isUnder = above !== null && kind !== 'PEOPLES_COMMITTEE';
  // "Phòng … Công an tỉnh" under "Công an tỉnh": the line above says the rest of the name already.
  const rest = isUnder ? ` ${above.name}`.toLocaleLowerCase('vi') : '';
  const isSaidAbove = isUnder && unit.name.toLocaleLowerCase('vi').endsWith(rest);
  const name = isSaidAbove ? unit.name.slice(0, -rest.length) : unit.name;
  return { above: isUnder ? above.name : null, name, kind, place: null };
};
