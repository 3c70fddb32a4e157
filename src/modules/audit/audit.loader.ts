import { byKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './audit.read.js';

export const auditLoaders = (read: Reader, reading: from.Reading) => ({
  auditRow: byKey(
    read,
    (_, ids: readonly number[]) => from.auditRowsById(read, ids, reading),
    (row) => row.id,
  ),
});
