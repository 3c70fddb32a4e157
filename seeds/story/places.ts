import { TERM } from './days.js';
import { apportion, random } from './random.js';
import { PROVINCE_CODE } from './reference.js';
import type { Anchor, Commune, Reference } from './reference.js';
import { writeTable } from './table.js';

/** A hamlet or residential block, the place of most programs. */
export interface Neighborhood {
  code: string;
  name: string;
  kind: 'HAMLET' | 'RESIDENTIAL_BLOCK';
  commune: Commune;
  /** The new commune it lies in after the reform. */
  successor: string;
  anchor: Anchor;
  /** As counted on each of COUNT_DAYS. */
  households: [number, number];
  residents: [number, number];
}

export const COUNT_DAYS = [TERM.from, '2024-04-01'] as const;
const COUNT_SOURCE = 'Số liệu minh họa của Liên Gia, không phải thống kê';

/** Invented, in the order of size of the real ones, so that more stands where more people live. */
const DISTRICT_HOUSEHOLDS: Record<string, number> = {
  370: 20_000,
  372: 45_000,
  373: 36_000,
  374: 72_000,
  375: 45_000,
  376: 53_000,
  377: 35_000,
};

const DIRECTION_NAMES = ['Đông', 'Đoài', 'Nam', 'Bắc', 'Trung', 'Thượng', 'Hạ', 'Nội', 'Ngoại', 'Tiền', 'Hậu', 'Chùa'];

export function makeNeighborhoods(reference: Reference): Neighborhood[] {
  const chance = random('neighborhoods');
  const plans = reference.communes.map((commune) => ({
    commune,
    weight: (0.6 + chance.next() * 0.9) * (commune.isUrban ? 1.4 : 1),
  }));

  const drafts = [...Map.groupBy(plans, ({ commune }) => commune.districtCode)].flatMap(([district, members]) => {
    const shares = apportion(
      DISTRICT_HOUSEHOLDS[district]!,
      members.map(({ weight }) => weight),
    );
    return members.flatMap(({ commune }, index) => {
      const count = Math.min(12, Math.max(7, Math.round(shares[index]! / 260)));
      const households = apportion(
        shares[index]!,
        Array.from({ length: count }, () => 0.5 + chance.next()),
        40,
      );
      const word = nameWord(commune, chance.chance(0.15));
      return households.map((now, i) => {
        const before = Math.round(now / (1.02 + chance.next() * 0.04));
        const perHousehold = 3 + chance.next() * 0.5;
        return {
          code: `${commune.code}-${String(i + 1).padStart(2, '0')}`,
          name: word === 'DIRECTION' ? `Thôn ${DIRECTION_NAMES[i]!}` : `${word} ${i + 1}`,
          kind: commune.isUrban ? ('RESIDENTIAL_BLOCK' as const) : ('HAMLET' as const),
          commune,
          // Of a split commune, the first half of the list goes to its first successor.
          successor: commune.successors[Math.floor((i * commune.successors.length) / count)]!,
          households: [before, now] as [number, number],
          residents: [Math.round(before * perHousehold), Math.round(now * perHousehold)] as [number, number],
        };
      });
    });
  });

  // Each new commune's anchors are cut into coherent patches, one for each old commune that went there.
  const anchors = new Map<string, Anchor>();
  for (const [successor, members] of Map.groupBy(drafts, (draft) => draft.successor)) {
    const groups = [...Map.groupBy(members, (draft) => draft.commune.code).values()];
    const patches = cut(
      reference.anchors.get(successor)!,
      groups.map((group) => group.length),
    );
    groups.forEach((group, g) => group.forEach((draft, i) => anchors.set(draft.code, patches[g]![i]!)));
  }
  return drafts
    .map((draft) => ({ ...draft, anchor: anchors.get(draft.code)! }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function nameWord(commune: Commune, hasDirections: boolean): string {
  if (commune.isUrban) return commune.districtCode === '374' ? 'Phố' : 'Tổ dân phố';
  if (commune.districtCode === '376') return 'Xóm';
  return hasDirections ? 'DIRECTION' : 'Thôn';
}

/** Cuts positions into neighboring patches with at least the needed number in each, halving along the longer side. */
function cut(anchors: readonly Anchor[], needs: readonly number[]): Anchor[][] {
  if (needs.length === 1) return [[...anchors]];
  const extent = (side: 'latitude' | 'longitude') =>
    Math.max(...anchors.map((a) => a[side])) - Math.min(...anchors.map((a) => a[side]));
  const side = extent('latitude') > extent('longitude') ? 'latitude' : 'longitude';
  const sorted = [...anchors].sort((a, b) => a[side] - b[side]);
  const half = Math.ceil(needs.length / 2);
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  const border = Math.round((sorted.length * sum(needs.slice(0, half))) / sum(needs));
  return [...cut(sorted.slice(0, border), needs.slice(0, half)), ...cut(sorted.slice(border), needs.slice(half))];
}

export function neighborhoodsFile(neighborhoods: readonly Neighborhood[]): string {
  return writeTable(
    ['code', 'name', 'kind', 'parent_code'],
    neighborhoods.map(({ code, name, kind, commune }) => ({ code, name, kind, parent_code: commune.code })),
  );
}

/** Households of every neighborhood; households, residents and neighborhoods of what is above, as their sums. */
export function denominatorsFile(neighborhoods: readonly Neighborhood[]): string {
  const counts = (code: string, level: string, members: readonly Neighborhood[]) =>
    COUNT_DAYS.flatMap((countedOn, day) => {
      const row = (measure: string, value: number) => ({
        admin_code: code,
        level,
        measure,
        counted_on: countedOn,
        value,
        source: COUNT_SOURCE,
      });
      const sum = (of: 'households' | 'residents') => members.reduce((total, member) => total + member[of][day]!, 0);
      const households = row('HOUSEHOLDS', sum('households'));
      if (level === 'NEIGHBORHOOD') return [households];
      return [households, row('RESIDENTS', sum('residents')), row('NEIGHBORHOODS', members.length)];
    });

  return writeTable(
    ['admin_code', 'level', 'measure', 'counted_on', 'value', 'source'],
    [
      ...counts(PROVINCE_CODE, 'PROVINCE', neighborhoods),
      ...[...Map.groupBy(neighborhoods, (n) => n.commune.districtCode)].flatMap(([code, members]) =>
        counts(code, 'DISTRICT', members),
      ),
      ...[...Map.groupBy(neighborhoods, (n) => n.commune.code)].flatMap(([code, members]) =>
        counts(code, 'COMMUNE', members),
      ),
      ...neighborhoods.flatMap((neighborhood) => counts(neighborhood.code, 'NEIGHBORHOOD', [neighborhood])),
    ],
  );
}
