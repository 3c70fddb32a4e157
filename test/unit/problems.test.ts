import type { Language } from '../../src/api/messages.js';
import { problemCodes, problemMessage } from '../../src/api/problem-messages.js';
import '../../src/schema.js';

const LANGUAGES: readonly Language[] = ['vi', 'en'];
/** Every fact as its own name. */
const named = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
const facts = (code: (typeof problemCodes)[number], language: Language) => {
  const own = language === 'vi' ? /Vi$/ : /En$/;
  return [...problemMessage(code, language, named).matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name!.replace(own, ''))
    .sort();
};

test('there are problems to word', () => {
  expect(problemCodes.length).toBeGreaterThan(50);
});

describe.each(problemCodes)('problem %s', (code) => {
  test.each(LANGUAGES)('is a composed sentence in %s', (language) => {
    const text = problemMessage(code, language, named);
    expect(text).toMatch(/^\S.*[.}]$/u);
    expect(text).toBe(text.normalize('NFC'));
  });

  test('states the same facts in both languages, and not the same words', () => {
    expect(facts(code, 'vi')).toEqual(facts(code, 'en'));
    expect(problemMessage(code, 'vi', named)).not.toBe(problemMessage(code, 'en', named));
  });
});

test('values of vocabularies are told by their labels, lists with commas', () => {
  const state = { current: 'DISSOLVED', legal: ['ACTIVE', 'SUSPENDED'] };
  expect(problemMessage('PROGRAM_STEP_ILLEGAL', 'vi', state)).toBe(
    'Mô hình đang ở trạng thái “Đã giải thể”; từ đó chỉ có thể chuyển sang: Đang hoạt động, Tạm dừng.',
  );
  expect(problemMessage('PROGRAM_STEP_ILLEGAL', 'en', state)).toBe(
    'The program is "Dissolved"; from there it can become: Active, Suspended.',
  );
  expect(problemMessage('PROGRAM_STEP_ILLEGAL', 'en', { current: 'MERGED', legal: [] })).toBe(
    'The program is "Merged"; from there it can become: none.',
  );
});

test('days are told as people write them', () => {
  const told = (day: string) => [
    problemMessage('ALREADY_CLOSED', 'vi', { ended: day }),
    problemMessage('ALREADY_CLOSED', 'en', { ended: day }),
  ];
  expect(told('2026-03-02')).toEqual(['Đã kết thúc từ ngày 02/3/2026.', 'It has ended already, on 2 March 2026.']);
  expect(told('2026-02-28')[0]).toBe('Đã kết thúc từ ngày 28/02/2026.');
  expect(told('2026-12-31')[0]).toBe('Đã kết thúc từ ngày 31/12/2026.');
  // What merely looks like a day is a name or a number of something.
  expect(told('2026-02-30')[0]).toBe('Đã kết thúc từ ngày 2026-02-30.');
});

test('numbers are told as people write them, those that name something as they are', () => {
  const range = { least: 0.1, most: 100_000_000_000 };
  expect(problemMessage('OUT_OF_RANGE', 'vi', range)).toBe('Giá trị phải từ 0,1 đến 100.000.000.000.');
  expect(problemMessage('OUT_OF_RANGE', 'en', range)).toBe('The value must be between 0.1 and 100,000,000,000.');
  expect(problemMessage('TARGET_UNKNOWN', 'vi', { ordinal: 1234 })).toBe('Kế hoạch không có chỉ tiêu số 1234.');
});
