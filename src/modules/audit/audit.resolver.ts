import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { assertMayRead } from '../../access/forbidden.js';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import { encodeAnyId } from '../../api/node.js';
import type { Context } from '../../context.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { AuditFilter } from './audit.input.js';
import * as from from './audit.read.js';
import { AuditRowConnection, AuditRowId, AuditRowType } from './audit.type.js';

@Resolver(() => AuditRowType)
export class AuditRowResolver {
  @Query(() => AuditRowConnection, {
    description:
      'Who did what, the newest first. For province officers, who see their province; for the ministry and administrators of the whole registry, who see all. Nobody else may ask.',
  })
  async auditTrail(
    @Arg('where', () => AuditFilter, { nullable: true, description: 'Which rows; without it all.' })
    where: AuditFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, viewer, today }: Context,
  ): Promise<ConnectionSource<from.AuditRow>> {
    assertMayRead(viewer, 'READ_AUDIT_TRAIL');
    const filter = where ?? {};
    const listing = { filter, viewer, today };
    const page = pageOf(pageArgs, from.order, 'auditTrail', filter);
    const rows = await from.listAuditRows(read, listing, page);
    return connectionOf(rows, page, () => from.countAuditRows(read, listing));
  }

  @FieldResolver(() => ID)
  id(@Root() row: from.AuditRow): string {
    return AuditRowId.encode(row.id);
  }

  @FieldResolver(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The unit for which they acted; null for the whole registry, and for the registry itself.',
  })
  responsibleUnit(@Root() row: from.AuditRow, @Ctx() { loaders }: Context) {
    return row.responsibleUnitId === null ? null : loaders.responsibleUnit.load(row.responsibleUnitId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'What it was done to, for `node`; null for many at once and for what has no id of its own.',
  })
  target(@Root() row: from.AuditRow): string | null {
    return row.targetId === null ? null : encodeAnyId(row.targetType, row.targetId);
  }
}
