import { Field, ObjectType } from 'type-graphql';
import { ProblemType } from '../../api/problem.js';

@ObjectType('NeighborhoodPayload', { description: 'The neighborhood after a mutation.' })
export class NeighborhoodPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}
