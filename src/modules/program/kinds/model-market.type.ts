import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ProgramType } from '../program.type.js';
import { MarketClass } from '../program.vocabulary.js';

@ObjectType('ModelMarket', {
  implements: ProgramType,
  simpleResolvers: true,
  description: 'A model market (chợ kiểu mẫu): a market that meets set criteria of fire safety.',
})
export class ModelMarketType extends ProgramType {
  @Field(() => MarketClass, { nullable: true, description: 'Its class by size: I, II or III.' })
  marketClass!: MarketClass | null;

  @Field(() => Int, { nullable: true, description: 'How many stalls it has.' })
  stalls!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many traders sell there.' })
  traders!: number | null;

  @Field(() => Int, { nullable: true, description: 'Its area in square meters.' })
  areaSquareMeters!: number | null;

  @Field(() => String, { nullable: true, description: 'The body that runs it; never a person.' })
  operator!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has a fire team of its own on site.' })
  hasOnSiteTeam!: boolean | null;

  @Field(() => Float, { nullable: true, description: 'The width of the road around it, in meters.' })
  roadWidthMeters!: number | null;

  @Field(() => Float, { nullable: true, description: 'The clear height over that road, in meters.' })
  clearHeightMeters!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its number in the authorities’ register of facilities under fire-safety management.',
  })
  externalFacilityCode!: string | null;
}
