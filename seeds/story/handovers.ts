import { POLICE_REFORM, REFORM } from './days.js';
import type { Day } from './days.js';
import type { Program } from './programs.js';
import { random } from './random.js';
import type { Random } from './random.js';
import type { Reference } from './reference.js';

export interface Handover {
  program: Program;
  unit: string;
  role: 'MANAGING' | 'ADVISING' | 'COORDINATING' | 'FUNDING';
  from: Day;
  document: string;
}

/**
 * Who answers for each program through the three ages of the police. The first managing unit stands in the program's
 * own file, every later one and every other role is a handover.
 */
export function makeHandovers(reference: Reference, programs: readonly Program[]) {
  const chance = random('handovers');
  const managing = new Map<Program, string>();
  const handovers: Handover[] = [];

  for (const program of programs) {
    const { commune, successor, foundedOn } = program;
    const manager = managerOf(chance, program);
    const unitOn = (who: Manager, day: Day): string => {
      const isNew = day >= REFORM;
      switch (who) {
        case 'COMMITTEE':
          return isNew ? `UBND-${successor}-2025` : `UBND-${commune.code}`;
        case 'COMMUNE_POLICE':
          return isNew ? `CAX-${successor}-2025` : `CAX-${commune.code}`;
        case 'AREA_POLICE':
          if (day < POLICE_REFORM) return `CA-${commune.districtCode}`;
          return reference.areaTeamOf(isNew ? successor : commune.code, day);
        case 'PREVENTION_TEAM':
          return isNew ? 'PC07-NB-2025-PHONGCHAY' : 'PC07-NB-PHONGCHAY';
        case 'MARKET_BOARD':
          return isNew ? `BQLC-${commune.code}-2025` : `BQLC-${commune.code}`;
        case 'WOMENS_UNION':
          return isNew ? 'HPN-NB-2025' : 'HPN-NB';
        case 'YOUTH_UNION':
          return isNew ? 'DTN-NB-2025' : 'DTN-NB';
      }
    };
    const follow = (who: Manager, role: Handover['role'], document: string) => {
      let last = role === 'MANAGING' ? unitOn(who, foundedOn) : null;
      for (const from of [foundedOn, POLICE_REFORM, REFORM]) {
        const unit = unitOn(who, from);
        if (from < foundedOn || unit === last) continue;
        const reason =
          from === POLICE_REFORM ? 'Biên bản bàn giao khi kết thúc công an cấp huyện (minh họa)' : document;
        handovers.push({ program, unit, role, from, document: from === REFORM ? REFORM_HANDOVER : reason });
        last = unit;
      }
    };

    managing.set(program, unitOn(manager, foundedOn));
    follow(manager, 'MANAGING', '');
    if (manager !== 'PREVENTION_TEAM' && (program.kind === 'MODEL_MARKET' || program.replication === 'PILOT')) {
      follow('PREVENTION_TEAM', 'ADVISING', 'Kế hoạch hướng dẫn mô hình điểm (minh họa)');
    }
    if (program.kind === 'NEIGHBOR_GROUP_TEAM' && chance.chance(0.18)) {
      follow(chance.pick(['WOMENS_UNION', 'YOUTH_UNION']), 'COORDINATING', 'Chương trình phối hợp (minh họa)');
    }
    if (program.kind === 'PUBLIC_FIREFIGHTING_POINT' && chance.chance(0.5)) {
      follow('COMMITTEE', 'FUNDING', 'Quyết định hỗ trợ kinh phí (minh họa)');
    }
  }
  handovers.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.program.code < b.program.code ? -1 : 1));
  return { managing, handovers };
}

const REFORM_HANDOVER = 'Biên bản bàn giao khi sắp xếp đơn vị hành chính (minh họa)';

type Manager =
  'COMMITTEE' | 'COMMUNE_POLICE' | 'AREA_POLICE' | 'PREVENTION_TEAM' | 'MARKET_BOARD' | 'WOMENS_UNION' | 'YOUTH_UNION';

function managerOf(chance: Random, program: Program): Manager {
  switch (program.kind) {
    case 'MODEL_MARKET':
      return 'MARKET_BOARD';
    case 'PUBLIC_FIREFIGHTING_POINT':
      return chance.chance(0.75) ? 'AREA_POLICE' : 'COMMUNE_POLICE';
    case 'NEIGHBOR_GROUP_TEAM':
      return chance.chance(0.8) ? 'COMMUNE_POLICE' : 'COMMITTEE';
    case 'SAFE_RESIDENTIAL_CLUSTER':
      if (program.replication === 'PILOT' && chance.chance(0.4)) return 'PREVENTION_TEAM';
      return chance.pick(['COMMITTEE', 'COMMUNE_POLICE', 'AREA_POLICE']);
  }
}
