import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './reported-figure.read.js';

export const reportedFigureLoaders = {
  reportedFigure: (request: { read: Reader }) => byKey(request, from.reportedFiguresById, (row) => row.id),
  figuresOfActivities: (request: { read: Reader }) => byOwner(request, from.figuresOfActivities),
};
