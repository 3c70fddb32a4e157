import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Node, decodeAnyId } from './api/node.js';
import type { Context } from './context.js';
import { programTypeName } from './modules/program/index.js';

/** How to read the row behind an id of each type. */
const LOAD: Record<string, (id: number, context: Context) => Promise<object | null>> = {
  AdminUnit: (id, { loaders }) => loaders.adminUnit.load(id),
  ResponsibleUnit: (id, { loaders }) => loaders.responsibleUnit.load(id),
  Program: (id, { loaders }) => loaders.program.load(id),
  Activity: (id, { loaders }) => loaders.activity.load(id),
  ReportedFigure: (id, { loaders }) => loaders.reportedFigure.load(id),
  Contact: (id, { loaders }) => loaders.contact.load(id),
  Registration: (id, { loaders }) => loaders.registration.load(id),
  Import: (id, { loaders }) => loaders.import.load(id),
  AuditRow: (id, { loaders }) => loaders.auditRow.load(id),
  TargetPlan: (id, { loaders }) => loaders.targetPlan.load(id),
  SubmittedReport: (id, { loaders }) => loaders.submittedReport.load(id),
  Officer: (id, { loaders }) => loaders.officer.load(id),
};

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'Anything by its opaque id. Null when there is no such thing, or none that the viewer may read. Anyone may ask.',
  })
  async node(
    @Arg('id', () => ID, { description: 'The opaque id, as it was given.' }) id: string,
    @Ctx() context: Context,
  ) {
    const { type, id: rowId } = decodeAnyId(id, Object.keys(LOAD));
    const row = await LOAD[type]!(rowId, context);
    return row && { ...row, __typename: type === 'Program' ? programTypeName(row as never) : type };
  }
}
