import {
  FindAdminUnitDocument,
  FindProgramDocument,
  ListActivitiesDocument,
  ListAdminUnitsDocument,
  ListProgramsDocument,
  ListReportedFiguresDocument,
  ListResponsibleUnitsDocument,
} from '../support/generated/operations.js';
import { rowsOf } from '../support/database.js';
import { type TestServer, startServer } from '../support/server.js';
import { JSON_TYPE, send } from './http.js';
import { type Refusal, expectClean, expectRefusal } from './refusal.js';

/** Names that are made of what a search could misread. */
const ODD_NAMES = [
  '100% an toàn',
  'gạch_dưới',
  String.raw`chéo\ngược`,
  String.raw`C:\%\_`,
  `Robert'); drop table program;--`,
  '"ngoặc kép"',
  '$1 :name ? @> ||',
  '/* lời */ -- bình',
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ production: true });
  const named = await rowsOf(
    server.database.ownerUrl,
    `update program set name = odd.name from unnest($1::text[]) with ordinality as odd (name, at)
     where program.id = (select id from program order by id offset odd.at limit 1) returning odd.name`,
    [ODD_NAMES],
  );
  expect(named).toHaveLength(ODD_NAMES.length);
});
afterAll(() => server.stop());

const found = async (text: string): Promise<string[]> =>
  (await server.query(ListProgramsDocument, { where: { text }, first: 100 })).data.programs.nodes.map(
    ({ name }) => name,
  );

describe('characters that are none', () => {
  const unsafe: Refusal = {
    status: 400,
    code: 'BAD_USER_INPUT',
    vi: 'Văn bản có ký tự NUL hoặc nửa cặp surrogate; hãy bỏ chúng.',
    en: 'The text has a NUL character or half a surrogate pair; remove it.',
  };
  const texts = ['\0', 'an\0toàn', '\ud800', '\udc00', '\udc00\ud800', 'a\ud83d', '\ud800\ud800\udc00'];

  test.each(texts)('%j in a variable', async (text) => {
    await expectRefusal(server, FindProgramDocument, { code: text }, unsafe);
    await expectRefusal(server, FindProgramDocument, { id: text }, unsafe);
    await expectRefusal(server, ListProgramsDocument, { where: { text } }, unsafe);
    await expectRefusal(server, ListProgramsDocument, { after: text }, unsafe);
    await expectRefusal(server, FindAdminUnitDocument, { code: '37', asOf: text }, unsafe);
    await expectRefusal(server, ListProgramsDocument, { where: { kinds: [text as never] } }, unsafe);
  });

  test.each(texts)('%j in the name of a variable or of a field', async (text) => {
    await expectRefusal(server, FindProgramDocument, { code: 'x', [text]: 1 } as never, unsafe);
    await expectRefusal(server, ListProgramsDocument, { where: { [text]: 1 } as never }, unsafe);
  });

  test('NUL as an escape in the document', async () => {
    for (const text of [String.raw`"\u0000"`, String.raw`"\u{0}"`]) {
      await expectRefusal(server, `{ program(code: ${text}) { id } }`, undefined, unsafe);
      await expectRefusal(server, `{ programs(where: { text: ${text} }) { totalCount } }`, undefined, unsafe);
      await expectRefusal(server, `query ($c: String = ${text}) { program(code: $c) { id } }`, undefined, unsafe);
    }
    await expectRefusal(server, '{ program(code: "a\0") { id } }', undefined, unsafe);
    await expectRefusal(server, '{ program(code: """a\0""") { id } }', undefined, unsafe);
  });

  test.each([
    ['half a pair as an escape', String.raw`{ program(code: "\ud800") { id } }`],
    ['a turned pair as an escape', String.raw`{ program(code: "\udc00\ud800") { id } }`],
    ['half a pair in braces', String.raw`{ program(code: "\u{d800}") { id } }`],
    ['a number beyond Unicode', String.raw`{ program(code: "\u{110000}") { id } }`],
    ['half a pair itself', '{ program(code: "\ud800") { id } }'],
    ['half a pair in a comment', '{ __typename } # \ud800'],
    ['half a pair in a block text', '{ program(code: """\ud800""") { id } }'],
    ['NUL between words', '{ \0 __typename }'],
  ])('%s in the document is a syntax error', async (_, query) => {
    const answer = await server.query(query, undefined, { 'accept-language': 'vi' });
    expectClean(answer.text);
    expect([answer.status, answer.errorCodes]).toEqual([400, ['GRAPHQL_PARSE_FAILED']]);
    expect(answer.body.errors![0]!.message).toMatch(/^Tài liệu GraphQL sai cú pháp: /);
  });

  test('a whole pair, a joiner and a letter beyond the first plane are characters', async () => {
    for (const text of ['🔥', '\ud83d\udd25', 'a\u200db', '𠀀']) expect(await found(text)).toEqual([]);
  });

  test('raw bytes that are no UTF-8 are never stored, nor read as something else', async () => {
    const [before, after] = ['{"query":"{ program(code: \\"', '\\") { id } }"}'].map((text) => Buffer.from(text));
    for (const bytes of [[0x80], [0xc0, 0x80], [0xff], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe1, 0xba]]) {
      const body = Buffer.concat([before!, Buffer.from(bytes), after!]);
      const answer = await send(server.url, { headers: JSON_TYPE, body });
      expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });
});

describe('searching', () => {
  test.each(ODD_NAMES)('%s finds itself and nothing else', async (name) => {
    expect(await found(name)).toEqual([name]);
  });

  test.each([
    ['%', ['100% an toàn', String.raw`C:\%\_`]],
    ['_', ['gạch_dưới', String.raw`C:\%\_`]],
    ['\\', [String.raw`chéo\ngược`, String.raw`C:\%\_`]],
    ['%%', []],
    ['an%to', []],
    ['g_ch', []],
    ["'", [`Robert'); drop table program;--`]],
    ['"', ['"ngoặc kép"']],
    ['*', ['/* lời */ -- bình']],
    ['--', [`Robert'); drop table program;--`, '/* lời */ -- bình']],
  ])('%s is a character like others', async (text, names) => {
    expect((await found(text)).sort()).toEqual([...names].sort());
  });

  test.each([
    `' or '1'='1`,
    `'; delete from activity; --`,
    '$$; select pg_sleep(10); $$',
    '${7*7}',
    '{{7*7}}',
    `\u02bc or 1=1`,
  ])('%s is no statement, anywhere', async (text) => {
    for (const answer of [
      await server.query(ListProgramsDocument, { where: { text } }),
      await server.query(ListProgramsDocument, { where: { text }, orderBy: 'RELEVANCE' }),
      await server.query(ListAdminUnitsDocument, { where: { text } }),
      await server.query(ListResponsibleUnitsDocument, { where: { text } }),
      await server.query(ListActivitiesDocument, { where: { text } }),
      await server.query(ListReportedFiguresDocument, { where: { text } }),
      await server.query(FindAdminUnitDocument, { code: text }),
      await server.query(FindProgramDocument, { code: text }),
    ]) {
      const [field] = Object.values(answer.data as Record<string, { totalCount: number } | null>);
      expect(field?.totalCount ?? 0).toBe(0);
    }
  });

  test.each(['Tổ liên gia', 'Cụm dân cư', 'Hòa', 'hoà', 'Đ', 'ngược'])(
    '%s finds the same however it is spelled',
    async (text) => {
      const composed = await found(text.normalize('NFC'));
      expect(composed).toEqual(await found(text.normalize('NFD')));
      const inDocument = await server.query(
        `{ programs(where: { text: ${JSON.stringify(text.normalize('NFD'))} }, first: 100) { nodes { name } } }`,
      );
      expect(inDocument.data.programs.nodes.map(({ name }: { name: string }) => name)).toEqual(composed);
    },
  );

  test('a cursor of a search belongs to it however it is spelled', async () => {
    const text = 'Tổ liên gia';
    const first = (await server.query(ListProgramsDocument, { where: { text: text.normalize('NFC') }, first: 1 })).data;
    const after = first.programs.pageInfo.endCursor;
    const next = await server.query(ListProgramsDocument, { where: { text: text.normalize('NFD') }, first: 1, after });
    expect(next.data.programs.nodes).toHaveLength(1);
  });

  test('200 characters are enough, counted as people count them', async () => {
    const marked = 'ở'.repeat(200); // 600 code units when its marks stand alone
    for (const text of [marked.normalize('NFC'), marked.normalize('NFD'), ` ${marked} `]) {
      expect(await found(text)).toEqual([]);
      expect(
        (await server.query(`{ programs(where: { text: ${JSON.stringify(text)} }) { totalCount } }`)).errorCodes,
      ).toEqual([]);
    }
    const long: Refusal = {
      status: 200,
      code: 'BAD_USER_INPUT',
      vi: '“text” dài tối đa 200 ký tự.',
      en: '"text" has at most 200 characters.',
    };
    for (const text of ['x'.repeat(201), 'ở'.repeat(201)]) {
      const where = { text };
      await expectRefusal(server, ListProgramsDocument, { where }, long);
      await expectRefusal(server, ListAdminUnitsDocument, { where }, long);
      await expectRefusal(server, ListResponsibleUnitsDocument, { where }, long);
      await expectRefusal(server, ListActivitiesDocument, { where }, long);
      await expectRefusal(server, ListReportedFiguresDocument, { where }, long);
    }
  });

  test.each(['', ' ', '\t\n', '\u3000', '\u00a0'])('%j is no text', async (text) => {
    const blank: Refusal = {
      status: 200,
      code: 'BAD_USER_INPUT',
      vi: '“text” không được để trống.',
      en: '"text" must not be blank.',
    };
    await expectRefusal(server, ListProgramsDocument, { where: { text } }, blank);
    await expectRefusal(server, ListAdminUnitsDocument, { where: { text } }, blank);
    await expectRefusal(server, ListResponsibleUnitsDocument, { where: { text } }, blank);
    await expectRefusal(server, ListActivitiesDocument, { where: { text } }, blank);
    await expectRefusal(server, ListReportedFiguresDocument, { where: { text } }, blank);
  });

  test.each(['\u0301', '...', '🔥', '\u200b', 'phường', 'P.', 'tỉnh'])(
    '%j folds to little or nothing, and fails nowhere',
    async (text) => {
      const where = { text };
      for (const answer of [
        await server.query(ListProgramsDocument, { where }),
        await server.query(ListAdminUnitsDocument, { where }),
        await server.query(ListResponsibleUnitsDocument, { where }),
        await server.query(ListActivitiesDocument, { where }),
        await server.query(ListReportedFiguresDocument, { where }),
      ]) {
        expect(answer.status).toBe(200);
        expect(answer.errorCodes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
      }
    },
  );
});
