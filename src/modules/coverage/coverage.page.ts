import { badInput } from '../../api/errors.js';
import type { Context } from '../../context.js';
import { ADMIN_LEVELS, type AdminLevel, type AdminUnitRow, lastDay, mapDay } from '../admin-unit/index.js';
import type { ResponsibleUnitRow } from '../responsible-unit/index.js';
import type { Figures } from './figures.js';

/** What a Coverage speaks of; its figures are read when one of them is asked for, or came with a breakdown. */
export interface CoverageSource {
  asOf: string;
  mapOn: string;
  area: AdminUnitRow | null;
  responsibleUnitId: number | null;
  figures: Figures | null;
}

/** Which days are asked about; the defaults are today, or the unit's last day. */
export interface DaysAsked {
  asOf: string | null | undefined;
  mapOn?: string | null | undefined;
  today: string;
}

export const coverageOfArea = (unit: AdminUnitRow, { asOf, mapOn, today }: DaysAsked): CoverageSource => {
  const day = asOf ?? lastDay(unit, today);
  return { asOf: day, mapOn: mapDay(unit, mapOn ?? day), area: unit, responsibleUnitId: null, figures: null };
};

export const coverageOfJurisdiction = (unit: ResponsibleUnitRow, { asOf, today }: DaysAsked): CoverageSource => {
  const day = asOf ?? lastDay(unit, today);
  return { asOf: day, mapOn: day, area: null, responsibleUnitId: unit.id, figures: null };
};

/** An area of a breakdown, with its figures at hand. */
export interface AreaCoverage {
  adminUnit: AdminUnitRow;
  coverage: CoverageSource & { figures: Figures };
}

/**
 * Every unit of that level below, with what programs cover of it, by name.
 *
 * @throws ApiError BAD_USER_INPUT where the level is not below the area's own.
 */
export const breakdownOf = async (
  { asOf, mapOn, area, responsibleUnitId }: CoverageSource,
  level: AdminLevel,
  { loaders }: Context,
): Promise<AreaCoverage[]> => {
  if (area && ADMIN_LEVELS.indexOf(level) <= ADMIN_LEVELS.indexOf(area.level)) throw badInput('breakdown.level');
  const units = area ? [area] : await loaders.jurisdiction.load({ ownerId: responsibleUnitId!, args: { day: asOf } });
  const rows = await loaders.breakdown.load({ unitIds: units.map((unit) => unit.id), level, asOf, mapOn });
  return rows.map(({ unit, figures }) => ({
    adminUnit: unit,
    coverage: { asOf, mapOn, area: unit, responsibleUnitId: null, figures },
  }));
};
