import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

export const Qualifier = vocabulary('Qualifier', 'How a document words the number that it states.', {
  AS_STATED: { vi: 'Đúng như nêu', en: 'As stated', description: 'The number stands there without any such word.' },
  ALMOST: { vi: 'Gần', en: 'Almost', description: 'The document says "gần", almost.' },
  OVER: { vi: 'Hơn, trên', en: 'Over', description: 'The document says "hơn" or "trên", more than.' },
  ABOUT: { vi: 'Khoảng', en: 'About', description: 'The document says "khoảng", about.' },
});
export type Qualifier = ValueOf<typeof Qualifier>;
