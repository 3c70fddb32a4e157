import type { PeriodReportData } from '../period-report.js';
import { type BarLink, pageFrame } from './frame.js';
import { html } from './html.js';
import {
  activitiesSection,
  childrenSection,
  completenessSection,
  monthsSection,
  notesSection,
  otherFiguresSection,
  programsSection,
  targetsSection,
} from './sections.js';
import type { Speech } from './speech.js';
import { submissionSection, type Submission } from './submission.js';
import { summary } from './summary.js';
import { periodWords, unitWords } from './view.js';

/** The title of a report, for the window and for files. */
export const reportTitle = (data: PeriodReportData, speech: Speech): string =>
  `${speech.say('report')}: ${unitWords(data, speech)}, ${periodWords(data.period, speech)}`;

/** The report as a page to read and to print: HTML that needs nothing else. */
export const reportPage = (
  data: PeriodReportData,
  { bar, submission }: { bar: readonly BarLink[]; submission: Submission | null },
  speech: Speech,
): string =>
  pageFrame(
    {
      title: reportTitle(data, speech),
      bar,
      content: html`${summary(data, speech)}${submission && submissionSection(submission, data, speech)}${programsSection(data, speech)}
      ${activitiesSection(data, speech)}${monthsSection(data, speech)}${childrenSection(data, speech)}${completenessSection(data, speech)}
      ${targetsSection(data, speech)}${otherFiguresSection(data, speech)}${notesSection(data, speech)}`,
    },
    speech,
  );
