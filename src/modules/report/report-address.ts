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

/** What the address of a report takes after its question mark, as texts: a form sends what is left empty, too. */
export const ADDRESS_PARAMETERS = { convention: 'String', by: 'String', mapOn: 'String' } as const;

/** What that says. */
export interface AddressOptions {
  convention: Period['convention'];
  mapOn: string | null;
}

/**
 * `convention=STATE_15TH`, or in short `by=15th`; `mapOn=2025-06-30`.
 *
 * @throws ApiError BAD_USER_INPUT for another convention, two of them, or a day that does not exist.
 */
export const optionsOf = (asked: Asked<typeof ADDRESS_PARAMETERS>): AddressOptions => {
  const { convention = '', by = '', mapOn = '' } = asked;
  return { convention: conventionOf(convention, by), mapOn: mapOn === '' ? null : DateScalar.parseValue(mapOn) };
};

/** What an address says of its parameters; what is not given is not there. */
export type Asked<Parameters> = { readonly [Name in keyof Parameters]?: string };

/** @throws ApiError BAD_USER_INPUT for another convention, or both of them. */
export const conventionOf = (convention: string, by: string): Period['convention'] => {
  const isLong = ['', 'CALENDAR', 'STATE_15TH'].includes(convention);
  const isShort = by === '' || (by === '15th' && convention !== 'CALENDAR');
  if (!isLong || !isShort) throw badInput('report.convention');
  return by === '15th' || convention === 'STATE_15TH' ? 'STATE_15TH' : 'CALENDAR';
};

/** The period of an address. @throws ApiError BAD_USER_INPUT for a text that is none, or a convention that it has not. */
export const addressedPeriod = (name: string, { convention }: AddressOptions): Period => {
  const input = periodInputOf(name);
  if (!input) throw badInput('report.period');
  return periodOf({ ...input, convention });
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
  const [code, day, ...more] = text.split('@') as [string, string?, ...string[]];
  if (more.length > 0) throw new ApiError('NOT_FOUND', 'report.no-unit');
  const unit = await unitOfCode(read, code, day === undefined ? today : DateScalar.parseValue(day));
  if (unit) return unit;
  try {
    return unitKeyOf(text);
  } catch {
    throw new ApiError('NOT_FOUND', 'report.no-unit');
  }
};
