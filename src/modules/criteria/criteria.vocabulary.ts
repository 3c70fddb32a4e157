import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

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
