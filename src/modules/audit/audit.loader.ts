import { byKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './audit.read.js';

type Request = from.Reading & { read: Reader };

export const auditLoaders = {
  auditRow: (request: Request) => byKey(request, from.auditRowsById, (row) => row.id),
};
