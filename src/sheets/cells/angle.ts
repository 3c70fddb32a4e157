import type { CellProblem } from '../raw.js';
import { numberOf } from './number.js';
import { type Angle, VIETNAM, isInVietnam } from './vietnam.js';

/** Degrees, minutes and seconds in a text, with the letter of the side; each number by either punctuation. */
export const SEXAGESIMAL =
  /(?<before>[NSEWBĐ])?\s*(?<degrees>\d{1,3}(?:[.,]\d+)?)\s*(?:°|º|˚|độ)\s*(?:(?<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['’′´]|phút)\s*)?(?:(?<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:["”″]|''|’’|′′|giây)\s*)?(?<after>[NSEWBĐ](?!\p{L}))?/giu;

export interface ReadAngle {
  degrees: number;
  /** The letter of its side says which angle it is: N, B (Bắc) or E, Đ (Đông). */
  angle: Angle | undefined;
  /** About how many decimals of a degree were written. */
  decimals: number;
}

const decimal = (text: string | undefined) => Number((text ?? '0').replace(',', '.'));
const decimalsOf = (text: string | undefined) => /[.,](\d+)/.exec(text ?? '')?.[1]!.length ?? 0;

/** Every angle in degrees, minutes and seconds that a text holds. */
export function sexagesimals(text: string): ReadAngle[] {
  return [...text.matchAll(SEXAGESIMAL)].flatMap(({ groups }) => {
    const { before, degrees, minutes, seconds, after } = groups as Record<string, string | undefined>;
    if (decimal(minutes) >= 60 || decimal(seconds) >= 60) return [];
    // A tenth of a second is 3 m, and so is a thousandth of a minute or five decimals of a degree.
    const decimals = seconds ? 3 + decimalsOf(seconds) : minutes ? 2 + decimalsOf(minutes) : decimalsOf(degrees);
    const side = (after ?? before)?.toUpperCase();
    const value = decimal(degrees) + decimal(minutes) / 60 + decimal(seconds) / 3600;
    const angle = side && (/[NBS]/.test(side) ? 'latitude' : 'longitude');
    return [{ degrees: side === 'S' || side === 'W' ? -value : value, angle: angle || undefined, decimals }];
  });
}

/** One angle of a column of its own: degrees in decimals, or with minutes and seconds. */
export function angleOf(angle: Angle, raw: string | number): { value: number } | { problem: CellProblem } {
  const outside = {
    problem: { code: 'CELL_ANGLE', facts: { least: VIETNAM[angle][0], most: VIETNAM[angle][1] } } as const,
  };
  const [read, ...more] = typeof raw === 'string' ? sexagesimals(raw) : [];
  if (more.length > 0 || (read?.angle && read.angle !== angle)) return outside;
  const result = read
    ? { value: read.degrees }
    : typeof raw === 'number'
      ? { value: raw }
      : numberOf(raw, { isSmall: true });
  return 'value' in result && !isInVietnam(angle, result.value) ? outside : result;
}
