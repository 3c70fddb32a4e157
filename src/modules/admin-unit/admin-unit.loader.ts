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
  adminUnit: ({ kept: { read, shelves } }: Request) =>
    byKeptKey(read, from.adminUnitsWithAncestors, (row) => row.id, shelves.adminUnits),
  adminUnitsOfCode: ({ kept: { read, shelves } }: Request) =>
    byKeptKey(read, from.unitsOfCodes, ({ code }) => code, shelves.adminUnitsOfCode),
  boundary: ({ read }: Request) => byKey(read, from.boundariesOf, (row) => row.id),
  predecessors: ({ read }: Request) => byOwner(read, from.predecessorsOf),
  successors: ({ read }: Request) => byOwner(read, from.successorsOf),
  children: ({ read }: Request) => byOwner(read, from.childrenOf),
  childCount: ({ read }: Request) => byOwner(read, from.countChildren),
  denominator: ({ read }: Request) => byKey(read, denominatorsById, (row) => row.id),
};
