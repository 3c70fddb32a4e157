import { stringify } from 'csv-stringify/sync';
import { type Facts, type Language, filled } from '../../api/messages.js';
import { type ReportedRow, type RowOutcome, reasonText } from './import-reason.js';

/** The rows of one file with what became of them, and what the file is called in the report. */
export interface ReportedFile {
  /** As the operator named it. */
  file: string;
  rows: readonly ReportedRow[];
}

type Words = Readonly<Record<Language, string>>;

const HEADINGS = {
  file: { vi: 'tệp', en: 'file' },
  line: { vi: 'dòng', en: 'line' },
  code: { vi: 'mã', en: 'code' },
  reason: { vi: 'lý do', en: 'reason' },
} as const satisfies Record<string, Words>;

const OUTCOMES: Readonly<Record<RowOutcome, Words>> = {
  OPENED: { vi: 'mới', en: 'new' },
  CHANGED: { vi: 'thay đổi', en: 'changed' },
  UNCHANGED: { vi: 'đã có', en: 'there already' },
  LEFT_OUT: { vi: 'bỏ lại', en: 'left out' },
};

const SENTENCES = {
  LOADED: { vi: 'Đã nạp.', en: 'Loaded.' },
  LOADED_REST: { vi: 'Đã nạp, trừ {leftOut} dòng nêu trên.', en: 'Loaded, but for the {leftOut} rows above.' },
  WOULD_LOAD: { vi: 'Chạy thử: nạp được. Chưa ghi gì.', en: 'Tried out: it can be loaded. Nothing was written.' },
  WOULD_LOAD_REST: {
    vi: 'Chạy thử: nạp được, trừ {leftOut} dòng nêu trên. Chưa ghi gì.',
    en: 'Tried out: it can be loaded, but for the {leftOut} rows above. Nothing was written.',
  },
  NOTHING_NEW: {
    vi: 'Hệ thống đã có tất cả. Không ghi gì.',
    en: 'The registry has it all already. Nothing was written.',
  },
  NOTHING_NEW_REST: {
    vi: 'Ngoài {leftOut} dòng nêu trên, hệ thống đã có tất cả. Không ghi gì.',
    en: 'But for the {leftOut} rows above, the registry has it all already. Nothing was written.',
  },
  CONTRADICTED: {
    vi: 'Không ghi gì: {leftOut} dòng có mâu thuẫn. Hãy sửa, hoặc nạp phần còn lại với --skip-contradictions.',
    en: 'Nothing was written: {leftOut} rows contradict something. Mend them, or load the rest with --skip-contradictions.',
  },
  INCOMPLETE: {
    vi: 'Lưu ý: {count} đơn vị mới thiếu đơn vị tiền thân bị bỏ lại, nên số liệu theo bản đồ cũ chưa đủ: {codes}.',
    en: 'Note: of {count} new units a predecessor is left out, so what is told of them on the old map is not all: {codes}.',
  },
  OUTSIDE: {
    vi: 'Lưu ý: {count} mô hình có vị trí đo nằm ngoài xã, phường của mình: {codes}.',
    en: 'Note: {count} programs have a measured position outside their commune: {codes}.',
  },
  FILE_ENCODING: { vi: '{file} không được mã hóa bằng UTF-8.', en: '{file} is not encoded in UTF-8.' },
  FILE_COLUMNS: {
    vi: 'Dòng đầu của {file} phải ghi các cột {detail}.',
    en: 'The first line of {file} must name the columns {detail}.',
  },
  FILE_SYNTAX: {
    vi: '{file} không phải CSV, hoặc bị hỏng (chi tiết kỹ thuật: {detail}).',
    en: '{file} is no CSV, or damaged ({detail}).',
  },
  FILE_GEOJSON: {
    vi: '{file} không phải GeoJSON FeatureCollection, hoặc bị cắt mất phần cuối (chi tiết kỹ thuật: {detail}).',
    en: '{file} is no GeoJSON FeatureCollection, or was cut off ({detail}).',
  },
  FILE_UNREADABLE: { vi: 'Không đọc được {file}: {detail}.', en: '{file} cannot be read: {detail}.' },
} as const satisfies Record<string, Words>;

export type SentenceKey = keyof typeof SENTENCES;
export const sentenceKeys = Object.keys(SENTENCES) as SentenceKey[];

/** What a command of files of units says, in `language`. */
export const importSentence = (key: SentenceKey, language: Language, facts: Facts = {}): string =>
  filled(SENTENCES[key][language], facts);

/** Codes for a sentence: the first ten. */
export const someCodes = (codes: readonly string[]): string =>
  codes.length > 10 ? `${codes.slice(0, 10).join(', ')}, …` : codes.join(', ');

/** Every row that is left out as a table, a line a reason; empty when none is. */
export function leftOutTable(files: readonly ReportedFile[], language: Language): string {
  const rows = files.flatMap(({ file, rows }) =>
    rows.flatMap(({ line, code, reasons }) =>
      reasons.map((reason) => [file, String(line), code, `${reason.code}: ${reasonText(reason, language)}`]),
    ),
  );
  return rows.length === 0 ? '' : table([Object.values(HEADINGS).map((heading) => heading[language]), ...rows]);
}

/** How many rows of each file have which outcome. */
export function outcomeTable(files: readonly ReportedFile[], language: Language): string {
  const outcomes = Object.keys(OUTCOMES) as RowOutcome[];
  const counts = files.map(({ file, rows }) => [
    file,
    ...outcomes.map((outcome) => String(rows.filter((row) => row.outcome === outcome).length)),
  ]);
  return table([[HEADINGS.file[language], ...outcomes.map((outcome) => OUTCOMES[outcome][language])], ...counts]);
}

/** The whole report, a line a row of the files, as CSV. What a file says is no formula of whoever opens the report. */
export function reportCsv(files: readonly ReportedFile[], language: Language): string {
  const rows = files.flatMap(({ file, rows }) =>
    rows.map(({ line, code, outcome, reasons }) => ({
      file,
      line,
      code,
      outcome,
      reasons: reasons.map(({ code }) => code).join(' '),
      message: reasons.map((reason) => reasonText(reason, language)).join(' '),
    })),
  );
  const columns = ['file', 'line', 'code', 'outcome', 'reasons', 'message'];
  return stringify(rows, { header: true, columns, bom: true, escape_formulas: true });
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
