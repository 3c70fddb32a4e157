import { byKeptKey, byKeptOwner, byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { jurisdictionsById } from './jurisdiction.read.js';
import * as from from './responsible-unit.read.js';
import type { ResponsibleUnitShelves } from './responsible-unit.shelf.js';

export const responsibleUnitLoaders = (read: Reader, kept: ResponsibleUnitShelves & { read: Reader }) => ({
  responsibleUnit: byKeptKey(kept.read, from.responsibleUnitsById, (row) => row.id, kept.responsibleUnits),
  responsibleUnitByCode: byKeptKey(
    kept.read,
    from.responsibleUnitsByCode,
    (row) => row.code,
    kept.responsibleUnitsByCode,
  ),
  jurisdiction: byOwner(read, from.jurisdictions),
  jurisdictionById: byKey(read, jurisdictionsById, (row) => row.id),
  unitsInCharge: byKeptOwner(kept.read, from.unitsInChargeOf, kept.unitsInCharge),
});
