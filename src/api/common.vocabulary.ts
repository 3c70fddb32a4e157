import { vocabulary } from './vocabulary.js';
import type { ValueOf } from './vocabulary.js';

export const Provenance = vocabulary('Provenance', 'Where a row comes from.', {
  OWN_ENTRY: { vi: 'Nhập trực tiếp', en: 'Entered here', description: 'Someone entered it in this registry.' },
  IMPORT: { vi: 'Nhập từ danh mục', en: 'Imported', description: 'It was imported from an official list.' },
  REPORT: { vi: 'Từ báo cáo', en: 'From a report', description: 'It was taken from a written report.' },
  DEMO: { vi: 'Dữ liệu minh họa', en: 'Demo', description: 'It is invented, to show how the registry works.' },
});
export type Provenance = ValueOf<typeof Provenance>;

export const PositionPrecision = vocabulary('PositionPrecision', 'How far a position can be trusted.', {
  MEASURED: { vi: 'Đo tại chỗ', en: 'Measured', description: 'It was measured on site, to some meters.' },
  APPROXIMATE: {
    vi: 'Ước lượng',
    en: 'Approximate',
    description: 'It was pointed out on a map, to some hundred meters.',
  },
  COMMUNE_CENTER: {
    vi: 'Tâm xã',
    en: 'Center of the commune',
    description: 'It is only the center of the commune that the place lies in.',
  },
});
export type PositionPrecision = ValueOf<typeof PositionPrecision>;

export const PeriodConvention = vocabulary('PeriodConvention', 'On which day a month of a report begins.', {
  CALENDAR: { vi: 'Theo lịch', en: 'Calendar', description: 'A month runs from its 1st day to its last.' },
  STATE_15TH: {
    vi: 'Kỳ báo cáo nhà nước (ngày 15)',
    en: 'State reporting rule',
    description: 'A month runs from the 15th of the month before to its own 14th, as state agencies report.',
  },
});
export type PeriodConvention = ValueOf<typeof PeriodConvention>;
