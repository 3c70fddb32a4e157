import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './admin-unit.read.js';

export const adminUnitLoaders = (read: Reader) => ({
  adminUnit: byKey((ids: readonly number[]) => from.adminUnitsById(read, ids), (row) => row.id),
  boundary: byKey((ids: readonly number[]) => from.boundariesOf(read, ids), (row) => row.id),
  ancestors: byOwner((ids) => from.ancestorsOf(read, ids)),
  predecessors: byOwner((ids) => from.predecessorsOf(read, ids)),
  successors: byOwner((ids) => from.successorsOf(read, ids)),
  children: byOwner((ids, args: Parameters<typeof from.childrenOf>[2]) => from.childrenOf(read, ids, args)),
  childCount: byOwner((ids, args: Parameters<typeof from.countChildren>[2]) => from.countChildren(read, ids, args)),
});
