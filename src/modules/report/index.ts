import * as periodReport from './period-report.resolver.js';
import * as submitted from './submitted-report.resolver.js';
import * as target from './target.resolver.js';

export {
  type ActivityLine,
  type ChildLine,
  type Compared,
  type Completeness,
  type MonthLine,
  type PeriodReportData,
  type ProgramLine,
  type ReportContext,
  type ReportUnit,
  type TargetLine,
  periodReportOf,
} from './period-report.js';
export { ReportUnitType } from './period-report.type.js';
export { digestOf as digestOfReport } from './report-figures.js';
export { reportLoaders } from './report.loader.js';
export { reportRoutes } from './report.route.js';
export { type UnitKey, unitKeyOf } from './report-unit.js';

export const reportResolvers = [
  ...Object.values(periodReport),
  ...Object.values(target),
  ...Object.values(submitted),
] as const;
