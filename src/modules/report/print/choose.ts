import type { FoundUnit } from '../report-unit.read.js';
import { pageFrame } from './frame.js';
import { type Html, html } from './html.js';
import { type Speech, speechOf } from './speech.js';

/** What has been chosen so far, as it came: it is shown again in the form. */
export interface Choice {
  unit: string;
  on: string;
  year: string;
  part: string;
  by: string;
}

const MONTHS = [...Array(12).keys()].map((at) => String(at + 1).padStart(2, '0'));

/** The parts of a year, as addresses write them after the year. */
const partsOf = ({ say }: Speech): [value: string, words: string][] => [
  ['', say('wholeYear')],
  ['-H1', say('halfOf', { which: say('firstHalf') })],
  ['-H2', say('halfOf', { which: say('secondHalf') })],
  ...['I', 'II', 'III', 'IV'].map((quarter, at): [string, string] => [`-Q${at + 1}`, say('quarterOf', { quarter })]),
  ...MONTHS.map((month): [string, string] => [`-${month}`, say('monthOf', { month: String(Number(month)) })]),
  ...MONTHS.slice(1, -1).map((month): [string, string] => [
    `-to-${month}`,
    say('throughOf', { month: String(Number(month)) }),
  ]),
  ['term', say('termFrom')],
];

/** Their values alone. */
export const PARTS: readonly string[] = partsOf(speechOf('vi')).map(([value]) => value);

/** The address of a period as the form says it: the year, and which part of it. */
export const chosenPeriod = ({ year, part }: Choice): string =>
  part === 'term' ? `${year}-${Number(year) + 5}` : `${year}${part}`;

/**
 * The page on which a report is chosen; works without a script.
 *
 * @param found the units that the text means, where that is not just one; null before anything was asked.
 */
export const choosePage = (
  {
    choice,
    provinces,
    found,
  }: {
    choice: Choice;
    provinces: readonly { code: string; name: string }[];
    found: readonly (FoundUnit & { address: string })[] | null;
  },
  speech: Speech,
): string => {
  const { say, language } = speech;
  const other = language === 'vi' ? 'en' : 'vi';
  const options = (values: readonly [string, string][], chosen: string): Html[] =>
    values.map(
      ([value, words]) => html`<option value="${value}" ${value === chosen && html`selected`}>${words}</option>`,
    );
  return pageFrame(
    {
      title: say('chooseTitle'),
      bar: [{ href: `/reports/?language=${other}`, text: say('otherLanguage'), language: other }],
      content: html`<p class="registry">${say('registry')}</p>
        <h1>${say('chooseTitle')}</h1>
        <p class="lead">${say('chooseLead')}</p>
        ${found && foundList(found, speech)}
        <form action="/reports/" method="get">
          <input type="hidden" name="language" value="${language}" />
          <div class="wide">
            <label for="unit">${say('chooseUnit')}</label
            ><input
              id="unit"
              name="unit"
              required
              maxlength="200"
              value="${choice.unit}"
              list="provinces"
              aria-describedby="unit-hint"
            /><datalist id="provinces">
              ${provinces.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}
            </datalist>
            <p class="hint" id="unit-hint">${say('chooseUnitHint')}</p>
          </div>
          <div class="wide">
            <label for="on">${say('chooseDay')}</label><input id="on" name="on" type="date" value="${choice.on}" />
          </div>
          <div>
            <label for="year">${say('chooseYear')}</label
            ><input id="year" name="year" type="number" min="1901" max="2198" required value="${choice.year}" />
          </div>
          <div>
            <label for="part">${say('choosePart')}</label
            ><select id="part" name="part">
              ${options(partsOf(speech), choice.part)}
            </select>
          </div>
          <div class="wide">
            <label for="by">${say('chooseConvention')}</label
            ><select id="by" name="by">
              ${options(
                [
                  ['', speech.label('PeriodConvention', 'CALENDAR')],
                  ['15th', speech.label('PeriodConvention', 'STATE_15TH')],
                ],
                choice.by,
              )}
            </select>
          </div>
          <div class="wide"><button type="submit">${say('show')}</button></div>
        </form>`,
    },
    speech,
  );
};

const foundList = (found: readonly (FoundUnit & { address: string })[], { say }: Speech): Html =>
  html`<section aria-live="polite">
    <p><strong>${say(found.length === 0 ? 'noChoice' : 'choices')}</strong></p>
    <ul class="notes">
      ${found.map(
        ({ address, name, code, above }) =>
          html`<li>
            <a href="${address}">${name}</a> <span class="faint">${above ? `${above} · ` : ''}${code}</span>
          </li>`,
      )}
    </ul>
  </section>`;

/** The page of a refusal: what is wrong, its code, and the way back. */
export const errorPage = ({ message, code }: { message: string; code: string }, speech: Speech): string =>
  pageFrame(
    {
      title: speech.say('errorTitle'),
      bar: [],
      content: html`<p class="registry">${speech.say('registry')}</p>
        <h1>${speech.say('errorTitle')}</h1>
        <p class="lead" role="alert">${message}</p>
        <p class="code">${speech.say('errorCode', { code })}</p>
        <p><a href="/reports/?language=${speech.language}">${speech.say('otherReport')}</a></p>`,
    },
    speech,
  );
