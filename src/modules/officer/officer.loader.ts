import { byKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './officer.read.js';

export const officerLoaders = {
  officer: (request: from.Reading & { read: Reader }) => byKey(request, from.officersById, (row) => row.id),
};
