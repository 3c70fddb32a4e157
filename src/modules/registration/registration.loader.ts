import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './registration.read.js';

type Request = from.Reading & { read: Reader };

export const registrationLoaders = {
  registration: (request: Request) => byKey(request, from.registrationsById, (row) => row.id),
  registrationSteps: (request: Request) => byOwner(request, from.registrationSteps),
};
