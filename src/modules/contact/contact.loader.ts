import type { Viewer } from '../../access/viewer.js';
import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './contact.read.js';

type Request = Omit<from.Reading, 'viewer'> & { read: Reader; viewer: Viewer | null };

/** Null: nobody is signed in, and nobody reads people. */
const readingOf = ({ viewer, today, requestId }: Request): from.Reading | null =>
  viewer && { viewer, today, requestId };

export const contactLoaders = {
  contact: (request: Request) => {
    const reading = readingOf(request);
    return byKey(
      request,
      async (read, ids: readonly number[]) => (reading ? from.contactsById(read, ids, reading) : []),
      (row) => row.id,
    );
  },
  contacts: (request: Request) => {
    const reading = readingOf(request);
    return byOwner(request, async (read, ids: readonly number[], term: from.Term) =>
      reading ? from.contactsOfPrograms(read, ids, term, reading) : [],
    );
  },
};
