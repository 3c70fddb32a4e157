import { readExamples } from '../../src/web/examples.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';

/** Those that show single activities. */
const FOR_OFFICERS = ['ProgramsOfAnArea', 'ProgramEverything', 'HistoryOfAnArea'];

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

test('every example of the playground runs for an analyst, and for nobody those without single activities', async () => {
  const examples = await readExamples();
  expect(examples.length).toBeGreaterThan(10);
  const refused: [string, (string | undefined)[]][] = [];
  for (const { name, query } of examples) {
    // A story of several steps goes on with what the last one answered; the page tells it.
    if (query.split(/^(?:query|mutation)\b/m).length > 2) continue;
    const { data } = await server.query(query);
    expect({ name, nulls: Object.values(data).filter((value) => value === null) }).toEqual({ name, nulls: [] });
    const { errorCodes } = await server.query(query, {}, NOBODY);
    if (errorCodes.length > 0) refused.push([name, errorCodes]);
  }
  expect(refused).toEqual(FOR_OFFICERS.map((name) => [name, ['UNAUTHENTICATED']]));
});
