import {
  AlignmentType,
  Document,
  Footer,
  Header,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { PeriodReportData } from '../period-report.js';
import { wordBody } from './word-body.js';
import { type Issuer, wordFoot, wordHead } from './word-form.js';
import { halfPoints, twips } from './word-parts.js';
import { reportTitle } from './page.js';
import type { Speech } from './speech.js';
import type { Submission } from './submission.js';
import { wordAppendix } from './word-appendix.js';

/** The form's own: Decree 30/2020, annex I. */
const FONT = 'Times New Roman';
const SIZE = 13;
const MARGINS = {
  top: twips(20),
  bottom: twips(20),
  left: twips(30),
  right: twips(15),
  header: twips(10),
  footer: twips(10),
};

const heading = (size: number, options: { italics?: boolean } = {}) => ({
  run: { font: FONT, size: halfPoints(size), bold: true, color: '000000', ...options },
  paragraph: { spacing: { before: 160, after: 80 }, indent: { firstLine: twips(12.7) } },
});

/** From page 2 on, the number of the page stands in the middle of the top. */
const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(SIZE) })],
  });

/**
 * The report as a Word text in the form that offices sign, ready to be numbered, dated and signed; of a submitted report
 * with an appendix of what is another today.
 */
export const reportWord = async (
  data: PeriodReportData,
  { issuer, submission }: { issuer: Issuer; submission: Submission | null },
  speech: Speech,
): Promise<Buffer> => {
  const children: (Paragraph | Table)[] = [
    ...wordHead(data, issuer, speech),
    ...wordBody({ data, speech }),
    ...wordFoot(issuer, speech),
    ...(submission ? wordAppendix(submission, data, speech) : []),
  ];
  const document = new Document({
    title: reportTitle(data, speech),
    subject: speech.say('subject'),
    // Whoever signs it is its author; the registry only set it out.
    creator: 'Liên Gia',
    lastModifiedBy: 'Liên Gia',
    revision: 1,
    styles: {
      default: {
        document: {
          run: {
            font: FONT,
            size: halfPoints(SIZE),
            language: { value: speech.language === 'vi' ? 'vi-VN' : 'en-US' },
          },
          // Said in full: not every reader takes a bare number for a share of the line.
          paragraph: { spacing: { line: 276, lineRule: 'auto' } },
        },
        heading1: heading(SIZE),
        heading2: heading(SIZE),
        heading3: heading(SIZE, { italics: true }),
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: MARGINS,
            pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
          },
        },
        headers: {
          first: new Header({ children: [new Paragraph({ children: [] })] }),
          default: new Header({ children: [pageNumber()] }),
        },
        footers: {
          first: new Footer({ children: [new Paragraph({ children: [] })] }),
          default: new Footer({ children: [new Paragraph({ children: [] })] }),
        },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
};
