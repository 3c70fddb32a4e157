import { importSentence, sentenceKeys } from '../../src/modules/admin-unit/import-report.js';
import { reasonCodes, reasonText } from '../../src/modules/admin-unit/import-reason.js';
import type { Language } from '../../src/api/messages.js';

/** What a sentence names, its facts left as they are. */
const FACTS = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
const WORDS: [string, (language: Language) => string][] = [
  ...reasonCodes.map((code): (typeof WORDS)[number] => [
    code,
    (language) => reasonText({ code, facts: FACTS }, language),
  ]),
  ...sentenceKeys.map((key): (typeof WORDS)[number] => [key, (language) => importSentence(key, language, FACTS)]),
];
const factsIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(WORDS)('%s is a composed sentence in both languages, of the same facts', (_, text) => {
  for (const language of ['vi', 'en'] as const) {
    expect(text(language)).toMatch(/^\S.*\.$/u);
    expect(text(language)).toBe(text(language).normalize('NFC'));
  }
  expect(text('vi')).not.toBe(text('en'));
  expect(factsIn(text('vi'))).toEqual(factsIn(text('en')));
});
