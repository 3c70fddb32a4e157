import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

export const RatioRemark = vocabulary('RatioRemark', 'Why a ratio has no share.', {
  TOTAL_UNKNOWN: {
    vi: 'Chưa có mẫu số',
    en: 'Total unknown',
    description: 'Nobody has stated of how many it would be a share.',
  },
  COVERED_ABOVE_TOTAL: {
    vi: 'Vượt quá mẫu số',
    en: 'Covered above total',
    description: 'More is covered than the stated total, so one of the two figures is wrong.',
  },
});
export type RatioRemark = ValueOf<typeof RatioRemark>;
