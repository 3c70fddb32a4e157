import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar, SafeInt } from '../../api/scalars.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ProgramKind } from '../program/index.js';
import { ReportedFigureType } from '../reported-figure/index.js';
import { RatioRemark } from './coverage.vocabulary.js';

@ObjectType('Ratio', {
  simpleResolvers: true,
  description: 'A number against its denominator. What is not known is null, never 0 and never 100 %.',
})
export class RatioType {
  @Field(() => SafeInt, {
    nullable: true,
    description: 'How many are covered; null: not known, or without meaning here.',
  })
  covered!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Of how many; null: not known.' })
  total!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Covered of total, from 0 to 1; null where one of them is not known, the total is 0, or more are covered than there are.',
  })
  share!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the total comes from, word for word; null for units of the map.',
  })
  source!: string | null;

  @Field(() => RatioRemark, { nullable: true, description: 'Why there is no share, where there might have been one.' })
  remark!: RatioRemark | null;
}

@ObjectType('KindCoverage', { simpleResolvers: true, description: 'What programs of one kind cover.' })
export class KindCoverageType {
  @Field(() => ProgramKind, { description: 'The kind.' })
  kind!: ProgramKind;

  @Field(() => Int, {
    description: 'Programs that stand: founded, active or in need of strengthening; those unplaced included.',
  })
  programs!: number;

  @Field(() => Int, { description: 'Programs that are suspended; they do not stand.' })
  suspended!: number;

  @Field(() => Int, {
    description:
      'Of the standing ones, those that lie somewhere in this area and whose place below it nobody has decided.',
  })
  unplaced!: number;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Households in standing programs of this kind, as counted by that day. Null for points and markets, and where none was counted.',
  })
  householdsCovered!: number | null;

  @Field(() => Int, {
    description: 'Standing clusters or teams whose households were not counted; 0 for points and markets.',
  })
  programsWithoutHouseholds!: number;

  @Field(() => RatioType, { description: 'Communes with a standing program of this kind, of all communes of the map.' })
  communes!: RatioType;

  @Field(() => RatioType, {
    description: 'Neighborhoods with a standing program of this kind, of all by a dated figure.',
  })
  neighborhoods!: RatioType;

  @Field(() => RatioType, {
    description: 'Households covered, of all by a dated figure; covered is null for points and markets.',
  })
  households!: RatioType;

  @Field(() => [ReportedFigureType], {
    description: 'What documents say of this kind, area and day, word for word; never added to what is recorded.',
  })
  reported!: ReportedFigureType[];
}

@ObjectType('OverallCoverage', {
  simpleResolvers: true,
  description: 'What programs of all kinds cover together; a place covered twice counts once.',
})
export class OverallCoverageType {
  @Field(() => Int, { description: 'Programs that stand.' })
  programs!: number;

  @Field(() => RatioType, { description: 'Communes with any standing program, of all communes of the map.' })
  communes!: RatioType;

  @Field(() => RatioType, { description: 'Neighborhoods with any standing program, of all by a dated figure.' })
  neighborhoods!: RatioType;

  @Field(() => RatioType, {
    description:
      'Households in clusters and teams, of all by a dated figure. A team counts only if its cluster does not stand that day or was not counted.',
  })
  households!: RatioType;
}

@ObjectType('Coverage', { description: 'What programs cover of an area, as of a day, on the map of a day.' })
export class CoverageType {
  @Field(() => DateScalar, { description: 'The day whose state is counted.' })
  asOf!: string;

  @Field(() => DateScalar, { description: 'The day whose map is used, inside the area’s own validity.' })
  mapOn!: string;
}

@ObjectType('AreaCoverage', { simpleResolvers: true, description: 'What programs cover of one area of a breakdown.' })
export class AreaCoverageType {
  @Field(() => AdminUnitType, { description: 'The area.' })
  adminUnit!: AdminUnitType;

  @Field(() => CoverageType, { description: 'Its coverage, on the same days.' })
  coverage!: CoverageType;
}
