import { Client } from 'pg';
import { act, areaTarget } from '../../src/access/act.js';
import { deedOf } from '../../src/access/actions.js';
import { dayOf } from '../../src/api/day.js';
import { createOrm, execute } from '../../src/database/orm.js';
import { openReadPool, sql } from '../../src/database/read.js';
import { ENTITIES } from '../../src/entities.js';
import { rowsOf } from '../support/database.js';
import { officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';
import { type Desk, doing, openDesk, someone } from './desk.js';

/** What the database itself keeps from the application's role, whatever the application asks. */

const REASON = 'Cháy lớn, cần gọi ngay';
const POLICE = ['AREA_OFFICER', 'PROVINCE_OFFICER'] as const;

let server: TestServer;
let desk: Desk;
let app: Client;
/** The contact in the desk's first program, and the programs that have people in the whole story. */
let contact: number;
let everyone: number;

beforeAll(async () => {
  server = await startServer();
  desk = await openDesk(server);
  for (const [program, officer] of [
    [desk.programs[0]!.id, desk.local],
    [desk.other.id, desk.elsewhere.local],
  ] as const) {
    expect((await doing(server, 'assignContact', someone(program), officer.headers)).result.problems).toEqual([]);
  }
  const [first] = await owner<{ id: number }>('select id from contact where program_id = $1', [desk.programs[0]!.row]);
  contact = first!.id;
  everyone = (await owner('select id from contact')).length;
  app = new Client({ connectionString: server.database.url });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await server.stop();
});

const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  rowsOf<Row>(server.database.ownerUrl, text, values);

/** One statement in a transaction with these settings, kept. */
async function as(settings: { subject?: string; emergency?: string }, text: string, values: unknown[] = []) {
  await app.query('begin');
  try {
    for (const [name, value] of Object.entries(settings)) {
      await app.query('select set_config($1, $2, true)', [`liengia.${name}`, value]);
    }
    const { rows } = await app.query(text, values);
    await app.query('commit');
    return rows;
  } catch (error) {
    await app.query('rollback');
    throw error;
  }
}

const SEE = 'select program_id from contact';
const SEE_READINGS = 'select program_id from contact_reading';
const CHANGE = `update contact set name = 'x' returning id`;
const REMOVE = 'delete from contact returning id';
const ADD = `insert into contact (program_id, role, name, valid_from, purpose, legal_basis)
  values ($1, 'DEPUTY', 'Không ai', '2026-01-01', 'EMERGENCY_CALL', 'CONSENT')`;
const LOG = `insert into contact_reading (program_id, officer_id, subject, role, request_id, is_emergency, reason, contact_ids)
  values ($1, $2, $3, 'AREA_OFFICER', 'r', $4, $5, '{1}')`;

/** The programs of the people that somebody's unit answers for, worked out by the owner from the tables alone. */
const programsOf = async (unit: string) =>
  (
    await owner<{ id: number }>(
      `select c.program_id as id from contact c
       join program_placement p on p.program_id = c.program_id and p.annulled_at is null and p.valid_to is null
       where answers_for((select id from responsible_unit where code = $1), p.admin_unit_id, today())`,
      [unit],
    )
  ).map(({ id }) => id);

const sorted = (rows: { program_id: number }[]) => rows.map((row) => row.program_id).sort((a, b) => a - b);

describe.each<[string, () => Promise<{ subject?: string; emergency?: string }>]>([
  ['without a subject', async () => ({})],
  ['with an empty subject', async () => ({ subject: '' })],
  ['with a subject that is no officer', async () => ({ subject: 'nobody' })],
  ['as an analyst', async () => desk.analyst],
  ['as a national viewer', async () => desk.national],
  ['as an administrator', async () => desk.administrator],
  ['as an analyst who pleads an emergency', async () => ({ ...desk.analyst, emergency: REASON })],
  ['as a local officer of another area who pleads one', async () => ({ ...desk.elsewhere.local, emergency: REASON })],
  ['in an emergency without a subject', async () => ({ emergency: REASON })],
  ['as police without a reason worth the name', async () => ({ ...desk.elsewhere.police, emergency: 'Cháy' })],
])('%s', (_, whoever) => {
  const settings = async () => {
    const { subject, emergency } = await whoever();
    return { ...(subject !== undefined && { subject }), ...(emergency !== undefined && { emergency }) };
  };
  const here = () => desk.programs[0]!.row;

  test('nobody of an area not theirs is seen or changed, none is added or removed, and no reading is logged', async () => {
    const who = await settings();
    expect(sorted(await as(who, SEE))).not.toContain(here());
    expect(await as(who, `${CHANGE.replace(' returning', ' where id = $1 returning')}`, [contact])).toEqual([]);
    await expect(as(who, REMOVE)).rejects.toMatchObject({ code: '42501' });
    await expect(as(who, ADD, [here()])).rejects.toMatchObject({ code: '42501' });
    const line = [here(), desk.police.officerId, who.subject ?? '', false, null];
    await expect(as(who, LOG, line)).rejects.toMatchObject({ code: '42501' });
    expect(sorted(await as(who, SEE_READINGS))).not.toContain(here());
    expect(await owner('select name from contact where id = $1', [contact])).toEqual([{ name: 'Nguyễn Văn Mẫu' }]);
  });
});

describe('with an officer’s subject', () => {
  test.each<[string, () => { subject: string }, string]>([
    ['a People’s Committee', () => desk.local, 'UBND-14329-2025'],
    ['commune police', () => desk.police, 'CAX-14329-2025'],
    ['a province’s police', () => desk.province, 'PC07-NB-2025'],
    ['a neighbor', () => desk.elsewhere.police, 'CAX-14371-2025'],
  ])('%s sees and changes the people of its own area alone', async (_, whoever, unit) => {
    const { subject } = whoever();
    const own = await programsOf(unit);
    expect(own.length).toBeGreaterThan(0);
    expect(sorted(await as({ subject }, SEE))).toEqual(own.sort((a, b) => a - b));
    await app.query('begin');
    await app.query(`select set_config('liengia.subject', $1, true)`, [subject]);
    expect((await app.query(CHANGE)).rowCount).toBe(own.length);
    await app.query('rollback');
  });

  test('nobody is removed', async () => {
    for (const { subject } of [desk.local, desk.police, desk.province])
      await expect(as({ subject }, REMOVE)).rejects.toMatchObject({ code: '42501' });
    expect(await owner('select id from contact')).toHaveLength(everyone);
  });

  test('no contact is moved to a program out of reach', async () => {
    const move = as(desk.police, 'update contact set program_id = $1 where id = $2', [desk.other.row, contact]);
    await expect(move).rejects.toMatchObject({ code: '42501' });
  });

  test('readings are logged in one’s own name, and seen by police of the area', async () => {
    const { row } = desk.programs[0]!;
    const { subject, officerId } = desk.police;
    await as({ subject }, LOG, [row, officerId, subject, false, null]);
    for (const [other, ...line] of [
      [desk.local.officerId, subject, false, null],
      [officerId, desk.local.subject, false, null],
      [officerId, subject, true, REASON],
      [officerId, subject, true, null],
    ] as const) {
      await expect(as({ subject }, LOG, [row, other, ...line])).rejects.toMatchObject({ code: '42501' });
    }
    expect(sorted(await as({ subject }, SEE_READINGS))).toContain(row);
    expect(sorted(await as({ subject: desk.local.subject }, SEE_READINGS))).toEqual([]);
    expect(sorted(await as({ subject: desk.elsewhere.police.subject }, SEE_READINGS))).not.toContain(row);
  });

  test('the log of readings is only added to, even by its owner', async () => {
    for (const text of [`update contact_reading set subject = 'x'`, 'delete from contact_reading']) {
      await expect(as(desk.province, text)).rejects.toMatchObject({ code: '42501' });
      await expect(owner(text)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(owner('truncate contact_reading')).rejects.toMatchObject({ code: '42501' });
  });

  test('one whose grant ended sees nobody at once', async () => {
    const { subject, officerId } = await officerOf(server, 'AREA_OFFICER', 'CAX-14329-2025');
    expect(await as({ subject }, SEE)).not.toEqual([]);
    await owner('update officer set valid_to = today() where id = $1', [officerId]);
    expect(await as({ subject }, SEE)).toEqual([]);
    expect(await as({ subject, emergency: REASON }, SEE)).toEqual([]);
    await expect(as({ subject }, ADD, [desk.programs[0]!.row])).rejects.toMatchObject({ code: '42501' });
  });
});

describe('in an emergency', () => {
  test('police of any area see everyone and change nobody of others', async () => {
    const settings = { subject: desk.elsewhere.police.subject, emergency: REASON };
    expect(await as(settings, SEE)).toHaveLength(everyone);
    expect(await as(settings, `update contact set name = 'x' where id = $1 returning id`, [contact])).toEqual([]);
    await expect(as(settings, ADD, [desk.programs[0]!.row])).rejects.toMatchObject({ code: '42501' });
  });

  test('no log without the reason that was stated', async () => {
    const { subject, officerId } = desk.elsewhere.police;
    const { row } = desk.programs[0]!;
    const settings = { subject, emergency: REASON };
    await as(settings, LOG, [row, officerId, subject, true, REASON]);
    await expect(as(settings, LOG, [row, officerId, subject, true, 'Không có gì'])).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('a subject is forgotten with its transaction', () => {
  test('on the same connection', async () => {
    expect(await as({ subject: desk.province.subject, emergency: REASON }, SEE)).toHaveLength(everyone);
    expect((await app.query(SEE)).rows).toEqual([]);
    await expect(as(desk.province, 'select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    expect((await app.query(SEE)).rows).toEqual([]);
  });

  test('in the pool that requests read through, also after a failure', async () => {
    const pool = openReadPool(server.database.url, () => {});
    const read = pool.reader();
    const everywhere = () =>
      Promise.all(Array.from({ length: 20 }, () => read.rows<object>('toy.bare', sql`select id from contact`)));
    const seen = () => read.rowsAs<object>(desk.province, 'toy.as', sql`select id from contact`);
    expect((await Promise.all(Array.from({ length: 20 }, seen))).every(({ length }) => length > 0)).toBe(true);
    expect((await everywhere()).flat()).toEqual([]);
    await expect(read.rowsAs(desk.province, 'toy.broken', sql`select 1 / 0`)).rejects.toThrow('toy.broken');
    expect((await everywhere()).flat()).toEqual([]);
    await pool.close();
  });

  test('in the pool that acts write through', async () => {
    const orm = createOrm(server.database.url, ENTITIES, { connections: 1 });
    const viewer = { subject: desk.police.subject, name: null, grants: [] };
    const context = { viewer, today: dayOf(new Date()), requestId: 'r', orm, repeated: null, renew() {} };
    const target = areaTarget('AdminUnit', null, desk.programs[0]!.areaId);
    const seen = await act(context, 'KEEP_CONTACT', target, async ({ read }) => ({
      count: (await read.rows('toy.within', sql`select id from contact`)).length,
    }));
    expect(seen.count).toBeGreaterThan(0);
    const after = orm.em.fork().transactional((em) => execute(em, 'toy.after', sql`select id from contact`));
    expect(await after).toEqual([]);
    await orm.close();
  });
});

test('the roles of the policies are those of the actions', async () => {
  const policies = await owner<{ name: string; rule: string }>(
    `select polname as name, concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as rule from pg_policy`,
  );
  const rolesIn = (policy: string) =>
    [...policies.find(({ name }) => name === policy)!.rule.matchAll(/\{([A-Z_,]+)\}/g)].map(([, roles]) =>
      roles!.split(','),
    );
  const contactRoles = deedOf('READ_CONTACTS').roles;
  for (const action of ['KEEP_CONTACT', 'ERASE_CONTACT'] as const) expect(deedOf(action).roles).toEqual(contactRoles);
  // What an import holds is its author's alone, whatever their role.
  const own = ['import_part_own', 'import_row_own'];
  for (const policy of own) expect(policies.find(({ name }) => name === policy)!.rule).toMatch(/liengia\.subject/);
  expect(policies).toHaveLength(5 + own.length);
  for (const policy of ['contact_shown', 'contact_added', 'contact_changed', 'contact_reading_added']) {
    expect(rolesIn(policy)).toEqual([contactRoles]);
  }
  expect(rolesIn('contact_reading_shown')).toEqual([deedOf('READ_CONTACT_READINGS').roles]);
  expect(deedOf('OPEN_CONTACTS_IN_EMERGENCY').roles).toEqual(POLICE);
});
