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
  responsibleUnit: ({ kept: { read, shelves } }: Request) =>
    byKeptKey(read, from.responsibleUnitsById, (row) => row.id, shelves.responsibleUnits),
  responsibleUnitByCode: ({ kept: { read, shelves } }: Request) =>
    byKeptKey(read, from.responsibleUnitsByCode, (row) => row.code, shelves.responsibleUnitsByCode),
  jurisdiction: ({ read }: Request) => byOwner(read, from.jurisdictions),
  jurisdictionById: ({ read }: Request) => byKey(read, jurisdictionsById, (row) => row.id),
  unitsInCharge: ({ kept: { read, shelves } }: Request) =>
    byKeptOwner(read, from.unitsInChargeOf, shelves.unitsInCharge),
};
