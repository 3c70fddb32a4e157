import { holdsPhone, properPhone } from '../../src/domain/phone.js';

test.each([
  ['0912 345 678', '+84912345678'],
  ['0912.345.678', '+84912345678'],
  ['84912345678', '+84912345678'],
  ['+84 912 345 678', '+84912345678'],
  ['0084912345678', '+84912345678'],
  [' 0 9 1 2 3 4 5 6 7 8 ', '+84912345678'],
  ['０９１２３４５６７８', '+84912345678'],
  ['032 234 5678', '+84322345678'],
  ['0562345678', '+84562345678'],
  ['0772345678', '+84772345678'],
  ['0862345678', '+84862345678'],
  ['(0229) 3871 234', '+842293871234'],
  ['024 3826 4000', '+842438264000'],
  ['+84 24 3826 4000', '+842438264000'],
  ['028 3829 1234', '+842838291234'],
  ['+1 213 373 4253', '+12133734253'],
])('%s is %s', (given, stored) => {
  expect(properPhone(given)).toBe(stored);
});

test.each([
  ['the fire brigade', '114'],
  ['the police', '113'],
  ['the ambulance', '115'],
  ['the fire brigade with a country code', '+84 114'],
  ['directory enquiries', '1080'],
  ['a toll-free number', '1800 1091'],
  ['a premium number', '1900 1234'],
  ['a mobile number of before 2018', '0123 456 7890'],
  ['a number that is too short', '0912 345 67'],
  ['a number that is too long', '0912 345 6789'],
  ['a number of no network', '+84 000 123 456'],
  ['an identity-card number', '037099001234'],
  ['an extension', '024 3826 4000 ext. 12'],
  ['two numbers', '0912345678 / 0912345679'],
  ['a text', 'không có'],
  ['nothing', ''],
])('%s is no number of a person', (_, given) => {
  expect(() => properPhone(given)).toThrow(expect.objectContaining({ code: 'PHONE_INVALID' }));
});

test('a refusal repeats nothing', () => {
  expect(() => properPhone('0912 345 67')).toThrow(
    expect.objectContaining({ message: expect.not.stringMatching(/\d/) }),
  );
});

test.each([
  ['Tổ liên gia ngõ 5, ĐT 0912 345 678', true],
  ['Gọi +84 912.345.678 khi cần', true],
  ['(0229) 3871 234', true],
  ['0912-345-678', true],
  ['Tổ ông An 0912 345 678 5 hộ', true],
  ['0912345678 2', true],
  ['TT3 0912345678', true],
  ['０９１２３４５６７８', true],
  ['0912–345–678', true],
  ['0912\u2011345\u2011678', true],
  ['0912\u200b345678', true],
  ['0912/345/678', true],
  ['0912 . 345 . 678', true],
  ['0912,345,678', true],
  ['0912_345_678', true],
  ['0084912345678', true],
  ['09 12 34 56 78', true],
  ['Họp ngày 02/03/2026 120 hộ', false],
  ['Kỳ 02/2026, 120 hộ, 345 người', false],
  ['Các ngõ 09, 10, 11, 12, 13', false],
  ['Tổ 0912345678901', false],
  ['Quyết định 0123/QĐ-UBND ngày 02/03/2026', false],
  ['Số căn cước 037123456789', false],
  ['Báo cháy 114', false],
  ['Tổ liên gia số 12', false],
])('%s holds a number of a person: %s', (text, holds) => {
  expect(holdsPhone(text)).toBe(holds);
});
