import fc from 'fast-check';
import { composeVariables, isSafeText, searchText } from '../../src/api/text.js';

const anyText = fc.string({ unit: 'binary' });

test('composed variables are the same, composed, and safe; anything unsafe is refused', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary-ascii' }), (json, key) => {
      // Through JSON, as a request comes: it writes no negative zero.
      const given = JSON.parse(JSON.stringify({ [key]: json })) as unknown;
      const isSafe = !/\\u0000|\\u[dD][89a-fA-F]/.test(JSON.stringify(given));
      if (isSafe) expect(composeVariables(given)).toEqual(JSON.parse(JSON.stringify(given).normalize('NFC')));
      else expect(() => composeVariables(given)).toThrow(expect.objectContaining({ key: 'text.unsafe' }));
    }),
  );
});

test('no key reaches a prototype', () => {
  const composed = composeVariables(JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"x":1}}')) as object;
  expect(Object.getPrototypeOf(composed)).toBe(Object.prototype);
  expect('isAdmin' in composed).toBe(false);
});

test('depth ends somewhere', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}"\\u0000"${']'.repeat(50_000)}`);
  expect(() => composeVariables(deep)).not.toThrow();
});

test('NUL and half a surrogate pair are unsafe, the rest is not', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(isSafeText(text)).toBe(!text.includes('\0'));
      expect(isSafeText(`${text}\ud800`)).toBe(false);
      expect(isSafeText(`\udc00${text}`)).toBe(false);
      expect(isSafeText(`${text}\0`)).toBe(false);
    }),
  );
});

test('a search text is the same however its marks are spelled', () => {
  for (const text of ['Tổ liên gia', 'Hoà Bình', 'ở'.repeat(200), '  Đội  ']) {
    expect(searchText(text.normalize('NFD'))).toBe(searchText(text.normalize('NFC')));
  }
  expect(searchText(' Tổ 2 ')).toBe('Tổ 2');
});

test.each([
  { what: '201 letters', text: 'x'.repeat(201), key: 'text.long' },
  { what: '201 letters with marks', text: 'ở'.repeat(201).normalize('NFD'), key: 'text.long' },
  { what: 'nothing', text: '', key: 'text.blank' },
  { what: 'spaces', text: ' \u3000', key: 'text.blank' },
])('$what: no search text', ({ text, key }) => {
  expect(() => searchText(text, 'title')).toThrow(
    expect.objectContaining({ key, facts: expect.objectContaining({ argument: 'title' }) }),
  );
});
