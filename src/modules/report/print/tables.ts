import type { ReportedFigureRow } from '../../reported-figure/index.js';
import type { Compared, PeriodReportData } from '../period-report.js';
import { type Html, html } from './html.js';
import type { Speech } from './speech.js';
import { toldOf } from './view.js';

/** Four cells of a comparison: the number, that of before, the difference, its percentage. */
export const changeCells = (compared: Compared, data: PeriodReportData, speech: Speech): Html => {
  const { value, before, difference, percent } = toldOf(compared, data);
  // More is not better: of fires it is worse. So a change has a sign and no color.
  const cell = (text: string, isZero: boolean) => html`<td class="${isZero ? 'n zero' : 'n'}">${text}</td>`;
  const shown = (number: number | null) => (number === null ? speech.say('unknown') : speech.number(number));
  const change = percent === null ? '' : speech.change(compared);
  return html`<td class="${value ? 'n value' : 'n zero'}">${shown(value)}</td>
    ${cell(shown(before), !before)}${cell(difference === null ? '' : speech.signed(difference), difference === 0)}${cell(change, difference === 0)}`;
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
