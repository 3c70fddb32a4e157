import { Shelf } from '../../database/shelf.js';
import type { AdminUnitByCode, AdminUnitRow } from './admin-unit.read.js';

/** Provinces, districts and communes of all maps are some 15,000; the 100,000 neighborhoods are read when asked for. */
const isKept = ({ level }: AdminUnitRow): boolean => level !== 'NEIGHBORHOOD';

/** What of administrative units the process keeps. */
export const adminUnitShelves = () => ({
  adminUnits: new Shelf<AdminUnitRow>(20_000, isKept),
  adminUnitsByCode: new Shelf<AdminUnitByCode>(5_000, isKept),
});

export type AdminUnitShelves = ReturnType<typeof adminUnitShelves>;
