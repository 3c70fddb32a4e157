import { byKeptKey, byKeptOwner, byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { jurisdictionsById } from './jurisdiction.read.js';
import * as from from './responsible-unit.read.js';
import type { ResponsibleUnitShelves } from './responsible-unit.shelf.js';

export const responsibleUnitLoaders = (read: Reader, shelves: ResponsibleUnitShelves) => ({
  responsibleUnit: byKeptKey(read, from.responsibleUnitsById, (row) => row.id, shelves.responsibleUnits),
  responsibleUnitByCode: byKeptKey(
    read,
    from.responsibleUnitsByCode,
    (row) => row.code,
    shelves.responsibleUnitsByCode,
  ),
  jurisdiction: byOwner(read, from.jurisdictions),
  jurisdictionById: byKey(read, jurisdictionsById, (row) => row.id),
  unitsInCharge: byKeptOwner(read, from.unitsInChargeOf, shelves.unitsInCharge),
});
