import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as detail from './program-detail.read.js';
import * as from from './program.read.js';
import type { Reading } from './program.row.js';

type Request = Reading & { read: Reader };
type Args<Read extends (read: Reader, ids: readonly number[], args: never, reading: Reading) => unknown> =
  Parameters<Read>[2];

export const programLoaders = {
  program: (request: Request) =>
    byKey(
      request.read,
      (read, ids: readonly number[]) => from.programsById(read, ids, request),
      (row) => row.id,
    ),
  programs: (request: Request) =>
    byOwner(request.read, (read, ids, args: Args<typeof from.listPrograms>) =>
      from.listPrograms(read, ids, args, request),
    ),
  programCount: (request: Request) =>
    byOwner(request.read, (read, ids, args: Args<typeof from.countPrograms>) =>
      from.countPrograms(read, ids, args, request),
    ),
  programUnits: ({ read }: Request) => byOwner(read, detail.programUnits),
  programOnDay: ({ read }: Request) => byOwner(read, detail.programsOnDay),
  equipment: ({ read }: Request) => byOwner(read, detail.equipmentOf),
  programNote: ({ read }: Request) => byKey(read, detail.notesOf, (row) => row.id),
  events: (request: Request) =>
    byOwner(request.read, (read, ids, args: Args<typeof detail.eventsOfOwners>) =>
      detail.eventsOfOwners(read, ids, args, request),
    ),
  eventCount: (request: Request) =>
    byOwner(request.read, (read, ids, args: Args<typeof detail.countEvents>) =>
      detail.countEvents(read, ids, args, request),
    ),
};
