import { type ValueOf, vocabulary } from '../../api/vocabulary.js';

export const RegistrationStatus = vocabulary('RegistrationStatus', 'Where a registration is on its way.', {
  DRAFT: { vi: 'Bản nháp', en: 'Draft', description: 'It is being written, and may be incomplete.' },
  SUBMITTED: { vi: 'Đã nộp, chờ thẩm tra', en: 'Submitted', description: 'It waits for the police.' },
  RETURNED: { vi: 'Bị trả lại để bổ sung', en: 'Returned', description: 'It came back with reasons, to be mended.' },
  CONFIRMED: { vi: 'Đã xác nhận', en: 'Confirmed', description: 'The police confirmed it; its program is entered.' },
  REJECTED: { vi: 'Bị từ chối', en: 'Rejected', description: 'The police refused it for good.' },
  WITHDRAWN: { vi: 'Đã rút', en: 'Withdrawn', description: 'Its author took it back.' },
});
export type RegistrationStatus = ValueOf<typeof RegistrationStatus>;

export const InboxItemKind = vocabulary('InboxItemKind', 'What waits for somebody.', {
  REGISTRATION_TO_DECIDE: {
    vi: 'Hồ sơ chờ thẩm tra',
    en: 'Registration to decide on',
    description: 'A submitted registration waits to be confirmed, returned or rejected.',
  },
  REGISTRATION_TO_MEND: {
    vi: 'Hồ sơ cần bổ sung',
    en: 'Registration to mend',
    description: 'A returned registration waits to be mended and submitted again.',
  },
  PROGRAM_TO_PLACE: {
    vi: 'Mô hình chờ xếp địa bàn',
    en: 'Program to place',
    description: 'A reform could not place a program, and a person has to.',
  },
});
export type InboxItemKind = ValueOf<typeof InboxItemKind>;

/** Why a field has to be mended, or a registration was refused. */
export interface Remark {
  /** The name of the field, as the input spells it; null: the whole. */
  field: string | null;
  reason: string;
}
