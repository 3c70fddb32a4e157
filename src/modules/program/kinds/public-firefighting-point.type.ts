import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ProgramType } from '../program.type.js';
import { WaterSource } from '../program.vocabulary.js';

@ObjectType('PublicFirefightingPoint', {
  implements: ProgramType,
  simpleResolvers: true,
  description:
    'A public firefighting point (điểm chữa cháy công cộng): equipment at hand in an alley that no fire truck can enter.',
})
export class PublicFirefightingPointType extends ProgramType {
  @Field(() => Float, { nullable: true, description: 'How deep the alley is, in meters.' })
  alleyDepthMeters!: number | null;

  @Field(() => Float, { nullable: true, description: 'How wide the alley is, in meters.' })
  alleyWidthMeters!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a fire truck can reach it after all.' })
  truckAccess!: boolean | null;

  @Field(() => WaterSource, { nullable: true, description: 'Where water is drawn.' })
  waterSource!: WaterSource | null;

  @Field(() => Float, { nullable: true, description: 'How far that water is, in meters.' })
  waterDistanceMeters!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the equipment stands under a shelter or in a cabinet.',
  })
  hasShelter!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a board shows the rules of use.' })
  hasRulesBoard!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How far it is meant to serve, in meters.' })
  serviceRadiusMeters!: number | null;
}
