import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { ProgramKind } from '../../program/index.js';
import { lastDayOf } from '../period-name.js';
import type { Compared, PeriodReportData } from '../period-report.js';
import { reportTitle } from './page.js';
import type { Speech } from './speech.js';
import { planWords, stateWords, targetWords } from './target-words.js';
import { beforeHeading, daysWords, keyLines, measureLines } from './view.js';

/** A column of a sheet: its heading, its width in characters, how its numbers are shown. */
interface SheetColumn {
  heading: string;
  width: number;
  format?: '#,##0' | '0.0%' | '+#,##0;-#,##0;0';
}

const COUNT = '#,##0';
const HEADING = { rgb: 'FF9F1D20' };

/** A sheet with a frozen line of headings, set out to print on A4 lying. Numbers stay numbers. */
const sheetOf = (name: string, columns: readonly SheetColumn[], rows: CellValue[][]): WriteSheet => ({
  name,
  columns: columns.map(({ width, format }) => ({ width, ...(format && { style: { numFmt: format } }) })),
  rows: [columns.map(({ heading }) => heading), ...rows],
  cells: new Map(
    columns.map(({ heading }, at) => [
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
  ),
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

/** Four cells of a comparison; the percentage is a fraction, as spreadsheets have it. */
const comparedCells = ({ value, before, difference, percent }: Compared): CellValue[] => [
  value,
  before,
  difference,
  percent === null ? null : percent / 100,
];

const comparedColumns = (data: PeriodReportData, speech: Speech): SheetColumn[] => [
  { heading: speech.say('thisPeriod'), width: 16, format: COUNT },
  { heading: beforeHeading(data, speech), width: 18, format: COUNT },
  { heading: speech.say('difference'), width: 14, format: '+#,##0;-#,##0;0' },
  { heading: speech.say('percent'), width: 10, format: '0.0%' },
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
    say('noteMap', { mapOn: speech.day(data.mapOn) }),
    say('noteRecorded'),
  ];
  return sheetOf(
    say('summary'),
    [{ heading: say('figure'), width: 52 }, ...comparedColumns(data, speech)],
    [...lines.map(([label, compared]) => [label, ...comparedCells(compared)]), [], ...about.map((line) => [line])],
  );
};

const programsSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const rows = data.programs.flatMap(({ kind, founded, standing, suspended, dissolved, reported }): CellValue[][] => {
    const label = speech.label('ProgramKind', kind);
    return [
      [label, say('founded'), ...comparedCells(founded), null, null],
      [label, say('standing'), ...comparedCells(standing), ...statedCells(reported, speech)],
      [label, say('dissolved'), ...comparedCells(dissolved), null, null],
      [label, say('suspended'), suspended, null, null, null, null, null],
    ];
  });
  const columns = [
    { heading: say('programKind'), width: 28 },
    { heading: say('figure'), width: 22 },
  ];
  return sheetOf(say('programs'), [...columns, ...comparedColumns(data, speech), ...statedColumns(speech)], rows);
};

const statedColumns = ({ say }: Speech): SheetColumn[] => [
  { heading: say('reported'), width: 18 },
  { heading: say('quote'), width: 60 },
];

/** What documents state, as texts: its qualifier is part of the number. */
const statedCells = (reported: PeriodReportData['otherFigures'], speech: Speech): CellValue[] =>
  reported.length === 0
    ? [null, null]
    : [
        reported.map((figure) => speech.reported(figure)).join('; '),
        reported.map(({ quote, source }) => `“${quote}” (${source})`).join('; '),
      ];

const activitiesSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { say } = speech;
  const columns = [
    { heading: say('activities'), width: 30 },
    { heading: say('figure'), width: 34 },
    { heading: say('measureUnit'), width: 14 },
  ];
  const rows = measureLines(data).map(({ kind, measure, recorded, reported }): CellValue[] => [
    speech.label('ActivityKind', kind),
    speech.label('MeasureKind', measure),
    speech.unit(measure),
    ...comparedCells(recorded),
    ...statedCells(reported, speech),
  ]);
  return sheetOf(say('activities'), [...columns, ...comparedColumns(data, speech), ...statedColumns(speech)], rows);
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
    { heading: say('recordedFrom'), width: 16 },
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
      recordedFrom === null ? say('notRecorded') : speech.day(recordedFrom),
    ],
  );
  return sheetOf(say('children'), columns, rows);
};

const completenessSheet = (data: PeriodReportData, speech: Speech): WriteSheet => {
  const { recorded, total, missing } = data.completeness;
  const { say, number } = speech;
  return sheetOf(
    say('completeness'),
    [
      { heading: say('code'), width: 12 },
      { heading: say('missing'), width: 60 },
    ],
    [
      ...missing.map(({ code, name }) => [code, name]),
      [],
      [null, say('completenessOf', { recorded: number(recorded), total: number(total) })],
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
    { heading: say('progress'), width: 12, format: '0.0%' },
    { heading: say('state'), width: 20 },
    { heading: say('lastDay'), width: 14 },
  ];
  const rows = data.targets.map((line): CellValue[] => [
    planWords(line, speech),
    targetWords(line, speech),
    line.target,
    line.achieved,
    line.share,
    stateWords(line, speech),
    speech.day(lastDayOf(line)),
  ]);
  return sheetOf(say('targets'), columns, rows);
};

/** The report as a workbook: a sheet a part. */
export const reportWorkbook = (data: PeriodReportData, speech: Speech): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [summarySheet, programsSheet, activitiesSheet, childrenSheet, completenessSheet, targetsSheet].map(
      (sheet) => sheet(data, speech),
    ),
    properties: {
      title: reportTitle(data, speech),
      creator: 'Liên Gia',
      created: new Date(data.generatedAt),
      modified: new Date(data.generatedAt),
    },
    defaultFont: { name: 'Calibri', size: 11 },
  });
