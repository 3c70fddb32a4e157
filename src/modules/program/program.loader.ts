import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as detail from './program-detail.read.js';
import * as from from './program.read.js';

export const programLoaders = (read: Reader, today: string) => ({
  program: byKey(read, (_, ids: readonly number[]) => from.programsById(read, ids, today), (row) => row.id),
  programs: byOwner(read, from.listPrograms),
  programCount: byOwner(read, from.countPrograms),
  programUnits: byOwner(read, detail.programUnits),
  programOnDay: byOwner(read, detail.programsOnDay),
  equipment: byOwner(read, detail.equipmentOf),
  programNote: byKey(read, detail.notesOf, (row) => row.id),
  events: byOwner(read, detail.eventsOfOwners),
  eventCount: byOwner(read, detail.countEvents),
});
