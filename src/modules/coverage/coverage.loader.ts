import { byForeignKey, byKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './coverage.read.js';

export const coverageLoaders = (read: Reader) => ({
  areaFigures: byKey(read, from.figuresOfAreas, ({ unitId, asOf, mapOn }): from.AreaKey => ({ unitId, asOf, mapOn })),
  jurisdictionFigures: byKey(
    read,
    from.figuresOfJurisdictions,
    ({ responsibleUnitId, asOf, mapOn }): from.JurisdictionKey => ({ responsibleUnitId, asOf, mapOn }),
  ),
  breakdown: byForeignKey(read, from.breakdowns, (row) => row.key),
});
