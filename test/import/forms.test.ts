import { ContactId } from '../../src/modules/contact/contact.type.js';
import { type Desk, doing, openDesk, submitted } from '../registration/desk.js';
import { rowsOf } from '../support/database.js';
import { officerOf } from '../support/officers.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';
import { TEAM_HEADINGS, checked, committed, csv, fileOf, look, post, step, team, teams } from './desk.js';

let server: TestServer;
let desk: Desk;
let code: string;
/** The name of the other commune. */
let elsewhere: string;

beforeAll(async () => {
  server = await startServer();
  desk = await openDesk(server);
  const { result } = await doing(server, 'confirmRegistration', await submitted(desk), desk.police.headers);
  code = result.registration.program.code;
  const { data } = await server.query('{ adminUnit(code: "14371") { name } }');
  elsewhere = data.adminUnit.name;
});
afterAll(() => server.stop());

test('activities are entered, period totals too', async () => {
  const file = csv(
    ['Loại hoạt động', 'Nội dung', 'Từ ngày', 'Đến hết ngày', 'Mã địa bàn', 'Mã mô hình', 'Lượt người dự'],
    ['Tuyên truyền trực tiếp', 'Tuyên truyền tại tổ', '05/03/2026', '', '', code, 40],
    ['Tuyên truyền trực tiếp', 'Số liệu tháng 2', '01/02/2026', '28/02/2026', '14329', '', 300],
  );
  const sent = await checked(server, desk.local, file, '?form=activities');
  // Nothing of it is filed, so nothing is returned.
  expect((await fileOf(server, desk.local, sent.id, 'returned.csv')).status).toBe(404);
  expect(sent.problems.nodes.filter(({ severity }) => severity !== 'ADVICE')).toEqual([]);
  expect(await committed(server, desk.local, sent)).toMatchObject({ status: 'COMMITTED', rowsAccepted: 2 });
  const rows = await rowsOf(
    server.database.ownerUrl,
    `select period_from::text, period_to::text, is_period_total from activity order by id desc limit 2`,
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { period_from: '2026-02-01', period_to: '2026-03-01', is_period_total: true },
      { period_from: '2026-03-05', period_to: '2026-03-06', is_period_total: false },
    ]),
  );
});

const ACTIVITY = [
  'Loại hoạt động',
  'Nội dung',
  'Từ ngày',
  'Mã địa bàn',
  'Xã, phường',
  'Mã mô hình',
  'Mã đơn vị thực hiện',
];
const activity = (title: string, rest: readonly string[]) => ['Tuyên truyền trực tiếp', title, ...rest, 40];
const activities = (...rows: readonly (string | number)[][]) => csv([...ACTIVITY, 'Lượt người dự'], ...rows);

test.each([
  [['Xã, phường', 'Vĩ độ', 'Kinh độ'], ['', '', ''], ['area']],
  [['Xã, phường', 'Vĩ độ', 'Kinh độ'], ['P. Hoa Lư', '', ''], ['latitude']],
  [['Mã địa bàn', 'Tọa độ'], ['14329', ''], ['position']],
  [['Mã địa bàn'], ['14329'], ['position']],
])('what is wrong with a place is said at the column that the file has: %j %j', async (headings, cells, expected) => {
  const file = csv(
    ['Tên mô hình', 'Ngày thành lập', 'Điểm hay nhân rộng', 'Căn cứ thành lập', 'Chiều sâu ngõ (m)', ...headings],
    ['Điểm chữa cháy thử', '02/03/2026', 'Nhân rộng', 'Biên bản', 120, ...cells],
  );
  const { problems, fileProblem } = await checked(server, desk.local, file, '?form=public-firefighting-point');
  expect(fileProblem).toBeNull();
  const told = problems.nodes.map(({ column }) => `${column}`);
  expect(told.filter((column) => /^(area|areaCode|position|latitude|longitude)$/.test(column))).toEqual(expected);
});

test('an activity of a whole province is entered, and of a district of its time', async () => {
  const province = await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025');
  const file = activities(
    activity('Tuần lễ PCCC toàn tỉnh', ['05/10/2026', '37', '', '', '']),
    activity('Phát động toàn tỉnh', ['06/10/2026', '', 'Tỉnh Ninh Bình', '', '']),
    activity('Hội thao huyện', ['06/05/2024', '', 'Huyện Nho Quan', '', '']),
  );
  const sent = await checked(server, province, file, '?form=activities');
  expect(sent.problems.nodes.filter(({ severity }) => severity !== 'ADVICE')).toEqual([]);
  await committed(server, province, sent);
  expect(
    await rowsOf(
      server.database.ownerUrl,
      `select u.code, u.level, u.valid_to is null as stands from activity a join admin_unit u on u.id = a.admin_unit_id
       order by a.id desc limit 3`,
    ),
  ).toEqual(
    expect.arrayContaining([
      { code: '37', level: 1, stands: true },
      { code: '372', level: 2, stands: false },
    ]),
  );
});

test('an activity keeps what each program had to do with it, there and back', async () => {
  const file = activities(activity('Chữa cháy tại tổ', ['05/10/2026', '', '', `${code} (Nơi xảy ra); ${code}`, '']));
  const sent = await checked(server, desk.local, file, '?form=activities');
  expect(sent.problems.nodes).toEqual([]);
  await committed(server, desk.local, sent);
  const roles = await rowsOf(
    server.database.ownerUrl,
    `select ap.role from activity_program ap join activity a on a.id = ap.activity_id
     where a.title = 'Chữa cháy tại tổ' order by ap.ordinal`,
  );
  expect(roles).toEqual([{ role: 'AFFECTED' }, { role: 'TOOK_PART' }]);
  const exported = await fetch(`${server.url}/exports/activities.csv?language=vi&where={"text":"Chữa cháy tại tổ"}`, {
    headers: desk.local.headers,
  });
  const text = await exported.text();
  expect(text).toContain(`${code} (Nơi xảy ra); ${code}`);
  const again = await checked(server, desk.local, text.split('\r\n').slice(0, 2).join('\r\n'), '?form=activities');
  expect(again.problems.nodes).toMatchObject([{ code: 'ACTIVITY_REPEATED', severity: 'CONFIRMABLE' }]);
});

test('an area that is not its program’s, and a telephone number, are advised against at their columns', async () => {
  const province = await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025');
  const rows = [activity('Gọi 0912,345,678', ['06/10/2026', '14371', '', code, ''])];
  const sent = await checked(server, province, activities(...rows), '?form=activities');
  expect(sent).toMatchObject({ rowsAccepted: 1, rowsRefused: 0 });
  expect(sent.problems.nodes).toMatchObject([
    { row: 2, column: 'title', code: 'TEXT_HOLDS_PHONE', severity: 'ADVICE' },
    { row: 2, column: 'areaCode', code: 'ACTIVITY_PLACE_APART', severity: 'ADVICE' },
  ]);
  expect(sent.problems.nodes[1]!.message).toContain(`${elsewhere} (14371)`);
  expect(sent.problems.nodes[1]!.message).toContain(code);
});

test('a role that there is not is told with those that there are', async () => {
  const file = activities(activity('Sai vai trò', ['05/10/2026', '', '', `${code} (Chủ trì)`, '']));
  const [told] = (await checked(server, desk.local, file, '?form=activities')).problems.nodes;
  expect(told).toMatchObject({ column: 'programCodes', code: 'CELL_CHOICE' });
  expect(told!.message).toContain('Responded');
});

test('what an activity lies in, or was done by, is named where it is not the importer’s, with what may be done', async () => {
  const file = activities(
    activity('Nơi khác, theo mã', ['05/10/2026', '14371', '', '', '']),
    activity('Nơi khác, theo tên', ['05/10/2026', '', elsewhere, '', '']),
    activity('Đơn vị khác', ['05/10/2026', '14329', '', '', 'CAX-14329-2025']),
  );
  const sent = await checked(server, desk.local, file, '?form=activities');
  const told = (await look(server, desk.local, sent.id, 'vi'))!.problems.nodes;
  const area = `${elsewhere} (14371) không thuộc địa bàn của đơn vị bạn`;
  expect(told).toMatchObject([
    { row: 2, column: 'areaCode', code: 'NOT_PERMITTED', message: expect.stringContaining(area) },
    { row: 3, column: 'area', code: 'NOT_PERMITTED', message: expect.stringContaining(area) },
    {
      row: 4,
      column: 'responsibleUnitCode',
      code: 'NOT_PERMITTED',
      message: expect.stringContaining('(CAX-14329-2025)'),
    },
  ]);
  expect(told[2]!.message).toContain('(UBND-14329-2025)');
  expect(told[2]!.message).toContain('hãy để đơn vị đó hoặc cấp trên của đơn vị đó nhập');
});

test('what was done before a reform lies where it was done then', async () => {
  const file = activities(
    activity('Trước sắp xếp, theo mã', ['15/05/2024', '14329', 'Phường Vân Giang', '', '']),
    activity('Trước sắp xếp, theo tên', ['15/05/2024', '', 'phường Vân Giang, thành phố Ninh Bình', '', '']),
    activity('Chưa có đơn vị', ['15/05/2024', '', 'Phường Hoa Lư', '', '']),
  );
  const sent = await checked(server, desk.local, file, '?form=activities');
  const told = (await look(server, desk.local, sent.id, 'vi'))!.problems.nodes;
  expect(told).toMatchObject([{ row: 4, column: 'area', code: 'UNIT_DOES_NOT_STAND' }]);
  expect(told[0]!.message).toContain('15/5/2024');
  await committed(server, desk.local, sent, { mode: 'VALID_ROWS_ONLY' });
  const places = await rowsOf(
    server.database.ownerUrl,
    `select distinct u.name from activity a join admin_unit u on u.id = a.admin_unit_id where a.title like 'Trước sắp xếp%'`,
  );
  expect(places).toEqual([{ name: 'Phường Vân Giang' }]);
});

test('a code and a name that contradict each other are told with the units that may be meant', async () => {
  const headings = [...TEAM_HEADINGS, 'Mã địa bàn'];
  const sent = await checked(server, desk.local, csv(headings, [...team({ 1: elsewhere }), '14329']));
  const { data } = await server.query(
    `query ($id: ID!) { import(id: $id) { problems { nodes { row column code message candidateCount places { code parent { name } } } } } }`,
    { id: sent.id },
    { ...desk.local.headers, 'accept-language': 'vi' },
  );
  const name = `${elsewhere}, Tỉnh Ninh Bình (14371)`;
  expect(data.import.problems.nodes).toEqual([
    {
      row: 2,
      column: 'areaCode',
      code: 'PLACE_CONTRADICTED',
      message: `Mã 14329 là Phường Hoa Lư, Tỉnh Ninh Bình (14329), không phải “${elsewhere}” (${name}); hãy sửa mã hoặc tên, hoặc bỏ trống một trong hai.`,
      candidateCount: 2,
      places: [
        { code: '14329', parent: { name: 'Tỉnh Ninh Bình' } },
        { code: '14371', parent: { name: 'Tỉnh Ninh Bình' } },
      ],
    },
  ]);
});

test('equipment comes to its program', async () => {
  const file = csv(
    ['Mã mô hình', 'Loại phương tiện', 'Số lượng', 'Số dùng được', 'Từ ngày'],
    [code, 'Bình bột ABC', 5, 4, '10/03/2026'],
    ['TLG-37-9999', 'Bình bột ABC', 5, '', ''],
  );
  const sent = await checked(server, desk.local, file, '?form=equipment');
  expect(sent.problems.nodes).toMatchObject([{ row: 3, column: 'programCode', code: 'UNKNOWN_REFERENCE' }]);
  expect(await committed(server, desk.local, sent, { mode: 'VALID_ROWS_ONLY' })).toMatchObject({ rowsAccepted: 1 });
});

describe('people', () => {
  const file = (name: string) =>
    csv(
      ['Mã mô hình', 'Nhiệm vụ', 'Họ và tên', 'Số điện thoại', 'Từ ngày', 'Mục đích lưu', 'Căn cứ xử lý dữ liệu'],
      [
        code,
        'Người đứng đầu',
        name,
        '0912 345 678',
        '10/03/2026',
        'Liên lạc khi có cháy, sự cố',
        'Có sự đồng ý của người đó',
      ],
      [
        code,
        'Cấp phó',
        'Lê Thị Thử 123456789012',
        '',
        '10/03/2026',
        'Liên lạc khi có cháy, sự cố',
        'Có sự đồng ý của người đó',
      ],
    );

  test('are entered, and nothing about them is left in the import, in problems or in the trail', async () => {
    const sent = await checked(server, desk.local, file('Phạm Văn Nhập'), '?form=contacts');
    expect(sent.problems.nodes).toMatchObject([{ row: 3, column: 'name', code: 'NAME_HOLDS_NUMBER', value: null }]);
    const cells = () =>
      rowsOf<{ held: number }>(
        server.database.ownerUrl,
        `select count(cells)::integer as held from import_row r join import i on i.id = r.import_id where i.form = 'contacts'`,
      );
    expect(await cells()).toEqual([{ held: 2 }]);
    const done = await committed(server, desk.local, sent, { mode: 'VALID_ROWS_ONLY' });
    expect(done).toMatchObject({ rowsAccepted: 1, rowsRefused: 1 });
    // The row that was refused is its author's still, to be mended.
    expect(await cells()).toEqual([{ held: 1 }]);
    for (const table of ['import', 'import_row', 'import_part', 'audit_row']) {
      const found = await rowsOf(
        server.database.ownerUrl,
        `select 1 from ${table} t where t::text like '%Phạm Văn Nhập%'`,
      );
      expect({ table, found }).toEqual({ table, found: [] });
    }
    const [contact] = await rowsOf(
      server.database.ownerUrl,
      `select name, phone from contact where name = 'Phạm Văn Nhập'`,
    );
    expect(contact).toEqual({ name: 'Phạm Văn Nhập', phone: '+84912345678' });
  });

  const refusedOf = async (id: string) => {
    const { bytes } = await fileOf(server, desk.local, id, 'refused.csv');
    return bytes.toString('utf8').trim().split('\r\n').slice(1);
  };
  const deputy = (name: string, from: string, phone = '') => [
    ...[code, 'Cấp phó', name, phone, from, 'Liên lạc khi có cháy, sự cố', 'Có sự đồng ý của người đó'],
  ];
  const people = (...rows: (string | number)[][]) =>
    csv(
      ['Mã mô hình', 'Nhiệm vụ', 'Họ và tên', 'Số điện thoại', 'Từ ngày', 'Mục đích lưu', 'Căn cứ xử lý dữ liệu'],
      ...rows,
    );
  const send = async (file: string) =>
    committed(server, desk.local, await checked(server, desk.local, file, '?form=contacts'), {
      mode: 'VALID_ROWS_ONLY',
    });

  test('that were refused come back after the commit, to their author alone, until they were mended and sent', async () => {
    const [ba, hai] = [deputy('Trần Văn Ba', '13/03/2026'), deputy('Trần Văn Hai', '12/03/2026')];
    const first = await send(
      people(
        deputy('Trần Văn Một', '11/03/2026'),
        ['TLG-37-9999', ...hai.slice(1)],
        deputy('Trần Văn Ba 123456789012', '13/03/2026'),
      ),
    );
    expect(first).toMatchObject({ rowsAccepted: 1, rowsRefused: 2, nextSteps: ['MEND_REFUSED_ROWS'] });
    const names = async () => (await refusedOf(first.id)).map((line) => /Trần Văn \p{L}+/u.exec(line)?.[0]);
    expect(await names()).toEqual(['Trần Văn Hai', 'Trần Văn Ba']);
    expect((await fileOf(server, desk.police, first.id, 'refused.csv')).status).toBe(404);
    await send(people(hai));
    expect(await names()).toEqual(['Trần Văn Ba']);
    await send(people(ba));
    expect(await names()).toEqual([]);
    expect(await look(server, desk.local, first.id)).toMatchObject({ status: 'COMMITTED', nextSteps: [] });
  });

  test('that were refused are forgotten with the person who is erased', async () => {
    const kept = await send(
      people(
        ['TLG-37-9999', ...deputy('Ngô Thị Khác', '11/04/2026').slice(1)],
        ['TLG-37-9999', ...deputy('Ngô Thị Gọi', '11/04/2026', '0912 000 111').slice(1)],
        deputy('Phạm Văn Nhập', '11/04/2026', '114'),
        ['TLG-37-9999', 'Người trông coi', ...deputy('Phạm Văn Trông', '14/03/2026').slice(2)],
        [code, 'Người trông coi', ...deputy('Phạm Văn Coi', '14/03/2026').slice(2)],
      ),
    );
    expect(kept).toMatchObject({ rowsAccepted: 1, rowsRefused: 4 });
    const erase = async (name: string) => {
      const [held] = await rowsOf<{ id: number }>(server.database.ownerUrl, 'select id from contact where name = $1', [
        name,
      ]);
      const { body } = await server.query(
        'mutation ($input: EraseContactInput!) { eraseContact(input: $input) { problems { code } } }',
        { input: { contact: ContactId.encode(held!.id), reason: 'ASKED_BY_THE_PERSON' } },
        desk.local.headers,
      );
      expect(body).toMatchObject({ data: { eraseContact: { problems: [] } } });
    };
    await erase('Phạm Văn Nhập');
    expect((await refusedOf(kept.id)).map((line) => /(Ngô Thị|Phạm Văn) \p{L}+/u.exec(line)?.[0])).toEqual([
      'Ngô Thị Khác',
      'Ngô Thị Gọi',
      'Phạm Văn Trông',
    ]);
    await rowsOf(
      server.database.ownerUrl,
      `update contact set phone = '+84912000111' where name = 'Phạm Văn Coi' returning id`,
    );
    await erase('Phạm Văn Coi');
    expect((await refusedOf(kept.id)).join()).not.toContain('Ngô Thị Gọi');
  });

  test('who take a held task wait for a confirmation, which lets them in', async () => {
    const keeper = (name: string, from: string) => [code, 'Người trông coi', ...deputy(name, from).slice(2)];
    const first = await checked(server, desk.local, people(keeper('Đỗ Văn Giữ', '15/04/2026')), '?form=contacts');
    await committed(server, desk.local, first, { mode: 'ALL_OR_NONE', confirmsDuplicates: true });
    const file = people(keeper('Đỗ Văn Thay', '01/05/2026'), keeper('Đỗ Văn Sớm', '14/04/2026'));
    const sent = await checked(server, desk.local, file, '?form=contacts');
    expect(sent).toMatchObject({ rowsAccepted: 0, rowsToConfirm: 1, rowsRefused: 2 });
    expect(sent.problems.nodes).toMatchObject([
      { row: 2, code: 'CONTACT_IN_OFFICE', severity: 'CONFIRMABLE' },
      // Nobody replaces one who begins later: no confirmation is asked for.
      { row: 3, column: 'from', code: 'CONTACT_BEGINS_LATER', severity: 'BLOCKING' },
    ]);
    const done = await committed(server, desk.local, sent, { mode: 'VALID_ROWS_ONLY', confirmsDuplicates: true });
    expect(done).toMatchObject({ status: 'COMMITTED', rowsAccepted: 1, rowsRefused: 1 });
    const terms = await rowsOf(
      server.database.ownerUrl,
      `select name, valid_to::text as to from contact where role = 'KEEPER' and name like 'Đỗ Văn%' order by valid_from`,
    );
    expect(terms).toEqual([
      { name: 'Đỗ Văn Giữ', to: '2026-05-01' },
      { name: 'Đỗ Văn Thay', to: null },
    ]);
    const again = await checked(server, desk.local, people(keeper('Đỗ Văn Thay', '02/05/2026')), '?form=contacts');
    expect(again.problems.nodes).toMatchObject([{ row: 2, code: 'CONTACT_REPEATED', severity: 'CONFIRMABLE' }]);
  });
});

describe('permission', () => {
  test('nobody, and no officer without the role, sends a file', async () => {
    expect((await post(server, null, teams(team()), '', NOBODY)).status).toBe(401);
    expect((await post(server, await officerOf(server, 'ANALYST', null), teams(team()))).status).toBe(403);
    expect((await post(server, desk.police, teams(team()), '?form=neighbor-group-team')).status).toBe(403);
  });

  test('police are told that programs are not theirs to register, once the sheet was recognized', async () => {
    const sent = await checked(server, desk.police, teams(team()));
    expect(sent).toMatchObject({ status: 'REFUSED', fileProblem: { code: 'IMPORT_FORM_FORBIDDEN' } });
  });

  test('a row of another area is refused', async () => {
    const sent = await checked(server, desk.elsewhere.local, teams(team()));
    expect(sent.problems.nodes).toMatchObject([{ column: 'area', code: 'NOT_PERMITTED' }]);
    expect(sent.problems.nodes[0]!.message).toContain('Phường Hoa Lư (14329)');
    expect(sent).toMatchObject({ rowsAccepted: 0, rowsRefused: 1 });
  });

  test('nobody but its author sees an import, or takes a step of it', async () => {
    const sent = await checked(server, desk.local, teams(team(), team({ 5: 0 })));
    const colleague = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
    for (const other of [colleague, desk.police, desk.elsewhere.local]) {
      expect(await look(server, other, sent.id)).toBeNull();
      expect((await fileOf(server, other, sent.id, 'refused.csv')).status).toBe(404);
      expect((await step(server, other, 'commitImport', sent, { mode: 'VALID_ROWS_ONLY' })).errors).toEqual([
        'NOT_FOUND',
      ]);
    }
    const own = await rowsOf(server.database.url, 'select 1 from import_row');
    expect(own).toEqual([]);
  });

  test('whoever lost the grant meanwhile commits nothing', async () => {
    const officer = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
    const sent = await checked(server, officer, teams(team()));
    await rowsOf(server.database.ownerUrl, `update officer set valid_to = current_date - 1 where id = $1`, [
      officer.officerId,
    ]);
    expect((await step(server, officer, 'commitImport', sent, { mode: 'ALL_OR_NONE' })).errors).toEqual(['NOT_FOUND']);
  });
});

test.each([
  ['', 400],
  ['x'.repeat(20 * 2 ** 20 + 1), 413],
])('a file of a wrong size is refused before anything is kept', async (file, status) => {
  const response = await post(server, desk.local, file, '', { 'accept-language': 'vi' });
  expect({ status: response.status, body: await response.json() }).toMatchObject({
    status,
    body: { errors: [{ message: expect.stringMatching(/tệp/i) }] },
  });
});

test('what is no sheet of ours is refused with what to do', async () => {
  const sent = await checked(server, desk.local, csv(['Một', 'Hai'], ['a', 'b']));
  expect(sent).toMatchObject({
    status: 'REFUSED',
    fileProblem: { code: 'SHEET_HEADINGS_UNKNOWN' },
    nextSteps: ['SEND_ANOTHER_FILE'],
  });
});

test('problems are paged, narrowed, and told in the reader’s language', async () => {
  const sent = await checked(server, desk.local, teams(team({ 1: 'xã Lạ' }), team({ 5: 0 }), team({ 1: 'xã Lạ Nữa' })));
  const page = async (args: string) => {
    const { data } = await server.query(
      `query ($id: ID!) { import(id: $id) { problems(${args}) { totalCount nodes { row message value heading } pageInfo { endCursor hasNextPage } } } }`,
      { id: sent.id },
      { ...desk.local.headers, 'accept-language': 'vi' },
    );
    return data.import.problems;
  };
  const first = await page('first: 1, where: { column: "area" }');
  expect(first).toMatchObject({
    totalCount: 2,
    nodes: [{ row: 2, value: 'xã Lạ', heading: 'Xã, phường', message: expect.stringContaining('Không có địa bàn') }],
    pageInfo: { hasNextPage: true },
  });
  const second = await page(`first: 1, after: "${first.pageInfo.endCursor}", where: { column: "area" }`);
  expect(second).toMatchObject({ nodes: [{ row: 4 }], pageInfo: { hasNextPage: false } });
});

test('a row says what it lacks: its place, and what its form requires', async () => {
  const sent = await checked(server, desk.local, teams(team({ 1: '', 5: '' })));
  expect(sent.problems.nodes).toMatchObject([
    { row: 2, column: 'households', code: 'REQUIRED' },
    { row: 2, column: 'area', code: 'REQUIRED' },
  ]);
});

test('a canceled import is emptied', async () => {
  const sent = await checked(server, desk.local, teams(team()));
  expect(await step(server, desk.local, 'cancelImport', sent)).toEqual({ codes: [], errors: [] });
  expect(await look(server, desk.local, sent.id)).toMatchObject({ status: 'CANCELED', nextSteps: [] });
  const kept = await rowsOf(
    server.database.ownerUrl,
    `select r.row from import_row r join import i on i.id = r.import_id where i.status = 'CANCELED' and r.cells is not null`,
  );
  expect(kept).toEqual([]);
  expect((await step(server, desk.local, 'checkImport', { ...sent, version: sent.version + 1 })).codes).toEqual([
    'IMPORT_STEP_ILLEGAL',
  ]);
});

test('templates are there for everyone, and a template sent as it is says what lacks', async () => {
  const response = await fetch(`${server.url}/templates/neighbor-group-team.vi.xlsx`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toContain('public');
  const sent = await checked(server, desk.local, Buffer.from(await response.arrayBuffer()), '?filename=to.xlsx');
  expect(sent).toMatchObject({ form: 'neighbor-group-team' });
  expect((await fetch(`${server.url}/templates/unknown.vi.xlsx`)).status).toBe(404);
});
