import { lastDayOf } from '../period-name.js';
import type { PeriodReportData, ProgramLine } from '../period-report.js';
import { barChart } from './charts.js';
import { type Html, html } from './html.js';
import { completenessBar } from './sections.js';
import { type Speech, capitalized } from './speech.js';
import { changeCells, reportedWords } from './tables.js';
import {
  beforeHeading,
  beforeWords,
  daysWords,
  isByYear,
  keyLines,
  periodWords,
  isSilent,
  stretchesOf,
  toldOf,
  unsplitOf,
  unitWords,
} from './view.js';

/** The first page: one sheet of A4 with what a reader in a hurry needs. */
export const summary = (data: PeriodReportData, speech: Speech): Html => {
  const { period, before, asOf, mapOn, generatedAt, hasDemoData, programs } = data;
  const { say } = speech;
  const compared = say('comparedWith', {
    before: beforeWords(data, speech),
    from: speech.day(before.from),
    through: speech.day(lastDayOf(before)),
  });
  const stretches = stretchesOf(data);
  const byYear = isByYear(data);
  const unsplit = unsplitOf(data, speech)[0]?.activities ?? 0;
  return html`<section class="summary" aria-labelledby="title">
    <header>
      <p class="registry">${say('registry')}</p>
      <h1 id="title">${say('report')}: ${unitWords(data, speech)}, ${periodWords(period, speech)}</h1>
      <p class="lead">${say('subject')}</p>
      <p class="days">
        ${daysWords(period, speech)}${period.convention === 'STATE_15TH' && ` (${say('state15th')})`}. ${compared}.
      </p>
      ${hasDemoData && html`<p class="demo" role="note">${say('demo')}</p>`}
    </header>
    <ul class="cards">
      ${programs.map((line) => card(line, data, speech))}
    </ul>
    <div class="scroll">
      <table class="compact">
        <caption>
          ${say('keyFigures')}: ${say('activities').toLowerCase()}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say('figure')}</th>
            <th scope="col" class="n">${say('thisPeriod')}</th>
            <th scope="col" class="n">${beforeHeading(data, speech)}</th>
            <th scope="col" class="n">${say('difference')}</th>
            <th scope="col" class="n">${say('percent')}</th>
            <th scope="col" class="n">${say('reported')}</th>
          </tr>
        </thead>
        <tbody>
          ${keyLines(data).map(
            ({ measure, recorded, reported }) =>
              html`<tr>
                <th scope="row">
                  ${speech.label('MeasureKind', measure)} <span class="faint">(${speech.unit(measure)})</span>
                </th>
                ${changeCells(recorded, data, speech)}
                <td class="n">${reportedWords(reported, speech)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="row">
      <figure>
        <figcaption>${say('chartKinds')}</figcaption>
        ${barChart(
          {
            id: 'kinds',
            title: say('chartKinds'),
            categories: programs.map(({ kind }) => speech.label('ProgramKind', kind)),
            series: [
              { name: say('thisPeriod'), values: programs.map(({ standing }) => toldOf(standing, data).value) },
              {
                name: beforeHeading(data, speech),
                values: programs.map(({ standing }) => toldOf(standing, data).before),
              },
            ],
            width: 380,
            height: 225,
          },
          speech,
        )}
      </figure>
      <figure>
        <figcaption>
          ${say(byYear ? 'chartYears' : 'chartMonths')}
          ${unsplit > 0 && html`<span class="faint">(${say('unsplitShort', { count: speech.number(unsplit) })})</span>`}
        </figcaption>
        ${barChart(
          {
            id: 'stretches',
            title: say(byYear ? 'chartYears' : 'chartMonths'),
            categories: stretches.map(({ label }) => label),
            series: [
              { name: say('thisPeriod'), values: stretches.map(({ activities }) => activities) },
              { name: beforeHeading(data, speech), values: stretches.map(({ before }) => before?.activities ?? null) },
            ],
            width: 380,
            height: 225,
          },
          speech,
        )}
      </figure>
    </div>
    <div class="full">${completenessBar(data, speech)}</div>
    <p class="made">
      ${say('noteStanding', { asOf: speech.day(asOf) })} ${say('noteMap', { mapOn: speech.day(mapOn) })}
      ${say('generated', { at: speech.instant(generatedAt) })}
    </p>
  </section>`;
};

const card = ({ kind, standing, founded, reported }: ProgramLine, data: PeriodReportData, speech: Speech): Html => {
  const { say, number } = speech;
  const shown = (value: number | null) => (value === null ? say('unknown') : number(value));
  const [stands, began] = [toldOf(standing, data), toldOf(founded, data)];
  const before = `${capitalized(beforeHeading(data, speech))}: ${shown(stands.before)}`;
  const change =
    stands.difference === null
      ? isSilent(data) && say('nobodyRecorded')
      : stands.difference === 0
        ? say('unchanged')
        : `${speech.signed(standing.difference)}${standing.percent === null ? '' : ` (${speech.change(standing)})`}`;
  return html`<li>
    <span class="label">${speech.label('ProgramKind', kind)}</span>
    <strong class="big">${stands.value === null ? '—' : number(stands.value)}</strong>
    <span class="small">${before}</span><span class="small">${change}</span>
    <span class="small">${say('founded')}: ${shown(began.value)}</span>
    <span class="small">${reported.length > 0 && `${say('reported')}: ${reportedWords(reported, speech)}`}</span>
  </li>`;
};
