import { DECLARATION, MAIN } from './markup.js';

/** How cells look; each is an entry of the table of styles below. */
const LOOKS = {
  plain: {},
  /** What is typed stays as it is typed: zeros in front, `3-5`, `=…`. */
  text: { format: 49 },
  lines: { format: 49, wrap: true },
  day: { format: 164 },
  heading: { font: 1, fill: 2, border: 1, wrap: true, center: true },
  required: { font: 1, fill: 3, border: 1, wrap: true, center: true },
  title: { font: 2 },
  hint: { font: 3, wrap: true },
  ordinal: { font: 3, center: true },
  example: { font: 4, fill: 4, border: 1, format: 49, wrap: true },
  mark: { font: 5, fill: 4, border: 1, center: true },
  name: { font: 5, border: 1, wrap: true },
  told: { border: 1, wrap: true },
  toldCenter: { border: 1, wrap: true, center: true },
} as const satisfies Record<string, Look>;

interface Look {
  font?: number;
  fill?: number;
  border?: number;
  format?: number;
  wrap?: boolean;
  center?: boolean;
}

export type LookName = keyof typeof LOOKS;

const NAMES = Object.keys(LOOKS) as LookName[];
/** The number by which a cell names its look. */
export const lookOf = (name: LookName): number => NAMES.indexOf(name);

const font = (rgb: string, more = '', size = 11) =>
  `<font>${more}<sz val="${size}"/><color rgb="FF${rgb}"/><name val="Calibri"/><family val="2"/></font>`;
const fill = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const edge = (side: string) => `<${side} style="thin"><color rgb="FFC9CED6"/></${side}>`;

const NAVY = '1F3A5F';
const GRAY = '5B6573';
const FONTS = [
  font('000000'),
  font('FFFFFF', '<b/>'),
  font(NAVY, '<b/>', 16),
  font(GRAY, '', 10),
  font(GRAY, '<i/>'),
  font(NAVY, '<b/>'),
];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  fill('5A7391'),
  fill(NAVY),
  fill('F3F5F8'),
];
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`,
];

const list = (name: string, items: readonly string[]) => `<${name} count="${items.length}">${items.join('')}</${name}>`;

const xf = ({ font = 0, fill = 0, border = 0, format = 0, wrap = false, center = false }: Look) => {
  const alignment = `<alignment vertical="${center ? 'center' : 'top'}"${center ? ' horizontal="center"' : ''}${wrap ? ' wrapText="1"' : ''}/>`;
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
};

export const stylesXml = (): string =>
  `${DECLARATION}<styleSheet xmlns="${MAIN}">` +
  list('numFmts', ['<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>']) +
  list('fonts', FONTS) +
  list('fills', FILLS) +
  list('borders', BORDERS) +
  list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
  list(
    'cellXfs',
    NAMES.map((name) => xf(LOOKS[name])),
  ) +
  list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']) +
  '</styleSheet>';
