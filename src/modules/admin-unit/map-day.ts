import { clampDay } from '../../api/day.js';

interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

/** `day` moved into the unit's own validity: the day of the map on which this row can be asked anything. */
export const mapDay = (unit: Validity, day: string): string => clampDay(day, unit.validFrom, unit.validTo);

/** Today, or the last day of a unit that is no more. */
export const lastDay = (unit: Pick<Validity, 'validTo'>, today: string): string => clampDay(today, null, unit.validTo);
