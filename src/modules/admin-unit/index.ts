import { AdminUnitLineageResolver, AdminUnitResolver } from './admin-unit.resolver.js';
import * as denominator from './denominator.resolver.js';
import * as neighborhood from './neighborhood.resolver.js';
import { BoundaryFileError, readBoundaryFile } from './boundary-file.js';
import { importBoundaries } from './boundary.service.js';
import { importSentence, leftOutTable, outcomeTable, reportCsv, someCodes } from './import-report.js';
import { LINEAGE_COLUMNS, UNIT_COLUMNS, readLineageFile, readUnitFile } from './national-file.js';
import { importNational } from './national.service.js';

export { adminUnitLoaders } from './admin-unit.loader.js';
export { adminUnitShelves } from './admin-unit.shelf.js';
export { type AdminUnitRow, adminUnitColumns, adminUnitJson, areasToday } from './admin-unit.read.js';
export { AdminUnitConnection, AdminUnitId, AdminUnitType } from './admin-unit.type.js';
export { ADMIN_LEVELS, AdminLevel, levelNumber } from './admin-unit.vocabulary.js';
export { type Boundaries, COMMUNE_TOLERANCE_METERS, boundariesAround, metersOutsideCommune } from './boundary.read.js';
export type { ReportedFile } from './import-report.js';
export type { Loading } from './national.service.js';
export { lastDay, mapDay } from './map-day.js';
export { unitLabel } from './place-name.js';
export { type Asking, type FoundPlace, type ToldPlace, findPlaces } from './place.read.js';

export const adminUnitResolvers = [
  AdminUnitResolver,
  AdminUnitLineageResolver,
  ...Object.values(denominator),
  ...Object.values(neighborhood),
] as const;

/** What `npm run units` is made of: units, lineage and boundaries from files. */
export const unitFiles = {
  ...{ UNIT_COLUMNS, LINEAGE_COLUMNS, readUnitFile, readLineageFile, importNational },
  ...{ BoundaryFileError, readBoundaryFile, importBoundaries },
  ...{ importSentence, leftOutTable, outcomeTable, reportCsv, someCodes },
};
