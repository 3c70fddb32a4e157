import type { PositionPrecision } from '../api/common.vocabulary.js';
import { DomainError } from './error.js';

/** Degrees, WGS 84. */
export interface Position {
  latitude: number;
  longitude: number;
  precision: PositionPrecision;
}

/** @throws DomainError POSITION_INVALID when it lies nowhere on Earth. */
export function assertOnEarth({ latitude, longitude }: Omit<Position, 'precision'>): void {
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
    throw new DomainError('POSITION_INVALID', `${latitude}, ${longitude} is no position`, { latitude, longitude });
  }
}
