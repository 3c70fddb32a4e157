import { byKeptKey, byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { denominatorsById } from './denominator.read.js';
import * as from from './admin-unit.read.js';
import type { AdminUnitShelves } from './admin-unit.shelf.js';

export const adminUnitLoaders = (read: Reader, kept: AdminUnitShelves & { read: Reader }) => ({
  adminUnit: byKeptKey(kept.read, from.adminUnitsWithAncestors, (row) => row.id, kept.adminUnits),
  adminUnitsOfCode: byKeptKey(kept.read, from.unitsOfCodes, ({ code }) => code, kept.adminUnitsOfCode),
  boundary: byKey(read, from.boundariesOf, (row) => row.id),
  predecessors: byOwner(read, from.predecessorsOf),
  successors: byOwner(read, from.successorsOf),
  children: byOwner(read, from.childrenOf),
  childCount: byOwner(read, from.countChildren),
  denominator: byKey(read, denominatorsById, (row) => row.id),
});
