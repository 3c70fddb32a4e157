import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_HASH } from '../../src/database/migrations/0008-access.js';
import { headText } from '../../src/access/audit-proof.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { run } from '../support/program.js';
import { currentRun } from '../support/run.js';
import { REWRITE, addRow, findingsOf, headsOf, tamper, writeChains } from './chain.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDatabase({ seeded: false });
  await writeChains(database.ownerUrl);
});
afterEach(() => database.drop());

const HASH = '[0-9a-f]{64}';
const edit = (ordinal: number) =>
  `update audit_row set actor = 'somebody else' where chain = '37' and ordinal = ${ordinal}`;
const rehash = (ordinal: number) =>
  `update audit_row r set hash = ${AUDIT_HASH} where chain = '37' and ordinal = ${ordinal}`;
const copyTo = (ordinal: number) =>
  `insert into audit_row select (r).* from (
     select jsonb_populate_record(r, jsonb_build_object('id', 900, 'ordinal', ${ordinal})) as r
     from audit_row r where chain = '37' and ordinal = 8) as copied`;
const follows = (place: string) =>
  `${place} does not follow on what stands before it: a row was moved, put in or rewritten.`;
const edited = (place: string) => `${place} was edited: its hash is not that of what it says.`;

/** Each column, and another value for it. */
const OTHERS: Record<string, string> = {
  id: '999',
  recorded_at: `recorded_at + interval '1 microsecond'`,
  actor: `actor || ' '`,
  officer_id: '1',
  role: `'ADMINISTRATOR'`,
  action: `'OTHER'`,
  target_type: `'Other'`,
  target_id: '1',
  target_version: '1',
  area_ids: `'{1}'`,
  changes: `'[{}]'`,
  row_count: 'row_count + 1',
  digest: `''`,
  request_id: `''`,
};

test('a trail that nobody touched is whole, against its own heads too, also after it has grown', async () => {
  const heads = await headsOf(database.url);
  expect(heads.map(headText)).toEqual([
    expect.stringMatching(`^37:8:${HASH}$`),
    expect.stringMatching(`^VN:3:${HASH}$`),
  ]);
  expect(await findingsOf(database.ownerUrl, heads)).toEqual([]);
  await addRow(database.url, '37');
  await addRow(database.url, '36');
  expect(await findingsOf(database.ownerUrl, heads)).toEqual([]);
});

test('the hash covers every column', async () => {
  const columns = await rowsOf<{ name: string }>(
    database.ownerUrl,
    `select attname as name from pg_attribute where attrelid = 'audit_row'::regclass and attnum > 0 and not attisdropped`,
  );
  // Those that the links of the chain are made of are the matter of the tests below.
  const linking = ['chain', 'ordinal', 'previous', 'hash'];
  expect(
    columns
      .map(({ name }) => name)
      .filter((name) => !linking.includes(name))
      .sort(),
  ).toEqual(Object.keys(OTHERS).sort());
});

test.each(Object.entries(OTHERS))('an edit of %s is found', async (column, value) => {
  await rowsOf(
    database.ownerUrl,
    `insert into officer (subject, role, valid_from) values ('x', 'ANALYST', '2025-01-01')`,
  );
  await tamper(database.ownerUrl, `update audit_row set ${column} = ${value} where chain = '37' and ordinal = 4`);
  expect(await findingsOf(database.ownerUrl)).toEqual([edited('37:4')]);
});

/** What somebody did to the tables, and what a verification says of it. */
const MATRIX: [what: string, statements: string, findings: string[]][] = [
  ['edited', edit(5), [edited('37:5')]],
  ['edited, with a hash that fits', `${edit(5)}; ${rehash(5)}`, [follows('37:6')]],
  [
    'edited the last, with a hash that fits',
    `${edit(8)}; ${rehash(8)}`,
    ['37:8 is not the row that the head of the chain names: the end was rewritten.'],
  ],
  [
    'removed one in the middle',
    `delete from audit_row where chain = '37' and ordinal = 5`,
    ['37:5 is missing: removed before 37:6.'],
  ],
  [
    'removed several',
    `delete from audit_row where chain = '37' and ordinal in (1, 2, 5)`,
    ['37:1 to 37:2 are missing: removed before 37:3.', '37:5 is missing: removed before 37:6.'],
  ],
  [
    'removed one and closed the gap',
    `delete from audit_row where chain = '37' and ordinal = 5;
     update audit_row set ordinal = ordinal - 1 where chain = '37' and ordinal > 5`,
    [follows('37:5'), edited('37:6'), edited('37:7'), '37:8 is missing: the end of the chain was cut off.'],
  ],
  [
    'removed the last',
    `delete from audit_row where chain = '37' and ordinal = 8`,
    ['37:8 is missing: the end of the chain was cut off.'],
  ],
  [
    'removed a whole chain',
    `delete from audit_row where chain = 'VN'`,
    ['VN:1 to VN:3 are missing: the end of the chain was cut off.'],
  ],
  [
    'swapped two',
    `update audit_row set ordinal = -1 where chain = '37' and ordinal = 4;
     update audit_row set ordinal = 4 where chain = '37' and ordinal = 5;
     update audit_row set ordinal = 5 where chain = '37' and ordinal = -1`,
    [follows('37:4'), follows('37:5'), follows('37:6')],
  ],
  [
    'put one in past the end',
    copyTo(9),
    [follows('37:9'), '37:9 is beyond the head of the chain: put in past its end.'],
  ],
  [
    'put one in where there is one',
    `alter table audit_row drop constraint audit_row_chain_ordinal_key; ${copyTo(4)}`,
    ['37:4 stands where there was a row already: it was put in.', edited('37:4'), follows('37:5')],
  ],
  [
    'put one in, with a hash that fits, and moved the rest',
    `update audit_row set ordinal = 9 where chain = '37' and ordinal = 8; ${copyTo(8).replace('ordinal = 8)', 'ordinal = 9)')};
     ${rehash(8)}`,
    [follows('37:9'), '37:9 is beyond the head of the chain: put in past its end.'],
  ],
  ['removed a head', `delete from audit_chain where chain = 'VN'`, ['VN has rows, but its head is gone.']],
  [
    'set a head back',
    `update audit_chain set length = 6 where chain = '37'`,
    ['37:7 to 37:8 are beyond the head of the chain: put in past its end.'],
  ],
  [
    'gave a chain another name',
    `update audit_row set chain = '36' where chain = 'VN'`,
    [
      edited('36:1'),
      edited('36:2'),
      edited('36:3'),
      '36 has rows, but its head is gone.',
      'VN:1 to VN:3 are missing: the end of the chain was cut off.',
    ],
  ],
];

test.each(MATRIX)('somebody %s', async (_, statements, findings) => {
  await tamper(database.ownerUrl, statements);
  expect((await findingsOf(database.ownerUrl)).sort()).toEqual(findings.sort());
});

/** What only a head that was kept elsewhere can show. */
const AGAINST: [what: string, statements: string, finding: string][] = [
  [
    'rewrote the tail of a chain and its head',
    `${edit(5)}; ${REWRITE('37', 5)}`,
    'HEAD 37:8:… no longer matches: the chain was rewritten there or before.',
  ],
  [
    'cut the end off and set the head back',
    `delete from audit_row where chain = '37' and ordinal > 6; ${REWRITE('37', 6)}`,
    'HEAD 37:8:…: the chain ends at 37:6 now, so its end was cut off.',
  ],
  [
    'removed a chain and its head',
    `delete from audit_row where chain = 'VN'; delete from audit_chain where chain = 'VN'`,
    'HEAD VN:3:…: the chain ends at VN:0 now, so its end was cut off.',
  ],
  [
    'rewrote a chain and went on with it',
    `${edit(1)}; ${REWRITE('37', 1)}; alter table audit_row enable trigger user;
     insert into audit_row (chain, actor, action, target_type, area_ids, changes, row_count, request_id)
     values ('37', 'x', 'LOAD_SEEDS', 'Registry', '{}', '[]', 0, 'later')`,
    'HEAD 37:8:… no longer matches: the chain was rewritten there or before.',
  ],
];

test.each(AGAINST)('somebody %s: only a head from elsewhere shows it', async (_, statements, finding) => {
  const heads = await headsOf(database.ownerUrl);
  await tamper(database.ownerUrl, statements);
  expect(await findingsOf(database.ownerUrl)).toEqual([]);
  const found = await findingsOf(database.ownerUrl, heads);
  expect(found.map((line) => line.replace(new RegExp(HASH), '…'))).toEqual([finding]);
});

test('a head at a place that was cut out of the chain names it', async () => {
  const [{ hash } = { hash: '' }] = await rowsOf<{ hash: string }>(
    database.ownerUrl,
    `select encode(hash, 'hex') as hash from audit_row where chain = '37' and ordinal = 4`,
  );
  await tamper(database.ownerUrl, `delete from audit_row where chain = '37' and ordinal = 4`);
  expect(await findingsOf(database.ownerUrl, [{ chain: '37', ordinal: 4, hash }])).toEqual([
    '37:4 is missing: removed before 37:5.',
    `HEAD 37:4:${hash}: the chain has no such row now.`,
  ]);
});

describe('the guards themselves are held against the release', () => {
  test.each([
    [
      'a function that says what it is wanted to say',
      `create or replace function audit_hash(r audit_row) returns bytea language sql immutable as $$ select r.hash $$`,
      'The function audit_hash is not as this release made it.',
    ],
    [
      'a function that stops nobody',
      `create or replace function audit_stays() returns trigger language plpgsql as $$ begin return new; end $$`,
      'The function audit_stays is not as this release made it.',
    ],
    [
      'a trigger switched off',
      `alter table audit_row disable trigger audit_row_stays`,
      'The trigger audit_row_stays is off, gone or another one.',
    ],
    [
      'a trigger dropped',
      `drop trigger audit_chain_grows on audit_chain`,
      'The trigger audit_chain_grows is off, gone or another one.',
    ],
    [
      'a trigger that never fires',
      `drop trigger audit_row_stays on audit_row; create trigger audit_row_stays before update or delete on audit_row
         for each row when (false) execute function audit_stays()`,
      'The trigger audit_row_stays is off, gone or another one.',
    ],
    [
      'a trigger more',
      `create function mine() returns trigger language plpgsql as $$ begin return null; end $$;
       create trigger mine before insert on audit_row for each row execute function mine()`,
      'The trigger mine is none of this release.',
    ],
  ])('%s', async (_, statements, finding) => {
    await rowsOf(database.ownerUrl, statements);
    expect(await findingsOf(database.ownerUrl)).toEqual([finding]);
  });

  test('and what the database’s own function says of an edited row is not asked', async () => {
    await tamper(
      database.ownerUrl,
      `${edit(5)}; create or replace function audit_hash(r audit_row) returns bytea language sql immutable
         as $$ select r.hash $$`,
    );
    expect(await findingsOf(database.ownerUrl)).toContain(edited('37:5'));
  });
});

describe('npm run audit', () => {
  const audit = async (...args: string[]) => {
    const { url, ownerUrl } = database;
    const env = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl };
    const program = run(['--enable-source-maps', 'dist/audit.js', ...args], { env });
    program.url.catch(() => {});
    return { code: (await program.ended).code, output: program.output };
  };
  const newFile = () => join(currentRun().folder, `audit-${randomBytes(4).toString('hex')}`);

  test('verify says that a trail is whole, or what is wrong with it', async () => {
    expect(await audit('verify')).toEqual({
      code: 0,
      output: 'The audit trail is whole: 11 rows in 2 chains, 0 heads from elsewhere.\n',
    });
    await tamper(database.ownerUrl, edit(5));
    expect(await audit('verify')).toEqual({
      code: 1,
      output: `${edited('37:5')}\nThe audit trail is NOT whole: 11 rows in 2 chains, 0 heads from elsewhere.\n`,
    });
  });

  test('heads and verify --against go together, by value and by file', async () => {
    const heads = await audit('heads');
    expect(heads).toEqual({ code: 0, output: expect.stringMatching(`^37:8:${HASH}\nVN:3:${HASH}\n$`) });
    const log = newFile();
    const lines = heads.output.trim().split('\n');
    writeFileSync(log, lines.map((head) => `${JSON.stringify({ level: 30, msg: `audit head ${head}` })}\n`).join(''));
    await tamper(database.ownerUrl, `${edit(5)}; ${REWRITE('37', 5)}`);
    expect(await audit('verify')).toMatchObject({ code: 0 });
    expect(await audit('verify', '--against', log)).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^HEAD 37:8:\w+ no longer matches: .*\nThe audit trail is NOT whole: 11 rows in 2 chains, 2 heads from elsewhere\.\n$/,
      ),
    });
    expect(await audit('verify', '--against', lines[1]!)).toMatchObject({ code: 0 });
    expect(await audit('verify', '--against', lines[1]!, lines[0]!)).toMatchObject({ code: 1 });
  });

  test('export writes a line of JSON a row, into a new file, for its owner alone', async () => {
    const file = newFile();
    expect(await audit('export', file)).toEqual({ code: 0, output: '' });
    const rows = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ chain, ordinal }) => `${chain}:${ordinal}`)).toEqual([
      ...Array.from({ length: 8 }, (_, at) => `37:${at + 1}`),
      ...Array.from({ length: 3 }, (_, at) => `VN:${at + 1}`),
    ]);
    expect(rows[0]).toMatchObject({ actor: 'SYSTEM', changes: [1], hash: expect.stringMatching(`^\\\\x${HASH}$`) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await audit('export', file)).toEqual({
      code: 1,
      output: expect.stringMatching(/^The file .* EEXIST.*\.\n$/),
    });
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(11);
  });

  test.each([[[]], [['what']], [['verify', 'more']], [['heads', 'more']], [['export']], [['verify', '--please']]])(
    '%j is answered with what there is',
    async (args) => {
      expect(await audit(...args)).toEqual({ code: 1, output: expect.stringContaining('npm run audit -- <command>') });
    },
  );

  test('what is neither a head nor a file that holds one would prove nothing, and is refused', async () => {
    expect(await audit('verify', '--against', 'no-such-file')).toEqual({
      code: 1,
      output: 'no-such-file is neither a head nor a file.\n',
    });
    const empty = newFile();
    writeFileSync(empty, 'nothing of that kind\n');
    expect(await audit('verify', '--against', empty)).toEqual({ code: 1, output: `${empty} holds no head.\n` });
  });
});
