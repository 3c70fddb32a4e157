import { type Kept, byKeptKey, byKeptOwner, byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { jurisdictionsById } from './jurisdiction.read.js';
import * as from from './responsible-unit.read.js';
import type { ResponsibleUnitShelves } from './responsible-unit.shelf.js';

interface Request {
  read: Reader;
  kept: Kept<ResponsibleUnitShelves>;
}

export const responsibleUnitLoaders = {
  responsibleUnit: ({ kept }: Request) =>
    byKeptKey(kept, from.responsibleUnitsById, (row) => row.id, kept.shelves.responsibleUnits),
  responsibleUnitByCode: ({ kept }: Request) =>
    byKeptKey(kept, from.responsibleUnitsByCode, (row) => row.code, kept.shelves.responsibleUnitsByCode),
  jurisdiction: (request: Request) => byOwner(request, from.jurisdictions),
  jurisdictionById: (request: Request) => byKey(request, jurisdictionsById, (row) => row.id),
  unitsInCharge: ({ kept }: Request) => byKeptOwner(kept, from.unitsInChargeOf, kept.shelves.unitsInCharge),
};
