import { type Language, languageOf, message, messageKeys } from '../../src/api/messages.js';

const LANGUAGES: readonly Language[] = ['vi', 'en'];
const raw = (key: (typeof messageKeys)[number], language: Language) =>
  message(key, language, new Proxy({}, { get: (_, name) => `{${String(name)}}` }));
/** What a message names. A fact that is itself words comes once for each language: `{actionVi}` is `action` in Vietnamese. */
const facts = (key: (typeof messageKeys)[number], language: Language) => {
  const own = language === 'vi' ? /Vi$/ : /En$/;
  return [...raw(key, language).matchAll(/\{(\w+)\}/g)].map(([, name]) => name!.replace(own, '')).sort();
};

describe.each(messageKeys)('message %s', (key) => {
  test.each(LANGUAGES)('is a composed sentence in %s', (language) => {
    const text = raw(key, language);
    expect(text).toMatch(/^\S.*[.}]$/u);
    expect(text).toBe(text.normalize('NFC'));
  });

  test('states the same facts in both languages, and not the same words', () => {
    expect(facts(key, 'vi')).toEqual(facts(key, 'en'));
    expect(raw(key, 'vi')).not.toBe(raw(key, 'en'));
  });
});

test('a fact is put in wherever it is named', () => {
  expect(message('period.range', 'en', { argument: 'half', least: 1, most: 2 })).toBe(
    '"half" must be between 1 and 2.',
  );
});

test.each<[string | undefined, Language]>([
  [undefined, 'en'],
  ['', 'en'],
  ['vi', 'vi'],
  ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
  ['en-US,en;q=0.9,vi;q=0.8', 'en'],
  ['fr, vi;q=0.3', 'vi'],
  ['vi;q=0.2, en;q=0.7', 'en'],
  ['vi;q=0', 'en'],
  ['VI', 'vi'],
  ['*', 'en'],
  [';;q=,,', 'en'],
])('of Accept-Language %j the API speaks %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
