import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './reported-figure.read.js';

export const reportedFigureLoaders = (read: Reader) => ({
  reportedFigure: byKey((ids: readonly number[]) => from.reportedFiguresById(read, ids), (row) => row.id),
  areaActivityFigures: byOwner((ids, span: from.Span) => from.figuresOfActivities(read, 'admin_unit_id', ids, span)),
  unitActivityFigures: byOwner((ids, span: from.Span) => from.figuresOfActivities(read, 'responsible_unit_id', ids, span)),
});
