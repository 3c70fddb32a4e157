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
