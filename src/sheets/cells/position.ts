import { PositionPrecision } from '../../api/common.vocabulary.js';
import type { Language } from '../../api/messages.js';
import { termsOf } from '../../api/vocabulary.js';
import { folded } from '../fold.js';
import type { CellProblem } from '../raw.js';
import { type ReadAngle, sexagesimals } from './angle.js';
import { readLink } from './map-link.js';
import { plainNumber } from './number.js';
import { isInVietnam } from './vietnam.js';
import { gridToDegrees } from './vn2000.js';
import { termOf, wordOf } from './words.js';

/** A point, WGS 84, with how far it can be trusted. */
export interface SheetPosition {
  latitude: number;
  longitude: number;
  precision: PositionPrecision;
}

/** From here on the digits say that someone measured: 4 decimals of a degree are 11 m. */
const MEASURED_DECIMALS = 4;

/** What the number of decimals of a degree tells of how far a point can be trusted. */
export const precisionTold = (decimals: number): PositionPrecision =>
  decimals >= MEASURED_DECIMALS ? 'MEASURED' : 'APPROXIMATE';

type Result = { value: SheetPosition } | { problem: CellProblem };

const fault = (code: CellProblem['code']): { problem: CellProblem } => ({ problem: { code, facts: {} } });

/**
 * The point that a text names: two decimals in either punctuation, degrees-minutes-seconds, the link of a map, a `geo:`
 * address, or VN-2000 as `X; Y; central meridian`. Where only the other order lies in Vietnam, longitude came first. How
 * precise it is follows from the digits, unless a word in parentheses says so: `20,25; 105,97 (đo tại chỗ)`.
 */
export function positionOf(raw: string): Result {
  const { text, said } = withoutPrecision(raw.normalize('NFC').trim());
  if (/^(?:https?:\/\/|geo:)|^(?:www\.|maps\.|goo\.gl\/)/i.test(text)) {
    const link = readLink(text);
    return 'problem' in link ? fault(link.problem) : placed(link.first, link.second, said, link.isView);
  }
  const grid = gridOf(text);
  if (grid) return 'problem' in grid ? fault(grid.problem) : placed(grid.first, grid.second, said);
  const angles = /[°º˚]|độ\s*\d|\d\s*độ/i.test(text) ? sexagesimals(text) : decimalsOf(text);
  if (!angles) return fault('CELL_POSITION_AMBIGUOUS');
  const [first, second, more] = angles;
  if (!first || !second || more || (first.angle && first.angle === second.angle)) return fault('CELL_POSITION');
  const isReversed = first.angle === 'longitude' || second.angle === 'latitude';
  return isReversed ? placed(second, first, said) : placed(first, second, said);
}

function placed(
  first: Omit<ReadAngle, 'angle'>,
  second: Omit<ReadAngle, 'angle'>,
  said: PositionPrecision | undefined,
  isView = false,
): Result {
  const isIn = (north: number, east: number) => isInVietnam('latitude', north) && isInVietnam('longitude', east);
  const decimals = Math.min(first.decimals, second.decimals);
  const precision: PositionPrecision = said ?? (isView ? 'APPROXIMATE' : precisionTold(decimals));
  if (isIn(first.degrees, second.degrees)) {
    return { value: { latitude: rounded(first.degrees), longitude: rounded(second.degrees), precision } };
  }
  if (isIn(second.degrees, first.degrees)) {
    return { value: { latitude: rounded(second.degrees), longitude: rounded(first.degrees), precision } };
  }
  return fault('CELL_POSITION_OUTSIDE');
}

/** To a tenth of a millimeter, as the API rounds. */
const rounded = (degrees: number) => Math.round(degrees * 1e9) / 1e9;

/** The text, and what a word in parentheses at its end says of the precision. */
function withoutPrecision(text: string): { text: string; said: PositionPrecision | undefined } {
  const [, before, word] = /^(.*)\(([^()]*\p{L}[^()]*)\)$/su.exec(text) ?? [];
  const said = word === undefined ? undefined : termOf(termsOf('PositionPrecision'), word);
  return said === undefined
    ? { text: text.replace(/^\((.*)\)$/s, '$1').trim(), said }
    : { text: before!.trim(), said: PositionPrecision[said as PositionPrecision] };
}

const LABELS: readonly [RegExp, 'latitude' | 'longitude'][] = [
  [/^(?:vi do|lat|latitude|n|b)$/, 'latitude'],
  [/^(?:kinh do|lng|lon|long|longitude|e|d)$/, 'longitude'],
];

/** One number of a pair, with what is written beside it. */
const NUMBER = String.raw`(?<![\d.,])[-+]?\d{1,3}(?:[.,]\d+)?`;
const PAIR = new RegExp(
  String.raw`^(?<label1>[\p{L}\s]*[:=]?\s*)(?<first>${NUMBER})(?<side1>\s*[NEBĐ](?!\p{L}))?(?<between>\s*[;|/~\n]\s*|\s*,\s+|\s*,(?=[\p{L}+-])|\s+)(?<label2>[\p{L}\s]*[:=]?\s*)(?<second>${NUMBER})(?<side2>\s*[NEBĐ](?!\p{L}))?$`,
  'u',
);

/**
 * Two decimal degrees; empty for a text that is no such thing, undefined where commas could stand for either.
 * `20,2506, 105,9745` and `20.2506,105.9745` are clear; `20,25,105,97` is read as two pairs, `20,105,97` is not read.
 */
function decimalsOf(text: string): ReadAngle[] | undefined {
  const clear = /^([-+]?\d{1,3}\.\d+),([-+]?\d{1,3}\.\d+)$/.exec(text) ?? /^(\d{1,3},\d+),(\d{1,3},\d+)$/.exec(text);
  if (clear) return [angle(clear[1]!), angle(clear[2]!)];
  const pair = PAIR.exec(text.replace(/\s*\r?\n\s*/g, '\n'))?.groups as Record<string, string | undefined> | undefined;
  if (!pair) return /^[\d\s]+(?:,[\d\s]*)+$/.test(text) ? undefined : [];
  return [
    angle(pair['first']!, pair['label1'] || pair['side1']),
    angle(pair['second']!, pair['label2'] || pair['side2']),
  ];
}

const angle = (number: string, label = ''): ReadAngle => ({
  degrees: Number(number.replace(',', '.')),
  decimals: /[.,](\d+)/.exec(number)?.[1]!.length ?? 0,
  angle: LABELS.find(([pattern]) => pattern.test(folded(label)))?.[1],
});

/** The central meridians of Vietnam's zones lie on quarters of a degree between these. */
const MERIDIANS = [102, 111] as const;
const NORTHING = [600_000, 2_700_000] as const;
const isWithin = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most;

/**
 * VN-2000: two numbers of meters and the central meridian, in any order of X (northing) and Y (easting), for their sizes
 * tell them apart. The meridian must be said: since 2025 a province spans areas that were mapped on different ones
 * (Ninh Bình 105°00′ and 105°30′), and half a degree is fifty kilometers. Undefined: no such position.
 */
function gridOf(
  text: string,
):
  | { first: Omit<ReadAngle, 'angle'>; second: Omit<ReadAngle, 'angle'> }
  | { problem: 'CELL_POSITION_MERIDIAN' | 'CELL_POSITION' }
  | undefined {
  const zone = /m[uú]i\s*(?:chiếu\s*)?6|zone\s*6/iu.test(text) ? 6 : 3;
  const plain = text.normalize('NFC').replace(/VN[\s-]*2000|(?:m[uú]i(?:\s*chiếu)?|zone)\s*[36]\s*(?:°|độ)?/giu, ' ');
  const meters = [...plain.matchAll(/(?<![\d.,])(?:\d{6,7}(?:[.,]\d+)?|\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d+)?)(?!\d)/g)]
    .map(([written]) => ({ written, meters: metersOf(written) }))
    .filter(({ meters }) => meters >= 100_000);
  if (meters.length !== 2) return undefined;
  const rest = meters.reduce((left, { written }) => left.replace(written, ' '), plain);
  const [degree] = sexagesimals(rest);
  const decimal = /(?<!\d)(1\d\d(?:[.,]\d+)?)(?!\d)/.exec(rest)?.[1];
  const meridian = degree?.degrees ?? (decimal === undefined ? undefined : Number(decimal.replace(',', '.')));
  if (meridian === undefined) return { problem: 'CELL_POSITION_MERIDIAN' };
  const [a, b] = meters.map(({ meters }) => meters) as [number, number];
  const [northing, easting] = a > b ? [a, b] : [b, a];
  if (!isWithin(northing, NORTHING) || !isWithin(meridian, MERIDIANS) || !Number.isInteger(meridian * 4)) {
    return { problem: isWithin(meridian, MERIDIANS) ? 'CELL_POSITION' : 'CELL_POSITION_MERIDIAN' };
  }
  const { latitude, longitude } = gridToDegrees({ northing, easting, meridian, zone });
  // A meter is five decimals of a degree.
  return { first: { degrees: latitude, decimals: 5 }, second: { degrees: longitude, decimals: 5 } };
}

/** `2239512,43`, `2.239.512,43` or `2 239 512.43`. */
const metersOf = (written: string): number => {
  const [whole, decimals = ''] = /^\d{6,7}/.test(written)
    ? written.split(/[.,]/)
    : [written.replace(/[.,]\d{1,2}$|[.,]\d{4,}$/, ''), /[.,](\d{1,2}|\d{4,})$/.exec(written)?.[1]];
  return Number(`${whole!.replace(/\D/g, '')}.${decimals}`);
};

/** The point as positionOf() reads it back, its precision named where the digits would say another. */
export function writtenPosition({ latitude, longitude, precision }: SheetPosition, language: Language): string {
  const mark = language === 'vi' ? ',' : '.';
  const least = precision === 'MEASURED' ? MEASURED_DECIMALS : 0;
  const written = [latitude, longitude].map((degrees) => padded(plainNumber(degrees, mark), mark, least));
  const pair = written.join(language === 'vi' ? '; ' : ', ');
  const read = positionOf(pair);
  return 'value' in read && read.value.precision === precision
    ? pair
    : `${pair} (${wordOf(termsOf('PositionPrecision'), precision, language).toLowerCase()})`;
}

const padded = (number: string, mark: string, decimals: number): string => {
  const [whole, fraction = ''] = number.split(mark) as [string, string | undefined];
  const right = fraction.padEnd(decimals, '0');
  return right ? whole + mark + right : whole;
};
