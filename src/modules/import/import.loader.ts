import type { Viewer } from '../../access/viewer.js';
import { byKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './import.read.js';

export const importLoaders = {
  import: ({ read, viewer }: { read: Reader; viewer: Viewer | null }) =>
    byKey(
      read,
      (_, ids: readonly number[]) => from.importsById(read, ids, viewer),
      (row) => row.id,
    ),
};
