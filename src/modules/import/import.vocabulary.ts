import { type ValueOf, vocabulary } from '../../api/vocabulary.js';

export const ImportStatus = vocabulary('ImportStatus', 'Where a file that was sent to be entered is on its way.', {
  RECEIVED: { vi: 'Đã nhận tệp', en: 'Received', description: 'The file has arrived whole and waits to be read.' },
  READING: { vi: 'Đang đọc', en: 'Reading', description: 'Its rows are being read.' },
  CHECKING: {
    vi: 'Đang kiểm tra',
    en: 'Checking',
    description: 'Its rows go through the same checks as when they are entered; nothing is entered.',
  },
  CHECKED: { vi: 'Đã kiểm tra', en: 'Checked', description: 'Every row was checked, and its author may enter them.' },
  COMMITTING: { vi: 'Đang ghi', en: 'Committing', description: 'Its rows are being entered, as one act.' },
  COMMITTED: { vi: 'Đã ghi', en: 'Committed', description: 'Its rows were entered.' },
  REFUSED: {
    vi: 'Tệp không nhận được',
    en: 'Refused',
    description: 'The file itself cannot be taken; see fileProblem.',
  },
  INTERRUPTED: {
    vi: 'Bị gián đoạn',
    en: 'Interrupted',
    description: 'The server ended in the middle. Nothing was entered by half; it can be resumed.',
  },
  CANCELED: { vi: 'Đã hủy', en: 'Canceled', description: 'Its author called it off, and what it held was emptied.' },
});
export type ImportStatus = ValueOf<typeof ImportStatus>;

export const ImportMode = vocabulary('ImportMode', 'Which rows of a file are entered.', {
  ALL_OR_NONE: {
    vi: 'Tất cả hoặc không dòng nào',
    en: 'All or none',
    description: 'Every row, or none while one of them is refused.',
  },
  VALID_ROWS_ONLY: {
    vi: 'Chỉ các dòng hợp lệ',
    en: 'Valid rows only',
    description: 'The rows without a problem; the others come back as a file.',
  },
});
export type ImportMode = ValueOf<typeof ImportMode>;

export const ImportStep = vocabulary('ImportStep', 'What the author of an import may do next.', {
  WAIT: { vi: 'Chờ hệ thống xử lý', en: 'Wait', description: 'The server is at work; ask again in a moment.' },
  COMMIT: { vi: 'Ghi tất cả các dòng', en: 'Commit', description: 'Every row is in order: commitImport enters them.' },
  COMMIT_VALID_ROWS: {
    vi: 'Chỉ ghi các dòng hợp lệ',
    en: 'Commit the valid rows',
    description: 'Asked for VALID_ROWS_ONLY, commitImport enters the rows that are in order.',
  },
  CONFIRM_DUPLICATES: {
    vi: 'Xem các dòng có thể trùng rồi xác nhận',
    en: 'Confirm probable duplicates',
    description:
      'Some rows may be entered already, or take the place of someone in office: look at them; commitImport with confirmsDuplicates enters them all the same.',
  },
  MEND_REFUSED_ROWS: {
    vi: 'Sửa các dòng chưa nhận rồi gửi lại',
    en: 'Mend the refused rows',
    description: 'Fetch the file of refused rows, mend it, and send it as another import.',
  },
  MEND_RETURNED_ROWS: {
    vi: 'Sửa các hồ sơ bị trả lại rồi gửi lại',
    en: 'Mend the returned rows',
    description: 'The police returned registrations of this import: fetch them as a file, mend it, and send it.',
  },
  CHECK_AGAIN: {
    vi: 'Kiểm tra lại',
    en: 'Check again',
    description: 'By checkImport every row is checked anew, against the registry as it is by now.',
  },
  RESUME: { vi: 'Tiếp tục', en: 'Resume', description: 'What was interrupted goes on by resumeImport.' },
  SEND_ANOTHER_FILE: {
    vi: 'Gửi tệp khác',
    en: 'Send another file',
    description: 'Mend the file as fileProblem says, and send it again.',
  },
  CANCEL: { vi: 'Hủy', en: 'Cancel', description: 'It is called off by cancelImport.' },
});
export type ImportStep = ValueOf<typeof ImportStep>;
