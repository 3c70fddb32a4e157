import { Field, ObjectType } from 'type-graphql';
import { ProblemType } from '../../api/problem.js';
import { DateScalar } from '../../api/scalars.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ResponsibleUnitType } from './responsible-unit.type.js';

@ObjectType('Jurisdiction', {
  simpleResolvers: true,
  description: 'That a unit answers for an area from one day to another; what its units below answer for is its too.',
})
export class JurisdictionType {
  @Field(() => ResponsibleUnitType, { description: 'The unit.' })
  responsibleUnit!: ResponsibleUnitType;

  @Field(() => AdminUnitType, { description: 'The area.' })
  adminUnit!: AdminUnitType;

  @Field(() => DateScalar, { description: 'The first day.' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day without it; null: it goes on.' })
  validTo!: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind it, where there is one.' })
  document!: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind its end, where there is one.' })
  endingDocument!: string | null;
}

@ObjectType('JurisdictionPayload', { description: 'The jurisdiction after a mutation.' })
export class JurisdictionPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}
