import { addDays, monthsOfTerm, POLICE_REFORM, spreadDays } from './days.js';
import type { Day } from './days.js';
import { FORTY, takesPartOn } from './programs.js';
import type { Kind, Program } from './programs.js';
import { apportion, random } from './random.js';
import type { Random } from './random.js';
import { PROVINCE_CODE } from './reference.js';
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

/**
 * What the sums of the story have to come to: the numbers of the report. Each is shared out over the activities of its
 * kind in whole steps (leaflets by tens, fines by 250,000 VND), at least one step each.
 */
export const TARGETS: { kind: string; measure: string; total: number; step: number }[] = [
  { kind: 'MEDIA', measure: 'ITEMS', total: 700, step: 1 },
  { kind: 'MOBILE_OUTREACH', measure: 'RUNS', total: 1_100, step: 1 },
  { kind: 'LEAFLET', measure: 'COPIES', total: 90_000, step: 10 },
  { kind: 'MESSAGE', measure: 'MESSAGES', total: 10_000_000, step: 100 },
  { kind: 'TRAINING', measure: 'PEOPLE_TRAINED', total: 10_000, step: 1 },
  { kind: 'DIRECT_OUTREACH', measure: 'ATTENDANCES', total: 44_000, step: 1 },
  { kind: 'INSPECTION', measure: 'VISITS', total: 6_000, step: 1 },
  { kind: 'PENALTY', measure: 'FINES_VND', total: 1_600_000_000, step: 250_000 },
  { kind: 'PLAN', measure: 'PLANS', total: 500, step: 1 },
  { kind: 'REHEARSAL', measure: 'REHEARSALS', total: 1_100, step: 1 },
];

/** These have a row for each incident and drill, so their sums are counts. */
const INCIDENTS = 98;
const PEOPLE_SAVED = 33;
const DRILLS = 4;
const DISASTER_DRILLS = 1;

export function makeActivities(reference: Reference, programs: readonly Program[]): Activity[] {
  const activities = [
    ...launches(reference, programs),
    ...monthlyReturns(reference),
    ...provinceReturns(),
    ...districtInspections(reference),
    ...singleEvents(reference, programs),
    ...reviews(programs),
    ...equipmentChecks(reference, programs),
    ...incidents(reference, programs),
    ...drills(reference),
  ];
  for (const { kind, measure, total, step } of TARGETS) {
    const rows = activities.filter((activity) => activity.kind === kind);
    const shares = apportion(
      total / step,
      rows.map((row) => row.weight),
      1,
    );
    rows.forEach((row, index) => (row.measures = { [measure]: shares[index]! * step, ...row.measures }));
  }
  addSideMeasures(activities);
  return activities.sort(
    (a, b) =>
      compare(a.from, b.from) || compare(a.to, b.to) || compare(a.kind, b.kind) || compare(a.area.code, b.area.code),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const inCommune = (commune: Commune): Activity['area'] => ({ code: commune.code, level: 'COMMUNE' });
const communePolice = (commune: Commune) => `CAX-${commune.code}`;
/** District police, and from 1 March 2025 the area team. */
const areaPolice = (reference: Reference, commune: Commune, on: Day) =>
  on < POLICE_REFORM ? `CA-${commune.districtCode}` : reference.areaTeamOf(commune.code, on);

function event(
  activity: Omit<Activity, 'to' | 'isPeriodTotal' | 'measures' | 'programs' | 'weight'> & Partial<Activity>,
): Activity {
  return { programs: [], measures: {}, weight: 1, ...activity, to: addDays(activity.from, 1), isPeriodTotal: false };
}

const tookPart = (program: Program) => [{ program, role: 'TOOK_PART' as const }];

/** "tổ liên gia số 2 – Thôn 3, xã Gia Tân": a program's name inside a sentence. */
const inSentence = (program: Program) =>
  program.name
    .replace(/ an toàn PCCC( và CNCH)?/, '')
    .replace(' (minh họa)', '')
    .replace(/^./, (first) => first.toLowerCase());

/** Each launched program begins with an event of its own; the forty of one decision with one that they share. */
function launches(reference: Reference, programs: readonly Program[]): Activity[] {
  const chance = random('launches');
  const forty = programs.filter((program) => program.basis?.annexRow);
  const own = programs
    .filter((program) => !program.basis?.annexRow)
    .map((program): Activity => {
      const { commune } = program;
      if (program.launchedOn === null) {
        return event({
          kind: 'DIRECT_OUTREACH',
          from: program.foundedOn,
          area: inCommune(commune),
          unit: communePolice(commune),
          title: `Họp dân vận động tham gia ${inSentence(program)}`,
          programs: tookPart(program),
          weight: 0.3 + chance.next() * 0.4,
        });
      }
      const [kind, title, weight] = launchEvent(chance, program);
      return event({
        kind,
        from: program.launchedOn,
        area: inCommune(commune),
        unit: chance.chance(0.5) ? communePolice(commune) : areaPolice(reference, commune, program.launchedOn),
        title,
        programs: tookPart(program),
        weight,
        measures:
          kind === 'COMMITMENT'
            ? {
                COMMITMENTS_SIGNED:
                  Number(program.own.commitments_signed ?? program.households ?? chance.between(5, 15)) || 5,
              }
            : {},
      });
    });
  const shared = event({
    kind: 'DIRECT_OUTREACH',
    from: FORTY.launchedOn,
    area: inCommune(forty[0]!.commune),
    unit: `CA-${FORTY.districtCode}`,
    title: 'Lễ ra mắt đồng loạt 40 tổ liên gia an toàn PCCC thành phố Hoa Lư',
    programs: forty.flatMap(tookPart),
    weight: 6,
  });
  return [...own, shared];
}

function launchEvent(chance: Random, program: Program): [kind: string, title: string, weight: number] {
  const luck = chance.next();
  const weight = (program.kind === 'SAFE_RESIDENTIAL_CLUSTER' ? 1 : 0.5) * (0.5 + chance.next());
  if (luck < 0.55) return ['DIRECT_OUTREACH', `Lễ ra mắt ${inSentence(program)}`, weight];
  if (luck < 0.78) return ['TRAINING', `Huấn luyện ban đầu cho ${at(program).people} ngày ra mắt`, weight];
  return ['COMMITMENT', `Ký cam kết an toàn PCCC khi ra mắt ${inSentence(program)}`, weight];
}

/** Kinds of which communes send a monthly total, and how many such returns the story holds of each. */
const RETURNS: { kind: string; count: number; growth: number; weight: number; title: (commune: string) => string }[] = [
  {
    kind: 'MEDIA',
    count: 260,
    growth: 1.5,
    weight: 1.6,
    title: (c) => `Tin, bài về an toàn PCCC trên truyền thanh ${c} trong tháng`,
  },
  {
    kind: 'MOBILE_OUTREACH',
    count: 190,
    growth: 1.2,
    weight: 1.8,
    title: (c) => `Tuyên truyền lưu động bằng xe chữa cháy trong tháng, ${c}`,
  },
  { kind: 'LEAFLET', count: 170, growth: 1.5, weight: 2, title: (c) => `Tờ rơi phát trong tháng, ${c}` },
  {
    kind: 'MESSAGE',
    count: 190,
    growth: 2,
    weight: 0.15,
    title: (c) => `Tin nhắn cảnh báo cháy, nổ gửi trong tháng, ${c}`,
  },
  { kind: 'INSPECTION', count: 340, growth: 0.8, weight: 1, title: (c) => `Kiểm tra an toàn PCCC trong tháng, ${c}` },
  {
    kind: 'PENALTY',
    count: 150,
    growth: 1,
    weight: 1,
    title: (c) => `Xử phạt vi phạm hành chính về PCCC trong tháng, ${c}`,
  },
];

/** Monthly totals of communes. A commune keeps to one calendar: the state's, from the 15th, or the usual one. */
function monthlyReturns(reference: Reference): Activity[] {
  const months = { CALENDAR: monthsOfTerm('CALENDAR'), STATE_15TH: monthsOfTerm('STATE_15TH') };
  return RETURNS.flatMap(({ kind, count, growth, weight, title }) => {
    const chance = random(`returns of ${kind}`);
    const communes = roundRobin(chance, reference.communes, count);
    const sent = new Set<string>();
    return spreadDays(chance, count, { growth, weekends: true }).flatMap((day, index): Activity[] => {
      const commune = communes[index]!;
      const month = months[Number(commune.code) % 2 ? 'STATE_15TH' : 'CALENDAR'].find(
        ({ from, to }) => from <= day && day < to,
      );
      // Days before the first state month or after the last belong to none that lies inside the term.
      if (!month || sent.has(`${commune.code} ${month.from}`)) return [];
      sent.add(`${commune.code} ${month.from}`);
      return [
        {
          kind,
          ...month,
          isPeriodTotal: true,
          area: inCommune(commune),
          unit: communePolice(commune),
          title: title(commune.name),
          programs: [],
          measures: {},
          weight: weight * (0.4 + chance.next()),
        },
      ];
    });
  });
}

/** Every commune in turn, each round in another order. */
function roundRobin(chance: Random, communes: readonly Commune[], count: number): Commune[] {
  const rounds = Math.ceil(count / communes.length);
  return Array.from({ length: rounds }, () => chance.shuffled(communes))
    .flat()
    .slice(0, count);
}

/** The department's own warning messages, by state month. */
function provinceReturns(): Activity[] {
  const chance = random('province returns');
  return monthsOfTerm('STATE_15TH').map((month, index) => ({
    kind: 'MESSAGE',
    ...month,
    isPeriodTotal: true,
    area: { code: PROVINCE_CODE, level: 'PROVINCE' },
    unit: 'PC07-NB',
    title: 'Tin nhắn cảnh báo cháy, nổ gửi trong kỳ, toàn tỉnh',
    programs: [],
    measures: {},
    weight: 0.8 + index / 40 + chance.next() * 0.5,
  }));
}

/** Inspections by theme that district police made of the whole district, until they ended. */
function districtInspections(reference: Reference): Activity[] {
  const chance = random('district inspections');
  const districts = [...reference.districtNames.keys()];
  return spreadDays(chance, 63, { to: POLICE_REFORM }).map((from, index) => {
    const code = districts[index % districts.length]!;
    const theme = chance.pick([
      'nhà ở kết hợp kinh doanh',
      'cơ sở dịch vụ lưu trú',
      'chợ, trung tâm thương mại',
      'cơ sở sản xuất, kho hàng',
    ]);
    return event({
      kind: 'INSPECTION',
      from,
      area: { code, level: 'DISTRICT' },
      unit: `CA-${code}`,
      title: `Kiểm tra an toàn PCCC theo chuyên đề ${theme}, ${reference.districtNames.get(code)}`,
      weight: 1 + chance.next(),
    });
  });
}

/** How a title names what the event was at. */
interface Where {
  /** "cụm dân cư Thôn 3, xã Gia Tân", or the commune. */
  place: string;
  /** The people there: "các hộ trong cụm dân cư …", or the commune's civil defense force. */
  people: string;
}

interface EventPlan {
  kind: string;
  count: number;
  growth: number;
  /** How often it takes place at a program, and of which kinds; else it is the commune's. */
  atProgram: number;
  kinds: Kind[];
  unit: 'COMMUNE_POLICE' | 'AREA_POLICE' | 'PREVENTION_TEAM' | 'RESCUE_TEAM' | 'COMMITTEE';
  titles: ((at: Where) => string)[];
  measures?: (chance: Random, program: Program | null) => Record<string, number>;
  weight?: number;
}

const HOUSEHOLD_KINDS: Kind[] = ['SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM'];
const ALL_KINDS: Kind[] = [...HOUSEHOLD_KINDS, 'PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET'];

const EVENTS: EventPlan[] = [
  {
    kind: 'MEDIA',
    count: 110,
    growth: 1,
    atProgram: 0.25,
    kinds: ALL_KINDS,
    unit: 'PREVENTION_TEAM',
    titles: [
      ({ place }) => `Bài viết giới thiệu cách làm hay tại ${place}`,
      ({ place }) => `Phóng sự hướng dẫn thoát nạn khi có cháy, thực hiện tại ${place}`,
    ],
  },
  {
    kind: 'MOBILE_OUTREACH',
    count: 150,
    growth: 1.2,
    atProgram: 0.2,
    kinds: ['SAFE_RESIDENTIAL_CLUSTER', 'MODEL_MARKET'],
    unit: 'RESCUE_TEAM',
    titles: [
      ({ place }) => `Tuyên truyền lưu động bằng xe chữa cháy tại ${place}`,
      ({ place }) => `Xe chữa cháy tuyên truyền kỹ năng thoát nạn tại ${place}`,
    ],
  },
  {
    kind: 'LEAFLET',
    count: 110,
    growth: 1,
    atProgram: 0.6,
    kinds: ALL_KINDS,
    unit: 'COMMUNE_POLICE',
    titles: [
      ({ place }) => `Phát tờ rơi kỹ năng thoát nạn tại ${place}`,
      ({ place }) => `Phát tờ rơi an toàn điện mùa nắng nóng tại ${place}`,
    ],
  },
  {
    kind: 'DIRECT_OUTREACH',
    count: 110,
    growth: 0.8,
    atProgram: 0.55,
    kinds: HOUSEHOLD_KINDS,
    unit: 'COMMUNE_POLICE',
    weight: 1.4,
    titles: [
      ({ place }) => `Tuyên truyền trực tiếp kiến thức PCCC tại ${place}`,
      ({ place }) => `Hội nghị tuyên truyền an toàn PCCC và kỹ năng thoát nạn tại ${place}`,
    ],
  },
  {
    kind: 'TRAINING',
    count: 140,
    growth: 0.6,
    atProgram: 0.7,
    kinds: ALL_KINDS,
    unit: 'AREA_POLICE',
    weight: 1.3,
    titles: [
      ({ people }) => `Huấn luyện nghiệp vụ PCCC và CNCH cho ${people}`,
      ({ people }) => `Huấn luyện sử dụng bình chữa cháy và sơ cứu cho ${people}`,
    ],
  },
  {
    kind: 'PENALTY',
    count: 60,
    growth: 1,
    atProgram: 0,
    kinds: [],
    unit: 'AREA_POLICE',
    weight: 1.5,
    titles: [({ place }) => `Xử phạt hành chính vi phạm quy định về PCCC tại ${place}`],
  },
  {
    kind: 'PLAN',
    count: 240,
    growth: 0.8,
    atProgram: 0.55,
    kinds: ['SAFE_RESIDENTIAL_CLUSTER', 'MODEL_MARKET', 'NEIGHBOR_GROUP_TEAM'],
    unit: 'COMMUNE_POLICE',
    titles: [({ place }) => `Xây dựng phương án chữa cháy và CNCH đối với ${place}`],
  },
  {
    kind: 'REHEARSAL',
    count: 430,
    growth: 1,
    atProgram: 0.88,
    kinds: ALL_KINDS,
    unit: 'AREA_POLICE',
    titles: [
      ({ place }) => `Thực tập phương án chữa cháy tại ${place}`,
      ({ place }) => `Thực tập phương án chữa cháy và CNCH tại ${place}`,
    ],
    measures: (chance) => ({ PARTICIPANTS: chance.between(8, 60) }),
  },
  {
    kind: 'EQUIPPING',
    count: 80,
    growth: 2,
    atProgram: 1,
    kinds: HOUSEHOLD_KINDS,
    unit: 'COMMITTEE',
    titles: [({ people }) => `Trang bị bình chữa cháy và chuông báo cháy cho ${people}`],
    measures: (chance, program) => {
      const handedOut = Math.min(program?.households ?? 10, chance.between(5, 30));
      return { EXTINGUISHERS_HANDED_OUT: handedOut, HOUSEHOLDS_EQUIPPED: handedOut, FUNDING_VND: handedOut * 350_000 };
    },
  },
  {
    kind: 'COMMITMENT',
    count: 60,
    growth: 1,
    atProgram: 0.5,
    kinds: HOUSEHOLD_KINDS,
    unit: 'COMMUNE_POLICE',
    titles: [({ place }) => `Các hộ ký cam kết bảo đảm an toàn PCCC tại ${place}`],
    measures: (chance, program) => ({
      COMMITMENTS_SIGNED: Math.min(program?.households ?? 120, chance.between(10, 120)),
    }),
  },
  {
    kind: 'CONTEST',
    count: 14,
    growth: 1,
    atProgram: 0,
    kinds: [],
    unit: 'PREVENTION_TEAM',
    titles: [({ place }) => `Hội thi nghiệp vụ chữa cháy và CNCH tổ liên gia, ${place}`],
    measures: (chance) => ({ CONTESTS: 1, PARTICIPANTS: chance.between(30, 120) }),
  },
  {
    kind: 'DIALOGUE',
    count: 32,
    growth: 1,
    atProgram: 0,
    kinds: [],
    unit: 'COMMITTEE',
    titles: [({ place }) => `Đối thoại với nhân dân về công tác PCCC, ${place}`],
    measures: (chance) => ({ DIALOGUES: 1, ATTENDANCES: chance.between(40, 160) }),
  },
  {
    kind: 'DOSSIER',
    count: 26,
    growth: 1,
    atProgram: 0,
    kinds: [],
    unit: 'COMMUNE_POLICE',
    titles: [({ place }) => `Lập hồ sơ quản lý cơ sở về PCCC, ${place}`],
    measures: (chance) => ({ DOSSIERS: chance.between(2, 15) }),
  },
  {
    kind: 'RECOGNITION',
    count: 24,
    growth: 1.5,
    atProgram: 0.8,
    kinds: HOUSEHOLD_KINDS,
    unit: 'COMMITTEE',
    titles: [({ place }) => `Khen thưởng tập thể có thành tích trong phong trào toàn dân PCCC: ${place}`],
    measures: (chance) => ({ COLLECTIVES_RECOGNIZED: 1, PEOPLE_RECOGNIZED: chance.between(0, 3) }),
  },
  {
    kind: 'ADVISORY_DOCUMENT',
    count: 28,
    growth: 1,
    atProgram: 0,
    kinds: [],
    unit: 'COMMUNE_POLICE',
    titles: [({ place }) => `Văn bản tham mưu về công tác PCCC và CNCH, ${place}`],
    measures: (chance) => ({ DOCUMENTS: chance.between(1, 3) }),
  },
];

/** Events of one day, at a program that works on that day or for a commune as a whole. */
function singleEvents(reference: Reference, programs: readonly Program[]): Activity[] {
  return EVENTS.flatMap((plan) => {
    const chance = random(`events of ${plan.kind}`);
    const candidates = programs.filter((program) => plan.kinds.includes(program.kind));
    const times = new Map(candidates.map((program) => [program, 0]));
    const communes = roundRobin(chance, reference.communes, plan.count);

    return spreadDays(chance, plan.count, { growth: plan.growth, weekends: plan.unit !== 'COMMITTEE' }).map(
      (from, index) => {
        const working = candidates.filter((program) => takesPartOn(program, from));
        const program = working.length > 0 && chance.chance(plan.atProgram) ? leastBusy(chance, working, times) : null;
        if (program) times.set(program, times.get(program)! + 1);
        const commune = program?.commune ?? communes[index]!;
        return event({
          kind: plan.kind,
          from,
          area: inCommune(commune),
          unit: unitOf(reference, plan.unit, commune, from),
          title: chance.pick(plan.titles)(
            program ? at(program) : { place: commune.name, people: `lực lượng dân phòng ${commune.name}` },
          ),
          programs: program ? tookPart(program) : [],
          measures: plan.measures?.(chance, program) ?? {},
          weight: (plan.weight ?? 1) * (0.4 + chance.next()),
        });
      },
    );
  });
}

function at(program: Program): Where {
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

/** The one of three drawn that has had the fewest: turns are taken, but not by rote. */
function leastBusy(chance: Random, working: readonly Program[], times: Map<Program, number>): Program {
  const drawn = [chance.pick(working), chance.pick(working), chance.pick(working)];
  return drawn.reduce((least, program) => (times.get(program)! < times.get(least)! ? program : least));
}

function unitOf(reference: Reference, unit: EventPlan['unit'], commune: Commune, on: Day): string {
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

/** The yearly review: one event for all programs that a commune has working then. */
function reviews(programs: readonly Program[]): Activity[] {
  const chance = random('reviews');
  return groupByCommune(programs).flatMap(([commune, members]) =>
    [2020, 2021, 2022, 2023, 2024].flatMap((year): Activity[] => {
      const from = addDays(`${year}-11-10`, chance.between(0, 40));
      const reviewed = members.filter((program) => takesPartOn(program, from));
      if (reviewed.length === 0 || chance.chance(0.12)) return [];
      return [
        event({
          kind: 'REVIEW',
          from,
          area: inCommune(commune),
          unit: `UBND-${commune.code}`,
          title: `Rà soát, đánh giá các mô hình an toàn PCCC năm ${year}, ${commune.name}`,
          programs: reviewed.flatMap(tookPart),
          measures: { PROGRAMS_REVIEWED: reviewed.length },
        }),
      ];
    }),
  );
}

/** Checks of the equipment of a commune's points and market: half-yearly in most, a few months missed. */
function equipmentChecks(reference: Reference, programs: readonly Program[]): Activity[] {
  const chance = random('equipment checks');
  const equipped = programs.filter(({ kind }) => kind === 'PUBLIC_FIREFIGHTING_POINT' || kind === 'MODEL_MARKET');
  return groupByCommune(equipped).flatMap(([commune, members]) =>
    ['2021-04', '2021-10', '2022-04', '2022-10', '2023-04', '2023-10', '2024-04', '2024-10', '2025-05'].flatMap(
      (month): Activity[] => {
        const from = addDays(`${month}-03`, chance.between(0, 40));
        const checked = members.filter((program) => takesPartOn(program, from));
        if (checked.length === 0 || chance.chance(0.25)) return [];
        return [
          event({
            kind: 'EQUIPMENT_CHECK',
            from,
            area: inCommune(commune),
            unit: areaPolice(reference, commune, from),
            title: `Kiểm tra phương tiện chữa cháy của các mô hình, ${commune.name}`,
            programs: checked.flatMap(tookPart),
            measures: {
              CHECKS: checked.length,
              ITEMS_CHECKED: checked.length * chance.between(4, 9),
              ITEMS_REPLACED: chance.between(0, 2),
            },
          }),
        ];
      },
    ),
  );
}

const groupByCommune = (programs: readonly Program[]) => [...Map.groupBy(programs, (program) => program.commune)];

/** Fires and rescues, one row each: some reach a cluster, and what stands near helps. */
function incidents(reference: Reference, programs: readonly Program[]): Activity[] {
  const chance = random('incidents');
  const communes = roundRobin(chance, reference.communes, INCIDENTS);
  const rescued = apportion(
    PEOPLE_SAVED,
    Array.from({ length: INCIDENTS }, () => (chance.chance(0.22) ? chance.next() : 0)),
  );

  return spreadDays(chance, INCIDENTS, { growth: 0.2, weekends: true }).map((from, index) => {
    const commune = communes[index]!;
    const near = programs.filter((program) => program.commune === commune && takesPartOn(program, from));
    const one = (kind: Kind) => near.filter((program) => program.kind === kind).slice(0, 1);
    const affected = chance.chance(0.5) ? one('SAFE_RESIDENTIAL_CLUSTER') : [];
    const responded = one('NEIGHBOR_GROUP_TEAM');
    const used = one('PUBLIC_FIREFIGHTING_POINT');
    const isFire = chance.chance(0.8);
    const isPutOutOnSite = isFire && responded.length > 0 && chance.chance(0.6);
    const title = isFire
      ? chance.pick([
          'Cháy nhà ở',
          'Cháy nhà ở kết hợp kinh doanh',
          'Cháy bếp gia đình',
          'Cháy kho vật liệu',
          'Cháy xe ô tô',
          'Cháy trảng cỏ ven khu dân cư',
        ])
      : chance.pick([
          'Cứu người bị mắc kẹt trong nhà',
          'Cứu người đuối nước',
          'Cứu người bị tai nạn giao thông mắc kẹt',
          'Cứu người ngã xuống giếng',
        ]);
    return event({
      kind: 'INCIDENT',
      from,
      area: inCommune(commune),
      unit: unitOf(reference, 'RESCUE_TEAM', commune, from),
      title: `${title} tại ${commune.name}`,
      programs: isFire
        ? [
            ...affected.map((program) => ({ program, role: 'AFFECTED' as const })),
            ...responded.map((program) => ({ program, role: 'RESPONDED' as const })),
            ...used.map((program) => ({ program, role: 'USED' as const })),
          ]
        : [],
      measures: {
        INCIDENTS_ATTENDED: 1,
        ...(rescued[index]! > 0 && { PEOPLE_SAVED: rescued[index]! }),
        ...(isFire && { DAMAGE_VND: chance.between(2, 120) * 1_000_000, PUT_OUT_ON_SITE: isPutOutOnSite ? 1 : 0 }),
        ...(isFire && chance.chance(0.3) && { PEOPLE_GUIDED_OUT: chance.between(1, 12) }),
      },
    });
  });
}

/** The drilled plans of province level: four of fire fighting and rescue, one of a large-fire disaster. */
function drills(reference: Reference): Activity[] {
  const chance = random('drills');
  const communes = roundRobin(
    chance,
    reference.communes.filter((commune) => commune.isUrban),
    DRILLS + DISASTER_DRILLS,
  );
  return spreadDays(chance, DRILLS + DISASTER_DRILLS, { from: '2021-03-01' }).map((from, index) => {
    const isDisaster = index === DRILLS;
    return event({
      kind: 'DRILL',
      from,
      area: inCommune(communes[index]!),
      unit: 'PC07-NB',
      title: `Diễn tập phương án ${isDisaster ? 'ứng phó thảm họa cháy lớn' : 'chữa cháy và CNCH'} cấp tỉnh tại ${communes[index]!.name}`,
      measures: { [isDisaster ? 'DISASTER_DRILLS' : 'DRILLS']: 1, PARTICIPANTS: chance.between(120, 480) },
    });
  });
}

/** What goes along with a main number in real returns: sessions, facilities, cases. The report says nothing of them. */
function addSideMeasures(activities: readonly Activity[]): void {
  const chance = random('side measures');
  for (const { kind, measures } of activities) {
    switch (kind) {
      case 'TRAINING':
      case 'DIRECT_OUTREACH':
        measures.SESSIONS = 1;
        break;
      case 'INSPECTION':
        measures.FACILITIES_INSPECTED = Math.max(1, measures.VISITS! - chance.between(0, 3));
        if (chance.chance(0.6)) measures.SHORTCOMINGS_FOUND = chance.between(0, measures.VISITS!);
        break;
      case 'PENALTY':
        measures.CASES = Math.max(1, Math.round(measures.FINES_VND! / 5_000_000));
        measures.RECORDS = measures.CASES + (chance.chance(0.2) ? 1 : 0);
        break;
    }
  }
}

/** The last day on which the program's equipment was checked; null if it never was. */
export function lastChecks(activities: readonly Activity[]): Map<Program, Day> {
  const last = new Map<Program, Day>();
  for (const { kind, from, programs } of activities) {
    if (kind !== 'EQUIPMENT_CHECK') continue;
    for (const { program } of programs) last.set(program, from);
  }
  return last;
}
