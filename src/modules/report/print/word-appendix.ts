import { AlignmentType, type Paragraph, type Table } from 'docx';
import type { PeriodReportData } from '../period-report.js';
import { differenceValues, differenceWords } from './difference-words.js';
import type { Speech } from './speech.js';
import type { Submission } from './submission.js';
import { gap, gridTable, paragraph, textParagraph } from './word-parts.js';

const CENTER = { align: AlignmentType.CENTER } as const;

/** What of a submitted report is another today: on a page of its own, behind what was signed. */
export const wordAppendix = (submission: Submission, data: PeriodReportData, speech: Speech): (Paragraph | Table)[] => {
  const { say } = speech;
  const { submittedAt, document, isSuperseded, differences } = submission;
  const rows = differences.map((difference) => [
    { text: differenceWords(difference, { data, submission }, speech) },
    ...differenceValues(difference, { data, submission }).map((value) => ({
      text: typeof value === 'number' ? speech.number(value) : say(value),
      isNumber: true,
    })),
  ]);
  return [
    paragraph(say('appendix'), { ...CENTER, size: 14, bold: true, beginsPage: true }),
    paragraph(say('differencesTitle').toLocaleUpperCase('vi'), { ...CENTER, size: 14, bold: true }),
    paragraph(`(${say('submittedOn', { at: speech.instant(submittedAt), document }).replace(/\.$/, '')})`, {
      ...CENTER,
      italics: true,
      after: 8,
    }),
    ...(isSuperseded ? [textParagraph(say('supersededBy'))] : []),
    ...(rows.length === 0
      ? [textParagraph(say('noDifferences'))]
      : [gridTable([say('figure'), say('submitted'), say('now')], rows, [105, 30, 30]), gap()]),
  ];
};
