import { type Facts, type Language, filled } from '../api/messages.js';

/**
 * What `npm run import` says by itself: what it could not do, and what to do then. What the server says, it says in the
 * reader's language already.
 */
const SENTENCES = {
  FILE_UNREADABLE: {
    vi: 'Không đọc được tệp {file}: {detail}.',
    en: '{file} cannot be read: {detail}.',
  },
  FILE_NONE: {
    vi: '{file} không phải là tệp.',
    en: '{file} is no file.',
  },
  FILE_EMPTY: {
    vi: '{file} là tệp rỗng.',
    en: '{file} is empty.',
  },
  SENDER_MISSING: {
    vi: 'Chưa rõ ai gửi: dùng --token, biến môi trường LIENGIA_TOKEN hoặc --demo.',
    en: 'Say who sends it: by --token, the environment variable LIENGIA_TOKEN or --demo.',
  },
  SERVER_DOWN: {
    vi: 'Không kết nối được tới {url} ({detail}). Hãy xem máy chủ có đang chạy và --url có đúng không, rồi chạy lại.',
    en: '{url} cannot be reached ({detail}). See whether the server runs and --url is right, then run this again.',
  },
  SERVER_LOST: {
    vi: 'Kết nối tới {url} bị ngắt giữa chừng ({detail}). Hãy chạy lại lệnh này.',
    en: 'The connection to {url} broke ({detail}). Run this command again.',
  },
  SERVER_FOREIGN: {
    vi: '{url} trả lời mã {status}, không phải câu trả lời của Liên Gia. Hãy xem --url có đúng không, và máy chủ trung gian có chặn không.',
    en: '{url} answered {status}, which is no answer of Liên Gia. See whether --url is right, and whether a proxy stands between.',
  },
  UNAUTHENTICATED: {
    vi: '{said} Hãy lấy mã truy cập mới và đưa vào bằng LIENGIA_TOKEN hoặc --token.',
    en: '{said} Get a new access token and give it by LIENGIA_TOKEN or --token.',
  },
  FILE_TOO_LARGE: {
    vi: 'Tệp lớn quá mức mà {url} nhận. Hãy bỏ ảnh, bỏ các trang không cần, hoặc chia thành nhiều tệp.',
    en: 'The file is larger than {url} takes. Leave out pictures and other sheets, or send it as several files.',
  },
  UNAVAILABLE: {
    vi: '{said} Hãy chạy lại lệnh này sau {seconds} giây.',
    en: '{said} Run this command again in {seconds} seconds.',
  },
  BUSY: {
    vi: '{url} đang quá tải hoặc tạm ngừng. Hãy chạy lại lệnh này sau {seconds} giây.',
    en: '{url} is overloaded or out of service for now. Run this command again in {seconds} seconds.',
  },
  DUPLICATE: {
    vi: 'Đơn vị của bạn đã nhập chính tệp này. Nếu cần nhập lại, hãy thêm --again.',
    en: 'Your unit entered this very file already. If it is meant to be entered again, add --again.',
  },
  REFUSED: {
    vi: '{said}',
    en: '{said}',
  },
  IMPORT_GONE: {
    vi: 'Không còn lần nhập {id}.',
    en: 'There is no import {id} any more.',
  },
  INTERRUPTED: {
    vi: 'Máy chủ đã dừng khi đang xử lý lần nhập {id}. Hãy tiếp tục bằng resumeImport, hoặc gửi lại tệp.',
    en: 'The server stopped while it worked on the import {id}. Go on with it by resumeImport, or send the file again.',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type ImportFault = keyof typeof SENTENCES;

/** What went wrong, as one line: its code, and a sentence in the reader's language. */
export const faultText = (fault: ImportFault, language: Language, facts: Facts): string =>
  `${fault}: ${filled(SENTENCES[fault][language], facts)}`;

/** Every fault, for the test that no sentence is missing in a language. */
export const importFaults = Object.keys(SENTENCES) as ImportFault[];

export const CHECKING = { vi: 'Kiểm tra', en: 'Checking' } as const;
export const ENTERING = { vi: 'Ghi', en: 'Entering' } as const;
export const ROWS = { vi: 'dòng', en: 'rows' } as const;
