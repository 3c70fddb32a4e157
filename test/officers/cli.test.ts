import { jest } from '@jest/globals';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, shownDay } from '../../src/api/day.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { kill, newHome, run, startProgram } from '../support/program.js';
import { currentRun } from '../support/run.js';

jest.setTimeout(300_000); // whole processes, on a machine that may be busy

const TODAY = dayOf(new Date());

let database: TestDatabase;
beforeAll(async () => void (database = await cloneDatabase({ seeded: true })));
afterAll(() => database.drop());

/** Runs `npm run officers -- …` to its end, without npm. */
async function runOfficers(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const program = run(['--enable-source-maps', 'dist/officers.js', ...args], { env });
  program.url.catch(() => {});
  return { code: (await program.ended).code, output: program.output };
}

const officers = (...args: string[]) =>
  runOfficers(args, { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl });
const done = (output: string) => ({ code: 0, output: `${output}\n` });
const refused = (output: string) => ({ code: 1, output: `${output}\n` });
const audits = () =>
  rowsOf<any>(database.ownerUrl, `select * from audit_row where action = 'MANAGE_OFFICERS' order by id`);

test('grants, lists and revokes, as the registry itself and on record', async () => {
  expect(await officers('list')).toEqual(done('unit  role  from  to  subject'));
  expect(await officers('grant', '--subject', 'first-admin', '--role', 'ADMINISTRATOR')).toEqual(
    done(`first-admin is ADMINISTRATOR of the whole registry from ${TODAY}.`),
  );
  const local = ['--subject', 'officer-1', '--role', 'LOCAL_OFFICER', '--unit', 'UBND-14329-2025'];
  expect(await officers('grant', ...local, '--from', '2026-01-01', '--document', 'QĐ 1')).toEqual(
    done('officer-1 is LOCAL_OFFICER of UBND-14329-2025 from 2026-01-01.'),
  );
  expect(await officers('grant', ...local)).toEqual(refused('They have that role for that unit already.'));
  const listed = [
    'unit             role           from        to  subject',
    `UBND-14329-2025  LOCAL_OFFICER  2026-01-01      officer-1`,
    `(all)            ADMINISTRATOR  ${TODAY}      first-admin`,
  ].join('\n');
  expect(await officers('list')).toEqual(done(listed));

  expect(await officers('revoke', '--subject', 'first-admin')).toEqual(
    refused('This is the last administrator of the whole registry; grant another one first.'),
  );
  expect(await officers('revoke', '--subject', 'officer-1', '--role', 'ANALYST')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^Nothing that officer-1 was granted so goes on: /),
  });
  expect(await officers('revoke', '--subject', 'officer-1', '--unit', 'UBND-14329-2025')).toEqual(
    done('1 of officer-1 taken back.'),
  );
  expect(await officers('list', '--unit', 'UBND-14329-2025')).toEqual(done('unit  role  from  to  subject'));
  expect((await officers('list', '--unit', 'UBND-14329-2025', '--all')).output).toContain(
    `2026-01-01  ${TODAY}  officer-1`,
  );
  expect((await audits()).map(({ actor, role, row_count, chain }) => [actor, role, row_count, chain])).toEqual([
    ['SYSTEM', null, 1, 'VN'],
    ['SYSTEM', null, 1, '37'],
    ['SYSTEM', null, 1, 'VN'],
  ]);
});

test.each<[string[], RegExp]>([
  [[], /npm run officers -- <command>/],
  [['grant'], /npm run officers -- <command>/],
  [['grant', '--subject', 'x'], /npm run officers -- <command>/],
  [['grant', 'more', '--subject', 'x', '--role', 'ANALYST'], /npm run officers -- <command>/],
  [['list', '--subject', 'x'], /npm run officers -- <command>/],
  [['import'], /npm run officers -- <command>/],
  [['grant', '--subject', 'x', '--role', 'KING'], /^There is no role "KING"\./],
  [['grant', '--subject', 'x', '--role', 'ANALYST', '--from', 'soon'], /^--from is "soon"/],
  [['grant', '--subject', 'x', '--role', 'ANALYST', '--unit', 'NO-UNIT'], /^There is no unit NO-UNIT\.\n$/],
  [
    ['grant', '--subject', 'x', '--role', 'LOCAL_OFFICER'],
    /^The role "Local officer" needs a unit of the kind: People's Committee\.\n$/,
  ],
  [['grant', '--subject', 'demo:x', '--role', 'ANALYST'], /^A subject has 1 to 255 characters/],
  [['import', 'no/such/file.csv'], /^no\/such\/file\.csv cannot be read: there is no such file\./],
])('%j is one clear answer', async (args, expected) => {
  const { code, output } = await officers(...args);
  expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(expected) });
  expect(output).not.toMatch(/\n\s+at /);
});

describe('import', () => {
  const HEADER = 'subject,role,unit_code,from,document';
  const count = async () =>
    (await rowsOf<any>(database.ownerUrl, 'select count(*)::int as count from officer'))[0].count;

  async function file(content: string | Buffer): Promise<string> {
    const path = join(currentRun().folder, `officers-${process.pid}.csv`);
    await writeFile(path, content);
    return path;
  }

  const committees = async () =>
    (
      await rowsOf<{ code: string }>(
        database.ownerUrl,
        `select r.code from responsible_unit r join jurisdiction j on j.responsible_unit_id = r.id and j.valid_to is null
         join admin_unit u on u.id = j.admin_unit_id and u.level = 3
         where r.kind = 'PEOPLES_COMMITTEE' and r.valid_to is null order by r.code`,
      )
    ).map(({ code }) => code);

  test('the officers of 129 communes in one act; the same file again changes nothing', async () => {
    const units = await committees();
    expect(units).toHaveLength(129);
    const lines = units.map((code) => `"can-bo-${code}",LOCAL_OFFICER,${code},,"Quyết định số 7/QĐ, phụ lục"`);
    const path = await file(`\uFEFF${[HEADER, ...lines].join('\r\n')}\r\n`);
    const before = await count();
    expect(await officers('import', path, '--dry-run')).toEqual(done('129 would be granted. Nothing was written.'));
    expect(await count()).toBe(before);
    const acts = (await audits()).length;

    const start = performance.now();
    expect(await officers('import', path)).toEqual(done('129 granted.'));
    // The process's own start included; what the act takes is a part of it.
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(await count()).toBe(before + 129);
    const [audit, ...more] = (await audits()).slice(acts);
    expect(more).toEqual([]);
    expect(audit).toMatchObject({ actor: 'SYSTEM', row_count: 129, changes: [], target_type: 'Officer' });
    expect(audit.digest).toHaveLength(32);

    expect(await officers('import', path)).toEqual(done('0 granted; 129 were already.'));
    expect(await audits()).toHaveLength(acts + 1);
  });

  test('every faulty row is told with its line, and nothing is written', async () => {
    const path = await file(
      [
        HEADER,
        'good-1,LOCAL_OFFICER,UBND-14329-2025,,',
        ',LOCAL_OFFICER,UBND-14329-2025,,',
        'bad-2,KING,UBND-14329-2025,tomorrow,',
        '',
        'bad-3,LOCAL_OFFICER,CAX-14329-2025,,',
        'bad-4,LOCAL_OFFICER,NO-UNIT,,',
        'bad-5,LOCAL_OFFICER,UBND-14329,,',
        'demo:bad-6,ANALYST,,,',
        'good-1,LOCAL_OFFICER,UBND-14329-2025,,',
        'bad-7,ANALYST,,2199-01-01,',
        'good-2,ANALYST,,2026-01-01,',
      ].join('\n'),
    );
    const before = await count();
    const { code, output } = await officers('import', path);
    expect(code).toBe(1);
    expect(output.trimEnd().split('\n')).toEqual([
      'line 3: Its subject is missing.',
      expect.stringMatching(
        /^line 4: Its role is "KING"; it may be .* Its day is "tomorrow"; a day reads YYYY-MM-DD\.$/,
      ),
      `line 6: The role "Local officer" needs a unit of the kind: People's Committee.`,
      'line 7: There is no unit NO-UNIT.',
      `line 8: The unit UBND-14329 did not stand on ${shownDay(TODAY, 'en')}.`,
      expect.stringMatching(/^line 9: A subject has 1 to 255 characters/),
      'line 10: It is the same as line 2.',
      expect.stringMatching(/^line 11: The day must not be after /),
      `Nothing was granted: mend 8 rows of ${path}.`,
    ]);
    expect(await count()).toBe(before);
  });

  test.each<[string, string | Buffer, RegExp]>([
    ['no header', 'a,LOCAL_OFFICER,UBND-14329-2025,,\n', /^The first line must name the columns subject,role,/],
    ['nothing at all', '', /^The first line must name the columns subject,role,/],
    ['a row too short', `${HEADER}\na,ANALYST\n`, /^The file is no CSV: /],
    ['another encoding', Buffer.from([0xff, 0xfe, 0x41, 0x00]), /^The file is not encoded in UTF-8\.\n$/],
  ])('a file with %s is one clear line', async (_, content, expected) => {
    expect(await officers('import', await file(content))).toEqual({ code: 1, output: expect.stringMatching(expected) });
  });
});

test('on the private database it says what to do first, and then works beside the running server', async () => {
  const env = { LIENGIA_HOME: await newHome() };
  expect(await runOfficers(['list'], env)).toEqual({
    code: 1,
    output: expect.stringMatching(/^\d+ migrations are pending: run "npm run db -- migrate" first\.\n$/),
  });
  const server = startProgram({ env });
  try {
    const url = await server.url;
    expect(await runOfficers(['grant', '--subject', 'first', '--role', 'ADMINISTRATOR'], env)).toMatchObject({
      code: 0,
    });
    expect((await runOfficers(['list'], env)).output).toMatch(/\(all\) +ADMINISTRATOR .*first\n$/);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    server.process.kill('SIGTERM');
    await once(server.process, 'close');
  } finally {
    kill(server);
  }
});
