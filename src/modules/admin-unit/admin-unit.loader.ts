import { byKeptKey, byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { denominatorsById } from './denominator.read.js';
import * as from from './admin-unit.read.js';
import type { AdminUnitShelves } from './admin-unit.shelf.js';

export const adminUnitLoaders = (read: Reader, shelves: AdminUnitShelves) => ({
  adminUnit: byKeptKey(read, from.adminUnitsWithAncestors, (row) => row.id, shelves.adminUnits),
  adminUnitByCode: byKeptKey(read, from.adminUnitsByCode, ({ asked }) => asked, shelves.adminUnitsByCode),
  boundary: byKey(read, from.boundariesOf, (row) => row.id),
  predecessors: byOwner(read, from.predecessorsOf),
  successors: byOwner(read, from.successorsOf),
  children: byOwner(read, from.childrenOf),
  childCount: byOwner(read, from.countChildren),
  denominator: byKey(read, denominatorsById, (row) => row.id),
});
