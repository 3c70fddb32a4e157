import { Field, ID, InputType } from 'type-graphql';
import { Action } from '../../access/actions.js';
import { DateScalar } from '../../api/scalars.js';

@InputType('AuditFilter', { description: 'Which rows of the audit trail; every condition given must hold.' })
export class AuditFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Acts of this person or machine, by the subject they sign in as; SYSTEM is the registry itself.',
  })
  actor?: string | null;

  @Field(() => Action, { nullable: true, description: 'Acts that did this.' })
  action?: Action | null;

  @Field(() => String, { nullable: true, description: 'Acts upon things of this type of the schema.' })
  targetType?: string | null;

  @Field(() => ID, { nullable: true, description: 'Acts upon this thing, alone or among others.' })
  target?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Acts upon what lay, at that time, in this administrative unit or in one below it. For a unit of an older map, ask with that unit.',
  })
  adminUnit?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Acts of this day or a later one.' })
  since?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Acts of days before this one.' })
  until?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Rows of this chain: the code of a province, or VN for what belongs to no province.',
  })
  chain?: string | null;
}
