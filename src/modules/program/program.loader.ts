import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as detail from './program-detail.read.js';
import * as from from './program.read.js';
import type { Reading } from './program.row.js';

type Args<Read extends (read: Reader, ids: readonly number[], args: never, reading: Reading) => unknown> =
  Parameters<Read>[2];

export const programLoaders = (read: Reader, reading: Reading) => ({
  program: byKey(
    read,
    (_, ids: readonly number[]) => from.programsById(read, ids, reading),
    (row) => row.id,
  ),
  programs: byOwner(read, (_, ids, args: Args<typeof from.listPrograms>) =>
    from.listPrograms(read, ids, args, reading),
  ),
  programCount: byOwner(read, (_, ids, args: Args<typeof from.countPrograms>) =>
    from.countPrograms(read, ids, args, reading),
  ),
  programUnits: byOwner(read, detail.programUnits),
  programOnDay: byOwner(read, detail.programsOnDay),
  equipment: byOwner(read, detail.equipmentOf),
  programNote: byKey(read, detail.notesOf, (row) => row.id),
  events: byOwner(read, (_, ids, args: Args<typeof detail.eventsOfOwners>) =>
    detail.eventsOfOwners(read, ids, args, reading),
  ),
  eventCount: byOwner(read, (_, ids, args: Args<typeof detail.countEvents>) =>
    detail.countEvents(read, ids, args, reading),
  ),
});
