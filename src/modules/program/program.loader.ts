import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as detail from './program-detail.read.js';
import * as from from './program.read.js';
import type { Reading } from './program.row.js';

type Request = Reading & { read: Reader };

export const programLoaders = {
  program: (request: Request) => byKey(request, from.programsById, (row) => row.id),
  programs: (request: Request) => byOwner(request, from.listPrograms),
  programCount: (request: Request) => byOwner(request, from.countPrograms),
  programUnits: (request: Request) => byOwner(request, detail.programUnits),
  programOnDay: (request: Request) => byOwner(request, detail.programsOnDay),
  equipment: (request: Request) => byOwner(request, detail.equipmentOf),
  programNote: (request: Request) => byKey(request, detail.notesOf, (row) => row.id),
  events: (request: Request) => byOwner(request, detail.eventsOfOwners),
  eventCount: (request: Request) => byOwner(request, detail.countEvents),
};
