import { byForeignKey, byKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './coverage.read.js';

export const coverageLoaders = (read: Reader) => ({
  areaFigures: byKey(
    (keys: readonly from.AreaKey[]) => from.figuresOfAreas(read, keys),
    ({ unitId, asOf, mapOn }): from.AreaKey => ({ unitId, asOf, mapOn }),
  ),
  jurisdictionFigures: byKey(
    (keys: readonly from.JurisdictionKey[]) => from.figuresOfJurisdictions(read, keys),
    ({ responsibleUnitId, asOf }): from.JurisdictionKey => ({ responsibleUnitId, asOf }),
  ),
  breakdown: byForeignKey((keys: readonly from.BreakdownKey[]) => from.breakdowns(read, keys), (row) => row.key),
});
