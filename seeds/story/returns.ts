import { communePolice, event, inCommune, roundRobin } from './activity.js';
import type { Activity } from './activity.js';
import { monthsOfTerm, POLICE_REFORM, spreadDays } from './days.js';
import { random } from './random.js';
import { PROVINCE_CODE } from './reference.js';
import type { Reference } from './reference.js';

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
export function monthlyReturns(reference: Reference): Activity[] {
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

/** The department's own warning messages, by state month. */
export function provinceReturns(): Activity[] {
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
export function districtInspections(reference: Reference): Activity[] {
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
