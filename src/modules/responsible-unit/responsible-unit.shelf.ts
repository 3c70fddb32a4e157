import { Shelf } from '../../database/shelf.js';
import type { ResponsibleUnitRow } from './responsible-unit.read.js';

/** What of responsible units the process keeps: some 1,400 of a country, and who is in charge of an area on a day. */
export const responsibleUnitShelves = () => ({
  responsibleUnits: new Shelf<ResponsibleUnitRow>(20_000),
  responsibleUnitsByCode: new Shelf<ResponsibleUnitRow>(5_000),
  unitsInCharge: new Shelf<(ResponsibleUnitRow & { ownerId: number })[]>(5_000),
});

export type ResponsibleUnitShelves = ReturnType<typeof responsibleUnitShelves>;
