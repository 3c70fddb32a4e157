import fc from 'fast-check';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase({ seeded: false });
});
afterAll(() => database.drop());

/** Letters as people and programs write them: composed and not, with every sort of blank between them. */
const piece = fc.constantFrom(
  ...['Tổ', 'tổ', 'Tổ'.normalize('NFD'), 'liên gia', 'ĐƯỜNG', 'Ngõ  7', 'ﬁ', 'ß', '١', '漢字', '́', '😀'],
  ...[' ', '  ', '\t', '\n', ' \n ', '\u00A0', '\u2003', '\u3000', '\u200B', '\u0085', '\v'],
);

test('folding is what it is said to be, whatever shortcut it takes: composed, unaccented, lower case, single spaces', async () => {
  const texts = fc.sample(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    { numRuns: 2_000, seed: 7 },
  );
  const different = await rowsOf(
    database.ownerUrl,
    `select value, fold(value) from unnest($1::text[]) as told (value)
     where fold(value) is distinct from btrim(regexp_replace(
       lower(unaccent('unaccent'::regdictionary, normalize(value, NFC))), '\\s+', ' ', 'g'))`,
    [texts],
  );
  expect(different).toEqual([]);
  expect(await rowsOf(database.ownerUrl, `select fold(' Tổ  liên\tGIA ') as folded, fold(null) as none`)).toEqual([
    { folded: 'to lien gia', none: null },
  ]);
});
