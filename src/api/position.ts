import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { PositionPrecision } from './common.vocabulary.js';
import { badInput } from './errors.js';

@ObjectType('Position', { description: 'A point on the ground, WGS84.', simpleResolvers: true })
export class PositionType {
  @Field(() => Float, { description: 'Degrees north, −90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, −180 to 180.' })
  longitude!: number;

  @Field(() => PositionPrecision, { description: 'How far the point can be trusted.' })
  precision!: PositionPrecision;
}

@InputType('PositionInput', { description: 'A point on the ground, WGS84.' })
export class PositionInput {
  @Field(() => Float, { description: 'Degrees north, −90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, −180 to 180.' })
  longitude!: number;
}

@InputType('BoxInput', { description: 'A box of latitudes and longitudes, WGS84, its edges included.' })
export class BoxInput {
  @Field(() => Float, { description: 'The southern edge, degrees north.' })
  south!: number;

  @Field(() => Float, { description: 'The western edge, degrees east.' })
  west!: number;

  @Field(() => Float, { description: 'The northern edge, degrees north.' })
  north!: number;

  @Field(() => Float, { description: 'The eastern edge, degrees east.' })
  east!: number;
}

// NaN and the Infinity that GraphQL makes of 1e999 are outside every range.
const within = (value: number, bound: number) => value >= -bound && value <= bound;

/** To a tenth of a millimeter: what is smaller is no place, and underflows where it is computed with. */
const rounded = (degrees: number) => Math.round(degrees * 1e9) / 1e9;

/** The point, rounded. Throws BAD_USER_INPUT for one that is not on the globe. */
export const checkPosition = ({ latitude, longitude }: PositionInput): PositionInput => {
  if (!within(latitude, 90)) throw badInput('position.latitude');
  if (!within(longitude, 180)) throw badInput('position.longitude');
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
};

/** Throws BAD_USER_INPUT for edges off the globe or in the wrong order. */
export const checkBox = (box: BoxInput): BoxInput => {
  checkPosition({ latitude: box.south, longitude: box.west });
  checkPosition({ latitude: box.north, longitude: box.east });
  if (box.south > box.north || box.west > box.east) throw badInput('box.order');
  return box;
};
