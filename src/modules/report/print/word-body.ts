import { HeadingLevel, type Paragraph, type Table } from 'docx';
import { ProgramKind } from '../../program/index.js';
import type { Compared } from '../period-report.js';
import { ACTIVITY_PARTS } from './phrases.js';
import { planWords, progressWords, stateWords, targetWords } from './target-words.js';
import {
  type Telling,
  activitySentence,
  completenessSentence,
  dissolvedSentence,
  foundedSentence,
  silentSentence,
  standingSentence,
} from './sentences.js';
import {
  STRETCH_FIGURES,
  beforeHeading,
  byRecording,
  groundNote,
  isByYear,
  isTold,
  stretchesOf,
  subjectWords,
  toldOf,
  unitWords,
  unrecordedWords,
  unsplitOf,
} from './view.js';
import { type Cell, gap, gridTable, paragraph, tableTitle, textParagraph } from './word-parts.js';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];
/** As documents of each language count their points. */
const LETTERS = { vi: 'abcdđeghiklmnopqrstuvxy', en: 'abcdefghijklmnopqrstuvwxyz' };

const part = (text: string) => paragraph(text, { heading: HeadingLevel.HEADING_1, keepNext: true });
const point = (text: string) => paragraph(text, { heading: HeadingLevel.HEADING_2, keepNext: true });

/** The numbered parts of the report, in whole sentences with their tables. */
export const wordBody = (telling: Telling): (Paragraph | Table)[] => {
  const { say, language } = telling.speech;
  const isVietnamese = language === 'vi';
  const parts: [heading: string, content: (Paragraph | Table)[]][] = [
    [isVietnamese ? 'KẾT QUẢ XÂY DỰNG, DUY TRÌ CÁC MÔ HÌNH' : 'PROGRAMS', programs(telling)],
    [isVietnamese ? 'KẾT QUẢ CÁC MẶT CÔNG TÁC' : 'ACTIVITIES', activities(telling)],
    [isVietnamese ? 'KẾT QUẢ THEO ĐỊA BÀN' : 'BY UNIT', children(telling)],
    [isVietnamese ? 'THỰC HIỆN CÁC CHỈ TIÊU' : 'TARGETS', targets(telling)],
    [isVietnamese ? 'MỨC ĐỘ ĐẦY ĐỦ VÀ CÁCH ĐỌC SỐ LIỆU' : 'COMPLETENESS AND MEANING OF THE FIGURES', notes(telling)],
  ];
  const opening = isVietnamese
    ? `Thực hiện chế độ thông tin, báo cáo, ${unitWords(telling.data, telling.speech)} báo cáo kết quả trong kỳ như sau:`
    : `The results of ${unitWords(telling.data, telling.speech)} in the period are as follows.`;
  const closing = isVietnamese
    ? `Trên đây là báo cáo kết quả của ${telling.data.unit.name}./.`
    : `So far the report of ${telling.data.unit.name}.`;
  return [
    textParagraph(opening),
    ...parts.flatMap(([heading, content], at) => [part(`${ROMAN[at]}. ${heading}`), ...content]),
    ...(telling.data.hasDemoData ? [textParagraph(say('demo'))] : []),
    // The signature does not stand on a page without a word of the report.
    textParagraph(closing, { keepNext: true }),
  ];
};

const comparedCells = (compared: Compared, { data, speech }: Telling): Cell[] => {
  const { value, before, difference, percent } = toldOf(compared, data);
  const shown = (number: number | null) => (number === null ? speech.say('unknown') : speech.number(number));
  return [
    shown(value),
    shown(before),
    difference === null ? '' : speech.signed(difference),
    percent === null ? '' : speech.change(compared),
  ].map((text) => ({ text, isNumber: true }));
};

const comparedHeadings = ({ data, speech }: Telling): string[] => [
  speech.say('thisPeriod'),
  beforeHeading(data, speech),
  speech.say('difference'),
  speech.say('percent'),
];

const programs = (telling: Telling): (Paragraph | Table)[] => {
  const { data, speech } = telling;
  const { say } = speech;
  const told = data.programs.flatMap((line, at) => [
    point(`${at + 1}. ${speech.label('ProgramKind', line.kind)}`),
    textParagraph(foundedSentence(line, telling)),
    textParagraph(standingSentence(line, telling)),
    ...[dissolvedSentence(line, telling)].flatMap((sentence) => (sentence ? [textParagraph(sentence)] : [])),
  ]);
  const rows = data.programs.flatMap(({ kind, founded, standing, dissolved }): Cell[][] => [
    [{ text: speech.label('ProgramKind', kind), isBold: true, span: 5 }],
    [{ text: say('founded') }, ...comparedCells(founded, telling)],
    [{ text: say('standing') }, ...comparedCells(standing, telling)],
    [{ text: say('dissolved') }, ...comparedCells(dissolved, telling)],
  ]);
  return [
    ...told,
    tableTitle(say('programsTable')),
    gridTable([say('programKind'), ...comparedHeadings(telling)], rows, [61, 26, 30, 26, 22]),
    gap(),
  ];
};

const activities = (telling: Telling): (Paragraph | Table)[] => {
  const { data, speech } = telling;
  const { say } = speech;
  const told = ACTIVITY_PARTS.map(({ heading, kinds }) => ({
    heading: heading[speech.language],
    sentences: kinds.flatMap(
      (kind) =>
        activitySentence(
          data.activities.find((line) => line.kind === kind)!,
          telling,
        ) ?? [],
    ),
  })).filter(({ sentences }) => sentences.length > 0);
  const silent = silentSentence(telling);
  const rows = data.activities
    .filter(isTold)
    .flatMap(({ kind, measures }): Cell[][] => [
      [{ text: speech.label('ActivityKind', kind), isBold: true, span: 6 }],
      ...measures.map(({ measure, recorded, reported }) => [
        { text: `${speech.label('MeasureKind', measure)} (${speech.unit(measure)})` },
        ...comparedCells(recorded, telling),
        { text: reported.map((figure) => speech.reported(figure)).join('; '), isNumber: true },
      ]),
    ]);
  return [
    ...told.flatMap(({ heading, sentences }, at) => [
      point(`${at + 1}. ${heading}`),
      ...sentences.map((sentence, letter) =>
        textParagraph(sentences.length > 1 ? `${LETTERS[speech.language][letter]}) ${sentence}` : sentence),
      ),
    ]),
    ...(silent ? [textParagraph(silent)] : []),
    ...(rows.length > 0
      ? [
          tableTitle(say('activitiesTable')),
          gridTable([say('figure'), ...comparedHeadings(telling), say('reported')], rows, [39, 28, 26, 30, 17, 25]),
          gap(),
        ]
      : []),
    ...months(telling),
  ];
};

const months = ({ data, speech }: Telling): (Paragraph | Table)[] => {
  const { say, number } = speech;
  const byYear = isByYear(data);
  const before = beforeHeading(data, speech);
  const rows = [...stretchesOf(data), ...unsplitOf(data, speech)].map((line): Cell[] => [
    { text: line.label },
    ...STRETCH_FIGURES.flatMap((figure) => [
      { text: number(line[figure]), isNumber: true },
      { text: line.before ? number(line.before[figure]) : '—', isNumber: true },
    ]),
  ]);
  return [
    tableTitle(say(byYear ? 'yearsTable' : 'monthsTable')),
    gridTable(
      [say(byYear ? 'year' : 'month'), ...STRETCH_FIGURES.flatMap((figure) => [say(figure), before])],
      rows,
      [21, 24, 24, 24, 24, 24, 24],
    ),
    gap(),
  ];
};

const children = ({ data, speech }: Telling): (Paragraph | Table)[] => {
  const { say, number } = speech;
  if (data.children.length === 0) return [textParagraph(say('noChildren'))];
  const kinds = Object.values(ProgramKind);
  const [known, unknown] = byRecording(data);
  const rows = known.map(({ rank, unit, programs, standing, activities }): Cell[] => {
    const counts = [...kinds.map((kind) => programs[kind]), standing, activities];
    return [
      { text: String(rank), isNumber: true },
      { text: unit.name },
      ...counts.map((count) => ({ text: number(count), isNumber: true })),
    ];
  });
  return [
    tableTitle(say('childrenTable')),
    gridTable(
      [
        say('rank'),
        say('unit'),
        ...kinds.map((kind) => speech.label('ProgramKind', kind)),
        say('total'),
        say('activities'),
      ],
      rows,
      [13, 45, 20, 16, 22, 17, 14, 18],
    ),
    gap(),
    ...(unknown.length > 0 ? [textParagraph(unrecordedWords(unknown, speech))] : []),
  ];
};

const targets = ({ data, speech }: Telling): (Paragraph | Table)[] => {
  const { say, number } = speech;
  if (data.targets.length === 0) return [textParagraph(say('noTargets'))];
  const shown = (value: number | null) => (value === null ? '—' : number(value));
  const rows = [...Map.groupBy(data.targets, ({ plan }) => plan.id).values()].flatMap((lines): Cell[][] => [
    [{ text: planWords(lines[0]!, speech), isBold: true, span: 5 }],
    ...lines.map((line) => [
      { text: targetWords(line, speech) },
      { text: shown(line.target), isNumber: true },
      { text: shown(line.achieved), isNumber: true },
      { text: progressWords(line, speech) },
      { text: stateWords(line, speech) },
    ]),
  ]);
  return [
    tableTitle(say('targetsTable')),
    gridTable(
      [say('target'), say('targetNumber'), say('achieved'), say('progress'), say('state')],
      rows,
      [63, 22, 22, 32, 26],
    ),
    gap(),
  ];
};

const notes = (telling: Telling): (Paragraph | Table)[] => {
  const { data, speech } = telling;
  const { say } = speech;
  const { missing } = data.completeness;
  return [
    textParagraph(completenessSentence(telling)),
    ...(missing.length > 0
      ? [textParagraph(`${say('missing')}: ${missing.map(({ name }) => name).join('; ')}. ${say('missingMeaning')}`)]
      : []),
    ...data.otherFigures.map((figure) =>
      textParagraph(`${say('reported')}: ${subjectWords(figure, speech)} (${figure.source}).`),
    ),
    ...[
      say('noteRecorded'),
      say('noteStanding', { asOf: speech.day(data.asOf) }),
      groundNote(data, speech),
      say('noteUnsplit'),
    ].map((note) => textParagraph(note)),
  ];
};
