import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './contact.read.js';

/** Null: nobody is signed in, and nobody reads people. */
export const contactLoaders = (read: Reader, reading: from.Reading | null) => ({
  contact: byKey(
    read,
    async (_, ids: readonly number[]) => (reading ? from.contactsById(read, ids, reading) : []),
    (row) => row.id,
  ),
  contacts: byOwner(read, async (_, ids: readonly number[], term: from.Term) =>
    reading ? from.contactsOfPrograms(read, ids, term, reading) : [],
  ),
});
