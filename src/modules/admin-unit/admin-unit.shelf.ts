import { Shelf } from '../../database/shelf.js';
import type { AdminUnitRow, UnitsOfCode } from './admin-unit.read.js';

/** Provinces, districts and communes of all maps are some 15,000; the 100,000 neighborhoods are read when asked for. */
const isKept = ({ level }: AdminUnitRow): boolean => level !== 'NEIGHBORHOOD';

/** What of administrative units the process keeps. */
export const adminUnitShelves = () => ({
  adminUnits: new Shelf<AdminUnitRow>(20_000, isKept),
  // Of all days: units of a code are few, days are many.
  adminUnitsOfCode: new Shelf<UnitsOfCode>(20_000, ({ units }) => units.every(isKept)),
});

export type AdminUnitShelves = ReturnType<typeof adminUnitShelves>;
