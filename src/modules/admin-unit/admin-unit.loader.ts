import { type Kept, byKeptKey, byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { denominatorsById } from './denominator.read.js';
import * as from from './admin-unit.read.js';
import type { AdminUnitShelves } from './admin-unit.shelf.js';

interface Request {
  read: Reader;
  kept: Kept<AdminUnitShelves>;
}

export const adminUnitLoaders = {
  adminUnit: ({ kept }: Request) =>
    byKeptKey(kept, from.adminUnitsWithAncestors, (row) => row.id, kept.shelves.adminUnits),
  adminUnitsOfCode: ({ kept }: Request) =>
    byKeptKey(kept, from.unitsOfCodes, ({ code }) => code, kept.shelves.adminUnitsOfCode),
  boundary: (request: Request) => byKey(request, from.boundariesOf, (row) => row.id),
  predecessors: (request: Request) => byOwner(request, from.predecessorsOf),
  successors: (request: Request) => byOwner(request, from.successorsOf),
  children: (request: Request) => byOwner(request, from.childrenOf),
  childCount: (request: Request) => byOwner(request, from.countChildren),
  denominator: (request: Request) => byKey(request, denominatorsById, (row) => row.id),
};
