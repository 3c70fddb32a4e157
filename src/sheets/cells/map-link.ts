import type { ReadAngle } from './angle.js';

const SHORT = /^(?:maps\.app\.goo\.gl|goo\.gl|g\.co|g\.page|bit\.ly|tinyurl\.com|osm\.org)$/i;
const DEGREES = String.raw`([-+]?\d{1,3}(?:\.\d+)?)`;

/**
 * Where a link of a map tells a position, the surest first: the pin, what was searched for, and only then the middle of
 * the view, which is no place that anyone pointed at.
 */
const PLACES: readonly { pattern: RegExp; isView?: true }[] = [
  { pattern: new RegExp(`^geo:${DEGREES},${DEGREES}`, 'i') },
  { pattern: new RegExp(`!3d${DEGREES}!4d${DEGREES}`) },
  { pattern: new RegExp(`[?&#]mlat=${DEGREES}&mlon=${DEGREES}`) },
  { pattern: new RegExp(`[?&](?:q|query|ll|destination|daddr|center|cp|marker)=(?:loc:)?${DEGREES}[,~ +]+${DEGREES}`) },
  { pattern: new RegExp(`/(?:place|search|dir/[^/]*)/${DEGREES},[ +]*${DEGREES}`) },
  { pattern: new RegExp(`/@${DEGREES},${DEGREES}`), isView: true },
  { pattern: new RegExp(`#map=[\\d.]+/${DEGREES}/${DEGREES}`), isView: true },
];

type Angle = Omit<ReadAngle, 'angle'>;

/** The two angles of a pasted link, or why there are none: nothing is fetched to find out. */
export function readLink(
  text: string,
): { first: Angle; second: Angle; isView: boolean } | { problem: 'CELL_POSITION_SHORT_LINK' | 'CELL_POSITION_LINK' } {
  const link = unescaped(text);
  for (const { pattern, isView = false } of PLACES) {
    const [, first, second] = pattern.exec(link) ?? [];
    if (first !== undefined && second !== undefined) return { first: angle(first), second: angle(second), isView };
  }
  const address = /^[a-z]+:\/\//i.test(link) ? link : `https://${link}`;
  const isShort = URL.canParse(address) && SHORT.test(new URL(address).hostname);
  return { problem: isShort ? 'CELL_POSITION_SHORT_LINK' : 'CELL_POSITION_LINK' };
}

const angle = (written: string): Angle => ({
  degrees: Number(written),
  decimals: written.split('.')[1]?.length ?? 0,
});

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
