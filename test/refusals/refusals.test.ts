import { Client } from 'pg';
import { buildSchema } from '../../src/schema.js';
import { type Desk, openDesk } from '../registration/desk.js';
import { type TestServer, startServer } from '../support/server.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { CASES, type Case } from './cases.js';

/**
 * For every mutation there is: the very same input is refused to nobody, to an officer of another area and to too small
 * a role, each with the code that is meant and without a trace in the database; then it succeeds for the right officer.
 */
let server: TestServer;
let desk: Desk;
let analyst: TestOfficer;
let owner: Client;

beforeAll(async () => {
  server = await startServer();
  desk = await openDesk(server);
  analyst = await officerOf(server, 'ANALYST', null);
  owner = new Client({ connectionString: server.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});

/** Changes with any change of any row. */
async function fingerprint(): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    // What a server counts anew by itself is no trace of anybody.
    `select quote_ident(tablename) as name from pg_tables
     where schemaname = 'public' and tablename !~ '_(rollup|mark)$'`,
  );
  const parts = tables.map(
    ({ name }) => `select '${name}' as name, count(*) as rows, sum(hashtextextended(t::text, 0)) as sum from ${name} t`,
  );
  const { rows } = await owner.query(`${parts.join(' union all ')} order by 1`);
  return rows.map((row) => Object.values(row).join(' ')).join('\n');
}

async function send(mutation: string, { input }: { input: object }, headers: Record<string, string>) {
  const type = buildSchema().getMutationType()!.getFields()[mutation]!.args[0]!.type.toString();
  const payload =
    mutation === 'confirmRegistrations' ? 'items { problems { code } } problems { code }' : 'problems { code message }';
  const answer = await server.query(
    `mutation ($input: ${type}) { ${mutation}(input: $input) { ${payload} } }`,
    { input },
    headers,
  );
  const result = answer.body.data?.[mutation];
  const problems = result && [...result.problems, ...(result.items ?? []).flatMap((item: any) => item.problems)];
  return { code: answer.errorCodes[0] ?? problems?.[0]?.code ?? 'DONE', text: answer.text };
}

test('every mutation has its case, and no case is left over', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(buildSchema().getMutationType()!.getFields()).toSorted());
});

describe.each(Object.entries(CASES))('%s', (mutation: string, make: Case) => {
  test('is refused to all but the right officer, and leaves no trace', async () => {
    const { input, right, elsewhere, tooSmall } = await make(desk);
    const refusals: [who: string, headers: Record<string, string>, code: string][] = [
      ['nobody', { authorization: '' }, 'UNAUTHENTICATED'],
      ['another area', elsewhere.officer.headers, elsewhere.code],
      ['too small a role', tooSmall.officer?.headers ?? analyst.headers, tooSmall.code],
    ];
    const before = await fingerprint();
    for (const [who, headers, expected] of refusals) {
      const { code, text } = await send(mutation, { input }, headers);
      expect({ who, code, text }).toEqual({ who, code: expected, text });
    }
    expect(await fingerprint()).toBe(before);

    const { code, text } = await send(mutation, { input }, right.headers);
    expect({ code, text }).toEqual({ code: 'DONE', text });
    expect(await fingerprint()).not.toBe(before);
  });
});
