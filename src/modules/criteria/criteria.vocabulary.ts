import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';
import { EquipmentKind, type ProgramKind } from '../program/program.vocabulary.js';

export const Comparison = vocabulary('Comparison', 'How a criterion holds a fact against its threshold.', {
  AT_LEAST: { vi: 'Tối thiểu', en: 'At least', description: 'The fact must reach the threshold.' },
  AT_MOST: { vi: 'Tối đa', en: 'At most', description: 'The fact must not pass the threshold.' },
  INTERVAL_DAYS: {
    vi: 'Định kỳ (ngày)',
    en: 'Interval in days',
    description: 'Something must happen again before this many days have passed.',
  },
});
export type Comparison = ValueOf<typeof Comparison>;

export const RecurringDuty = vocabulary('RecurringDuty', 'What a criterion asks for again and again.', {
  EQUIPMENT_CHECK: { vi: 'Kiểm tra phương tiện', en: 'Equipment check', description: 'The equipment is checked.' },
  REVIEW: { vi: 'Rà soát, đánh giá', en: 'Review', description: 'The program is reviewed.' },
  REHEARSAL: { vi: 'Thực tập phương án', en: 'Rehearsal', description: 'The plan of the program is rehearsed.' },
});
export type RecurringDuty = ValueOf<typeof RecurringDuty>;

export const Verdict = vocabulary('Verdict', 'What a criterion says of a program.', {
  MET: { vi: 'Đạt', en: 'Met', description: 'The program meets the criterion.' },
  MISSED: { vi: 'Chưa đạt', en: 'Missed', description: 'The program misses the criterion.' },
  UNKNOWN: { vi: 'Chưa đủ thông tin', en: 'Unknown', description: 'Too little is known of the program to judge it.' },
});
export type Verdict = ValueOf<typeof Verdict>;

/** What view program_fact knows of each kind, besides its equipment. */
const OWN_FACTS: Readonly<Record<ProgramKind, readonly string[]>> = {
  SAFE_RESIDENTIAL_CLUSTER: [
    'HOUSEHOLDS',
    'HOUSEHOLDS_WITH_EXTINGUISHER',
    'HOUSEHOLDS_WITH_SECOND_EXIT',
    'COMMITMENTS_SIGNED',
  ],
  NEIGHBOR_GROUP_TEAM: ['HOUSEHOLDS', 'ALARM_BUTTONS', 'ALARM_BELLS', 'ALARMS_LINKED', 'HOUSEHOLDS_WITH_SECOND_EXIT'],
  PUBLIC_FIREFIGHTING_POINT: [
    'ALLEY_DEPTH_METERS',
    'ALLEY_WIDTH_METERS',
    'HAS_RULES_BOARD',
    'HAS_SHELTER',
    'WATER_DISTANCE_METERS',
  ],
  MODEL_MARKET: ['ROAD_WIDTH_METERS', 'CLEAR_HEIGHT_METERS', 'HAS_ON_SITE_TEAM'],
};

/** The facts that a criterion for this kind may be held against. */
export const factsOf = (kind: ProgramKind): readonly string[] => [
  ...OWN_FACTS[kind],
  ...Object.keys(EquipmentKind).map((equipment) => `EQUIPMENT_${equipment}`),
];
