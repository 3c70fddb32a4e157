import { AdminUnitLineageResolver, AdminUnitResolver } from './admin-unit.resolver.js';
import * as denominator from './denominator.resolver.js';
import * as neighborhood from './neighborhood.resolver.js';

export { adminUnitLoaders } from './admin-unit.loader.js';
export { type AdminUnitRow, adminUnitColumns, adminUnitJson, areasToday } from './admin-unit.read.js';
export { AdminUnitConnection, AdminUnitId, AdminUnitType } from './admin-unit.type.js';
export { ADMIN_LEVELS, AdminLevel, levelNumber } from './admin-unit.vocabulary.js';
export { COMMUNE_TOLERANCE_METERS, metersOutsideCommune } from './boundary.read.js';
export { lastDay, mapDay } from './map-day.js';
export { type Asking, type FoundPlace, type ToldPlace, findPlaces } from './place.read.js';

export const adminUnitResolvers = [
  AdminUnitResolver,
  AdminUnitLineageResolver,
  ...Object.values(denominator),
  ...Object.values(neighborhood),
] as const;
