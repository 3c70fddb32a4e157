import { point } from '@turf/helpers';
import { pointToPolygonDistance } from '@turf/point-to-polygon-distance';
import { type Reader, sql } from '../../database/read.js';

/** How far outside a commune's boundary a measured position may lie: boundaries are simplified, and so are positions. */
export const COMMUNE_TOLERANCE_METERS = 50;

/** How far a position lies outside the commune that an area lies in or is; below zero inside, or where no boundary is known. */
export const metersOutsideCommune = async (
  read: Pick<Reader, 'rows'>,
  areaId: number,
  { latitude, longitude }: { latitude: number; longitude: number },
): Promise<number> => {
  const [commune] = await read.rows<{ boundary: object | null }>(
    'admin-unit.boundary',
    sql`
    select u.boundary from admin_unit_ancestor a join admin_unit u on u.id = a.ancestor_id
    where a.unit_id = ${areaId} and u.level = 3`,
  );
  if (!commune?.boundary) return -Infinity;
  return pointToPolygonDistance(point([longitude, latitude]), commune.boundary as never, { units: 'meters' });
};
