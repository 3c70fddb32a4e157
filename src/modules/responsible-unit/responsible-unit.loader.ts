import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './responsible-unit.read.js';

export const responsibleUnitLoaders = (read: Reader) => ({
  responsibleUnit: byKey((ids: readonly number[]) => from.responsibleUnitsById(read, ids), (row) => row.id),
  jurisdiction: byOwner((ids, args: { day: string }) => from.jurisdictions(read, ids, args)),
  unitsInCharge: byOwner((ids, args: { day: string }) => from.unitsInChargeOf(read, ids, args)),
});
