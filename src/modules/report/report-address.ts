import { ApiError, badInput } from '../../api/errors.js';
import { type Period, periodOf } from '../../api/period.js';
import { DateScalar } from '../../api/scalars.js';
import { isSafeText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { periodInputOf } from './period-name.js';
import { type UnitKey, unitKeyOf } from './report-unit.js';
import { unitOfCode } from './report-unit.read.js';

/** As what a report is sent. */
export type ReportFormat = 'html' | 'xlsx' | 'docx';

const FORMATS: readonly string[] = ['html', 'xlsx', 'docx'] satisfies ReportFormat[];

/** The last part of an address: what it names, and in which format; a page where none is named. */
export const fileOf = (file: string): { name: string; format: ReportFormat } => {
  const dot = file.lastIndexOf('.');
  const format = file.slice(dot + 1);
  return dot > 0 && FORMATS.includes(format)
    ? { name: file.slice(0, dot), format: format as ReportFormat }
    : { name: file, format: 'html' };
};

/** What an address may say after its question mark. Anything else in it is passed over. */
export interface AddressOptions {
  convention: Period['convention'];
  mapOn: string | null;
}

/**
 * `convention=STATE_15TH`, or in short `by=15th`; `mapOn=2025-06-30`.
 *
 * @throws ApiError BAD_USER_INPUT for another convention, or a day that does not exist.
 */
export const optionsOf = (query: unknown): AddressOptions => {
  const { convention, by, mapOn } = query as Record<string, unknown>;
  const isBy15th = by === '15th' || convention === 'STATE_15TH';
  if (!isBy15th && ((by ?? '') !== '' || ![undefined, '', 'CALENDAR'].includes(convention as string))) {
    throw badInput('report.convention');
  }
  return {
    convention: isBy15th ? 'STATE_15TH' : 'CALENDAR',
    mapOn: mapOn === undefined || mapOn === '' ? null : DateScalar.parseValue(mapOn),
  };
};

/** The period of an address. @throws ApiError BAD_USER_INPUT for a text that is none. */
export const addressedPeriod = (name: string, { convention }: AddressOptions): Period => {
  const input = periodInputOf(name);
  if (!input) throw badInput('report.period');
  // Days and terms are what they are; only years and their parts know conventions.
  return periodOf(input.year == null ? input : { ...input, convention });
};

/**
 * The unit of an address: a code on today's map, a code on that of another day (`37@2025-06-30`), or an id.
 *
 * @throws ApiError NOT_FOUND where there is none.
 */
export const addressedUnit = async (
  { read, today }: Pick<Context, 'read' | 'today'>,
  text: string,
): Promise<UnitKey> => {
  if (!isSafeText(text)) throw new ApiError('NOT_FOUND', 'report.no-unit');
  const [code, day] = text.split('@') as [string, string?];
  const unit = await unitOfCode(read, code, day === undefined ? today : DateScalar.parseValue(day));
  if (unit) return unit;
  try {
    return unitKeyOf(text);
  } catch {
    throw new ApiError('NOT_FOUND', 'report.no-unit');
  }
};
