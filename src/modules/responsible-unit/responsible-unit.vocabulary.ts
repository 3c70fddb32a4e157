import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

export const ResponsibleUnitKind = vocabulary('ResponsibleUnitKind', 'What sort of unit answers for programs.', {
  MINISTRY_DEPARTMENT: {
    vi: 'Cục Cảnh sát PCCC và CNCH (C07)',
    en: 'Ministry department',
    description: "The ministry's fire and rescue police department, C07.",
  },
  PROVINCE_POLICE: { vi: 'Công an tỉnh', en: 'Province police', description: 'The police of a province.' },
  FIRE_POLICE_DEPARTMENT: {
    vi: 'Phòng Cảnh sát PCCC và CNCH (PC07)',
    en: 'Fire police department',
    description: 'The fire and rescue police department of a province, PC07.',
  },
  FUNCTIONAL_TEAM: {
    vi: 'Đội nghiệp vụ',
    en: 'Functional team',
    description: 'A team of PC07 with a task and no area of its own, such as prevention.',
  },
  AREA_TEAM: {
    vi: 'Đội Chữa cháy và CNCH khu vực',
    en: 'Area team',
    description: 'A team of PC07 that answers for a set of communes.',
  },
  DISTRICT_POLICE: {
    vi: 'Công an cấp huyện',
    en: 'District police',
    description: 'The police of a district, until 28 February 2025.',
  },
  COMMUNE_POLICE: { vi: 'Công an cấp xã', en: 'Commune police', description: 'The police of a commune.' },
  PEOPLES_COMMITTEE: {
    vi: 'Ủy ban nhân dân',
    en: "People's Committee",
    description: 'The local authority of an area.',
  },
  MASS_ORGANIZATION: {
    vi: 'Tổ chức đoàn thể',
    en: 'Mass organization',
    description: "An organization such as the Fatherland Front, the Women's Union or the Youth Union.",
  },
  MARKET_BOARD: { vi: 'Ban quản lý chợ', en: 'Market board', description: 'The board that runs a market.' },
});
export type ResponsibleUnitKind = ValueOf<typeof ResponsibleUnitKind>;
