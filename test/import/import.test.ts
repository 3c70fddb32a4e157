import { type Desk, doing, openDesk } from '../registration/desk.js';
import { rowsOf } from '../support/database.js';
import { type TestServer, startServer } from '../support/server.js';
import { rowsXml, workbookOf } from '../support/workbook.js';
import { TEAM_HEADINGS, checked, committed, fileOf, look, post, settled, step, team, teams } from './desk.js';

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startServer();
  desk = await openDesk(server);
});
afterAll(() => server.stop());

const count = async (table: string): Promise<number> =>
  (await rowsOf<{ count: number }>(server.database.ownerUrl, `select count(*)::integer as count from ${table}`))[0]!
    .count;

/** Everything but what the import itself is. */
async function fingerprint(): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    server.database.ownerUrl,
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'import%'`,
  );
  const parts = tables.map(
    ({ name }) => `select '${name}' as name, count(*) as rows, sum(hashtextextended(t::text, 0)) as sum from ${name} t`,
  );
  return JSON.stringify(await rowsOf(server.database.ownerUrl, `${parts.join(' union all ')} order by 1`));
}

describe('teams', () => {
  test('are checked with nothing entered, and then entered', async () => {
    const file = teams(team(), team());
    const response = await post(server, desk.local, file, '?filename=to-lien-gia.csv');
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    expect(response.headers.get('location')).toBe(`/imports/${id}`);
    const before = await count('registration');
    const sent = await settled(server, desk.local, id);
    expect(sent).toMatchObject({
      form: 'neighbor-group-team',
      status: 'CHECKED',
      rowsRead: 2,
      rowsAccepted: 2,
      rowsRefused: 0,
      nextSteps: ['COMMIT', 'CHECK_AGAIN', 'CANCEL'],
    });
    expect(await count('registration')).toBe(before);

    const done = await committed(server, desk.local, sent);
    expect(done).toMatchObject({ status: 'COMMITTED', mode: 'ALL_OR_NONE', rowsAccepted: 2, nextSteps: [] });
    expect(await count('registration')).toBe(before + 2);
    const { data } = await server.query(
      `query ($id: ID!) { import(id: $id) { progress registrations { totalCount nodes { status name adminUnit { code }
        households equipment { kind quantity } } } } }`,
      { id },
      desk.local.headers,
    );
    expect(data.import.progress).toBe(1);
    expect(data.import.registrations).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          status: 'SUBMITTED',
          adminUnit: { code: '14329' },
          households: 12,
          equipment: [{ kind: 'EXTINGUISHER_ABC', quantity: 4 }],
        },
        { status: 'SUBMITTED' },
      ],
    });
    const [audit] = await rowsOf(
      server.database.ownerUrl,
      `select action, row_count > 0 as counted, digest is not null as digested, changes from audit_row
       where target_type = 'Import' and action = 'SUBMIT_REGISTRATION' order by id desc limit 1`,
    );
    expect(audit).toEqual({ action: 'SUBMIT_REGISTRATION', counted: true, digested: true, changes: [] });
  });

  test('the dry run writes nothing, and says what the commit says', async () => {
    const twin = team();
    const file = teams(
      team(),
      team({ 1: 'xã Không Có' }),
      team({ 5: 'mười hai' }),
      twin,
      twin,
      team({ 2: '01/01/2099' }),
    );
    const before = await fingerprint();
    const sent = await checked(server, desk.local, file);
    expect((await fingerprint()).replace(/"audit_[^}]*}/g, '')).toBe(before.replace(/"audit_[^}]*}/g, ''));
    const said = sent.problems.nodes.map(({ row, column, code, severity }) => [row, column, code, severity]);
    expect(said).toEqual([
      [3, 'area', 'PLACE_UNKNOWN', 'BLOCKING'],
      [4, 'households', expect.stringMatching(/^CELL_/), 'BLOCKING'],
      [6, 'name', 'PROBABLE_DUPLICATE', 'CONFIRMABLE'],
      [7, 'foundedOn', 'DAY_IN_FUTURE', 'BLOCKING'],
    ]);
    expect(sent).toMatchObject({ rowsAccepted: 2, rowsRefused: 4, rowsToConfirm: 1 });

    expect((await step(server, desk.local, 'commitImport', sent, { mode: 'ALL_OR_NONE' })).codes).toEqual([
      'IMPORT_ROWS_REFUSED',
    ]);
    const registrations = await count('registration');
    const done = await committed(server, desk.local, sent, { mode: 'VALID_ROWS_ONLY' });
    expect(await count('registration')).toBe(registrations + 2);
    expect(done.problems.nodes.map(({ row, column, code, severity }) => [row, column, code, severity])).toEqual(said);
    expect(done.nextSteps).toEqual(['MEND_REFUSED_ROWS']);
  });

  test('a telephone number in a name is advised against, and the row is entered', async () => {
    const sent = await checked(server, desk.local, teams(team({ 0: 'Tổ liên gia gọi 0912.345.678' })));
    expect(sent.problems.nodes).toMatchObject([
      { row: 2, column: 'name', code: 'TEXT_HOLDS_PHONE', severity: 'ADVICE' },
    ]);
    expect(await committed(server, desk.local, sent)).toMatchObject({ rowsAccepted: 1, rowsRefused: 0 });
  });

  test('a probable duplicate is entered once it is confirmed', async () => {
    const row = team();
    await committed(server, desk.local, await checked(server, desk.local, teams(row)));
    const sent = await checked(server, desk.local, teams(row, team()));
    expect(sent).toMatchObject({ rowsAccepted: 1, rowsRefused: 1, rowsToConfirm: 1 });
    expect(sent.nextSteps[0]).toBe('CONFIRM_DUPLICATES');
    const done = await committed(server, desk.local, sent, { mode: 'ALL_OR_NONE', confirmsDuplicates: true });
    expect(done).toMatchObject({ status: 'COMMITTED', rowsAccepted: 2, rowsRefused: 0 });
  });

  test('an import of which nothing is valid any more stays open, and says what became of its rows', async () => {
    const row = team();
    const [first, second] = [
      await checked(server, desk.local, teams(row)),
      await checked(server, desk.local, `${teams(row)}\r\n`),
    ];
    await committed(server, desk.local, first);
    const done = await committed(server, desk.local, second, { mode: 'VALID_ROWS_ONLY' });
    expect(done).toMatchObject({ status: 'CHECKED', rowsAccepted: 0, rowsToConfirm: 1 });
    expect(done.problems.nodes).toMatchObject([{ row: 2, code: 'PROBABLE_DUPLICATE' }]);
  });

  const askedOf = async (id: string, language: string, fields: string) => {
    const headers = { ...desk.local.headers, 'accept-language': language };
    const { data } = await server.query(
      `query ($id: ID!) { import(id: $id) { problems(first: 100) { nodes { row code message ${fields} } } } }`,
      { id },
      headers,
    );
    return data.import.problems.nodes as Record<string, any>[];
  };
  const CANDIDATES = 'candidateCount candidates { row hasSameName registration { name } program { code } }';

  test('a probable duplicate names what it may be, as data and in the file that comes back', async () => {
    const known = team();
    await committed(server, desk.local, await checked(server, desk.local, teams(known)));
    const twin = team();
    const sent = await checked(server, desk.local, teams(known, twin, twin));
    const told = await askedOf(sent.id, 'vi', CANDIDATES);
    const name = String(known[0]);
    const waiting = `Có thể trùng với: hồ sơ “${name}” đang chờ xác nhận (cùng tên, cùng địa bàn).`;
    expect(told).toMatchObject([
      {
        row: 2,
        message: expect.stringContaining(waiting),
        candidateCount: 1,
        candidates: [{ row: null, hasSameName: true, registration: { name }, program: null }],
      },
      {
        row: 4,
        message: expect.stringContaining('Có thể trùng với: dòng 3 của tệp này (cùng tên, cùng địa bàn).'),
        candidateCount: 1,
        candidates: [{ row: 3, registration: null, program: null }],
      },
    ]);
    expect((await askedOf(sent.id, 'en', ''))[1]!['message']).toContain('row 3 of this file (same name and area)');
    const { bytes } = await fileOf(server, desk.local, sent.id, 'refused.csv');
    expect(bytes.toString('utf8')).toContain(`Tên mô hình: ${waiting}`);
  });

  test('of many candidates the first are named, and all are counted, in whichever part of the file', async () => {
    const one = team();
    const sent = await checked(server, desk.local, teams(...Array.from({ length: 26 }, () => one)), '?again=true');
    // Each row that is refused is none that the next ones are held against.
    expect((await askedOf(sent.id, 'vi', CANDIDATES)).map(({ candidateCount }) => candidateCount)).toEqual(
      Array.from({ length: 25 }, () => 1),
    );
    await committed(server, desk.local, sent, { mode: 'ALL_OR_NONE', confirmsDuplicates: true });
    const again = await checked(server, desk.local, teams(one), '?again=true');
    const [told] = await askedOf(again.id, 'vi', CANDIDATES);
    expect(told).toMatchObject({ candidateCount: 26, message: expect.stringContaining('và 21 trường hợp khác') });
    expect(told!['candidates']).toHaveLength(20);
  });

  test('a row names another that is five hundred before it', async () => {
    const twin = team();
    const between = Array.from({ length: 520 }, () => team());
    const sent = await checked(server, desk.local, teams(twin, ...between, twin));
    const told = await askedOf(sent.id, 'vi', CANDIDATES);
    expect(told).toMatchObject([{ row: 523, candidates: [{ row: 2, registration: null }] }]);
    expect(told[0]!['message']).toContain('dòng 2 của tệp này');
  });

  test.each(['csv', 'xlsx'])('refused rows come back as %s; mended and sent again they go through', async (format) => {
    const sent = await checked(server, desk.local, teams(team(), team({ 5: 0 }), team({ 1: 'xã Không Có' })));
    await committed(server, desk.local, sent, { mode: 'VALID_ROWS_ONLY' });
    const { status, bytes } = await fileOf(server, desk.local, sent.id, `refused.${format}`);
    expect(status).toBe(200);
    // As it is, it is refused for the same reasons.
    const again = await checked(server, desk.local, bytes);
    expect(again).toMatchObject({ form: 'neighbor-group-team', rowsRead: 2, rowsRefused: 2, unknownHeadings: [] });
    expect(again.problems.nodes.map(({ code }) => code)).toEqual(sent.problems.nodes.map(({ code }) => code));
    if (format === 'csv') {
      const text = bytes.toString('utf8');
      expect(text).toContain('Lý do');
      expect(text).toContain('Xã, phường: Không có địa bàn phù hợp nào là “xã Không Có”');
      const mended = text.replace(/;0;/, ';9;').replace('xã Không Có;', 'P. Hoa Lư;');
      const done = await committed(server, desk.local, await checked(server, desk.local, mended));
      expect(done).toMatchObject({ status: 'COMMITTED', rowsAccepted: 2, rowsRefused: 0 });
    }
  });

  test('a formula comes back as what it showed, and runs nowhere', async () => {
    const [name, area, founded, ...rest] = team();
    const row = rowsXml([[undefined, area, founded, ...rest]], 2).replace(
      '<row r="2">',
      `<row r="2"><c r="A2" t="str"><f>"Tổ "&amp;1</f><v>${name}</v></c>`,
    );
    const sent = await checked(server, desk.local, workbookOf({ sheets: [rowsXml([TEAM_HEADINGS]) + row] }));
    expect(sent.problems.nodes).toMatchObject([{ row: 2, column: 'name', code: 'CELL_FORMULA', value: name }]);
    const { bytes } = await fileOf(server, desk.local, sent.id, 'refused.xlsx');
    // The value stands where the formula stood, so that it is the mended file.
    const again = await checked(server, desk.local, bytes);
    expect(again).toMatchObject({ rowsRead: 1, rowsAccepted: 1, rowsRefused: 0 });
    const text = (await fileOf(server, desk.local, sent.id, 'refused.csv')).bytes.toString('utf8');
    expect(text).toContain(`;${name};`);
    expect(text).toContain('Paste Special → Values');
  });

  test('what the police return comes back as a file; mended and sent it is submitted again', async () => {
    const sent = await checked(server, desk.local, teams(team(), team()));
    await committed(server, desk.local, sent);
    const registrations = async () => {
      const { data } = await server.query(
        'query ($id: ID!) { import(id: $id) { nextSteps registrations { nodes { id version status households } } } }',
        { id: sent.id },
        desk.local.headers,
      );
      return data.import;
    };
    const { nodes } = (await registrations()).registrations;
    const input = {
      registration: nodes[1].id,
      expectedVersion: nodes[1].version,
      remarks: [{ field: 'households', reason: 'Số hộ không khớp biên bản' }],
    };
    await doing(server, 'returnRegistration', input, desk.police.headers);
    expect((await registrations()).nextSteps).toEqual(['MEND_RETURNED_ROWS']);

    const { bytes } = await fileOf(server, desk.local, sent.id, 'returned.csv');
    const text = bytes.toString('utf8');
    expect(text).toContain('Số hộ: Số hộ không khớp biên bản');
    const mended = text.replace(';12;', ';11;');
    const again = await checked(server, desk.local, mended);
    expect(again.problems.nodes).toEqual([]);
    await committed(server, desk.local, again);
    const after = await registrations();
    expect(after.nextSteps).toEqual([]);
    expect(after.registrations.nodes[1]).toMatchObject({ id: nodes[1].id, status: 'SUBMITTED', households: 11 });
  });

  test('the same file is entered once, unless it is meant to be entered again', async () => {
    const file = teams(team());
    const first = await checked(server, desk.local, file);
    const second = await checked(server, desk.local, file);
    expect(second.earlierImport).toBeNull();
    await committed(server, desk.local, first);
    const refused = await post(server, desk.local, file);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'CONFLICT', import: first.id } }] });
    // Sent before the other was entered: it is found out when it is committed.
    const late = await look(server, desk.local, second.id);
    await step(server, desk.local, 'commitImport', late!, { mode: 'ALL_OR_NONE', confirmsDuplicates: true });
    expect(await settled(server, desk.local, second.id)).toMatchObject({
      status: 'REFUSED',
      fileProblem: { code: 'IMPORT_DUPLICATE' },
    });
    const again = await checked(server, desk.local, file, '?again=true');
    expect(again.earlierImport).toEqual({ id: first.id });
    expect(await committed(server, desk.local, again, { mode: 'ALL_OR_NONE', confirmsDuplicates: true })).toMatchObject(
      {
        status: 'COMMITTED',
      },
    );
  });
});
