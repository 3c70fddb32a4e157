import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

export const TargetSort = vocabulary('TargetSort', 'What a plan calls something that it sets out to do.', {
  TARGET: { vi: 'Chỉ tiêu', en: 'Target', description: 'A result to be reached.' },
  FOCAL_TASK: { vi: 'Nhiệm vụ trọng tâm', en: 'Focal task', description: 'A task to be put first.' },
});
export type TargetSort = ValueOf<typeof TargetSort>;

export const TargetState = vocabulary('TargetState', 'How a target stands as of a day.', {
  DONE: { vi: 'Đã đạt', en: 'Done', description: 'As much as was set is achieved.' },
  ON_PACE: {
    vi: 'Đúng tiến độ',
    en: 'On pace',
    description: 'Its days are not over, and as great a share is achieved as of its days have gone.',
  },
  BEHIND: {
    vi: 'Chậm tiến độ',
    en: 'Behind',
    description: 'Its days are not over, and a smaller share is achieved than of its days have gone.',
  },
  MISSED: { vi: 'Chưa đạt', en: 'Missed', description: 'Its days are over, and less was achieved than was set.' },
  NOT_MEASURED: {
    vi: 'Không đo đếm',
    en: 'Not measured',
    description: 'It is stated in words, or its number is of nothing that the registry counts.',
  },
});
export type TargetState = ValueOf<typeof TargetState>;
