import type { Difference } from '../differences.js';
import type { PeriodReportData } from '../period-report.js';
import { differenceWords } from './difference-words.js';
import { type Html, html } from './html.js';
import type { Speech } from './speech.js';

/** A report as it was submitted, beside what stands today. */
export interface Submission {
  /** An instant. */
  submittedAt: string;
  document: string;
  isSuperseded: boolean;
  differences: readonly Difference[];
}

/** What of a submitted report is another today: corrections show, never silently. */
export const submissionSection = (
  { submittedAt, document, isSuperseded, differences }: Submission,
  data: PeriodReportData,
  speech: Speech,
): Html => {
  const { say } = speech;
  const shown = (value: number | null) => (value === null ? say('unknown') : speech.number(value));
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
              ${differences.map(
                (difference) =>
                  html`<tr>
                    <th scope="row">${differenceWords(difference, data, speech)}</th>
                    <td class="n">${shown(difference.submitted)}</td>
                    <td class="n value">${shown(difference.now)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
};
