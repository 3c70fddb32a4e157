import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './registration.read.js';

export const registrationLoaders = (read: Reader, reading: from.Reading) => ({
  registration: byKey(
    read,
    (_, ids: readonly number[]) => from.registrationsById(read, ids, reading),
    (row) => row.id,
  ),
  registrationSteps: byOwner(read, from.registrationSteps),
});
