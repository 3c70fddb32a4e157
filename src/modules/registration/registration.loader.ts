import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './registration.read.js';

type Request = from.Reading & { read: Reader };

export const registrationLoaders = {
  registration: (request: Request) =>
    byKey(
      request.read,
      (read, ids: readonly number[]) => from.registrationsById(read, ids, request),
      (row) => row.id,
    ),
  registrationSteps: ({ read }: Request) => byOwner(read, from.registrationSteps),
};
