import { Field, ID, ObjectType } from 'type-graphql';
import { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { ProblemType } from '../../api/problem.js';
import { DateScalar } from '../../api/scalars.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';

export const OfficerId = nodeId('Officer');

@ObjectType('Officer', {
  implements: Node,
  simpleResolvers: true,
  description:
    'A grant: someone acts in a role for a unit from one day to another. Read by province officers and administrators whose area holds all that the unit answers for, and by the officer.',
})
export class OfficerType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => String, { description: 'What the identity provider calls the person; no name.' })
  subject!: string;

  @Field(() => OfficerRole, { description: 'What they are to the registry.' })
  role!: OfficerRole;

  @Field(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The unit they act for, in all that it answers for; null: the whole registry.',
  })
  responsibleUnit!: ResponsibleUnitType | null;

  @Field(() => DateScalar, { description: 'The first day of the grant.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it holds no longer; null: it goes on.',
  })
  validTo!: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind the grant, where there is one.' })
  document!: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind its end, where there is one.' })
  endingDocument!: string | null;
}

@ObjectType('OfficerPayload', { description: 'The grant after a mutation.' })
export class OfficerPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}

export const OfficerConnection = connectionType('Officer', () => OfficerType);
