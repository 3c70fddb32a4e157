/** How large a country is made. Everything in it follows from these numbers alone, so the same numbers make the same rows. */
export interface CountrySize {
  provinces: number;
  communes: number;
  neighborhoods: number;
  /** One of the ministry, one for each province, ten area teams a province, and the police of communes. */
  responsibleUnits: number;
  programs: number;
  activities: number;
}

/** The country as it will stand when every commune keeps its programs here. */
export const COUNTRY: CountrySize = {
  provinces: 34,
  communes: 3_321,
  neighborhoods: 100_000,
  responsibleUnits: 1_400,
  programs: 300_000,
  activities: 5_000_000,
};

/** The same map with a tenth of the programs and of what was done: each area is as sparse. */
export const SPARSE: CountrySize = { ...COUNTRY, programs: COUNTRY.programs / 10, activities: COUNTRY.activities / 10 };

/** A tenth of the map, each area as dense. */
export const SMALL: CountrySize = {
  provinces: 3,
  communes: 332,
  neighborhoods: 10_000,
  responsibleUnits: 140,
  programs: COUNTRY.programs / 10,
  activities: COUNTRY.activities / 10,
};
