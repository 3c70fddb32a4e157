import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { jurisdictionsById } from './jurisdiction.read.js';
import * as from from './responsible-unit.read.js';

export const responsibleUnitLoaders = (read: Reader) => ({
  responsibleUnit: byKey(read, from.responsibleUnitsById, (row) => row.id),
  jurisdiction: byOwner(read, from.jurisdictions),
  jurisdictionById: byKey(read, jurisdictionsById, (row) => row.id),
  unitsInCharge: byOwner(read, from.unitsInChargeOf),
});
