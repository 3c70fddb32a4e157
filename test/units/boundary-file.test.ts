import { readBoundaryFile } from '../../src/modules/admin-unit/boundary-file.js';
import { isInside, provinceBox } from '../../src/modules/admin-unit/province-box.js';
import { collection, square } from './country.js';

type Ring = [number, number][];
const SQUARE = square('97101', 106, 20).geometry.coordinates[0] as Ring;
const read = (geometry: unknown) =>
  readBoundaryFile(Buffer.from(collection([{ type: 'Feature', properties: { code: '97101' }, geometry }])))[0]!;
const polygon = (...rings: Ring[]) => read({ type: 'Polygon', coordinates: rings });
const codes = ({ reasons }: ReturnType<typeof read>) => reasons.map(({ code }) => code);

test.each<[string, Ring, string]>([
  ['of three points', [SQUARE[0]!, SQUARE[1]!, SQUARE[0]!], 'RING_TOO_SHORT'],
  ['that is not closed', SQUARE.slice(0, -1), 'RING_NOT_CLOSED'],
  [
    'that walks a line back',
    [
      [106, 20],
      [106.1, 20.1],
      [106.2, 20.2],
      [106, 20],
    ],
    'AREA_ZERO',
  ],
  [
    'like a bow tie',
    [
      [106, 20],
      [106.2, 20.1],
      [106.2, 20],
      [106, 20.3],
      [106, 20],
    ],
    'CROSSES_ITSELF',
  ],
  ['with latitudes first', SQUARE.map(([x, y]): [number, number] => [y, x]), 'COORDINATES_SWAPPED'],
  ['off Earth', [...SQUARE.slice(0, -1), [106, 91], SQUARE[0]!], 'OFF_EARTH'],
  [
    'of another country',
    [
      [2, 48],
      [2.1, 48],
      [2.1, 48.1],
      [2, 48],
    ],
    'OUTSIDE_VIETNAM',
  ],
  ['of too many points', Array.from({ length: 20_001 }, () => [106, 20]), 'RING_TOO_LONG'],
])('a ring %s is no boundary', (_, ring, expected) => {
  expect(codes(polygon(ring))).toEqual([expected]);
});

test.each([
  null,
  {},
  { type: 'Point', coordinates: [106, 20] },
  { type: 'Polygon', coordinates: [] },
  { type: 'Polygon', coordinates: [[]] },
  { type: 'Polygon', coordinates: [[['106', '20']]] },
  { type: 'MultiPolygon', coordinates: [[[[106, null]]]] },
])('%j is no polygon', (geometry) => {
  expect(codes(read(geometry))).toEqual(['NO_POLYGON']);
});

test('a hole is no part of the area, heights and repeated points are left out', () => {
  const outer: number[][] = SQUARE.map(([x, y]) => [x, y, 7]);
  outer.splice(1, 0, outer[0]!);
  // The hole takes the eastern half.
  const hole = [
    [106.025, 20.01],
    [106.045, 20.01],
    [106.045, 20.04],
    [106.025, 20.04],
    [106.025, 20.01],
  ];
  const { given, reasons } = read({ type: 'MultiPolygon', coordinates: [[outer, hole]] });
  expect(reasons).toEqual([]);
  expect(given!.boundary).toEqual({ type: 'Polygon', coordinates: [SQUARE, hole] });
  expect(given!.box).toEqual({ south: 20, west: 106, north: 20.05, east: 106.05 });
  expect(given!.center.latitude).toBeCloseTo(20.025, 5);
  expect(given!.center.longitude).toBeCloseTo(106.025 - (0.0006 * 0.01) / (0.0025 - 0.0006), 5);
});

test('an islet that was simplified to a line is left out, and the rest is drawn', () => {
  const islet = [
    [106.5, 20],
    [106.6, 20.1],
    [106.5, 20],
    [106.5, 20],
  ];
  const { given, reasons } = read({ type: 'MultiPolygon', coordinates: [[islet], [SQUARE]] });
  expect(reasons).toEqual([]);
  expect(given!.boundary).toEqual({ type: 'Polygon', coordinates: [SQUARE] });
});

test.each(['', '[]', '{"type":"Feature"}', '{"type":"FeatureCollection","features":7}', '\u0000'])(
  'the file %j is refused as a whole',
  (text) => {
    expect(() => readBoundaryFile(Buffer.from(text))).toThrow();
  },
);

describe('the box of a province', () => {
  const centers = (...places: [number, number][]) => places.map(([latitude, longitude]) => ({ latitude, longitude }));
  const NEAR = centers([20, 106], [20.2, 106.1], [20.1, 106.3], [20.3, 106.2], [20.2, 106.2]);
  const at = (latitude: number, longitude: number) => ({
    ...{ south: latitude, north: latitude + 0.05 },
    ...{ west: longitude, east: longitude + 0.05 },
  });

  test('follows what the registry knows, whatever the file draws', () => {
    const box = provinceBox(NEAR, centers([10, 106], [10, 106], [10, 106], [10, 106]))!;
    expect(isInside(at(20.4, 106), box)).toBe(true);
    expect(isInside(at(10, 106), box)).toBe(false);
  });

  test('else the middle of its siblings, so that one far away makes no room for itself', () => {
    const box = provinceBox([], [...NEAR, ...centers([10.8, 106.7])])!;
    expect(isInside(at(20.5, 106.3), box)).toBe(true);
    expect(isInside(at(10.8, 106.7), box)).toBe(false);
  });

  test('of too few nothing is said', () => {
    expect(provinceBox(NEAR.slice(0, 3), NEAR.slice(0, 3))).toBeNull();
  });
});
