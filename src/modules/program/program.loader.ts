import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as detail from './program-detail.read.js';
import * as from from './program.read.js';

export const programLoaders = (read: Reader, today: string) => ({
  program: byKey((ids: readonly number[]) => from.programsById(read, ids, today), (row) => row.id),
  programs: byOwner((ids, args: Parameters<typeof from.listPrograms>[2]) => from.listPrograms(read, ids, args)),
  programCount: byOwner((ids, args: Parameters<typeof from.countPrograms>[2]) => from.countPrograms(read, ids, args)),
  programUnits: byOwner((ids, args: { day: string }) => detail.programUnits(read, ids, args)),
  programOnDay: byOwner((ids, args: { day: string }) => detail.programsOnDay(read, ids, args)),
  equipment: byOwner((ids) => detail.equipmentOf(read, ids)),
  events: byOwner((ids, args: Parameters<typeof detail.eventsOfOwners>[2]) => detail.eventsOfOwners(read, ids, args)),
  eventCount: byOwner((ids, args: Parameters<typeof detail.countEvents>[2]) => detail.countEvents(read, ids, args)),
});
