import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

export const AdminLevel = vocabulary('AdminLevel', 'How high in the tree an administrative unit stands.', {
  PROVINCE: { vi: 'Cấp tỉnh', en: 'Province', description: 'A province or a city directly under the government.' },
  DISTRICT: { vi: 'Cấp huyện', en: 'District', description: 'A district; the level ended on 1 July 2025.' },
  COMMUNE: { vi: 'Cấp xã', en: 'Commune', description: 'A ward, commune, township or special zone.' },
  NEIGHBORHOOD: {
    vi: 'Thôn, tổ dân phố',
    en: 'Neighborhood',
    description: 'A hamlet or residential block below a commune; it has no national code.',
  },
});
export type AdminLevel = ValueOf<typeof AdminLevel>;

/** The levels from the top down; the database stores a level as its place here, from 1. */
export const ADMIN_LEVELS = Object.keys(AdminLevel) as AdminLevel[];

/** The number that the database stores for a level. */
export function levelNumber(level: AdminLevel): number {
  return ADMIN_LEVELS.indexOf(level) + 1;
}

/** The level that the database stores as this number, 1 to 4. */
export function levelOf(number: number): AdminLevel {
  const level = ADMIN_LEVELS[number - 1];
  if (!level) throw new RangeError(`no admin level has the number ${number}`);
  return level;
}

export const AdminUnitKind = vocabulary('AdminUnitKind', 'What sort of administrative unit it is.', {
  PROVINCE: { vi: 'Tỉnh', en: 'Province', description: 'A province.' },
  MUNICIPALITY: {
    vi: 'Thành phố trực thuộc trung ương',
    en: 'Municipality',
    description: 'A city directly under the central government, on the level of provinces.',
  },
  CITY: {
    vi: 'Thành phố thuộc tỉnh',
    en: 'City',
    description: 'A former city of a province, on the level of districts.',
  },
  TOWN: { vi: 'Thị xã', en: 'Town', description: 'A former town of a province, on the level of districts.' },
  URBAN_DISTRICT: { vi: 'Quận', en: 'Urban district', description: 'A former district inside a municipality.' },
  RURAL_DISTRICT: { vi: 'Huyện', en: 'Rural district', description: 'A former district of the countryside.' },
  WARD: { vi: 'Phường', en: 'Ward', description: 'An urban unit on the level of communes.' },
  COMMUNE: { vi: 'Xã', en: 'Commune', description: 'A rural unit on the level of communes.' },
  TOWNSHIP: { vi: 'Thị trấn', en: 'Township', description: 'A former small town on the level of communes.' },
  SPECIAL_ZONE: { vi: 'Đặc khu', en: 'Special zone', description: 'An island unit on the level of communes.' },
  HAMLET: { vi: 'Thôn, xóm', en: 'Hamlet', description: 'A neighborhood of the countryside.' },
  RESIDENTIAL_BLOCK: {
    vi: 'Tổ dân phố',
    en: 'Residential block',
    description: 'A neighborhood of a ward or township.',
  },
});
export type AdminUnitKind = ValueOf<typeof AdminUnitKind>;

/** The two kinds below a commune, as a mutation takes them. */
export const NeighborhoodKind = vocabulary('NeighborhoodKind', 'What sort of neighborhood it is.', {
  HAMLET: { vi: 'Thôn, xóm', en: 'Hamlet', description: 'A neighborhood of the countryside.' },
  RESIDENTIAL_BLOCK: {
    vi: 'Tổ dân phố',
    en: 'Residential block',
    description: 'A neighborhood of a ward or township.',
  },
});
export type NeighborhoodKind = ValueOf<typeof NeighborhoodKind>;

export const CodeSystem = vocabulary('CodeSystem', 'Who issues the code of an administrative unit.', {
  OFFICIAL: { vi: 'Mã quốc gia', en: 'Official', description: 'The code is the one of the national list.' },
  REGISTRY: {
    vi: 'Mã của hệ thống',
    en: 'Of this registry',
    description: 'This registry issued the code, <commune>-<nn>, because neighborhoods have no national one.',
  },
});
export type CodeSystem = ValueOf<typeof CodeSystem>;

export const LineagePart = vocabulary('LineagePart', 'How much of an old unit went into a new one.', {
  WHOLE: { vi: 'Toàn bộ', en: 'Whole', description: 'All of the old unit went there.' },
  PART: { vi: 'Một phần', en: 'Part', description: 'A part of the old unit went there, the rest elsewhere.' },
});
export type LineagePart = ValueOf<typeof LineagePart>;

export const DenominatorMeasure = vocabulary('DenominatorMeasure', 'What coverage is a share of.', {
  HOUSEHOLDS: { vi: 'Số hộ', en: 'Households', description: 'The households of the area.' },
  RESIDENTS: { vi: 'Số dân', en: 'Residents', description: 'The residents of the area.' },
  NEIGHBORHOODS: {
    vi: 'Số thôn, tổ dân phố',
    en: 'Neighborhoods',
    description: 'The hamlets and residential blocks of the area.',
  },
});
export type DenominatorMeasure = ValueOf<typeof DenominatorMeasure>;

export const AdminUnitOrder = vocabulary('AdminUnitOrder', 'How a list of administrative units is sorted.', {
  NAME: {
    vi: 'Theo tên',
    en: 'By name',
    description: 'By name in Vietnamese order, numbers by value. The default without a text.',
  },
  RELEVANCE: {
    vi: 'Khớp nhất trước',
    en: 'Best match first',
    description:
      'Names that hold the text with its very marks first, whole names before parts, then by name. The default with a text, and refused without one.',
  },
  HOUSEHOLD_SHARE_ASC: {
    vi: 'Tỷ lệ hộ thấp trước',
    en: 'Least covered first',
    description: 'The least covered first, by share of households; unknown shares last.',
  },
  HOUSEHOLD_SHARE_DESC: {
    vi: 'Tỷ lệ hộ cao trước',
    en: 'Best covered first',
    description: 'The best covered first, by share of households; unknown shares last.',
  },
});
export type AdminUnitOrder = ValueOf<typeof AdminUnitOrder>;
