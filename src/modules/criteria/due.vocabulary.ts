import { type ValueOf, vocabulary } from '../../api/vocabulary.js';

export const DueKind = vocabulary('DueKind', 'What falls due for a program.', {
  EQUIPMENT_CHECK: {
    vi: 'Kiểm tra phương tiện',
    en: 'Equipment check',
    description: 'A line of equipment is to be checked.',
  },
  EQUIPMENT_EXPIRY: { vi: 'Phương tiện hết hạn', en: 'Equipment expiry', description: 'A line of equipment expires.' },
  REVIEW: { vi: 'Rà soát, đánh giá', en: 'Review', description: 'The program is to be reviewed.' },
  REHEARSAL: { vi: 'Thực tập phương án', en: 'Rehearsal', description: 'The plan of the program is to be rehearsed.' },
});
export type DueKind = ValueOf<typeof DueKind>;
