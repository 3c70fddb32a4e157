import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Action } from '../../access/actions.js';
import { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { DateTimeScalar } from '../../api/scalars.js';

export const AuditRowId = nodeId('AuditRow');

@ObjectType('AuditChange', {
  simpleResolvers: true,
  description: 'One field of one row that an act wrote. What tells about people is never among them.',
})
export class AuditChangeType {
  @Field(() => String, { description: 'What the row is, such as Registration or ProgramPlacement.' })
  entity!: string;

  @Field(() => String, { nullable: true, description: 'The key of the row in its table; null where it has none.' })
  id!: string | null;

  @Field(() => String, { description: 'The field.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Its value before the act, as JSON; null: it had none.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Its value after the act, as JSON; null: it has none.' })
  after!: string | null;
}

@ObjectType('AuditRow', {
  implements: Node,
  simpleResolvers: true,
  description:
    'One act on record: who did what to what, in which role, and what it changed. Rows are only ever added, each one chained to the row before it. Province officers read the chain of their province, the ministry and administrators of the whole registry all of them; nobody else.',
})
export class AuditRowType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => String, {
    description: 'The chain it belongs to: the code of the province it concerns, or VN where it concerns none.',
  })
  chain!: string;

  @Field(() => Int, { description: 'Its place in the chain, from 1 and without a gap.' })
  ordinal!: number;

  @Field(() => DateTimeScalar, { description: 'When the act was done.' })
  recordedAt!: string;

  @Field(() => String, { description: 'Who acted, by the subject they sign in as; SYSTEM is the registry itself.' })
  actor!: string;

  @Field(() => OfficerRole, {
    nullable: true,
    description: 'The role in which they acted; null for the registry itself.',
  })
  role!: OfficerRole | null;

  @Field(() => Action, { description: 'What they did.' })
  action!: Action;

  @Field(() => String, { description: 'The type of what it was done to; Registry stands for the registry as a whole.' })
  targetType!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the target had afterwards, where it has one.' })
  targetVersion!: number | null;

  @Field(() => [AuditChangeType], {
    description: 'What was written, field by field; empty for a batch, of which only the number and digest are kept.',
  })
  changes!: AuditChangeType[];

  @Field(() => Int, { description: 'How many rows were written.' })
  rowCount!: number;

  @Field(() => String, { nullable: true, description: 'For a batch the SHA-256 of its rows, in hex; else null.' })
  digest!: string | null;

  @Field(() => String, { description: 'Names the request that asked for it.' })
  requestId!: string;

  @Field(() => String, {
    description: 'The SHA-256, in hex, of all that this row says and of the hash of the row before it.',
  })
  hash!: string;
}

export const AuditRowConnection = connectionType('AuditRow', () => AuditRowType);
