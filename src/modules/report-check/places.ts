import type { Reader } from '../../database/read.js';
import { isValidOn } from '../../domain/validity.js';
import type { NamedPlace } from './reader/read-text.js';
import { type NamedUnitRow, unitsCalled } from './report-check.read.js';

/** What the registry knows by the name of a place. */
export interface KnownPlace {
  /** Those of the map of the day that it may be; one where the name is clear. */
  units: NamedUnitRow[];
  /** Those of any map. */
  ever: NamedUnitRow[];
}

/** Names beyond these are not looked up: a text of nothing but names is no report. */
const MOST_NAMES = 300;

/** Looks up every place that a text names, in one statement; what it answers knows them on `day`. */
export const placesKnown = async (
  read: Reader,
  places: readonly NamedPlace[],
  day: string,
): Promise<(place: NamedPlace) => KnownPlace> => {
  const names = [...new Set(places.flatMap((place) => place.names))].slice(0, MOST_NAMES);
  const rows = names.length > 0 ? await unitsCalled(read, names) : [];
  const byName = Map.groupBy(rows, (row) => row.asked);

  const called = (place: NamedPlace): NamedUnitRow[] => {
    const ofLevel = place.names.map((name) =>
      (byName.get(name) ?? []).filter(({ level }) => place.levels.includes(level)),
    );
    // The longest name that there is; of several, those with the very marks.
    const found = ofLevel.find((units) => units.length > 0) ?? [];
    const exact = found.filter(({ name, asked }) => name.toLowerCase().endsWith(asked.toLowerCase()));
    return exact.length > 0 ? exact : found;
  };
  return (place) => {
    const around = place.within ? new Set(called(place.within).map(({ id }) => id)) : null;
    const ever = called(place).filter(({ ancestorIds }) => !around?.size || ancestorIds.some((id) => around.has(id)));
    return { ever, units: highest(ever.filter((unit) => isValidOn(unit, day))) };
  };
};

/** "thành phố" may be of two levels; the province's is meant before the district's. */
const highest = (units: NamedUnitRow[]): NamedUnitRow[] => {
  const isProvince = units.filter(({ level }) => level === 'PROVINCE');
  return isProvince.length > 0 ? isProvince : units;
};
