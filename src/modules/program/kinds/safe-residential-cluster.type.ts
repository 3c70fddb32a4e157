import { Field, Int, ObjectType } from 'type-graphql';
import { ProgramType } from '../program.type.js';

@ObjectType('SafeResidentialCluster', {
  implements: ProgramType,
  simpleResolvers: true,
  description: 'A safe residential cluster (cụm dân cư an toàn): part of a hamlet or residential block.',
})
export class SafeResidentialClusterType extends ProgramType {
  @Field(() => Int, { nullable: true, description: 'The people living in it.' })
  residents!: number | null;

  @Field(() => Int, { nullable: true, description: 'Households that have an extinguisher.' })
  householdsWithExtinguisher!: number | null;

  @Field(() => Int, { nullable: true, description: 'Households that have a second way out.' })
  householdsWithSecondExit!: number | null;

  @Field(() => Int, { nullable: true, description: 'Households that signed a fire-safety commitment.' })
  commitmentsSigned!: number | null;
}
