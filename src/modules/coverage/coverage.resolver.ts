import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { badInput } from '../../api/errors.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { ADMIN_LEVELS, AdminLevel, type AdminUnitRow, AdminUnitType, lastDay, mapDay } from '../admin-unit/index.js';
import { type ResponsibleUnitRow, ResponsibleUnitType } from '../responsible-unit/index.js';
import { AreaCoverageType, CoverageType, KindCoverageType, OverallCoverageType, RatioType } from './coverage.type.js';
import { type Figures, NO_FIGURES } from './figures.js';

/** What a Coverage speaks of; its figures are read when one of them is asked for, or came with a breakdown. */
interface CoverageSource {
  asOf: string;
  mapOn: string;
  area: AdminUnitRow | null;
  responsibleUnitId: number | null;
  figures: Figures | null;
}

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
  ): CoverageSource {
    const day = asOf ?? lastDay(unit, today);
    return { asOf: day, mapOn: mapDay(unit, mapOn ?? day), area: unit, responsibleUnitId: null, figures: null };
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
  ): CoverageSource {
    const day = asOf ?? lastDay(unit, today);
    return { asOf: day, mapOn: day, area: null, responsibleUnitId: unit.id, figures: null };
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
    description: 'Every unit of that level below, on the same days, in name order, unpaged.',
    complexity: times(150),
  })
  async breakdown(
    @Root() coverage: CoverageSource,
    @Arg('level', () => AdminLevel, { description: 'A level below the area’s own.' }) level: AdminLevel,
    @Ctx() { loaders }: Context,
  ) {
    const { asOf, mapOn, area, responsibleUnitId } = coverage;
    if (area && ADMIN_LEVELS.indexOf(level) <= ADMIN_LEVELS.indexOf(area.level)) throw badInput('breakdown.level');
    const units = area ? [area] : await loaders.jurisdiction.load({ ownerId: responsibleUnitId!, args: { day: asOf } });
    const rows = await loaders.breakdown.load({ unitIds: units.map((unit) => unit.id), level, asOf, mapOn });
    return rows.map(({ unit, figures }) => {
      const below: CoverageSource = { asOf, mapOn, area: unit, responsibleUnitId: null, figures };
      return { adminUnit: unit, coverage: below };
    });
  }
}

function times(count: number) {
  return ({ childComplexity }: { childComplexity: number }) => 1 + count * childComplexity;
}

const figuresOf = async (coverage: CoverageSource, { loaders }: Context): Promise<Figures> => {
  const { asOf, mapOn, area, responsibleUnitId, figures } = coverage;
  if (figures) return figures;
  const found = area
    ? await loaders.areaFigures.load({ unitId: area.id, asOf, mapOn })
    : await loaders.jurisdictionFigures.load({ responsibleUnitId: responsibleUnitId!, asOf });
  return found?.figures ?? NO_FIGURES;
};
