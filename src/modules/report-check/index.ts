import { ReportCheckResolver } from './report-check.resolver.js';

export const reportCheckResolvers = [ReportCheckResolver] as const;
