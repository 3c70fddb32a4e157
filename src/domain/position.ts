import type { PositionPrecision } from '../api/common.vocabulary.js';
import { DomainError } from './error.js';

/** Degrees, WGS 84. */
export interface Position {
  latitude: number;
  longitude: number;
  precision: PositionPrecision;
}

/** Degrees of a circle; smaller than a tenth of a millimeter is no place, and underflows where it is computed with. */
const isDegrees = (degrees: number, most: number) =>
  degrees === 0 || (Math.abs(degrees) >= 1e-9 && Math.abs(degrees) <= most);

/** @throws DomainError POSITION_INVALID when it lies nowhere on Earth. */
export function assertOnEarth({ latitude, longitude }: Omit<Position, 'precision'>): void {
  if (!isDegrees(latitude, 90) || !isDegrees(longitude, 180)) {
    throw new DomainError('POSITION_INVALID', `${latitude}, ${longitude} is no position`, { latitude, longitude });
  }
}

/** The mean radius, as PostgreSQL's sphere_point has it. */
const EARTH_METERS = 6_371_008.8;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle meters, on the sphere on which the database measures, too. */
export function metersBetween(a: Omit<Position, 'precision'>, b: Omit<Position, 'precision'>): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2);
  const east = Math.sin(radians(b.longitude - a.longitude) / 2);
  const half = north ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east ** 2;
  return 2 * EARTH_METERS * Math.asin(Math.sqrt(Math.min(1, half)));
}
