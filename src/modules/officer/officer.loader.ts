import { byKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './officer.read.js';

export const officerLoaders = (read: Reader, reading: from.Reading) => ({
  officer: byKey(
    read,
    (_, ids: readonly number[]) => from.officersById(read, ids, reading),
    (row) => row.id,
  ),
});
