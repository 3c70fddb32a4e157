import { Field, Int, ObjectType } from 'type-graphql';
import { ProgramType } from '../program.type.js';

@ObjectType('NeighborGroupTeam', {
  implements: ProgramType,
  simpleResolvers: true,
  description: 'A neighbor-group team (tổ liên gia): adjacent households whose alarms are linked.',
})
export class NeighborGroupTeamType extends ProgramType {
  @Field(() => Int, { nullable: true, description: 'Its number among the teams of its neighborhood.' })
  number!: number | null;

  @Field(() => Int, { nullable: true, description: 'The people living in its households.' })
  residents!: number | null;

  @Field(() => Int, { nullable: true, description: 'Households that live and do business under one roof.' })
  businessHouseholds!: number | null;

  @Field(() => Int, { nullable: true, description: 'Alarm buttons installed.' })
  alarmButtons!: number | null;

  @Field(() => Int, { nullable: true, description: 'Alarm bells installed.' })
  alarmBells!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether one button rings every bell.' })
  alarmsLinked!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Households that have a second way out.' })
  householdsWithSecondExit!: number | null;
}
