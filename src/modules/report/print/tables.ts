import type { ReportedFigureRow } from '../../reported-figure/index.js';
import type { Compared } from '../period-report.js';
import { type Html, html } from './html.js';
import type { Speech } from './speech.js';

/** Four cells of a comparison: the number, that of before, the difference, its percentage. */
export const changeCells = (compared: Compared, speech: Speech): Html => {
  const { value, before, difference } = compared;
  const direction = difference > 0 ? 'n up' : difference < 0 ? 'n down' : 'n zero';
  return html`<td class="n"><strong>${speech.number(value)}</strong></td><td class="n">${speech.number(before)}</td><td class="${direction}">${speech.signed(difference)}</td><td class="${direction}">${speech.change(compared)}</td>`;
};

/** Reported numbers with their qualifiers, on one line. */
export const reportedWords = (figures: readonly ReportedFigureRow[], speech: Speech): string =>
  figures.map((figure) => speech.reported(figure)).join('; ');

/** A cell of what documents state: the number with its qualifier, the words themselves, the number of the source. */
export const reportedCell = (
  figures: readonly ReportedFigureRow[],
  sources: readonly string[],
  speech: Speech,
): Html =>
  html`<td>${figures.map(
    (figure) =>
      html`${speech.reported(figure)} <q class="quote" lang="vi">${figure.quote}</q><span class="quote">[${sources.indexOf(figure.source) + 1}]</span>`,
  )}</td>`;
