import { type Html, html } from './html.js';
import type { Speech } from './speech.js';

/** One figure of a submitted report that is another today. */
export interface Difference {
  /** What differs, in words. */
  subject: string;
  submitted: string;
  now: string;
}

/** A report as it was submitted, beside what stands today. */
export interface Submission {
  /** An instant. */
  submittedAt: string;
  document: string;
  isSuperseded: boolean;
  differences: readonly Difference[];
}

/** What of a submitted report is another today: corrections show, never silently. */
export const submissionSection = ({ submittedAt, document, isSuperseded, differences }: Submission, speech: Speech): Html => {
  const { say } = speech;
  return html`<section aria-labelledby="submission"><h2 id="submission">${say('submittedReport')}</h2>
<p>${say('submittedOn', { at: speech.instant(submittedAt), document })}</p>${isSuperseded && html`<p><strong>${say('supersededBy')}</strong></p>`}
<h3>${say('differencesTitle')}</h3>${
    differences.length === 0
      ? html`<p>${say('noDifferences')}</p>`
      : html`<table><caption>${say('differencesTable')}</caption><thead><tr><th scope="col">${say('figure')}</th><th scope="col" class="n">${say('submitted')}</th><th scope="col" class="n">${say('now')}</th></tr></thead><tbody>${differences.map(
          ({ subject, submitted, now }) => html`<tr><th scope="row">${subject}</th><td class="n">${submitted}</td><td class="n"><strong>${now}</strong></td></tr>`,
        )}</tbody></table>`
  }</section>`;
};
