import type { Box, LatLong } from './boundary-file.js';

/** Fewer centers than these say nothing about where a province lies. */
const FEWEST = 4;
/** Communes are wider than their centers: so much is added on each side, in degrees. */
const MARGIN = 0.3;

/**
 * Where the communes of one province may lie.
 *
 * @param known the centers of those that the registry has a place for: they are believed.
 * @param drawn the centers in the file. They are believed only where few are known, and only by the middle half of
 *   them, three times as wide on each side: whatever is wrong with some must not make room for itself.
 * @returns null where too little is known of the province; all that is left then is the country.
 */
export function provinceBox(known: readonly LatLong[], drawn: readonly LatLong[]): Box | null {
  if (known.length < FEWEST && drawn.length < FEWEST) return null;
  const rangeOf = known.length < FEWEST ? middle : extent;
  const centers = known.length < FEWEST ? drawn : known;
  const [south, north] = rangeOf(centers.map(({ latitude }) => latitude));
  const [west, east] = rangeOf(centers.map(({ longitude }) => longitude));
  return { south: south - MARGIN, west: west - MARGIN, north: north + MARGIN, east: east + MARGIN };
}

const extent = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

function middle(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 4)]!;
  const high = sorted[Math.ceil((3 * (sorted.length - 1)) / 4)]!;
  const reach = 3 * (high - low);
  return [low - reach, high + reach];
}

/** Whether one box lies in the other. */
export const isInside = (inner: Box, outer: Box): boolean =>
  outer.south <= inner.south && outer.west <= inner.west && inner.north <= outer.north && inner.east <= outer.east;

export const boxText = ({ south, west, north, east }: Box): string =>
  `${south.toFixed(2)}…${north.toFixed(2)}°N, ${west.toFixed(2)}…${east.toFixed(2)}°E`;
