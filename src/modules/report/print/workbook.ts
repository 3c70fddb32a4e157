import { type Cell, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { ProgramKind } from '../../program/index.js';
import { lastDayOf } from '../period-name.js';
import type { ReportedFigureRow } from '../../reported-figure/index.js';
import type { Compared, PeriodReportData } from '../period-report.js';
import { reportTitle } from './page.js';
import type { Speech } from './speech.js';
import { planWords, stateWords, targetWords } from './target-words.js';
import { differenceValues, differenceWords } from './difference-words.js';
import type { Telling } from './sentences.js';
import type { Submission } from './submission.js';
import {
  STRETCH_FIGURES,
  beforeHeading,
  daysWords,
  groundNote,
  isByYear,
  keyLines,
  measureLines,
  stretchesOf,
  toldOf,
  unsplitOf,
} from './view.js';

/** A column of a sheet: its heading, its width in characters, how its numbers are shown. */
interface SheetColumn {
  heading: string;
  width: number;
  format?: string;
}

const COUNT = '#,##0';
const CHANGE = '+#,##0;-#,##0;0';
const SHARE = '0.0%';
const DAY = 'dd/mm/yyyy';
const HEADING = { rgb: 'FF9F1D20' };

/** A number with words of its own before it, which belong to how it is shown: `gần 700` is 700. */
class Stated {
  constructor(
    readonly value: number,
    readonly words: string,
  ) {}
}
type SheetCell = CellValue | Stated;

/** A sheet with a frozen line of headings, set out to print on A4 lying. Numbers stay numbers, and days days. */
const sheetOf = (name: string, columns: readonly SheetColumn[], rows: readonly SheetCell[][]): WriteSheet => ({
  name,
  columns: columns.map(({ width, format }) => ({ width, ...(format && { style: { numFmt: format } }) })),
  rows: [columns.map(({ heading }) => heading), ...rows.map((row) => row.map(plainCell))],
  cells: new Map([
    ...columns.map(({ heading }, at): [string, Partial<Cell>] => [
      `0,${at}`,
      {
        value: heading,
        style: {
          font: { name: 'Calibri', size: 11, bold: true, color: { rgb: 'FFFFFFFF' } },
          fill: { type: 'pattern', pattern: 'solid', fgColor: HEADING },
          alignment: { wrapText: true, vertical: 'center' },
        },
      },
    ]),
    ...rows.flatMap((row, line) =>
      row.flatMap((cell, at): [string, Partial<Cell>][] =>
        cell instanceof Stated
          ? [[`${line + 1},${at}`, { value: cell.value, style: { numFmt: `"${cell.words}"${COUNT}` } }]]
          : [],
      ),
    ),
  ]),
  freezePane: { rows: 1 },
  pageSetup: {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '$1:$1',
  },
});

const plainCell = (cell: SheetCell): CellValue => (cell instanceof Stated ? cell.value : cell);

/** A day as spreadsheets have it. */
const dayCell = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Four cells of a comparison; the percentage is a fraction, as spreadsheets have it. */
const comparedCells = (compared: Compared, data: PeriodReportData, { say }: Speech): CellValue[] => {
  const { value, before, difference, percent } = toldOf(compared, data);
  return [value ?? say('unknown'), before ?? say('unknown'), difference, percent === null ? null : percent / 100];
};

const comparedColumns = (data: PeriodReportData, speech: Speech): SheetColumn[] => [
  { heading: speech.say('thisPeriod'), width: 16, format: COUNT },
  { heading: beforeHeading(data, speech), width: 18, format: COUNT },
  { heading: speech.say('difference'), width: 14, format: CHANGE },
  { heading: speech.say('percent'), width: 10, format: SHARE },
];

const summarySheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const lines: [string, Compared][] = [
    ...data.programs.map(({ kind, standing }): [string, Compared] => [
      `${speech.label('ProgramKind', kind)}: ${say('standing').toLowerCase()}`,
      standing,
    ]),
    ...keyLines(data).map(({ measure, recorded }): [string, Compared] => [
      `${speech.label('MeasureKind', measure)} (${speech.unit(measure)})`,
      recorded,
    ]),
  ];
  const about = [
    reportTitle(data, speech),
    daysWords(data.period, speech),
    ...(data.hasDemoData ? [say('demo')] : []),
    say('noteStanding', { asOf: speech.day(data.asOf) }),
    groundNote(data, speech),
    say('noteUnsplit'),
    say('noteRecorded'),
  ];
  return sheetOf(
    say('summary'),
    [{ heading: say('figure'), width: 52 }, ...comparedColumns(data, speech)],
    [
      ...lines.map(([label, compared]) => [label, ...comparedCells(compared, data, speech)]),
      [],
      ...about.map((line) => [line]),
    ],
  );
};

const programsSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const rows = data.programs.flatMap(({ kind, founded, standing, suspended, dissolved, reported }): SheetCell[][] => {
    const label = speech.label('ProgramKind', kind);
    return [
      [label, say('founded'), ...comparedCells(founded, data, speech)],
      ...besideStated([label, say('standing')], standing, reported, { data, speech }),
      [label, say('dissolved'), ...comparedCells(dissolved, data, speech)],
      [label, say('suspended'), suspended],
    ];
  });
  const columns = [
    { heading: say('programKind'), width: 28 },
    { heading: say('figure'), width: 22 },
  ];
  return sheetOf(say('programs'), [...columns, ...comparedColumns(data, speech), ...statedColumns(speech)], rows);
};

const statedColumns = ({ say }: Speech): SheetColumn[] => [
  { heading: say('reportedNumber'), width: 20, format: COUNT },
  { heading: say('quote'), width: 60 },
  { heading: say('source'), width: 40 },
];

/** What a document states: the number as it words it, the words, where they stand. */
const statedCells = (figure: ReportedFigureRow, speech: Speech): SheetCell[] => [
  new Stated(figure.value, speech.qualifier(figure)),
  figure.quote,
  figure.source,
];

/** The row of a number beside what a document states of it; each further document has a row of its own. */
const besideStated = (
  labels: CellValue[],
  recorded: Compared,
  [first, ...others]: readonly ReportedFigureRow[],
  { data, speech }: Telling,
): SheetCell[][] => [
  [...labels, ...comparedCells(recorded, data, speech), ...(first ? statedCells(first, speech) : [])],
  ...others.map((figure) => [...labels, null, null, null, null, ...statedCells(figure, speech)]),
];

const activitiesSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const columns = [
    { heading: say('activities'), width: 30 },
    { heading: say('figure'), width: 34 },
    { heading: say('measureUnit'), width: 14 },
  ];
  const rows = measureLines(data).flatMap(({ kind, measure, recorded, reported }) =>
    besideStated(
      [speech.label('ActivityKind', kind), speech.label('MeasureKind', measure), speech.unit(measure)],
      recorded,
      reported,
      { data, speech },
    ),
  );
  return sheetOf(say('activities'), [...columns, ...comparedColumns(data, speech), ...statedColumns(speech)], rows);
};

const monthsSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const byYear = isByYear(data);
  const columns: SheetColumn[] = [
    { heading: say(byYear ? 'year' : 'month'), width: 28 },
    ...STRETCH_FIGURES.flatMap((figure) =>
      [say('thisPeriod'), beforeHeading(data, speech)].map((when) => ({
        heading: say('stretchColumn', { figure: say(figure), when }),
        width: 20,
        format: COUNT,
      })),
    ),
  ];
  const rows = [...stretchesOf(data), ...unsplitOf(data, speech)].map(({ label, before, ...line }): CellValue[] => [
    /^\d+$/.test(label) ? Number(label) : label,
    ...STRETCH_FIGURES.flatMap((figure) => [line[figure], before?.[figure] ?? null]),
  ]);
  return sheetOf(say(byYear ? 'byYears' : 'months'), columns, rows);
};

const childrenSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const kinds = Object.values(ProgramKind);
  const count = (heading: string): SheetColumn => ({ heading, width: 14, format: COUNT });
  const columns: SheetColumn[] = [
    { heading: say('rank'), width: 8 },
    { heading: say('code'), width: 12 },
    { heading: say('unit'), width: 34 },
    ...kinds.map((kind) => count(speech.label('ProgramKind', kind))),
    ...[say('total'), say('activities'), say('households')].map(count),
    { heading: say('recordedFrom'), width: 16, format: DAY },
  ];
  const rows = data.children.map(
    ({ rank, unit, programs, standing, activities, householdsCovered, recordedFrom }): CellValue[] => [
      rank,
      unit.code,
      unit.name,
      ...kinds.map((kind) => programs[kind]),
      standing,
      activities,
      householdsCovered,
      recordedFrom === null ? say('notRecorded') : dayCell(recordedFrom),
    ],
  );
  return sheetOf(say('children'), columns, rows);
};

const completenessSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { recorded, total, missing } = data.completeness;
  const { say } = speech;
  return sheetOf(
    say('completeness'),
    [
      { heading: say('communes'), width: 44 },
      { heading: say('code'), width: 12, format: COUNT },
    ],
    [
      [say('communesRecorded'), recorded],
      [say('communes'), total],
      [],
      [`${say('missing')}:`],
      ...missing.map(({ code, name }) => [name, code]),
    ],
  );
};

const targetsSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const columns: SheetColumn[] = [
    { heading: say('source'), width: 44 },
    { heading: say('target'), width: 44 },
    { heading: say('targetNumber'), width: 14, format: COUNT },
    { heading: say('achieved'), width: 14, format: COUNT },
    { heading: say('progress'), width: 12, format: SHARE },
    { heading: say('state'), width: 20 },
    { heading: say('lastDay'), width: 14, format: DAY },
  ];
  const rows = data.targets.map((line): CellValue[] => [
    planWords(line, speech),
    targetWords(line, speech),
    line.target,
    line.achieved,
    line.share,
    stateWords(line, speech),
    dayCell(lastDayOf(line)),
  ]);
  return sheetOf(say('targets'), columns, rows);
};

/** What of a submitted report is another today. */
const differencesSheet = (submission: Submission, data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const columns: SheetColumn[] = [
    { heading: say('figure'), width: 70 },
    { heading: say('submitted'), width: 16, format: COUNT },
    { heading: say('now'), width: 16, format: COUNT },
    { heading: say('difference'), width: 14, format: CHANGE },
  ];
  const { submittedAt, document, isSuperseded, differences } = submission;
  const rows = differences.map((difference): CellValue[] => {
    const { submitted, now } = difference;
    const by = submitted === null || now === null ? null : now - submitted;
    const values = differenceValues(difference, { data, submission });
    return [
      differenceWords(difference, { data, submission }, speech),
      ...values.map((value) => (typeof value === 'number' ? value : say(value))),
      by,
    ];
  });
  const about = [
    ...(differences.length === 0 ? [say('noDifferences')] : []),
    say('submittedOn', { at: speech.instant(submittedAt), document }),
    ...(isSuperseded ? [say('supersededBy')] : []),
  ];
  return sheetOf(say('differencesTitle'), columns, [...rows, [], ...about.map((line) => [line])]);
};

const SHEETS = [
  summarySheet,
  programsSheet,
  activitiesSheet,
  monthsSheet,
  childrenSheet,
  completenessSheet,
  targetsSheet,
] as const;

/** The report as a workbook: a sheet a part, and of a submitted report one with what is another today. */
export const reportWorkbook = (
  data: PeriodReportData,
  submission: Submission | null,
  speech: Speech,
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      ...SHEETS.map((sheet) => sheet(data, speech)),
      ...(submission ? [differencesSheet(submission, data, speech)] : []),
    ],
    properties: {
      title: reportTitle(data, speech),
      creator: 'Liên Gia',
      created: new Date(data.generatedAt),
      modified: new Date(data.generatedAt),
    },
    defaultFont: { name: 'Calibri', size: 11 },
  });
