import { addDays, LAST_DAY, spreadDays, TERM } from './days.js';
import type { Day } from './days.js';
import type { Neighborhood } from './places.js';
import { apportion, random } from './random.js';
import type { Random } from './random.js';
import type { Commune, Reference } from './reference.js';
import type { Cell } from './table.js';

export type Kind = 'SAFE_RESIDENTIAL_CLUSTER' | 'NEIGHBOR_GROUP_TEAM' | 'PUBLIC_FIREFIGHTING_POINT' | 'MODEL_MARKET';
export type Status = 'FOUNDED' | 'ACTIVE' | 'NEEDS_STRENGTHENING' | 'SUSPENDED';

export interface Program {
  code: string;
  kind: Kind;
  name: string;
  locality: string | null;
  commune: Commune;
  /** null: placed at its commune, nobody has said in which neighborhood. */
  neighborhood: Neighborhood | null;
  /** The new commune it stands in after the reform. */
  successor: string;
  position: { latitude: number; longitude: number; precision: 'MEASURED' | 'APPROXIMATE' } | null;
  foundedOn: Day;
  launchedOn: Day | null;
  replication: 'PILOT' | 'REPLICATED';
  basis: Basis | null;
  statuses: { status: Status; from: Day; document: string | null }[];
  /** After this day nothing more is heard of it. */
  quietAfter: Day | null;
  note: string | null;
  /** Clusters and teams; null: not counted. */
  households: number | null;
  /** Teams and points. */
  cluster: Program | null;
  /** The columns of its own kind. */
  own: Record<string, Cell>;
}

interface Basis {
  kind: 'FOUNDING_DECISION' | 'RECOGNITION_DECISION' | 'HOUSEHOLD_AGREEMENT' | 'MINUTES';
  number: string | null;
  date: Day;
  issuer: string;
  signer: string;
  annexRow: number | null;
}

/** The numbers of the report, of which the story is one possible detail. */
export const COUNTS: Record<Kind, number> = {
  SAFE_RESIDENTIAL_CLUSTER: 233,
  NEIGHBOR_GROUP_TEAM: 217,
  PUBLIC_FIREFIGHTING_POINT: 163,
  MODEL_MARKET: 5,
};

const CODE_PREFIX: Record<Kind, string> = {
  SAFE_RESIDENTIAL_CLUSTER: 'CDC',
  NEIGHBOR_GROUP_TEAM: 'TLG',
  PUBLIC_FIREFIGHTING_POINT: 'DCC',
  MODEL_MARKET: 'CKM',
};

/** How many communes have one at all; the others show where a model is still missing. */
const COMMUNES_WITH: Record<Exclude<Kind, 'MODEL_MARKET'>, number> = {
  SAFE_RESIDENTIAL_CLUSTER: 118,
  NEIGHBOR_GROUP_TEAM: 109,
  PUBLIC_FIREFIGHTING_POINT: 104,
};

/** The commune that the reform split. It has more than its share, so that a split can be seen to work. */
export const SPLIT_COMMUNE = '14503';
/** Communes with a model market, and a market board of the same code among the responsible units. */
const MARKET_COMMUNES = ['14332', '14362', '14428', '14560', '14620'];

/** One decision of the city of Hoa Lư founded forty teams on the fire-safety day of 2023, by an annexed list. */
export const FORTY = { districtCode: '374', count: 40, foundedOn: '2023-10-04', launchedOn: '2023-10-10' } as const;

/** How much of a neighborhood's households the programs may cover at most, by the older count. */
const COVERED_AT_MOST = 0.9;

export function makePrograms(reference: Reference, neighborhoods: readonly Neighborhood[]): Program[] {
  const byCommune = Map.groupBy(neighborhoods, (neighborhood) => neighborhood.commune);
  // Households not yet covered, so that no area ever covers more than it has.
  const free = new Map(neighborhoods.map((n) => [n, Math.floor(n.households[0] * COVERED_AT_MOST)]));

  const clusters = makeClusters(byCommune, free);
  const teams = makeTeams(byCommune, free, clusters);
  const points = makePoints(byCommune, clusters);
  const markets = makeMarkets(byCommune);
  return [clusters, teams, points, markets].flatMap((programs) => {
    programs.sort((a, b) => (a.foundedOn < b.foundedOn ? -1 : a.foundedOn > b.foundedOn ? 1 : 0));
    programs.forEach((program, index) => {
      program.code = `${CODE_PREFIX[program.kind]}-37-${String(index + 1).padStart(4, '0')}`;
    });
    return programs;
  });
}

type ByCommune = Map<Commune, Neighborhood[]>;
type Households = Map<Neighborhood, number>;

const takeHouseholds = (free: Households, place: Neighborhood, count: number) =>
  free.set(place, free.get(place)! - count);

/** A program of the kind in each place, several to a commune where more people live. */
function choosePlaces(chance: Random, kind: keyof typeof COMMUNES_WITH, byCommune: ByCommune, urbanFactor: number) {
  const weights = new Map(
    [...byCommune].map(([commune, members]) => [
      commune,
      members.reduce((sum, member) => sum + member.households[1], 0) *
        (commune.isUrban ? urbanFactor : 1) *
        (commune.code === SPLIT_COMMUNE ? 3 : 1),
    ]),
  );
  const ranked = [...byCommune.keys()]
    .map((commune) => ({
      commune,
      rank: weights.get(commune)! * (0.4 + chance.next()),
    }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, COMMUNES_WITH[kind])
    .map(({ commune }) => commune);
  const shares = apportion(
    COUNTS[kind],
    ranked.map((commune) => weights.get(commune)!),
    1,
  );
  return ranked.map((commune, index) => ({ commune, count: shares[index]! }));
}

function makeClusters(byCommune: ByCommune, free: Households): Program[] {
  const chance = random('clusters');
  const kind = 'SAFE_RESIDENTIAL_CLUSTER';
  const places = choosePlaces(chance, kind, byCommune, 1.1).flatMap(({ commune, count }) =>
    chance.shuffled(byCommune.get(commune)!).slice(0, count),
  );
  if (places.length !== COUNTS[kind]) throw new Error(`${places.length} places for clusters`);

  const days = chance.shuffled(spreadDays(chance, places.length, { from: '2020-07-06', to: '2025-06-21' }));
  const firstOfSplit = places.findIndex((place) => place.commune.code === SPLIT_COMMUNE);
  return places.map((place, index) => {
    const households = Math.min(chance.between(35, 150), Math.floor(place.households[0] * 0.7));
    takeHouseholds(free, place, households);
    const counted = !chance.chance(0.06);
    const share = (least: number, most: number, unknown: number) =>
      chance.chance(unknown) ? null : Math.round(households * (least + chance.next() * (most - least)));
    return program(chance, {
      kind,
      name: `Cụm dân cư an toàn PCCC ${place.name}, ${place.commune.name}`,
      locality: chance.pick([
        'Dọc trục đường chính',
        'Khu vực trung tâm',
        'Khu nhà liền kề',
        'Quanh nhà văn hóa',
        null,
      ]),
      place,
      foundedOn: days[index]!,
      basis: chance.pick(['RECOGNITION_DECISION', 'RECOGNITION_DECISION', 'FOUNDING_DECISION', 'MINUTES']),
      households: counted ? households : null,
      // One of them in the split commune: that one waits for a decision of its own.
      isAtCommune: chance.chance(0.04) || index === firstOfSplit,
      own: {
        residents: counted ? Math.round(households * (3 + chance.next() * 0.6)) : null,
        households_with_extinguisher: share(0.25, 0.95, 0.08),
        households_with_second_exit: share(0.1, 0.7, 0.12),
        commitments_signed: share(0.35, 1, 0.06),
      },
    });
  });
}

function makeTeams(byCommune: ByCommune, free: Households, clusters: readonly Program[]): Program[] {
  const chance = random('teams');
  const kind = 'NEIGHBOR_GROUP_TEAM';
  const clustersOf = Map.groupBy(clusters, (cluster) => cluster.commune);
  // Households of a cluster that no team has taken: a team inside a cluster is a part of it.
  const room = new Map(clusters.map((cluster) => [cluster, cluster.households ?? 0]));

  const chosen = choosePlaces(chance, kind, byCommune, 2.2).flatMap(({ commune, count }) =>
    Array.from({ length: count }, (_, index) => ({ commune, number: index + 1 })),
  );
  // The last numbers of the city, so that each commune's first team may have come earlier.
  const forty = new Set(
    chosen
      .filter(({ commune }) => commune.districtCode === FORTY.districtCode)
      .sort((a, b) => b.number - a.number || (a.commune.code < b.commune.code ? -1 : 1))
      .slice(0, FORTY.count),
  );
  if (forty.size !== FORTY.count) throw new Error('the city has fewer than forty teams');
  const days = chance.shuffled(spreadDays(chance, chosen.length - FORTY.count, { to: '2025-06-18' }));
  const annexRows = new Map([...forty].map((team, index) => [team, index + 1]));

  const drafts = chosen.map((team) => ({ ...team, annexRow: annexRows.get(team) ?? null, foundedOn: '' }));
  for (const draft of drafts) draft.foundedOn = draft.annexRow ? FORTY.foundedOn : days.pop()!;

  return [...Map.groupBy(drafts, (draft) => draft.commune).values()].flatMap((members) => {
    // A commune numbers its teams in the order they came.
    members.sort((a, b) => (a.foundedOn < b.foundedOn ? -1 : a.foundedOn > b.foundedOn ? 1 : a.number - b.number));
    return members.map(({ commune, annexRow, foundedOn }, index) => {
      const number = index + 1;
      const size = teamSize(chance);
      const hasRoom = (place: Neighborhood | null) => place !== null && free.get(place)! >= size;
      const hosts = (clustersOf.get(commune) ?? []).filter(
        (host) => hasRoom(host.neighborhood) && (host.households === null || room.get(host)! >= size),
      );
      const cluster = hosts.length > 0 && chance.chance(0.68) ? chance.pick(hosts) : null;
      const place = cluster?.neighborhood ?? chance.pick(byCommune.get(commune)!.filter(hasRoom));
      takeHouseholds(free, place, size);
      if (cluster?.households) room.set(cluster, room.get(cluster)! - size);
      const counted = !chance.chance(0.07);
      const alarms = chance.chance(0.1) ? null : Math.max(1, Math.round(size * (0.5 + chance.next() * 0.5)));
      return program(chance, {
        kind,
        name: `Tổ liên gia số ${number} – ${place.name}, ${commune.name}`,
        locality: chance.pick([`Ngõ ${chance.between(2, 60)}`, 'Dãy nhà mặt đường', 'Khu nhà ống sâu trong ngõ', null]),
        place,
        foundedOn,
        launchedOn: annexRow ? FORTY.launchedOn : undefined,
        basis: annexRow ? fortyBasis(annexRow) : chance.pick(['HOUSEHOLD_AGREEMENT', 'FOUNDING_DECISION', 'MINUTES']),
        households: counted ? size : null,
        cluster,
        own: {
          number,
          residents: counted ? Math.round(size * (3 + chance.next())) : null,
          business_households: chance.chance(0.15) ? null : Math.min(size, chance.between(0, 6)),
          alarm_buttons: alarms,
          alarm_bells: alarms,
          alarms_linked: alarms === null ? null : chance.chance(0.88),
          households_with_second_exit: chance.chance(0.1) ? null : Math.round(size * chance.next() * 0.8),
        },
      });
    });
  });
}

/** Mostly what the guidance asks for, 5 to 15; some too few, some too many, as real ones are. */
function teamSize(chance: Random): number {
  const luck = chance.next();
  if (luck < 0.04) return chance.between(3, 4);
  if (luck > 0.93) return chance.between(16, 32);
  return chance.between(5, 15);
}

const fortyBasis = (annexRow: number): Basis => ({
  kind: 'FOUNDING_DECISION',
  number: '1004/QĐ-UBND-MH',
  date: '2023-10-02',
  issuer: 'Ủy ban nhân dân thành phố Hoa Lư',
  signer: 'Chủ tịch Ủy ban nhân dân',
  annexRow,
});

function makePoints(byCommune: ByCommune, clusters: readonly Program[]): Program[] {
  const chance = random('points');
  const kind = 'PUBLIC_FIREFIGHTING_POINT';
  const clustersOf = Map.groupBy(clusters, (cluster) => cluster.commune);
  const places = choosePlaces(chance, kind, byCommune, 1.8).flatMap(({ commune, count }) => {
    const hosts = chance.shuffled((clustersOf.get(commune) ?? []).filter((cluster) => cluster.neighborhood));
    return Array.from({ length: count }, (_, index) => {
      const cluster = chance.chance(0.4) ? (hosts[index] ?? null) : null;
      return { cluster, place: cluster?.neighborhood ?? chance.pick(byCommune.get(commune)!) };
    });
  });

  const days = chance.shuffled(spreadDays(chance, places.length, { to: '2025-06-18' }));
  const alleysOf = new Map<Neighborhood, Set<number>>();
  return places.map(({ cluster, place }, index) => {
    const alleys = alleysOf.get(place) ?? new Set();
    alleysOf.set(place, alleys);
    let alley = chance.between(2, 80);
    while (alleys.has(alley)) alley++;
    alleys.add(alley);

    const water = chance.chance(0.08)
      ? null
      : chance.pick(
          place.commune.isUrban
            ? (['HYDRANT', 'HYDRANT', 'TANK', 'POND', 'RIVER', 'NONE'] as const)
            : (['POND', 'POND', 'CANAL', 'RIVER', 'WELL', 'TANK', 'NONE'] as const),
        );
    return program(chance, {
      kind,
      name: `Điểm chữa cháy công cộng ngõ ${alley}, ${place.name}, ${place.commune.name}`,
      locality: chance.pick([`Đầu ngõ ${alley}`, `Giữa ngõ ${alley}`, `Tường nhà văn hóa ${place.name}`]),
      place,
      foundedOn: days[index]!,
      basis: chance.pick(['FOUNDING_DECISION', 'MINUTES']),
      cluster,
      measuredShare: 0.7,
      unknownPosition: 0,
      own: {
        alley_depth_meters: chance.chance(0.05)
          ? null
          : chance.chance(0.07)
            ? chance.between(30, 49)
            : chance.between(50, 190),
        alley_width_meters: chance.chance(0.06) ? null : chance.between(12, 34) / 10,
        truck_access: chance.chance(0.04),
        water_source: water,
        water_distance_meters: water === null || water === 'NONE' ? null : chance.between(5, 240),
        has_shelter: chance.chance(0.06) ? null : chance.chance(0.85),
        has_rules_board: chance.chance(0.93),
        service_radius_meters: chance.pick([100, 150, 200, 250, 300]),
      },
    });
  });
}

function makeMarkets(byCommune: ByCommune): Program[] {
  const chance = random('markets');
  const communes = [...byCommune.keys()].filter((commune) => MARKET_COMMUNES.includes(commune.code));
  const days = spreadDays(chance, communes.length, { from: '2021-09-01', to: '2025-03-01' });
  return communes.map((commune, index) => {
    const stalls = chance.between(140, 420);
    return program(chance, {
      kind: 'MODEL_MARKET',
      name: `Chợ kiểu mẫu an toàn PCCC và CNCH ${commune.name} (minh họa)`,
      locality: 'Khu chợ trung tâm',
      place: chance.pick(byCommune.get(commune)!),
      foundedOn: days[index]!,
      isPilot: index === 0,
      basis: 'RECOGNITION_DECISION',
      measuredShare: 1,
      unknownPosition: 0,
      own: {
        market_class: ['I', 'II', 'II', 'III', 'II'][index]!,
        stalls,
        traders: stalls + chance.between(10, 80),
        area_square_meters: chance.between(35, 120) * 100,
        operator: 'Ban quản lý chợ',
        has_on_site_team: index !== 3,
        road_width_meters: index === 4 ? null : chance.between(38, 70) / 10,
        clear_height_meters: chance.between(42, 60) / 10,
        external_facility_code: `MH-${String(index + 1).padStart(4, '0')}`,
      },
    });
  });
}

interface Draft {
  kind: Kind;
  name: string;
  locality: string | null;
  place: Neighborhood;
  foundedOn: Day;
  /** Drawn when it is not said. */
  launchedOn?: Day;
  basis: Basis['kind'] | Basis;
  households?: number | null;
  cluster?: Program | null;
  isAtCommune?: boolean;
  /** Unless said, what came first was a pilot. */
  isPilot?: boolean;
  measuredShare?: number;
  unknownPosition?: number;
  own: Record<string, Cell>;
}

/** What is alike for all kinds: launch, status history, basis, position. */
function program(chance: Random, draft: Draft): Program {
  const { place, foundedOn } = draft;
  const planned = draft.launchedOn ?? addDays(foundedOn, chance.between(1, 30));
  const launchedOn = planned > LAST_DAY || (!draft.launchedOn && chance.chance(0.012)) ? null : planned;
  return {
    code: '',
    kind: draft.kind,
    name: draft.name,
    locality: draft.locality,
    commune: place.commune,
    neighborhood: draft.isAtCommune ? null : place,
    successor: place.successor,
    position: position(chance, place, draft.measuredShare ?? 0.25, draft.unknownPosition ?? 0.05),
    foundedOn,
    launchedOn,
    replication: (draft.isPilot ?? foundedOn < '2021-03-01') ? 'PILOT' : 'REPLICATED',
    basis: typeof draft.basis === 'string' ? makeBasis(chance, draft.basis, place, foundedOn) : draft.basis,
    statuses: makeStatuses(chance, foundedOn, launchedOn),
    quietAfter: foundedOn < '2023-03-01' && chance.chance(0.09) ? addDays('2023-06-30', chance.between(0, 330)) : null,
    note: chance.chance(0.05)
      ? chance.pick([
          'Đang đề nghị trang bị thêm bình chữa cháy.',
          'Kinh phí do các hộ đóng góp và nguồn xã hội hóa.',
          'Cần rà soát lại danh sách hộ tham gia.',
        ])
      : null,
    households: draft.households ?? null,
    cluster: draft.cluster ?? null,
    own: draft.own,
  };
}

/** Somewhere around the neighborhood's anchor, never over the commune's border. */
function position(chance: Random, place: Neighborhood, measuredShare: number, unknown: number): Program['position'] {
  if (chance.chance(unknown)) return null;
  const distance = Math.min(250, place.anchor.clearanceMeters * 0.8) * Math.sqrt(chance.next());
  const direction = chance.next() * 2 * Math.PI;
  const metersPerDegree = 111_195;
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  const { latitude, longitude } = place.anchor;
  return {
    latitude: round(latitude + (distance * Math.sin(direction)) / metersPerDegree),
    longitude: round(
      longitude + (distance * Math.cos(direction)) / (metersPerDegree * Math.cos((latitude * Math.PI) / 180)),
    ),
    precision: chance.chance(measuredShare) ? 'MEASURED' : 'APPROXIMATE',
  };
}

function makeBasis(chance: Random, kind: Basis['kind'], place: Neighborhood, foundedOn: Day): Basis | null {
  if (chance.chance(0.05)) return null;
  const before = addDays(foundedOn, -chance.between(0, 7));
  const date = before < TERM.from ? foundedOn : before;
  const committee = `Ủy ban nhân dân ${place.commune.name}`;
  const common = { kind, date, annexRow: null };
  // "MH" (minh họa, example) keeps an invented number from being taken for a real decision's.
  const number = `${chance.between(12, 398)}/QĐ-UBND-MH`;
  switch (kind) {
    case 'HOUSEHOLD_AGREEMENT':
      return {
        ...common,
        number: null,
        issuer: `Các hộ gia đình ${place.name}`,
        signer: `Công an ${place.commune.name}`,
      };
    case 'MINUTES':
      return { ...common, number: null, issuer: `Hội nghị nhân dân ${place.name}`, signer: `Đại diện ${place.name}` };
    default:
      return { ...common, number, issuer: committee, signer: 'Chủ tịch Ủy ban nhân dân' };
  }
}

/** From founding to what it is on the last day; everything stands then, whatever it went through. */
function makeStatuses(chance: Random, foundedOn: Day, launchedOn: Day | null): Program['statuses'] {
  const steps: Program['statuses'] = [{ status: 'FOUNDED', from: foundedOn, document: null }];
  if (launchedOn === null) return steps;
  steps.push({ status: 'ACTIVE', from: launchedOn, document: 'Biên bản ra mắt (minh họa)' });

  const step = (status: Status, least: number, most: number, document: string) => {
    const from = addDays(steps.at(-1)!.from, chance.between(least, most));
    if (from <= LAST_DAY) steps.push({ status, from, document: `${document} (minh họa)` });
    return from <= LAST_DAY;
  };
  const luck = chance.next();
  if (luck < 0.07) {
    if (step('NEEDS_STRENGTHENING', 200, 700, 'Kết luận rà soát'))
      step('ACTIVE', 30, 200, 'Biên bản kiểm tra sau củng cố');
  } else if (luck < 0.14) {
    step('NEEDS_STRENGTHENING', 250, 900, 'Kết luận rà soát');
  } else if (luck < 0.18 && launchedOn < '2024-01-01') {
    if (step('SUSPENDED', 150, 350, 'Thông báo tạm dừng hoạt động'))
      step('ACTIVE', 40, 160, 'Thông báo hoạt động trở lại');
  }
  return steps;
}

export function statusOn(program: Program, day: Day): Status | null {
  return program.statuses.findLast((step) => step.from <= day)?.status ?? null;
}

/** Launched, not suspended, and not gone quiet: what can take part in something on the day. */
export function takesPartOn(program: Program, day: Day): boolean {
  const isLaunched = program.launchedOn !== null && program.launchedOn <= day;
  const isQuiet = program.quietAfter !== null && day > program.quietAfter;
  return isLaunched && !isQuiet && statusOn(program, day) !== 'SUSPENDED';
}
