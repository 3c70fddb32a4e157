import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { point } from '@turf/helpers';
import { pointToPolygonDistance } from '@turf/point-to-polygon-distance';
import { type Reader, sql } from '../../database/read.js';

/** How far outside a commune's boundary a measured position may lie: boundaries are simplified, and so are positions. */
export const COMMUNE_TOLERANCE_METERS = 50;

type Boundary = Parameters<typeof booleanPointInPolygon>[1];

/** A position of something in an area. */
export interface PlacedPosition {
  areaId: number;
  latitude: number;
  longitude: number;
}

/** Boundaries of communes by the areas that lie in them or are one; null: none is drawn. */
export type Boundaries = Map<number, Boundary | null>;

/** How far a position lies outside the commune that its area lies in or is, in meters: 0 inside, or where none is drawn. */
export function metersOutsideCommune(boundaries: Boundaries, { areaId, latitude, longitude }: PlacedPosition): number {
  const boundary = boundaries.get(areaId);
  const place = point([longitude, latitude]);
  // Nearly all lie inside, which is asked in a hundredth of the time that a distance takes.
  if (!boundary || booleanPointInPolygon(place, boundary)) return 0;
  return Math.max(0, pointToPolygonDistance(place, boundary as never, { units: 'meters' }));
}

/**
 * The boundaries around areas, by one statement.
 *
 * @param known those that whoever asks again and again has already; what lacks is added to them.
 * @returns `known`.
 */
export async function boundariesAround(
  read: Pick<Reader, 'rows'>,
  areaIds: readonly number[],
  known: Boundaries = new Map(),
): Promise<Boundaries> {
  const unknown = [...new Set(areaIds)].filter((id) => !known.has(id));
  if (unknown.length === 0) return known;
  const communes = await read.rows<{ boundary: Boundary; areaIds: number[] }>(
    'admin-unit.boundary',
    sql`
    select u.boundary, array_agg(a.unit_id) as "areaIds"
    from admin_unit_ancestor a join admin_unit u on u.id = a.ancestor_id
    where a.unit_id = any(${unknown}::integer[])
      and u.level = 3 and u.boundary is not null
    group by u.id`,
  );
  for (const id of unknown) known.set(id, null);
  for (const { boundary, areaIds: within } of communes) for (const id of within) known.set(id, boundary);
  return known;
}
