import { Client } from 'pg';
import { migrate, migrationStatus } from '../../src/database/index.js';
import { applyMigrations } from '../../src/database/migrate.js';
import { migrations } from '../../src/database/migrations/index.js';
import { addressOf, asAdmin, cloneDatabase, rowsOf, type TestDatabase } from '../support/database.js';
import { quiet } from '../support/log.js';
import { currentRun } from '../support/run.js';

const names = migrations.map(({ name }) => name);
const { owner, app } = currentRun();

describe('a migrated database', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await cloneDatabase({ seeded: false })));
  afterAll(() => database.drop());

  test('has had every migration', async () => {
    expect(await migrationStatus(database.ownerUrl)).toEqual({ applied: names, pending: [] });
  });

  test('lets the application read and write rows, and nothing else', async () => {
    await rowsOf(database.url, 'select * from program, schema_migration');
    await rowsOf(database.url, 'update program set note = note');
    await expect(rowsOf(database.url, 'delete from program')).rejects.toThrow(/permission denied/);
    await expect(rowsOf(database.url, 'delete from schema_migration')).rejects.toThrow(/permission denied/);
    await expect(rowsOf(database.url, 'create table mine ()')).rejects.toThrow(/permission denied/);
    await expect(rowsOf(database.url, 'drop table program')).rejects.toThrow(/must be owner/);
    await expect(rowsOf(database.url, 'truncate program')).rejects.toThrow(/permission denied/);
  });

  test('that a newer release has migrated is refused', async () => {
    await rowsOf(database.ownerUrl, `insert into schema_migration (name) values ('9999-future')`);
    await expect(migrate(database.ownerUrl, database.role, { log: quiet })).rejects.toThrow(
      /newer than this release .*9999-future/,
    );
    await rowsOf(database.ownerUrl, `delete from schema_migration where name = '9999-future'`);
  });
});

describe('an empty database', () => {
  const name = `${currentRun().templates.empty}_migrate_${process.pid}`;
  const ownerUrl = addressOf(owner, name);
  beforeEach(() => asAdmin(`create database ${name} owner ${owner.role} template template0 encoding 'UTF8'`));
  afterEach(() => asAdmin(`drop database ${name} with (force)`));

  test('is migrated once by two that start together', async () => {
    const lines: string[] = [];
    const log = { ...quiet, info: (line: string) => void lines.push(line) };
    await Promise.all([1, 2].map(() => migrate(ownerUrl, app.role, { log })));
    expect(lines).toEqual(names.map((name) => `Migrated: ${name}`));
  });

  test('can be migrated up to a certain migration, and later further', async () => {
    await withOwner(ownerUrl, (client) => applyMigrations(client, { log: quiet, through: names[1] }));
    expect(await migrationStatus(ownerUrl)).toEqual({ applied: names.slice(0, 2), pending: names.slice(2) });
    await migrate(ownerUrl, app.role, { log: quiet });
    expect((await migrationStatus(ownerUrl)).pending).toEqual([]);
  });

  test('keeps the migrations before one that fails, which is named', async () => {
    await rowsOf(ownerUrl, 'create table program (id int)');
    await expect(migrate(ownerUrl, app.role, { log: quiet })).rejects.toThrow(
      /The migration 0004-programs failed \(.*already exists.*\)\./,
    );
    expect((await migrationStatus(ownerUrl)).applied).toEqual(names.slice(0, 3));
  });

  test('is left as it was when all of it is one transaction that fails', async () => {
    await withOwner(ownerUrl, async (client) => {
      await client.query('begin');
      await applyMigrations(client, { log: quiet, inTransaction: true });
      await client.query('rollback');
    });
    expect((await migrationStatus(ownerUrl)).applied).toEqual([]);
  });

  test('of somebody else is refused, with the statement that helps', async () => {
    await asAdmin(`alter database ${name} owner to current_user`);
    await expect(migrate(ownerUrl, app.role, { log: quiet })).rejects.toThrow(
      `may not create anything in the database: run ALTER DATABASE "${name}" OWNER TO "${owner.role}";`,
    );
  });
});

async function withOwner(ownerUrl: string, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
