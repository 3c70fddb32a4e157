import { kinks } from '@turf/kinks';
import type { Boundary } from './admin-unit.entity.js';
import { type Reason, reason } from './import-reason.js';

/** What one feature of a file of boundaries draws. */
export interface DrawnBoundary {
  boundary: Boundary;
  /** The center of its area. */
  center: LatLong;
  box: Box;
}

export interface LatLong {
  latitude: number;
  longitude: number;
}

/** Degrees, WGS 84. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** A feature as it was read: what it draws, or why that is no boundary. */
export interface BoundaryFeature {
  /** Its place among the features, from 1. */
  line: number;
  /** The commune's code; empty where none is given. */
  code: string;
  given: DrawnBoundary | null;
  reasons: Reason[];
}

/** A file that is no GeoJSON of features at all. */
export class BoundaryFileError extends Error {}

/** Vietnam with its islands, the Spratlys and Paracels among them. */
export const VIETNAM: Box = { south: 6, west: 102, north: 23.5, east: 118 };

/** Finding where a ring crosses itself compares all of its sides with each other. */
const MOST_POINTS = 20_000;

type Point = readonly [longitude: number, latitude: number];

/**
 * Reads a GeoJSON FeatureCollection of communes: each a Polygon or MultiPolygon, WGS 84, with the property `code`. What
 * can be told of each by itself is checked here. Heights are left out, points that repeat the one before, and
 * islets and holes that a simplification has left no area.
 *
 * @throws BoundaryFileError when no feature of it can be read.
 */
export function readBoundaryFile(content: Uint8Array): BoundaryFeature[] {
  const collection = parseJson(content);
  if (!isObject(collection) || collection.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
    throw new BoundaryFileError('FeatureCollection');
  }
  return collection.features.map((feature: unknown, index) => {
    const { properties, geometry } = isObject(feature) ? feature : {};
    const named = isObject(properties) ? properties.code : undefined;
    const code = typeof named === 'string' || typeof named === 'number' ? String(named).trim() : '';
    const reasons = code === '' ? [reason('CODE_MISSING')] : [];
    const polygons = polygonsOf(geometry);
    const fault = polygons ? faultOf(polygons) : reason('NO_POLYGON');
    if (fault) reasons.push(fault);
    return { line: index + 1, code, given: polygons && reasons.length === 0 ? draw(polygons) : null, reasons };
  });
}

function parseJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch (error) {
    throw new BoundaryFileError((error as Error).message);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The rings of each polygon, an outer one and its holes; null for any other geometry. */
function polygonsOf(geometry: unknown): Point[][][] | null {
  if (!isObject(geometry) || !Array.isArray(geometry.coordinates) || geometry.coordinates.length === 0) return null;
  const given: unknown[] | null =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : null;
  const isPoint = (point: unknown) => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);
  const isRing = (ring: unknown) => Array.isArray(ring) && ring.length > 0 && ring.every(isPoint);
  const isPolygon = (polygon: unknown) => Array.isArray(polygon) && polygon.length > 0 && polygon.every(isRing);
  if (!given?.every(isPolygon)) return null;
  return (given as number[][][][]).map((rings) =>
    rings.map((ring) => ring.map(([longitude, latitude]): Point => [longitude!, latitude!])),
  );
}

/** The first thing that is wrong with a boundary by itself; later ones may only follow from it. */
function faultOf(polygons: readonly Point[][][]): Reason | null {
  const rings = polygons.flat();
  const points = rings.flat();
  const isIn = ({ south, west, north, east }: Box, [x, y]: Point) => west <= x && x <= east && south <= y && y <= north;
  if (points.every((point) => !isIn(VIETNAM, point) && isIn(VIETNAM, [point[1], point[0]]))) {
    return reason('COORDINATES_SWAPPED');
  }
  const stray = points.find(([longitude, latitude]) => Math.abs(longitude) > 180 || Math.abs(latitude) > 90);
  if (stray) return reason('OFF_EARTH', { point: pointText(stray) });
  for (const ring of rings) {
    const first = ring[0]!;
    if (ring.length < 4) return reason('RING_TOO_SHORT', { points: ring.length });
    if (ring.length > MOST_POINTS) return reason('RING_TOO_LONG', { points: ring.length, most: MOST_POINTS });
    if (!isSame(first, ring.at(-1)!)) return reason('RING_NOT_CLOSED', { point: pointText(first) });
    if (!isArea(ring)) continue;
    const crossing = kinks({ type: 'Polygon', coordinates: [distinct(ring)] as never }).features[0];
    if (crossing) {
      const [longitude, latitude] = crossing.geometry.coordinates;
      return reason('CROSSES_ITSELF', { point: pointText([longitude!, latitude!]) });
    }
  }
  if (!polygons.some(([outer]) => isArea(outer!))) return reason('AREA_ZERO');
  if (!points.every((point) => isIn(VIETNAM, point))) return reason('OUTSIDE_VIETNAM');
  return null;
}

const isSame = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];
const pointText = ([longitude, latitude]: Point) => `${latitude}, ${longitude}`;

/** A ring without points that repeat the one before: two sides would touch there and seem to cross. */
const distinct = (ring: readonly Point[]): Point[] =>
  ring.filter((point, index) => index === 0 || !isSame(point, ring[index - 1]!));

const isArea = (ring: readonly Point[]) => measure(ring).area > 0;

function draw(given: readonly Point[][][]): DrawnBoundary {
  const polygons = given.filter(([outer]) => isArea(outer!)).map((rings) => rings.filter(isArea));
  const rings = polygons.map((polygon) => polygon.map((ring) => distinct(ring).map(([x, y]) => [x, y])));
  const points = polygons.flat(2);
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  return {
    boundary:
      rings.length === 1 ? { type: 'Polygon', coordinates: rings[0]! } : { type: 'MultiPolygon', coordinates: rings },
    center: centerOf(polygons),
    box: { south: least(latitudes), west: least(longitudes), north: most(latitudes), east: most(longitudes) },
  };
}

/** The center of the area: its polygons without their holes, as flat as a commune is. */
function centerOf(polygons: readonly Point[][][]): LatLong {
  let [area, x, y] = [0, 0, 0];
  for (const polygon of polygons) {
    for (const [index, ring] of polygon.entries()) {
      const part = measure(ring);
      const weight = index === 0 ? part.area : -part.area;
      area += weight;
      x += weight * part.center[0];
      y += weight * part.center[1];
    }
  }
  const rounded = (degrees: number) => Number(degrees.toFixed(5));
  return { latitude: rounded(y / area), longitude: rounded(x / area) };
}

/** What a ring encloses, in square degrees, and the center of that; by the shoelace formula, from its first point. */
function measure(ring: readonly Point[]): { area: number; center: Point } {
  const [originX, originY] = ring[0]!;
  let [twice, x, y] = [0, 0, 0];
  for (let index = 1; index < ring.length; index++) {
    const [ax, ay] = [ring[index - 1]![0] - originX, ring[index - 1]![1] - originY];
    const [bx, by] = [ring[index]![0] - originX, ring[index]![1] - originY];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  // Less than a square meter is a line that was walked back.
  if (Math.abs(twice) < 1e-10) return { area: 0, center: [originX, originY] };
  return { area: Math.abs(twice) / 2, center: [originX + x / (3 * twice), originY + y / (3 * twice)] };
}
