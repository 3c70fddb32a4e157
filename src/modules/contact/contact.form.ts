import type { Form } from '../../sheets/form.js';
import { PROGRAM_CODE_COLUMN, REASON } from '../program/index.js';

/** People: a sheet of its own, for those who may. It is never exported. */
export const CONTACTS_FORM: Form = {
  name: 'contacts',
  title: { vi: 'Người phụ trách', en: 'Contacts' },
  columns: [
    PROGRAM_CODE_COLUMN,
    {
      key: 'role',
      heading: { vi: 'Nhiệm vụ', en: 'Role' },
      kind: 'choice',
      vocabulary: 'ContactRole',
      isRequired: true,
      also: ['Chức vụ', 'Vai trò'],
      note: { vi: 'Người đứng đầu, cấp phó hay người trông coi.', en: 'Leader, deputy or keeper.' },
      example: { vi: 'Người đứng đầu', en: 'Leader' },
    },
    {
      key: 'name',
      heading: { vi: 'Họ và tên', en: 'Name' },
      kind: 'text',
      isRequired: true,
      also: ['Họ tên', 'Người phụ trách', 'Full name'],
      note: { vi: 'Họ và tên; không ghi số căn cước.', en: 'The name; never an identity-card number.' },
      example: 'Nguyễn Văn Ví Dụ',
    },
    {
      key: 'phone',
      heading: { vi: 'Số điện thoại', en: 'Phone' },
      kind: 'code',
      also: ['Điện thoại', 'SĐT', 'Di động'],
      note: { vi: 'Số di động hoặc cố định.', en: 'A mobile or landline number.' },
    },
    {
      key: 'from',
      heading: { vi: 'Từ ngày', en: 'From' },
      kind: 'day',
      isRequired: true,
      also: ['Ngày nhận nhiệm vụ'],
      note: { vi: 'Ngày nhận nhiệm vụ.', en: 'The first day of the task.' },
      example: '02/03/2026',
    },
    {
      key: 'purpose',
      heading: { vi: 'Mục đích lưu', en: 'Purpose' },
      kind: 'choice',
      vocabulary: 'ContactPurpose',
      isRequired: true,
      also: ['Mục đích'],
      note: { vi: 'Lưu tên và số điện thoại để làm gì.', en: 'What name and phone are kept for.' },
      example: { vi: 'Liên lạc khi có cháy, sự cố', en: 'Emergency call' },
    },
    {
      key: 'legalBasis',
      heading: { vi: 'Căn cứ xử lý dữ liệu', en: 'Legal basis' },
      kind: 'choice',
      vocabulary: 'LegalBasis',
      isRequired: true,
      also: ['Căn cứ pháp lý'],
      note: { vi: 'Căn cứ để lưu dữ liệu cá nhân.', en: 'On what ground they are kept.' },
      example: { vi: 'Có sự đồng ý của người đó', en: 'Consent' },
    },
    {
      key: 'replaces',
      heading: { vi: 'Thay người hiện tại', en: 'Replaces' },
      kind: 'yesNo',
      note: { vi: 'Có: kết thúc nhiệm vụ của người đang giữ.', en: 'Yes: ends the term of whoever is in office.' },
    },
    REASON,
  ],
};
