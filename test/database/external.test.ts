import { openDatabase } from '../../src/database/index.js';
import { addressOf, asAdmin, cloneDatabase, rowsOf, type TestDatabase } from '../support/database.js';
import { quiet } from '../support/log.js';
import { startProgram } from '../support/program.js';
import { currentRun } from '../support/run.js';

const { owner, app, adminUrl } = currentRun();
let database: TestDatabase;
beforeAll(async () => void (database = await cloneDatabase({ seeded: true })));
afterAll(() => database.drop());

const open = (overrides: { url?: string; ownerUrl?: string; enforceRoles?: boolean }, log = quiet) =>
  openDatabase(
    { kind: 'external', url: database.url, ownerUrl: database.ownerUrl, enforceRoles: true, ...overrides },
    { log },
  );

const changed = (url: string, change: (url: URL) => void): string => {
  const copy = new URL(url);
  change(copy);
  return copy.href;
};

test('a database with both roles is opened, and its application role named', async () => {
  expect(await open({})).toMatchObject({ url: database.url, ownerUrl: database.ownerUrl, role: app.role });
});

describe('one clear line says what to do when', () => {
  test('nothing listens there', async () => {
    const url = changed(database.url, (url) => (url.port = '1'));
    await expect(open({ url })).rejects.toThrow(
      /^PostgreSQL at .*:1 cannot be reached \(.*\): start it, or correct DATABASE_URL\.$/,
    );
  });

  test('the host is not known', async () => {
    const ownerUrl = changed(database.ownerUrl, (url) => (url.hostname = 'no-such-host.invalid'));
    await expect(open({ ownerUrl })).rejects.toThrow(
      /^The host "no-such-host.invalid" of DATABASE_OWNER_URL is not known/,
    );
  });

  test('the password is wrong', async () => {
    const url = changed(database.url, (url) => (url.password = 'wrong'));
    await expect(open({ url })).rejects.toThrow(/refuses the password of role ".*_app": correct DATABASE_URL\.$/);
  });

  test('the password is missing', async () => {
    const url = changed(database.url, (url) => (url.password = ''));
    await expect(open({ url })).rejects.toThrow(/asks role ".*_app" for a password: add it to DATABASE_URL\.$/);
  });

  test('the database is not there', async () => {
    const ownerUrl = changed(database.ownerUrl, (url) => (url.pathname = '/nowhere'));
    await expect(open({ ownerUrl })).rejects.toThrow(/has no database "nowhere": .* CREATE DATABASE "nowhere" OWNER/);
  });

  test('the two addresses are two databases', async () => {
    await expect(open({ url: addressOf(app, 'postgres') })).rejects.toThrow(/are not the same database/);
  });

  // What a server would say of itself cannot be changed, but the owner can be made to hear something else.
  test.each([
    [
      'it is too old',
      `create function fake.current_setting(text) returns text language sql as
         $$ select case when $1 = 'server_version_num' then '140009' else '14.9' end $$`,
      /is version 14\.9: use version 15 or newer\.$/,
    ],
    [
      'an extension is not installed on it',
      `create view fake.pg_available_extensions as select * from pg_catalog.pg_available_extensions where name <> 'cube'`,
      /lacks the extension cube: install its contrib package there\.$/,
    ],
    [
      'the owner may not create an extension',
      `create view fake.pg_available_extensions as
         select name, default_version, null as installed_version from pg_catalog.pg_available_extensions;
       create view fake.pg_available_extension_versions as
         select name, version, name <> 'unaccent' as trusted from pg_catalog.pg_available_extension_versions`,
      /may not create the extension unaccent .*: as a superuser, run there CREATE EXTENSION unaccent SCHEMA public;$/,
    ],
    [
      'it is a standby',
      'create function fake.pg_is_in_recovery() returns bool language sql as $$ select true $$',
      /is a standby and takes no writes/,
    ],
  ])('%s', async (_when, fake, message) => {
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await rowsOf(database.ownerUrl, `create schema fake`);
    try {
      await rowsOf(
        database.ownerUrl,
        `alter role ${owner.role} in database ${name} set search_path = fake, pg_catalog, public`,
      );
      await rowsOf(addressOf(owner, name), fake);
      await expect(open({})).rejects.toThrow(message);
    } finally {
      await rowsOf(database.ownerUrl, `alter role ${owner.role} in database ${name} reset search_path`);
      await rowsOf(database.ownerUrl, 'drop schema fake cascade');
    }
  });

  test('it is not encoded in UTF-8', async () => {
    const name = `${currentRun().templates.empty}_latin`;
    await asAdmin(
      `create database ${name} owner ${owner.role} template template0 encoding 'LATIN1' locale 'C' locale_provider libc`,
    );
    await expect(open({ url: addressOf(app, name), ownerUrl: addressOf(owner, name) })).rejects.toThrow(
      /is encoded in LATIN1: .* ENCODING 'UTF8'/,
    );
    await asAdmin(`drop database ${name}`);
  });
});

describe('an application role that row-level security would not bind', () => {
  // A role of this test's own: roles are shared with the tests beside it.
  const flawed = { role: `${app.role}_flawed`, password: 'flawed' };
  const name = () => new URL(database.url).pathname.slice(1);
  const openFlawed = (enforceRoles: boolean, log = quiet) =>
    open({ url: addressOf(flawed, name()), enforceRoles }, log);

  beforeEach(() => asAdmin(`create role ${flawed.role} login password '${flawed.password}'`));
  afterEach(() => asAdmin(`drop role ${flawed.role}`));

  test.each([
    ['is a superuser', `alter role ${flawed.role} superuser`],
    ['has BYPASSRLS', `alter role ${flawed.role} bypassrls`],
    ['is a member of', `grant ${owner.role} to ${flawed.role}`],
  ])('because it %s: refused in production, elsewhere a warning', async (flaw, give) => {
    await asAdmin(give);
    await expect(openFlawed(true)).rejects.toThrow(
      new RegExp(`${flaw}.* CREATE ROLE liengia_app LOGIN .* ALTER DATABASE "${name()}"`),
    );
    const lines: string[] = [];
    await openFlawed(false, { ...quiet, warn: (line: string) => void lines.push(line) });
    expect(lines).toEqual([expect.stringMatching(`${flaw}.*; in production this is refused`)]);
  });

  test('because it owns a table: refused', async () => {
    const adminThere = changed(adminUrl, (url) => (url.pathname = `/${name()}`));
    await rowsOf(adminThere, `create table public.theirs (); alter table public.theirs owner to ${flawed.role}`);
    await expect(openFlawed(true)).rejects.toThrow(/owns the database or something in it/);
    await rowsOf(adminThere, 'drop table public.theirs');
  });

  test('because it is the owner: refused', async () => {
    await expect(open({ url: database.ownerUrl })).rejects.toThrow(/which DATABASE_OWNER_URL uses too/);
  });
});

test('the application sees no contact, whoever it is', async () => {
  const [contact] = await rowsOf(
    database.ownerUrl,
    `insert into contact (program_id, role, name, valid_from, purpose, legal_basis)
     select min(id), 'KEEPER', 'Người giữ', '2024-01-01', 'EMERGENCY_CALL', 'CONSENT' from program returning id`,
  );
  expect(await rowsOf(database.ownerUrl, 'select id from contact where id = $1', [contact!.id])).toEqual([contact]);
  expect(await rowsOf(database.url, 'select id from contact')).toEqual([]);
  await expect(
    rowsOf(
      database.url,
      `insert into contact (program_id, role, name, valid_from, purpose, legal_basis)
      select min(id), 'KEEPER', 'Khác', '2024-01-01', 'EMERGENCY_CALL', 'CONSENT' from program`,
    ),
  ).rejects.toThrow(/row-level security/);
});

test('two servers start at once on one new database', async () => {
  const name = `${currentRun().templates.empty}_shared`;
  await asAdmin(`create database ${name} owner ${owner.role} template template0 encoding 'UTF8'`);
  const env = {
    DATABASE_URL: addressOf(app, name),
    DATABASE_OWNER_URL: addressOf(owner, name),
    NODE_ENV: 'production',
  };
  const servers = [startProgram({ env }), startProgram({ env })];
  try {
    for (const { url } of servers) expect((await fetch(`${await url}/health/live`)).status).toBe(200);
  } finally {
    for (const { process } of servers) process.kill('SIGTERM');
    expect(await Promise.all(servers.map(({ ended }) => ended))).toEqual(Array(2).fill({ code: 0, signal: null }));
    await asAdmin(`drop database ${name} with (force)`);
  }
}, 300_000);
