import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { offenders } from './tables.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase({ seeded: true });
});
afterAll(() => database.drop());

const ADD_CONTACT = `insert into contact (program_id, role, name, valid_from, purpose, legal_basis)
  select min(id), 'DEPUTY', 'Không ai', '2025-01-01', 'EMERGENCY_CALL', 'CONSENT' from program`;
const asApplication = (sql: string) => rowsOf(database.url, sql);

describe('the tables', () => {
  test('index every foreign key', async () => {
    expect(await offenders(database.ownerUrl, 'unindexedForeignKeys')).toEqual([]);
  });

  test('have primary keys', async () => {
    expect(await offenders(database.ownerUrl, 'tablesWithoutPrimaryKey')).toEqual([]);
  });
});

describe('the application’s role', () => {
  test('owns nothing', async () => {
    expect(await offenders(database.url, 'owned')).toEqual([]);
  });

  test('is nobody’s superuser, cannot pass row-level security, make roles or databases, nor become another role', async () => {
    const [role] = await asApplication(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::integer from pg_auth_members where member = pg_roles.oid) as memberships
       from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      memberships: 0,
    });
  });

  test.each([
    ['add a contact', ADD_CONTACT],
    ['change the log of who saw people', 'update contact_reading set subject = null'],
    ['remove from it', 'delete from contact_reading'],
    ['remove a contact', 'delete from contact'],
    ['remove a program', 'delete from program'],
    ['remove a registration', 'delete from registration'],
    ['go past row-level security', 'alter table contact disable row level security'],
    ['make a table', 'create table toy (id integer)'],
    ['make a function', `create function toy() returns integer language sql as 'select 1'`],
    ['change a table', 'alter table program add column toy integer'],
    ['drop a table', 'drop table activity'],
    ['empty a table', 'truncate program cascade'],
  ])('cannot %s', async (_, sql) => {
    await expect(asApplication(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('sees and changes no contact, though there is one', async () => {
    await rowsOf(database.ownerUrl, ADD_CONTACT);
    const people = await rowsOf(database.ownerUrl, 'select name from contact');
    expect(people.length).toBeGreaterThan(80);
    expect(await asApplication('select from contact')).toEqual([]);
    expect(await asApplication(`update contact set name = 'x' returning id`)).toEqual([]);
    expect(await rowsOf(database.ownerUrl, 'select name from contact')).toEqual(people);
  });

  test('can read what the API shows', async () => {
    expect(await asApplication('select from program limit 1')).toHaveLength(1);
  });
});

describe('the guards fire', () => {
  test('on a foreign key without an index, and on one that only ends an index', async () => {
    await rowsOf(
      database.ownerUrl,
      `create table toy (
         id integer primary key, a integer references program, b integer references program, unique (id, b))`,
    );
    expect(await offenders(database.ownerUrl, 'unindexedForeignKeys')).toEqual(['toy.toy_a_fkey', 'toy.toy_b_fkey']);
    await rowsOf(database.ownerUrl, 'create index on toy (a); create index on toy (b) where b is not null');
    expect(await offenders(database.ownerUrl, 'unindexedForeignKeys')).toEqual([]);
    await rowsOf(database.ownerUrl, 'drop table toy');
  });

  test('on a table without a primary key', async () => {
    await rowsOf(database.ownerUrl, 'create table toy (id integer)');
    expect(await offenders(database.ownerUrl, 'tablesWithoutPrimaryKey')).toEqual(['toy']);
    await rowsOf(database.ownerUrl, 'drop table toy');
  });

  test('on a table that is the application’s', async () => {
    await rowsOf(database.ownerUrl, 'grant create on schema public to ' + database.role);
    await rowsOf(database.url, 'create table toy (id integer primary key)');
    expect(await offenders(database.url, 'owned')).toContain('relation toy');
    await rowsOf(database.url, 'drop table toy');
    await rowsOf(database.ownerUrl, 'revoke create on schema public from ' + database.role);
  });
});
