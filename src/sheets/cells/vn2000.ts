import { loadedLater } from '../../loaded-later.js';

/** 5 MB, by the first position that is on this grid. */
const library = loadedLater<typeof import('proj4')>('proj4');

/**
 * The seven parameters from VN-2000 to WGS 84 that the Ministry of Natural Resources and Environment published (decision
 * 05/2007/QĐ-BTNMT; EPSG:6960, good to a meter): meters, seconds of arc, parts per million. The decision turns the axes
 * (ω₀ = −0.00928836″, ψ₀ = 0.01975479″, ε₀ = −0.00427372″; EPSG's method 9607, "coordinate frame"); `+towgs84` turns the
 * point (method 9606), so each angle has the opposite sign here. Copied as they stand they would be 0.7 m off.
 */
const TO_WGS84 = [-191.90441429, -39.30318279, -111.45032835, 0.00928836, -0.01975479, 0.00427372, 0.252906278];

export interface GridPosition {
  /** X in Vietnam's usage: meters north of the equator. */
  northing: number;
  /** Y in Vietnam's usage: meters, 500,000 on the central meridian. */
  easting: number;
  /** Degrees east. */
  meridian: number;
  /** How many degrees wide the zone is: 3 for provinces' own maps, 6 for the country's. */
  zone: 3 | 6;
}

/** Degrees, WGS 84, of a position on the grid of VN-2000. */
export function gridToDegrees({ northing, easting, meridian, zone }: GridPosition): {
  latitude: number;
  longitude: number;
} {
  const scale = zone === 3 ? 0.9999 : 0.9996;
  const grid = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${scale} +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=${TO_WGS84.join(',')} +units=m +no_defs`;
  const [longitude, latitude] = library()(grid, 'WGS84', [easting, northing]) as [number, number];
  return { latitude, longitude };
}
