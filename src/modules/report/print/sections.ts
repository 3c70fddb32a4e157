import { ProgramKind } from '../../program/index.js';
import { lastDayOf } from '../period-name.js';
import type { ActivityLine, ChildLine, PeriodReportData, TargetLine } from '../period-report.js';
import { barChart } from './charts.js';
import { type Html, html } from './html.js';
import type { Speech } from './speech.js';
import { changeCells, reportedCell } from './tables.js';
import { planWords, progressWords, stateWords, targetWords } from './target-words.js';
import {
  STRETCH_FIGURES,
  beforeHeading,
  byRecording,
  groundNote,
  isByYear,
  sourcesOf,
  stretchesOf,
  subjectWords,
  unrecordedWords,
  unsplitOf,
} from './view.js';

/** Part of the report below the summary; a heading and what belongs under it. */
const section = (id: string, heading: string, content: Html): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${content}
  </section>`;

/** The four headings over a comparison. */
const comparedHeadings = (data: PeriodReportData, speech: Speech): Html =>
  html`<th scope="col" class="n">${speech.say('thisPeriod')}</th>
    <th scope="col" class="n">${beforeHeading(data, speech)}</th>
    <th scope="col" class="n">${speech.say('difference')}</th>
    <th scope="col" class="n">${speech.say('percent')}</th>`;

/** Programs by kind: founded, standing, suspended, dissolved, each beside the period before. */
export const programsSection = (data: PeriodReportData, speech: Speech): Html => {
  const { say, number } = speech;
  const sources = sourcesOf(data);
  const bodies = data.programs.map(
    ({ kind, founded, standing, suspended, dissolved, reported }) =>
      html`<tbody class="group">
        <tr>
          <th scope="rowgroup" colspan="6" class="kind">${speech.label('ProgramKind', kind)}</th>
        </tr>
        <tr>
          <th scope="row">${say('founded')}</th>
          ${changeCells(founded, data, speech)}
          <td></td>
        </tr>
        <tr>
          <th scope="row">${say('standing')}</th>
          ${changeCells(standing, data, speech)}${reportedCell(reported, sources, speech)}
        </tr>
        <tr>
          <th scope="row">${say('dissolved')}</th>
          ${changeCells(dissolved, data, speech)}
          <td></td>
        </tr>
        <tr>
          <th scope="row">${say('suspended')}</th>
          <td class="${suspended === 0 ? 'n zero' : 'n value'}">${number(suspended)}</td>
          <td></td>
          <td></td>
          <td></td>
          <td></td>
        </tr>
      </tbody>`,
  );
  return section(
    'programs',
    say('programs'),
    html`<div class="scroll">
      <table>
        <caption>
          ${say('programsTable')}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="name">${say('programKind')}</th>
            ${comparedHeadings(data, speech)}
            <th scope="col" class="said">${say('reported')}</th>
          </tr>
        </thead>
        ${bodies}
      </table>
    </div>`,
  );
};

const activityBody = (
  { kind, activities, notAttributable, measures }: ActivityLine,
  data: PeriodReportData,
  speech: Speech,
): Html => {
  const { say } = speech;
  const sources = sourcesOf(data);
  return html`<tbody class="group">
    <tr>
      <th scope="rowgroup" colspan="6" class="kind">${speech.label('ActivityKind', kind)}</th>
    </tr>
    <tr>
      <th scope="row" class="faint">${say('count')}</th>
      ${changeCells(activities, data, speech)}
      <td></td>
    </tr>
    ${measures.map(
      ({ measure, recorded, reported }) =>
        html`<tr>
          <th scope="row">
            ${speech.label('MeasureKind', measure)} <span class="faint">(${speech.unit(measure)})</span>
          </th>
          ${changeCells(recorded, data, speech)}${reportedCell(reported, sources, speech)}
        </tr>`,
    )}${
      notAttributable > 0 &&
      html`<tr>
        <td colspan="6" class="faint">${say('notAttributable', { count: speech.number(notAttributable) })}</td>
      </tr>`
    }
  </tbody>`;
};

/** Every measure of every kind of activity, recorded beside reported. */
export const activitiesSection = (data: PeriodReportData, speech: Speech): Html => {
  const { say } = speech;
  return section(
    'activities',
    say('activities'),
    html`<div class="scroll">
      <table>
        <caption>
          ${say('activitiesTable')}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="name">${say('figure')}</th>
            ${comparedHeadings(data, speech)}
            <th scope="col" class="said">${say('reported')}</th>
          </tr>
        </thead>
        ${data.activities.map((line) => activityBody(line, data, speech))}
      </table>
    </div>`,
  );
};

/** The table beside the chart of months, which is on the first page: each number beside that of the period before. */
export const monthsSection = (data: PeriodReportData, speech: Speech): Html => {
  const { say, number } = speech;
  const byYear = isByYear(data);
  const lines = [...stretchesOf(data), ...unsplitOf(data, speech)].map(
    (line) =>
      html`<tr>
        <th scope="row">${line.label}</th>
        ${STRETCH_FIGURES.map(
          (figure) =>
            html`<td class="n value">${number(line[figure])}</td>
              <td class="n">${line.before ? number(line.before[figure]) : '—'}</td>`,
        )}
      </tr>`,
  );
  return section(
    'months',
    say(byYear ? 'chartYears' : 'chartMonths'),
    html`<table>
      <caption>
        ${say(byYear ? 'yearsTable' : 'monthsTable')}
      </caption>
      <thead>
        <tr>
          <th scope="col" rowspan="2">${say(byYear ? 'year' : 'month')}</th>
          ${STRETCH_FIGURES.map((figure) => html`<th scope="colgroup" colspan="2" class="n">${say(figure)}</th>`)}
        </tr>
        <tr>
          ${STRETCH_FIGURES.map(
            () =>
              html`<th scope="col" class="n">${say('thisPeriod')}</th>
                <th scope="col" class="n">${beforeHeading(data, speech)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>`,
  );
};

/** So many units are drawn; the table has them all. */
const DRAWN = 12;

/** The units below, ranked. */
export const childrenSection = (data: PeriodReportData, speech: Speech): Html => {
  const { say } = speech;
  const { children } = data;
  const [known, unknown] = byRecording(data);
  const drawn = children.filter(({ standing }) => standing > 0).slice(0, DRAWN);
  const kinds = Object.values(ProgramKind);
  const table = html`<div class="scroll">
    <table>
      <caption>
        ${say('childrenTable')}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="n">${say('rank')}</th>
          <th scope="col" class="name">${say('unit')}</th>
          ${kinds.map((kind) => html`<th scope="col" class="n">${speech.label('ProgramKind', kind)}</th>`)}
          <th scope="col" class="n">${say('total')}</th>
          <th scope="col" class="n">${say('activities')}</th>
          <th scope="col" class="n">${say('households')}</th>
          <th scope="col">${say('recordedFrom')}</th>
        </tr>
      </thead>
      <tbody>
        ${known.map((line) => childRow(line, speech))}
      </tbody>
      ${
        unknown.length > 0 &&
        html`<tbody>
          <tr class="long">
            <td></td>
            <td colspan="8">${unrecordedWords(unknown, speech)}</td>
          </tr>
        </tbody>`
      }
    </table>
  </div>`;
  const chart =
    drawn.length > 1 &&
    html`<figure>
      <figcaption>${say('chartChildren')}</figcaption>
      ${barChart(
        {
          id: 'ranking',
          title: say('chartChildren'),
          categories: drawn.map(({ unit }) => unit.name),
          series: [{ name: say('standing'), values: drawn.map(({ standing }) => standing) }],
          width: 720,
          height: 30 + drawn.length * 19,
          isLying: true,
        },
        speech,
      )}
    </figure>`;
  return section(
    'children',
    say('children'),
    children.length === 0 ? html`<p>${say('noChildren')}</p>` : html`${chart}${table}`,
  );
};

const childRow = (
  { unit, rank, programs, standing, activities, householdsCovered, recordedFrom }: ChildLine,
  speech: Speech,
): Html => {
  const { say, number } = speech;
  const name = html`<td class="n">${rank}</td>
    <th scope="row">${unit.name}</th>`;
  return html`<tr>
    ${name}${Object.values(ProgramKind).map(
      (kind) => html`<td class="${programs[kind] === 0 ? 'n zero' : 'n'}">${number(programs[kind])}</td>`,
    )}
    <td class="n"><strong>${number(standing)}</strong></td>
    <td class="n">${number(activities)}</td>
    <td class="n">${householdsCovered === null ? say('unknown') : number(householdsCovered)}</td>
    <td class="day">${recordedFrom === null ? say('notRecorded') : speech.day(recordedFrom)}</td>
  </tr>`;
};

/** How many communes have recorded, as words and as a bar. */
export const completenessBar = ({ completeness }: PeriodReportData, speech: Speech): Html => {
  const { recorded, total } = completeness;
  if (total === 0) return html`<p>${speech.say('noCommunes')}</p>`;
  const facts = { recorded: speech.number(recorded), total: speech.number(total) };
  return html`<strong>${speech.say('completeness')}:</strong> ${speech.say('completenessOf', facts)}
    ${bar(recorded / total, null)}`;
};

/** Which communes have recorded nothing. */
export const completenessSection = (data: PeriodReportData, speech: Speech): Html => {
  const { say } = speech;
  const { missing } = data.completeness;
  return section(
    'completeness',
    say('completeness'),
    html`<p>${completenessBar(data, speech)}</p>
      ${
        missing.length > 0 &&
        html`<h3>${say('missing')} (${speech.number(missing.length)})</h3>
          <p>${say('missingMeaning')}</p>
          <ul class="columns">
            ${missing.map(({ name, code }) => html`<li>${name} <span class="faint">${code}</span></li>`)}
          </ul>`
      }`,
  );
};

/** A bar of a share, 1 being all of it, with a stroke where it should be by now. It is told in words beside. */
const bar = (share: number, due: number | null): Html => {
  const place = (part: number) => Math.round(Math.max(0, Math.min(1, part)) * 1000) / 10;
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="4" />
    <rect class="done" width="${place(share)}" height="4" />
    ${
      due !== null &&
      html`<line class="due" x1="${place(due)}" x2="${place(due)}" y1="0" y2="4" vector-effect="non-scaling-stroke" />`
    }
  </svg>`;
};

/** Targets, those of one plan together. */
export const targetsSection = (data: PeriodReportData, speech: Speech): Html => {
  const { say } = speech;
  if (data.targets.length === 0) return section('targets', say('targets'), html`<p>${say('noTargets')}</p>`);
  const plans = [...Map.groupBy(data.targets, ({ plan }) => plan.id).values()].map(
    (lines) =>
      html`<tbody>
        <tr>
          <th scope="rowgroup" colspan="5" class="kind">${planWords(lines[0]!, speech)}</th>
        </tr>
        ${lines.map((line) => targetRow(line, speech))}
      </tbody>`,
  );
  return section(
    'targets',
    say('targets'),
    html`<div class="scroll">
      <table>
        <caption>
          ${say('targetsTable')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say('target')}</th>
            <th scope="col" class="n">${say('targetNumber')}</th>
            <th scope="col" class="n">${say('achieved')}</th>
            <th scope="col">${say('progress')}</th>
            <th scope="col">${say('state')}</th>
          </tr>
        </thead>
        ${plans}
      </table>
    </div>`,
  );
};

const targetRow = (line: TargetLine, speech: Speech): Html => {
  const { target, achieved, share, expectedShare, state, from, to } = line;
  const shown = (value: number | null) => (value === null ? '—' : speech.number(value));
  const days = `${speech.day(from)} – ${speech.day(lastDayOf({ to }))}`;
  return html`<tr>
    <th scope="row">${targetWords(line, speech)} <span class="quote">${days}</span></th>
    <td class="n">${shown(target)}</td>
    <td class="n">${shown(achieved)}</td>
    <td>${progressWords(line, speech)}${share !== null && bar(share, state === 'DONE' ? null : expectedShare)}</td>
    <td>${stateWords(line, speech)}</td>
  </tr>`;
};

/** What documents state of subjects that the registry does not count. */
export const otherFiguresSection = (data: PeriodReportData, speech: Speech): Html => {
  const { say } = speech;
  const sources = sourcesOf(data);
  if (data.otherFigures.length === 0) return html``;
  return section(
    'other',
    say('otherFigures'),
    html`<table>
      <caption>
        ${say('otherFiguresTable')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say('subjectColumn')}</th>
          <th scope="col">${say('reported')}</th>
        </tr>
      </thead>
      <tbody>
        ${data.otherFigures.map(
          (figure) =>
            html`<tr>
              <th scope="row">${subjectWords(figure, speech)}</th>
              ${reportedCell([figure], sources, speech)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
};

/** What the numbers mean, and where the reported ones come from. */
export const notesSection = (data: PeriodReportData, speech: Speech): Html => {
  const { say, day } = speech;
  const sources = sourcesOf(data);
  const notes = [
    ...(data.hasDemoData ? [say('demo')] : []),
    say('noteRecorded'),
    say('noteStanding', { asOf: day(data.asOf) }),
    groundNote(data, speech),
    say('noteUnsplit'),
    say('noteMeasures'),
    say('notePercent'),
  ];
  return section(
    'notes',
    say('notes'),
    html`<ul class="notes">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>
      ${
        sources.length > 0 &&
        html`<h3>${say('sources')}</h3>
          <ol class="notes">
            ${sources.map((source) => html`<li lang="vi">${source}</li>`)}
          </ol>`
      }`,
  );
};
