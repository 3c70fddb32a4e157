import { badInput } from '../../api/errors.js';
import type { Context } from '../../context.js';
import { ADMIN_LEVELS, type AdminLevel, type AdminUnitRow, lastDay, mapDay } from '../admin-unit/index.js';
import type { ResponsibleUnitRow } from '../responsible-unit/index.js';
import type { Whose } from './coverage.read.js';
import { EVERYTHING, type Figures, type FiguresAsked, NO_FIGURES } from './figures.js';

/** What a Coverage speaks of; its figures are read when one of them is asked for, or came with a breakdown. */
export interface CoverageSource {
  asOf: string;
  mapOn: string;
  area: AdminUnitRow | null;
  responsibleUnitId: number | null;
  /** Of the figures. */
  asked: FiguresAsked;
  figures: Figures | null;
}

/** Which days are asked about; the defaults are today, or the unit's last day. */
export interface DaysAsked {
  asOf: string | null | undefined;
  mapOn?: string | null | undefined;
  today: string;
}

export const coverageOfArea = (
  unit: AdminUnitRow,
  { asOf, mapOn, today }: DaysAsked,
  asked = EVERYTHING,
): CoverageSource => {
  const day = asOf ?? lastDay(unit, today);
  return { asOf: day, mapOn: mapDay(unit, mapOn ?? day), area: unit, responsibleUnitId: null, asked, figures: null };
};

export const coverageOfJurisdiction = (
  unit: ResponsibleUnitRow,
  { asOf, today }: DaysAsked,
  asked = EVERYTHING,
): CoverageSource => {
  const day = asOf ?? lastDay(unit, today);
  return { asOf: day, mapOn: day, area: null, responsibleUnitId: unit.id, asked, figures: null };
};

/** What programs cover; of a jurisdiction that holds nothing, nothing. */
export const figuresOf = async (
  { asOf, mapOn, area, responsibleUnitId, asked, figures }: CoverageSource,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<Figures> => {
  if (figures) return figures;
  const of: Whose = area ? { areaId: area.id } : { responsibleUnitId: responsibleUnitId! };
  const [found] = await loaders.coverage.load({ of, asOf, mapOn, asked });
  return found?.figures ?? NO_FIGURES;
};

/** An area of a breakdown, with its figures at hand. */
export interface AreaCoverage {
  adminUnit: AdminUnitRow;
  coverage: CoverageSource & { figures: Figures };
}

/**
 * Every unit of that level below, with what programs cover of it, by name.
 *
 * @throws ApiError BAD_USER_INPUT where the level is not below the area's own, TOO_COSTLY where the request asks for more
 *   areas than it may.
 */
export const breakdownOf = async (
  { asOf, mapOn, area, responsibleUnitId }: CoverageSource,
  level: AdminLevel,
  { loaders, budget }: Context,
  asked = EVERYTHING,
): Promise<AreaCoverage[]> => {
  if (area && ADMIN_LEVELS.indexOf(level) <= ADMIN_LEVELS.indexOf(area.level)) throw badInput('breakdown.level');
  const units = area ? [area] : await loaders.jurisdiction.load({ ownerId: responsibleUnitId!, args: { day: asOf } });
  const of: Whose = { below: units.map((unit) => unit.id), level };
  const rows = await loaders.coverage.load({ of, asOf, mapOn, asked });
  await budget.spend(rows.length);
  return rows.map(({ unit, figures }) => ({
    adminUnit: unit!,
    coverage: { asOf, mapOn, area: unit, responsibleUnitId: null, asked, figures },
  }));
};
