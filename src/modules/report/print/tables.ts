import type { ReportedFigureRow } from '../../reported-figure/index.js';
import type { Compared } from '../period-report.js';
import { type Html, html } from './html.js';
import type { Speech } from './speech.js';

/** Four cells of a comparison: the number, that of before, the difference, its percentage. */
export const changeCells = (compared: Compared, speech: Speech): Html => {
  const { value, before, difference } = compared;
  // More is not better: of fires it is worse. So a change has a sign and no color.
  const cell = (text: string, isZero: boolean) => html`<td class="${isZero ? 'n zero' : 'n'}">${text}</td>`;
  return html`<td class="${value === 0 ? 'n zero' : 'n value'}">${speech.number(value)}</td>
    ${cell(speech.number(before), before === 0)}${cell(speech.signed(difference), difference === 0)}${cell(speech.change(compared), difference === 0)}`;
};

/** Reported numbers with their qualifiers, on one line. */
export const reportedWords = (figures: readonly ReportedFigureRow[], speech: Speech): string =>
  figures.map((figure) => speech.reported(figure)).join('; ');

/** A cell of what documents state: the number with its qualifier, the words themselves, the number of the source. */
export const reportedCell = (figures: readonly ReportedFigureRow[], sources: readonly string[], speech: Speech): Html =>
  html`<td>
    ${figures.map(
      (figure) =>
        html`${speech.reported(figure)} <q class="quote" lang="vi">${figure.quote}</q
          ><span class="quote">[${sources.indexOf(figure.source) + 1}]</span>`,
    )}
  </td>`;
