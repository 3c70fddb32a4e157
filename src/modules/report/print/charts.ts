import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Html, escaped } from './html.js';
import type { Speech } from './speech.js';
import { FONTS } from './style.js';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** What a bar chart shows. */
export interface Bars {
  /** Names the chart in the page: its title and description are found by it. */
  id: string;
  title: string;
  categories: readonly string[];
  /** One or two: the darker one is this period's. Null: there is no such number, and no bar; a series of them is left out. */
  series: readonly { name: string; values: readonly (number | null)[] }[];
  /** Pixels at 96 to the inch; the page scales it. */
  width: number;
  height: number;
  /** Bars lie, one line a category, the first on top. */
  isLying?: boolean;
}

/** Far enough apart in lightness to be told apart on a printer without colors. */
const COLORS = ['#9f1d20', '#dda899'];
const INK = '#333333';

/** With more bars than these, the numbers over them would run into each other; the tables have them. */
const MOST_LABELS = 16;

const axisOf = (isValue: boolean, { categories, isLying }: Bars, speech: Speech) =>
  isValue
    ? {
        type: 'value' as const,
        minInterval: 1,
        splitNumber: 4,
        axisLabel: { color: INK, formatter: (value: number) => speech.number(value) },
        splitLine: { lineStyle: { color: '#e2e2e2' } },
      }
    : {
        type: 'category' as const,
        data: [...categories],
        inverse: isLying === true,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#888888' } },
        axisLabel: isLying
          ? { color: INK, interval: 0, width: 150, overflow: 'truncate' as const }
          : {
              color: INK,
              // A few names are all told, in two lines; of many years or months as many as find room.
              ...(categories.length <= 6
                ? { interval: 0, width: 84, lineHeight: 12, fontSize: 10, overflow: 'break' as const }
                : { hideOverlap: true }),
            },
      };

/** ECharts styles by attributes of the HTML, which the page's policy refuses, and marks what a script would need. */
const withoutStyles = (svg: string): string =>
  svg
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|xml:space|xmlns:xlink|baseProfile|version|pointer-events)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) =>
      [...style.matchAll(/([\w-]+):([^;]+);?/g)].map(([, name, value]) => ` ${name}="${value}"`).join(''),
    );

/** A bar chart as an SVG with a title and its figures as a description, for who cannot see it. */
export const barChart = (bars: Bars, speech: Speech): Html => {
  const { id, title, categories, width, height, isLying = false } = bars;
  const series = bars.series.filter(({ values }, at) => at === 0 || values.some((value) => value !== null));
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  const shown: BarSeriesOption[] = series.map(({ name, values }, at) => ({
    name,
    type: 'bar',
    data: [...values],
    silent: true,
    barMaxWidth: 26,
    barGap: '12%',
    itemStyle: { color: COLORS[at] },
    label: {
      show: categories.length * series.length <= MOST_LABELS,
      position: isLying ? 'right' : 'top',
      fontSize: 9,
      color: INK,
      formatter: ({ value }) => (typeof value === 'number' ? speech.number(value) : ''),
    },
  }));
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: FONTS.replaceAll("'", ''), fontSize: 11 },
    grid: { left: 4, right: isLying ? 34 : 8, top: series.length > 1 ? 34 : 16, bottom: 4, outerBoundsMode: 'same' },
    // Texts are measured without the font that they are shown in: from the left, with room, they may be longer.
    legend: {
      ...{ show: series.length > 1, top: 0, left: 0, itemGap: 28, itemHeight: 9, itemWidth: 14 },
      textStyle: { color: INK },
    },
    xAxis: axisOf(isLying, bars, speech),
    yAxis: axisOf(!isLying, bars, speech),
    series: shown,
  });
  const drawn = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();

  const said = (value: number | null) => (value === null ? '—' : speech.number(value));
  const facts = categories
    .map((category, at) => `${category}: ${series.map(({ values }) => said(values[at] ?? null)).join(' / ')}`)
    .join('; ');
  const names = `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(
    speech.say('chartSays', { facts }),
  )}</desc>`;
  return new Html(
    withoutStyles(drawn).replace(
      /^<svg ([^>]*)>/,
      `<svg role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc" $1>${names}`,
    ),
  );
};
