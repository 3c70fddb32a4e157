import { ReportedFigureResolver } from './reported-figure.resolver.js';

export { reportedFigureLoaders } from './reported-figure.loader.js';
export { type ReportedFigureRow, reportedFigureColumns, reportedFigureJson } from './reported-figure.read.js';
export { ReportedFigureId, ReportedFigureType } from './reported-figure.type.js';

export const reportedFigureResolvers = [ReportedFigureResolver] as const;
