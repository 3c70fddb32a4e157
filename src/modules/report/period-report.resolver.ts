import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { encodeAnyId } from '../../api/node.js';
import { PeriodInput, periodOf } from '../../api/period.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { type ChildLine, type PeriodReportData, type ReportUnit, periodReportOf } from './period-report.js';
import {
  ActivityKindReportType,
  ChildReportType,
  PeriodReportType,
  ProgramKindCountType,
  ProgramKindReportType,
  ReportMonthType,
  ReportUnitType,
} from './period-report.type.js';
import { type Compared, besideKnown, digestOf, monthsBesideKnown } from './report-figures.js';
import { unitKeyOf } from './report-unit.js';

@Resolver(() => PeriodReportType)
export class PeriodReportResolver {
  @Query(() => PeriodReportType, {
    complexity: ({ childComplexity }) => 500 + childComplexity,
    description:
      'The report of an administrative or responsible unit for a period that has begun. An area counts on the map of the period’s last day, for a responsible unit what stands counts by its jurisdiction of that day, and whatever happened by that of its own day. Refused for more than fifty years. Anyone may read it.',
  })
  periodReport(
    @Arg('unit', () => ID, { description: 'The administrative or responsible unit.' }) unit: string,
    @Arg('period', () => PeriodInput, { description: 'The period.' }) period: PeriodInput,
    @Arg('mapOn', () => DateScalar, {
      nullable: true,
      description: 'For an administrative unit alone: another map day, for everything in the report.',
    })
    mapOn: string | null,
    @Ctx() context: Context,
  ): Promise<PeriodReportData> {
    return periodReportOf(context, unitKeyOf(unit), periodOf(period), { mapOn: mapOn ?? null });
  }

  @FieldResolver(() => [ProgramKindReportType])
  programs(@Root() report: PeriodReportData) {
    const beside = (compared: Compared) => besideKnown(compared, report);
    return report.programs.map(({ founded, standing, dissolved, ...line }) => ({
      ...line,
      ...{ founded: beside(founded), standing: beside(standing), dissolved: beside(dissolved) },
    }));
  }

  @FieldResolver(() => [ActivityKindReportType])
  activities(@Root() report: PeriodReportData) {
    const beside = (compared: Compared) => besideKnown(compared, report);
    return report.activities.map(({ activities, measures, ...line }) => ({
      ...line,
      activities: beside(activities),
      measures: measures.map(({ recorded, ...measure }) => ({ ...measure, recorded: beside(recorded) })),
    }));
  }

  @FieldResolver(() => [ReportMonthType])
  months(@Root() report: PeriodReportData) {
    return monthsBesideKnown(report);
  }

  @FieldResolver(() => String, {
    description:
      'A digest of all figures: equal figures, equal digest. Whoever submits the report names the one that they have seen.',
  })
  digest(@Root() report: PeriodReportData): string {
    return digestOf(report);
  }
}

@Resolver(() => ReportUnitType)
export class ReportUnitResolver {
  @FieldResolver(() => String)
  id(@Root() { type, id }: ReportUnit): string {
    return encodeAnyId(type, id)!;
  }

  @FieldResolver(() => AdminUnitType, { nullable: true, description: 'The administrative unit, where it is one.' })
  adminUnit(@Root() { type, id }: ReportUnit, @Ctx() { loaders }: Context) {
    return type === 'AdminUnit' ? loaders.adminUnit.load(id) : null;
  }

  @FieldResolver(() => ResponsibleUnitType, { nullable: true, description: 'The responsible unit, where it is one.' })
  responsibleUnit(@Root() { type, id }: ReportUnit, @Ctx() { loaders }: Context) {
    return type === 'ResponsibleUnit' ? loaders.responsibleUnit.load(id) : null;
  }
}

@Resolver(() => ChildReportType)
export class ChildReportResolver {
  @FieldResolver(() => [ProgramKindCountType], {
    description: 'The programs that stand, of all four kinds in the order of the enum.',
    complexity: ({ childComplexity }) => 1 + 4 * childComplexity,
  })
  programs(@Root() { programs }: ChildLine) {
    return Object.values(ProgramKind).map((kind) => ({ kind, programs: programs[kind] }));
  }
}
