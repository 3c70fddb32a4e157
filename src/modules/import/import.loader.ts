import type { Viewer } from '../../access/viewer.js';
import { byKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './import.read.js';

export const importLoaders = {
  import: (request: { read: Reader; viewer: Viewer | null }) =>
    byKey(
      request,
      (read, ids: readonly number[]) => from.importsById(read, ids, request.viewer),
      (row) => row.id,
    ),
};
