import { join } from 'node:path';
import { POLICE_REFORM, REFORM } from './days.js';
import type { Day } from './days.js';
import { readTable } from './table.js';

/** A commune of the former province, as the map stood before 1 July 2025. */
export interface Commune {
  code: string;
  /** With its type word in lower case, as it stands inside a name: "xã Gia Tân". */
  name: string;
  isUrban: boolean;
  districtCode: string;
  /** Codes of the new communes it went to; more than one when it was split. */
  successors: string[];
}

export interface Anchor {
  latitude: number;
  longitude: number;
  /** Nothing within this distance leaves the commune. */
  clearanceMeters: number;
}

/** What the story stands on: the reference files beside it. */
export interface Reference {
  communes: Commune[];
  districtNames: Map<string, string>;
  /** Sample positions inside each new commune, by its code. */
  anchors: Map<string, Anchor[]>;
  /** The area team that answers for a commune: an old code until the reform, a new one from it on. */
  areaTeamOf(communeCode: string, on: Day): string;
}

export const PROVINCE_CODE = '37';

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

export function readReference(directory: string): Reference {
  const units = readTable<'code' | 'name' | 'kind' | 'level' | 'parent_code'>(join(directory, 'admin-units.csv'));
  const lineage = readTable<'level' | 'predecessor_code' | 'successor_code'>(
    join(directory, 'reform-2025-07-01/lineage.csv'),
  );
  const jurisdictions = readTable<'unit_code' | 'level' | 'admin_code' | 'valid_from'>(
    join(directory, 'jurisdictions.csv'),
  );

  const districtNames = new Map(
    units
      .filter((unit) => unit.level === 'DISTRICT' && unit.parent_code === PROVINCE_CODE)
      .map((unit) => [unit.code, lowerFirst(unit.name)]),
  );
  const successors = Map.groupBy(
    lineage.filter((edge) => edge.level === 'COMMUNE'),
    (edge) => edge.predecessor_code,
  );
  const communes = units
    .filter((unit) => unit.level === 'COMMUNE' && districtNames.has(unit.parent_code))
    .map((unit) => ({
      code: unit.code,
      name: lowerFirst(unit.name),
      isUrban: unit.kind !== 'COMMUNE',
      districtCode: unit.parent_code,
      successors: successors.get(unit.code)!.map((edge) => edge.successor_code),
    }));

  const anchors = new Map<string, Anchor[]>();
  const columns = readTable<'commune_code' | 'latitude' | 'longitude' | 'clearance_meters'>(
    join(directory, 'demo/anchors.csv'),
  );
  for (const [code, rows] of Map.groupBy(columns, (row) => row.commune_code)) {
    anchors.set(
      code,
      rows.map((row) => ({
        latitude: Number(row.latitude),
        longitude: Number(row.longitude),
        clearanceMeters: Number(row.clearance_meters),
      })),
    );
  }

  const areaTeams = new Map(
    jurisdictions
      .filter((row) => /-KV\d+$/.test(row.unit_code))
      .map((row) => [`${row.admin_code} ${row.valid_from}`, row.unit_code]),
  );
  return {
    communes,
    districtNames,
    anchors,
    areaTeamOf: (code, on) => areaTeams.get(`${code} ${on < REFORM ? POLICE_REFORM : REFORM}`)!,
  };
}
