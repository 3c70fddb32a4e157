import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { AdminLevel, type AdminUnitRow, AdminUnitType } from '../admin-unit/index.js';
import { type ResponsibleUnitRow, ResponsibleUnitType } from '../responsible-unit/index.js';
import {
  type CoverageSource,
  breakdownOf,
  coverageOfArea,
  coverageOfJurisdiction,
  figuresOf,
} from './coverage.page.js';
import { AreaCoverageType, CoverageType, KindCoverageType, OverallCoverageType, RatioType } from './coverage.type.js';
import { AskedOfBreakdown, AskedOfCoverage } from './figures-asked.js';
import type { FiguresAsked } from './figures.js';

@Resolver(() => AdminUnitType)
export class AdminUnitCoverageResolver {
  @FieldResolver(() => CoverageType, {
    description:
      'What programs cover here: what stood on `asOf` (by default today, or this unit’s last day) and is placed here on the map day `mapOn` (by default `asOf`), moved into this unit’s own validity.',
  })
  coverage(
    @Root() unit: AdminUnitRow,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day whose state is counted.' })
    asOf: string | null,
    @Arg('mapOn', () => DateScalar, { nullable: true, description: 'The map day.' }) mapOn: string | null,
    @Ctx() { today }: Context,
    @AskedOfCoverage() asked: FiguresAsked,
  ): CoverageSource {
    return coverageOfArea(unit, { asOf, mapOn, today }, asked);
  }
}

@Resolver(() => ResponsibleUnitType)
export class ResponsibleUnitCoverageResolver {
  @FieldResolver(() => CoverageType, {
    description: 'What programs cover of its jurisdiction on `asOf`, by default today or its last day.',
  })
  coverage(
    @Root() unit: ResponsibleUnitRow,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day.' }) asOf: string | null,
    @Ctx() { today }: Context,
    @AskedOfCoverage() asked: FiguresAsked,
  ): CoverageSource {
    return coverageOfJurisdiction(unit, { asOf, today }, asked);
  }
}

@Resolver(() => CoverageType)
export class CoverageResolver {
  @FieldResolver(() => [KindCoverageType], {
    description: 'Each of the four kinds, in the order of the enum.',
    complexity: times(4),
  })
  async byKind(@Root() coverage: CoverageSource, @Ctx() context: Context) {
    return (await figuresOf(coverage, context)).byKind;
  }

  @FieldResolver(() => OverallCoverageType, { description: 'All kinds together; households and units count once.' })
  async overall(@Root() coverage: CoverageSource, @Ctx() context: Context) {
    return (await figuresOf(coverage, context)).overall;
  }

  @FieldResolver(() => RatioType, {
    description:
      'Communes in which recording has begun by `asOf`, of all communes of the map: it tells “no program” from “nobody has looked”.',
  })
  async recorded(@Root() coverage: CoverageSource, @Ctx() context: Context) {
    return (await figuresOf(coverage, context)).recorded;
  }

  @FieldResolver(() => Boolean, { description: 'Whether any of these figures rests on invented rows.' })
  async hasDemoData(@Root() coverage: CoverageSource, @Ctx() context: Context) {
    return (await figuresOf(coverage, context)).hasDemoData;
  }

  @FieldResolver(() => [AreaCoverageType], {
    description:
      'Every unit of that level below, on the same days, in name order, unpaged. TOO_COSTLY where all areas of the request are more than 20,000.',
    complexity: times(150),
  })
  async breakdown(
    @Root() coverage: CoverageSource,
    @Arg('level', () => AdminLevel, { description: 'A level below the area’s own.' }) level: AdminLevel,
    @Ctx() context: Context,
    @AskedOfBreakdown() asked: FiguresAsked,
  ) {
    return breakdownOf(coverage, level, context, asked);
  }
}

function times(count: number) {
  return ({ childComplexity }: { childComplexity: number }) => 1 + count * childComplexity;
}
