import fc from 'fast-check';
import { Client } from 'pg';
import { type PageArgs, connectionOf, pageOf } from '../../src/api/connection.js';
import { type ReadPool, openReadPool } from '../../src/database/read.js';
import { foldAll, foldSome, verifyRollup } from '../../src/database/rollup.js';
import { LAST_ACTIVITY_ROLLUP, type Reading } from '../../src/modules/program/index.js';
import { countPrograms, listPrograms, orderOf, programsById } from '../../src/modules/program/program.read.js';
import { ProgramOrder, ProgramStatus } from '../../src/modules/program/program.vocabulary.js';
import { day, textOf } from '../oracle/days.js';
import { SEED } from '../oracle/random.js';
import { type World, makeWorld } from '../reform/world.js';
import { inSnapshot } from './stage.js';

/** What may happen to activities and programs; each number picks one of what there is. */
type Step =
  | { does: 'record'; ats: number[]; length: number; programs: number[] }
  | { does: 'correct'; activity: number; at: number; programs: number[] }
  | { does: 'backdate'; activity: number; at: number }
  | { does: 'annul' | 'forget a program' | 'delete'; activity: number }
  | { does: 'name another program'; activity: number; program: number }
  | { does: 'dissolve' | 'merge'; program: number }
  | { does: 'record and take back'; at: number; program: number }
  | { does: 'found' | 'revive' | 'fold one' | 'fold some' | 'fold all' };

const BEGIN = day('2025-01-01');
const any = fc.nat(1000);
const someAt = fc.nat(40);
const somePrograms = fc.array(any, { maxLength: 4 });
const just = <const Does extends string>(...does: Does[]) => fc.constantFrom(...does);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...{
        does: just('record'),
        programs: somePrograms,
        length: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 40 })),
      },
      // One, or a list of them in one statement.
      ats: fc.array(someAt, { minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: just('correct'), activity: any, at: someAt, programs: somePrograms }) },
  { weight: 2, arbitrary: fc.record({ does: just('backdate'), activity: any, at: someAt }) },
  { weight: 3, arbitrary: fc.record({ does: just('annul', 'forget a program', 'delete'), activity: any }) },
  { weight: 2, arbitrary: fc.record({ does: just('name another program'), activity: any, program: any }) },
  { weight: 1, arbitrary: fc.record({ does: just('dissolve', 'merge'), program: any }) },
  { weight: 1, arbitrary: fc.record({ does: just('record and take back'), at: someAt, program: any }) },
  { weight: 3, arbitrary: fc.record({ does: just('found', 'revive', 'fold one', 'fold some', 'fold all') }) },
);

const ROLES = ['TOOK_PART', 'AFFECTED', 'RESPONDED', 'USED'];

class Life {
  private founded = 0;

  constructor(
    readonly ground: World,
    private readonly client: Client,
  ) {}

  async found(): Promise<void> {
    const nth = ++this.founded;
    await this.ground.team(
      `TLG-37-${String(nth).padStart(4, '0')}`,
      ['14001-01', '14002', '14003', '14004-02'][nth % 4]!,
    );
  }

  private async one(query: string, pick: number): Promise<any> {
    const { rows } = await this.client.query(query);
    return rows[pick % rows.length];
  }

  private activity = (pick: number) => this.one('select * from activity where ended_at is null order by id', pick);
  private program = (pick: number) => this.one('select id from program order by id', pick);

  /** Activities with their programs, as a list is written: one statement a table. */
  private async tell(ats: readonly number[], length: number, picks: readonly number[], corrects: number | null) {
    const { rows } = await this.client.query<{ id: number }>(
      `insert into activity (kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title,
         provenance, corrects_id)
       select 'TRAINING', day.from, day.from + $2::integer, $2 > 1, (select min(id) from admin_unit),
         (select min(id) from responsible_unit), 'Việc', 'DEMO', $3
       from unnest($1::date[]) as day ("from") returning id`,
      [ats.map((at) => textOf(BEGIN + at)), length, corrects],
    );
    for (const [at, pick] of picks.entries()) {
      const { id } = await this.program(pick);
      await this.client.query(
        `insert into activity_program (activity_id, ordinal, program_id, role)
         select id, $2, $3, $4 from unnest($1::integer[]) as told (id)`,
        [rows.map((row) => row.id), at + 1, id, ROLES[at]],
      );
    }
  }

  async take(step: Step): Promise<void> {
    const { client, ground } = this;
    await client.query('begin');
    switch (step.does) {
      case 'found':
        await this.found();
        break;
      case 'fold one':
        await inSnapshot(ground.orm, (at) => LAST_ACTIVITY_ROLLUP.fold(at, 1));
        break;
      case 'fold some':
        await foldSome(ground.orm, LAST_ACTIVITY_ROLLUP);
        break;
      case 'fold all':
        await foldAll(ground.orm, LAST_ACTIVITY_ROLLUP);
        break;
      case 'record':
        await this.tell(step.ats, step.length, step.programs, null);
        break;
      case 'record and take back':
        await this.tell([step.at], 1, [step.program], null);
        await client.query('rollback');
        return;
      case 'dissolve':
      case 'merge': {
        const [program, other] = [await this.program(step.program), await this.program(step.program + 1)];
        await client.query(
          `update program_status set valid_to = '2025-03-01' where program_id = $1 and valid_to is null
             and valid_from < '2025-03-01'`,
          [program.id],
        );
        await client.query(
          `insert into program_status (program_id, status, valid_from, merged_into_id)
           select $1, $2, '2025-03-01', $3 where not exists (
             select from program_status where program_id = $1 and valid_to is null)`,
          step.does === 'merge' ? [program.id, 'MERGED', other.id] : [program.id, 'DISSOLVED', null],
        );
        break;
      }
      case 'revive':
        // Nobody does so; the table is right all the same.
        await client.query(
          `update activity set ended_at = null, ended_by = null where id = (
             select id from activity where ended_by = 'ANNULMENT' order by id limit 1)`,
        );
        break;
      default: {
        const activity = await this.activity(step.activity);
        if (!activity) break;
        await this.change(step, activity.id);
      }
    }
    await client.query('commit');
  }

  private async change(step: Extract<Step, { activity: number }>, id: number): Promise<void> {
    const { client } = this;
    const end = (by: string) =>
      client.query(`update activity set ended_at = now(), ended_by = $2 where id = $1`, [id, by]);
    switch (step.does) {
      case 'correct':
        await end('CORRECTION');
        await this.tell([step.at], 1, step.programs, id);
        break;
      case 'annul':
        await end('ANNULMENT');
        break;
      case 'backdate':
        await client.query(
          `update activity set period_from = $2::date, period_to = $2::date + (period_to - period_from) where id = $1`,
          [id, textOf(BEGIN + step.at)],
        );
        break;
      case 'name another program':
        await client.query(`update activity_program set program_id = $2 where activity_id = $1 and ordinal = 1`, [
          id,
          (await this.program(step.program)).id,
        ]);
        break;
      case 'forget a program':
        await client.query('delete from activity_program where activity_id = $1 and ordinal = 1', [id]);
        break;
      case 'delete':
        await client.query('update activity set corrects_id = null where corrects_id = $1', [id]);
        await client.query('delete from activity_program where activity_id = $1', [id]);
        await client.query('delete from activity where id = $1', [id]);
    }
  }
}

const READING: Reading = {
  viewer: { subject: 'x', grants: [{ officerId: 1, role: 'ANALYST', unitId: null }] } as unknown as NonNullable<
    Reading['viewer']
  >,
  today: '2026-01-01',
};
const STATUSES = Object.values(ProgramStatus);

/** What every program's day is, by the rows. */
async function byRows({ rows }: World): Promise<Map<number, string | null>> {
  const programs = await rows<{ id: number }>('select id from program');
  const parts = await rows<{ program_id: number; to: string }>(
    `select ap.program_id, a.period_to::text as to from activity a join activity_program ap on ap.activity_id = a.id
     where a.ended_at is null`,
  );
  return new Map(
    programs.map(({ id }) => {
      const ends = parts.filter((part) => part.program_id === id).map(({ to }) => day(to) - 1);
      return [id, ends.length === 0 ? null : textOf(Math.max(...ends))];
    }),
  );
}

/** All of a list by pages, forward or backward. */
async function walk(
  pool: ReadPool,
  listing: { order: ProgramOrder; quietSince: string | null },
  size: number,
  isBackward: boolean,
): Promise<number[]> {
  const order = orderOf(listing.order, {});
  const found: number[] = [];
  for (let cursor: string | null = null; ;) {
    const args: PageArgs = isBackward ? { last: size, before: cursor } : { first: size, after: cursor };
    const page = pageOf(args, order, 'test', null);
    const rows = await listPrograms(
      pool.reader(),
      [0],
      {
        ...{
          owner: 'nobody',
          page,
          asked: ['code', 'startCursor', 'endCursor', 'hasNextPage', 'hasPreviousPage'],
          order: listing.order,
          asOf: READING.today,
          mapOn: READING.today,
        },
        filter: { statuses: STATUSES, quietSince: listing.quietSince },
      },
      READING,
    );
    const connection = connectionOf(rows, page, () => Promise.resolve(0));
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = connection.pageInfo();
    const ids = connection.nodes.map(({ id }) => id);
    found.push(...(isBackward ? ids.toReversed() : ids));
    if (!(isBackward ? hasPreviousPage : hasNextPage)) return isBackward ? found.toReversed() : found;
    cursor = isBackward ? startCursor : endCursor;
  }
}

/** Holds all that is read of last activities against the rows. */
async function compare(ground: World, pool: ReadPool, quietSince: string, size: number): Promise<void> {
  const days = await byRows(ground);
  const programs = await programsById(pool.reader(), [...days.keys()], READING);
  expect(new Map(programs.map((row: any) => [row.id, row.lastActivityOn]))).toEqual(new Map(days));
  const quietest = [...days].sort(([id, a], [other, b]) => (a ?? '').localeCompare(b ?? '') || id - other);
  for (const since of [null, quietSince]) {
    const ids = quietest.filter(([, last]) => since === null || last === null || last < since).map(([id]) => id);
    for (const isBackward of [false, true]) {
      const ask = (order: ProgramOrder) => walk(pool, { order, quietSince: since }, size, isBackward);
      expect(await ask(ProgramOrder.LAST_ACTIVITY_ASC)).toEqual(ids);
      expect(await ask(ProgramOrder.LAST_ACTIVITY_DESC)).toEqual(ids.toReversed());
    }
    const listing = { asOf: READING.today, mapOn: READING.today, order: ProgramOrder.NAME };
    const filter = { statuses: STATUSES, quietSince: since };
    const [counted] = await countPrograms(pool.reader(), [0], { owner: 'nobody', ...listing, filter }, READING);
    expect(counted!.count).toBe(ids.length);
  }
}

const differencesOf = async ({ orm }: World): Promise<string[]> => {
  const found: string[] = [];
  await verifyRollup(orm, LAST_ACTIVITY_ROLLUP, { onDifference: (line) => found.push(line), onProgress: () => {} });
  return found;
};

async function withLife(live: (life: Life, ground: World, pool: ReadPool) => Promise<void>): Promise<void> {
  const ground = await makeWorld();
  const pool = openReadPool(ground.database.url, () => {});
  const client = new Client({ connectionString: ground.database.ownerUrl });
  await client.connect();
  try {
    const life = new Life(ground, client);
    for (let at = 0; at < 6; at++) await life.found();
    await live(life, ground, pool);
  } finally {
    await client.end();
    await pool.close();
    await ground.close();
  }
}

test('after whatever was done, readers tell what the rows say: marked, half folded and folded; by pages of any size, both ways', async () => {
  const lives = fc.array(steps, { minLength: 8, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(lives, fc.nat(60), fc.integer({ min: 1, max: 7 }), async (lived, since, size) => {
      await withLife(async (life, ground, pool) => {
        const check = () => compare(ground, pool, textOf(BEGIN + since), size);
        for (const [at, step] of lived.entries()) {
          await life.take(step);
          if (at % 6 === 5) await check();
        }
        await check();
        expect(await differencesOf(ground)).toEqual([]);
        await foldAll(ground.orm, LAST_ACTIVITY_ROLLUP);
        expect(await ground.rows('select from last_activity_mark')).toEqual([]);
        await check();
        expect(await differencesOf(ground)).toEqual([]);
      });
    }),
    { seed: SEED, numRuns: 20, endOnFailure: true, interruptAfterTimeLimit: 150_000 },
  );
}, 200_000);

const activity = (id: number, on: string) => `
  insert into activity (id, kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title, provenance)
  overriding system value
  values (${id}, 'TRAINING', '${on}', '${on}'::date + 1, false, (select min(id) from admin_unit), (select min(id) from responsible_unit), 'Việc', 'DEMO')`;
const by = (id: number, program: number) =>
  `insert into activity_program (activity_id, ordinal, program_id, role)
   values (${id}, ${program + 1}, (select id from program order by id offset ${program} limit 1), 'USED')`;

test.each([
  ['activity_program_inserted', by(2, 1)],
  ['activity_program_updated', 'update activity_program set program_id = program_id + 1'],
  // Days go down to the programs.
  ['activity_program_updated', `update activity set period_from = '2025-02-01', period_to = '2025-02-02'`],
  ['activity_program_deleted', 'delete from activity_program'],
  ['activity_updated', `update activity set ended_at = now(), ended_by = 'ANNULMENT' where id = 1`],
])('%s: what it changes is marked, and would be wrong without the mark', async (trigger, change) => {
  for (const isMarked of [true, false]) {
    await withLife(async (_, ground) => {
      for (const step of [activity(1, '2025-01-10'), activity(2, '2025-01-11'), by(1, 0)]) await ground.rows(step);
      await foldAll(ground.orm, LAST_ACTIVITY_ROLLUP);
      const table = trigger.replace(/_(inserted|updated|deleted)$/, '');
      if (!isMarked) await ground.rows(`alter table ${table} disable trigger ${trigger}_marks_last`);
      await ground.rows(change);
      expect([isMarked, (await differencesOf(ground)).length > 0]).toEqual([isMarked, !isMarked]);
    });
  }
});

test('acts on one program wait neither for each other nor for whoever folds, and none is forgotten', async () => {
  await withLife(async (_, ground, pool) => {
    const others = await Promise.all(
      [1, 2].map(async (id) => {
        const client = new Client({ connectionString: ground.database.ownerUrl });
        await client.connect();
        await client.query(`set lock_timeout = '2s'`);
        await client.query('begin');
        await client.query(activity(id, `2025-01-1${id}`));
        return client;
      }),
    );
    // In either order, with the same programs: nobody holds what the other one needs.
    for (const [at, client] of others.entries())
      for (const program of at ? [1, 0] : [0, 1]) await client.query(by(at + 1, program));
    await foldAll(ground.orm, LAST_ACTIVITY_ROLLUP);
    await others[0]!.query('commit');
    await compare(ground, pool, '2025-01-11', 3);
    await foldAll(ground.orm, LAST_ACTIVITY_ROLLUP);
    await others[1]!.query('commit');
    await compare(ground, pool, '2025-01-11', 3);
    await foldAll(ground.orm, LAST_ACTIVITY_ROLLUP);
    await compare(ground, pool, '2025-01-11', 3);
    expect(await differencesOf(ground)).toEqual([]);
    for (const client of others) await client.end();
  });
});

test('what differs from the rows is told, and counted anew', async () => {
  await withLife(async (_, ground) => {
    await ground.rows(
      `update last_activity_rollup set day = '2025-01-01' where program_id = (select min(id) from program)`,
    );
    await ground.rows('delete from last_activity_rollup where program_id = (select max(id) from program)');
    expect(await differencesOf(ground)).toEqual([
      'last_activity_rollup: TLG-37-0001, 2025-01-01 kept, no day told by the rows',
      'last_activity_rollup: TLG-37-0006, nothing kept, no day told by the rows',
    ]);
    await ground.rows('insert into last_activity_mark (program_id) select id from program');
    await foldAll(ground.orm, LAST_ACTIVITY_ROLLUP);
    expect(await differencesOf(ground)).toEqual([]);
  });
});
