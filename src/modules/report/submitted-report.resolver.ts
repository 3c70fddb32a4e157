import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import type { Context } from '../../context.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { differencesOf } from './differences.js';
import { periodReportOf } from './period-report.js';
import { PeriodReportType } from './period-report.type.js';
import { ownerOf } from './report-unit.js';
import { SubmitReportInput, SubmittedReportFilter } from './submitted-report.input.js';
import * as from from './submitted-report.read.js';
import * as service from './submitted-report.service.js';
import {
  ReportDifferenceType,
  SubmittedReportConnection,
  SubmittedReportId,
  SubmittedReportPayloadType,
  SubmittedReportType,
} from './submitted-report.type.js';

type Row = from.SubmittedReportRow;

@Resolver(() => SubmittedReportType)
export class SubmittedReportResolver {
  @Query(() => SubmittedReportConnection, {
    description: 'Submitted reports, the latest period first, and of one period the latest report. Anyone may read it.',
  })
  async submittedReports(
    @Arg('where', () => SubmittedReportFilter, { nullable: true, description: 'Which reports; without it all.' })
    where: SubmittedReportFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read }: Context,
  ): Promise<ConnectionSource<Row>> {
    const filter = where ?? {};
    const page = pageOf(pageArgs, from.order, 'submittedReports', filter);
    const rows = await from.listSubmittedReports(read, filter, page);
    return connectionOf(rows, page, () => from.countSubmittedReports(read, filter));
  }

  @Mutation(() => SubmittedReportPayloadType, {
    description:
      'Submits the report of a unit for a period that is over, with its figures as they are now. For local officers and police whose area holds the unit’s; that of a responsible unit, for its own officers or those of a unit above it. A report that was submitted before is named by the one that takes its place. Problems: InputProblem, which says too where the figures are others than expected, or the report that holds is another one than named.',
  })
  submitReport(
    @Arg('input', () => SubmitReportInput, { description: 'What is asked for.' }) given: SubmitReportInput,
    @Ctx() context: Context,
  ) {
    return service.submitReport(context, given);
  }

  @FieldResolver(() => ID)
  id(@Root() report: Row): string {
    return SubmittedReportId.encode(report.id);
  }

  @FieldResolver(() => AdminUnitType, { nullable: true })
  adminUnit(@Root() { adminUnitId }: Row, @Ctx() { loaders }: Context) {
    return adminUnitId === null ? null : loaders.adminUnit.load(adminUnitId);
  }

  @FieldResolver(() => ResponsibleUnitType, { nullable: true })
  responsibleUnit(@Root() { responsibleUnitId }: Row, @Ctx() { loaders }: Context) {
    return responsibleUnitId === null ? null : loaders.responsibleUnit.load(responsibleUnitId);
  }

  @FieldResolver(() => ResponsibleUnitType, { nullable: true })
  submittingUnit(@Root() { submittingUnitId }: Row, @Ctx() { loaders }: Context) {
    return submittingUnitId === null ? null : loaders.responsibleUnit.load(submittingUnitId);
  }

  @FieldResolver(() => SubmittedReportType, { nullable: true })
  supersedes(@Root() { supersedesId }: Row, @Ctx() { loaders }: Context) {
    return supersedesId === null ? null : loaders.submittedReport.load(supersedesId);
  }

  @FieldResolver(() => SubmittedReportType, { nullable: true })
  supersededBy(@Root() { supersededById }: Row, @Ctx() { loaders }: Context) {
    return supersededById === null ? null : loaders.submittedReport.load(supersededById);
  }

  @FieldResolver(() => Boolean)
  isSuperseded(@Root() { supersededById }: Row): boolean {
    return supersededById !== null;
  }

  @FieldResolver(() => PeriodReportType, { description: 'The report as it was submitted.' })
  async report(@Root() { id }: Row, @Ctx() { loaders }: Context) {
    return (await loaders.submittedContent.load(id))!.content;
  }

  @FieldResolver(() => [ReportDifferenceType], {
    complexity: ({ childComplexity }) => 3_000 + 20 * childComplexity,
    description:
      'Every figure that is another by now, after corrections or late entries, in the order of the report; empty: all is as it was submitted. The report is worked out anew for this, so ask it of a few reports at a time.',
  })
  async differences(@Root() { id, period, ...owner }: Row, @Ctx() context: Context) {
    const [submitted, now] = await Promise.all([
      context.loaders.submittedContent.load(id),
      periodReportOf(context, ownerOf(owner), period),
    ]);
    return differencesOf(submitted!.content, now);
  }
}

@Resolver(() => SubmittedReportPayloadType)
export class SubmittedReportPayloadResolver {
  @FieldResolver(() => SubmittedReportType, {
    nullable: true,
    description: 'The report; null where a problem kept it from being submitted.',
  })
  report(@Root() { submittedReportId }: Partial<service.SubmittedReportResult>, @Ctx() { loaders }: Context) {
    return submittedReportId === undefined ? null : loaders.submittedReport.load(submittedReportId);
  }
}
