import { at, event, inCommune, tookPart, unitOf, roundRobin } from './activity.js';
import type { Activity, ActingUnit, Where } from './activity.js';
import { spreadDays } from './days.js';
import { takesPartOn } from './programs.js';
import type { Kind, Program } from './programs.js';
import { random } from './random.js';
import type { Random } from './random.js';
import type { Reference } from './reference.js';

interface EventPlan {
  kind: string;
  count: number;
  growth: number;
  /** How often it takes place at a program, and of which kinds; else it is the commune's. */
  atProgram: number;
  kinds: Kind[];
  unit: ActingUnit;
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
      ({ place }) => `Phát tờ rơi sử dụng điện an toàn tại ${place}`,
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
export function singleEvents(reference: Reference, programs: readonly Program[]): Activity[] {
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

/** The one of three drawn that has had the fewest: turns are taken, but not by rote. */
function leastBusy(chance: Random, working: readonly Program[], times: Map<Program, number>): Program {
  const drawn = [chance.pick(working), chance.pick(working), chance.pick(working)];
  return drawn.reduce((least, program) => (times.get(program)! < times.get(least)! ? program : least));
}
