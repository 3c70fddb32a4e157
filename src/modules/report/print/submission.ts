import type { Difference } from '../differences.js';
import type { PeriodReportData, TargetLine } from '../period-report.js';
import { differenceValues, differenceWords } from './difference-words.js';
import { type Html, html } from './html.js';
import type { Speech } from './speech.js';

/** A report as it was submitted, beside what stands today. */
export interface Submission {
  /** An instant. */
  submittedAt: string;
  document: string;
  isSuperseded: boolean;
  differences: readonly Difference[];
  /** The targets as they stand today: some may be new since. */
  targetsNow: readonly TargetLine[];
}

/** What of a submitted report is another today: corrections show, never silently. */
export const submissionSection = (submission: Submission, data: PeriodReportData, speech: Speech): Html => {
  const { say } = speech;
  const { submittedAt, document, isSuperseded, differences } = submission;
  const rows = differences.map((difference) => {
    const [submitted, now] = differenceValues(difference, { data, submission });
    const shown = (value: typeof now) => (typeof value === 'number' ? speech.number(value) : say(value));
    return html`<tr>
      <th scope="row">${differenceWords(difference, { data, submission }, speech)}</th>
      <td class="n">${shown(submitted)}</td>
      <td class="n value">${shown(now)}</td>
    </tr>`;
  });
  return html`<section aria-labelledby="submission">
    <h2 id="submission">${say('submittedReport')}</h2>
    <p>${say('submittedOn', { at: speech.instant(submittedAt), document })}</p>
    ${isSuperseded && html`<p><strong>${say('supersededBy')}</strong></p>`}
    <h3>${say('differencesTitle')}</h3>
    ${
      differences.length === 0
        ? html`<p>${say('noDifferences')}</p>`
        : html`<table>
            <caption>
              ${say('differencesTable')}
            </caption>
            <thead>
              <tr>
                <th scope="col">${say('figure')}</th>
                <th scope="col" class="n">${say('submitted')}</th>
                <th scope="col" class="n">${say('now')}</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
  </section>`;
};
