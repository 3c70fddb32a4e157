import { addDays, POLICE_REFORM } from './days.js';
import type { Day } from './days.js';
import type { Program } from './programs.js';
import type { Random } from './random.js';
import type { Commune, Reference } from './reference.js';

export type ActivityRole = 'TOOK_PART' | 'AFFECTED' | 'RESPONDED' | 'USED';

export interface Activity {
  kind: string;
  from: Day;
  /** Exclusive. */
  to: Day;
  isPeriodTotal: boolean;
  area: { code: string; level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE' };
  unit: string;
  title: string;
  /** The first one leads: the activity counts where it stands. */
  programs: { program: Program; role: ActivityRole }[];
  measures: Record<string, number>;
  /** Its share of the measure whose sum the report fixes. */
  weight: number;
}

export const inCommune = (commune: Commune): Activity['area'] => ({ code: commune.code, level: 'COMMUNE' });
export const communePolice = (commune: Commune) => `CAX-${commune.code}`;
/** District police, and from 1 March 2025 the area team. */
export const areaPolice = (reference: Reference, commune: Commune, on: Day) =>
  on < POLICE_REFORM ? `CA-${commune.districtCode}` : reference.areaTeamOf(commune.code, on);

export function event(
  activity: Omit<Activity, 'to' | 'isPeriodTotal' | 'measures' | 'programs' | 'weight'> & Partial<Activity>,
): Activity {
  return { programs: [], measures: {}, weight: 1, ...activity, to: addDays(activity.from, 1), isPeriodTotal: false };
}

export const tookPart = (program: Program) => [{ program, role: 'TOOK_PART' as const }];

/** "tổ liên gia số 2 – Thôn 3, xã Gia Tân": a program's name inside a sentence. */
export const inSentence = (program: Program) =>
  program.name
    .replace(/ an toàn PCCC( và CNCH)?/, '')
    .replace(' (minh họa)', '')
    .replace(/^./, (first) => first.toLowerCase());

/** How a title names what the event was at. */
export interface Where {
  /** "cụm dân cư Thôn 3, xã Gia Tân", or the commune. */
  place: string;
  /** The people there: "các hộ trong cụm dân cư …", or the commune's civil defense force. */
  people: string;
}

export function at(program: Program): Where {
  const place = inSentence(program);
  switch (program.kind) {
    case 'SAFE_RESIDENTIAL_CLUSTER':
      return { place, people: `các hộ trong ${place}` };
    case 'NEIGHBOR_GROUP_TEAM':
      return { place, people: `thành viên ${place}` };
    case 'PUBLIC_FIREFIGHTING_POINT':
      return { place, people: `các hộ quanh ${place}` };
    case 'MODEL_MARKET':
      return { place, people: `tiểu thương ${place}` };
  }
}

/** Who does something in a commune, whatever it is called at the time. */
export type ActingUnit = 'COMMUNE_POLICE' | 'AREA_POLICE' | 'PREVENTION_TEAM' | 'RESCUE_TEAM' | 'COMMITTEE';

export function unitOf(reference: Reference, unit: ActingUnit, commune: Commune, on: Day): string {
  switch (unit) {
    case 'COMMUNE_POLICE':
      return communePolice(commune);
    case 'AREA_POLICE':
      return areaPolice(reference, commune, on);
    case 'PREVENTION_TEAM':
      return 'PC07-NB-PHONGCHAY';
    case 'RESCUE_TEAM':
      return on < POLICE_REFORM ? 'PC07-NB-CHUACHAY' : reference.areaTeamOf(commune.code, on);
    case 'COMMITTEE':
      return `UBND-${commune.code}`;
  }
}

/** Every commune in turn, each round in another order. */
export function roundRobin(chance: Random, communes: readonly Commune[], count: number): Commune[] {
  const rounds = Math.ceil(count / communes.length);
  return Array.from({ length: rounds }, () => chance.shuffled(communes))
    .flat()
    .slice(0, count);
}
