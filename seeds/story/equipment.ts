import { addDays, LAST_DAY } from './days.js';
import type { Day } from './days.js';
import type { Program } from './programs.js';
import { random } from './random.js';
import type { Random } from './random.js';

export interface EquipmentLine {
  program: Program;
  kind: string;
  quantity: number;
  working: number;
  expiresOn: Day | null;
  lastCheckedOn: Day | null;
}

const EXPIRES = ['EXTINGUISHER_ABC', 'EXTINGUISHER_CO2', 'SMOKE_MASK', 'FIRST_AID_KIT'];

/** What each program keeps. `lastCheckOf`: the last equipment check among its activities. */
export function makeEquipment(
  programs: readonly Program[],
  lastCheckOf: (program: Program) => Day | null,
): EquipmentLine[] {
  const chance = random('equipment');
  return programs.flatMap((program) =>
    outfit(chance, program).map(([kind, quantity]) => ({
      program,
      kind,
      quantity,
      working: chance.chance(0.06) ? quantity - 1 : quantity,
      expiresOn: EXPIRES.includes(kind) ? addDays(LAST_DAY, chance.between(-120, 1000)) : null,
      lastCheckedOn: lastCheckOf(program),
    })),
  );
}

function outfit(chance: Random, program: Program): [kind: string, quantity: number][] {
  const lines: [string, number][] = [];
  const maybe = (probability: number, kind: string, least: number, most = least) => {
    if (chance.chance(probability)) lines.push([kind, chance.between(least, most)]);
  };
  switch (program.kind) {
    case 'PUBLIC_FIREFIGHTING_POINT':
      maybe(0.94, 'EXTINGUISHER_ABC', 2, 8);
      if (lines.length === 0) maybe(0.6, 'EXTINGUISHER_ABC', 1);
      maybe(0.25, 'EXTINGUISHER_CO2', 1, 2);
      maybe(0.93, 'CROWBAR', 1, 2);
      maybe(0.9, 'SLEDGEHAMMER', 1);
      maybe(0.6, 'AXE', 1);
      maybe(0.6, 'BOLT_CUTTER', 1);
      maybe(0.3, 'LADDER', 1);
      maybe(0.3, 'SAND_BOX', 1);
      if (program.own.water_source === 'HYDRANT') {
        maybe(0.9, 'HOSE', 2, 4);
        maybe(0.9, 'NOZZLE', 1, 2);
        maybe(0.85, 'HYDRANT_KEY', 1);
      }
      break;
    case 'NEIGHBOR_GROUP_TEAM':
      maybe(0.8, 'EXTINGUISHER_ABC', 2, 10);
      maybe(0.3, 'SMOKE_MASK', 2, 6);
      maybe(0.2, 'ROPE', 1, 2);
      maybe(0.25, 'FLASHLIGHT', 2, 5);
      break;
    case 'SAFE_RESIDENTIAL_CLUSTER':
      maybe(0.45, 'MEGAPHONE', 1, 2);
      maybe(0.35, 'EXTINGUISHER_ABC', 4, 16);
      maybe(0.15, 'PUMP', 1);
      maybe(0.2, 'FIRST_AID_KIT', 1, 2);
      break;
    case 'MODEL_MARKET':
      maybe(1, 'EXTINGUISHER_ABC', 20, 60);
      maybe(0.8, 'EXTINGUISHER_CO2', 4, 12);
      maybe(1, 'HOSE', 6, 12);
      maybe(1, 'NOZZLE', 3, 6);
      maybe(0.8, 'PUMP', 1, 2);
      maybe(0.7, 'WATER_TANK', 1, 2);
      maybe(0.6, 'MEGAPHONE', 2);
      break;
  }
  return lines;
}
