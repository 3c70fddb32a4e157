import { setTimeout as sleep } from 'node:timers/promises';
import { FindAdminUnitDocument, ListProgramsDocument } from '../support/generated/operations.js';
import { type TestServer, startServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ production: true });
});
afterAll(() => server.stop());

test('of 200 requests at once, good and bad, each gets its own answer in its own language', async () => {
  const { nodes } = (await server.query(ListProgramsDocument, { first: 100 })).data.programs;
  const names = new Map(nodes.map(({ id, name }) => [id, name]));

  // On a slow machine some are told to come again, as any client may be.
  const ask: TestServer['query'] = async (...asked) => {
    for (;;) {
      const answer = await server.query(...asked);
      if (answer.status !== 503) return answer as never;
      await sleep(1_000);
    }
  };
  const requests = Array.from({ length: 200 }, (_, at) => async () => {
    const language = at % 2 ? 'vi' : 'en';
    const headers = { 'accept-language': language };
    switch (at % 5) {
      case 0: {
        const id = nodes[at % nodes.length]!.id;
        const answer = await ask('query ($id: ID) { program(id: $id) { id name } }', { id }, headers);
        expect(answer.data).toEqual({ program: { id, name: names.get(id) } });
        return;
      }
      case 1: {
        const first = 101 + at;
        const answer = await ask(ListProgramsDocument, { first }, headers);
        expect(answer.body.errors![0]!.message).toBe(
          language === 'vi' ? '“first” phải từ 1 đến 100.' : '"first" must be between 1 and 100.',
        );
        return;
      }
      case 2: {
        const answer = await ask(`{ unknown${at} }`, undefined, headers);
        expect([answer.status, answer.errorCodes]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
        expect(answer.body.errors![0]!.message).toMatch(language === 'vi' ? /^Truy vấn không/ : /^The query does/);
        expect(answer.body.errors![0]!.message).toContain(`"unknown${at}"`);
        return;
      }
      case 3: {
        const answer = await ask(ListProgramsDocument, { first: 1 + (at % 50) }, headers);
        expect(answer.data.programs.nodes).toEqual(nodes.slice(0, 1 + (at % 50)));
        return;
      }
      default: {
        const answer = await ask(FindAdminUnitDocument, { code: `nobody-${at}` }, headers);
        expect(answer.body).toEqual({ data: { adminUnit: null } });
      }
    }
  });
  await Promise.all(requests.map((request) => request()));
});
