import { badInput } from '../../api/errors.js';
import type { Context } from '../../context.js';
import { AdminUnitId, type AdminUnitRow, lastDay, mapDay } from '../admin-unit/index.js';
import { coverageOfArea, coverageOfJurisdiction } from '../coverage/index.js';
import type { ProgramOwner } from '../program/index.js';
import { ResponsibleUnitId, type ResponsibleUnitRow } from '../responsible-unit/index.js';

/** Of whom and of which days something is exported: the arguments of the unit's own fields. */
export interface OwnerAsked {
  adminUnit?: string | null;
  responsibleUnit?: string | null;
  asOf?: string | null;
  mapOn?: string | null;
}

const areaAsked = async (id: string, { loaders }: Context): Promise<AdminUnitRow> => {
  const area = await loaders.adminUnit.load(AdminUnitId.decode(id, 'adminUnit'));
  if (!area) throw badInput('export.unknown', { name: 'adminUnit' });
  return area;
};

const unitAsked = async (id: string, { loaders }: Context): Promise<ResponsibleUnitRow> => {
  const unit = await loaders.responsibleUnit.load(ResponsibleUnitId.decode(id, 'responsibleUnit'));
  if (!unit) throw badInput('export.unknown', { name: 'responsibleUnit' });
  return unit;
};

const check = ({ adminUnit, responsibleUnit, asOf, mapOn }: OwnerAsked): void => {
  if (adminUnit != null && responsibleUnit != null) throw badInput('export.owner');
  if (mapOn != null && adminUnit == null) throw badInput('export.days');
  if (asOf != null && adminUnit == null && responsibleUnit == null) throw badInput('export.days');
};

/** Whose programs are exported, by the rules of the field: the whole registry's, those of an area or a jurisdiction. */
export const ownerAsked = async (
  context: Context,
  asked: OwnerAsked,
): Promise<{ owner: ProgramOwner; ownerId: number; asOf: string; mapOn: string }> => {
  check(asked);
  const { today } = context;
  if (asked.adminUnit != null) {
    const unit = await areaAsked(asked.adminUnit, context);
    const asOf = asked.asOf ?? lastDay(unit, today);
    return { owner: 'adminUnit', ownerId: unit.id, asOf, mapOn: mapDay(unit, asked.mapOn ?? asOf) };
  }
  if (asked.responsibleUnit != null) {
    const unit = await unitAsked(asked.responsibleUnit, context);
    const asOf = asked.asOf ?? lastDay(unit, today);
    return { owner: 'responsibleUnit', ownerId: unit.id, asOf, mapOn: asOf };
  }
  return { owner: 'nobody', ownerId: 0, asOf: today, mapOn: today };
};

/** Whose coverage is exported. */
export const coverageAsked = async (context: Context, asked: OwnerAsked) => {
  check(asked);
  const { today } = context;
  const { asOf, mapOn } = asked;
  if (asked.adminUnit != null) return coverageOfArea(await areaAsked(asked.adminUnit, context), { asOf, mapOn, today });
  if (asked.responsibleUnit == null) throw badInput('export.owner');
  return coverageOfJurisdiction(await unitAsked(asked.responsibleUnit, context), { asOf, today });
};
