import { type OperationDefinitionNode, Kind, parse } from 'graphql';
import { DEMO_OFFICERS } from '../../src/access/demo-officers.js';
import { readExamples } from '../../src/web/examples.js';
import { type Memory, recall, remember, required } from '../../src/web/page/memory.js';
import { type TestServer, startServer } from '../support/server.js';

/** The tab of the playground that tells the whole story, played as its comments say, as the demo officers they name. */
const STORY = (await readExamples()).find(({ name }) => name === 'FindThePlace')!.query;

/** Which step is taken by whom; a step that comes twice stands twice. */
const STEPS: [operation: string, subject: string | null][] = [
  ['FindThePlace', null],
  ['RegisterTheTeam', 'demo:local-officer'],
  ['SubmitTheRegistration', 'demo:local-officer'],
  ['ReturnTheRegistration', 'demo:commune-officer'],
  ['MendTheRegistration', 'demo:local-officer'],
  ['SubmitTheRegistration', 'demo:local-officer'],
  ['ConfirmTheRegistration', 'demo:commune-officer'],
  ['LaunchTheProgram', 'demo:commune-officer'],
  ['RecordATraining', 'demo:commune-officer'],
  ['ReadTheCoverage', null],
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demoSignIn: true });
});
afterAll(() => server.stop());

test('every operation of the story is a step of it', () => {
  const operations = parse(STORY).definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  expect(new Set(STEPS.map(([operation]) => operation))).toEqual(new Set(operations.map(({ name }) => name!.value)));
  expect(
    STEPS.filter(([, subject]) => subject && !DEMO_OFFICERS.some((officer) => officer.subject === subject)),
  ).toEqual([]);
});

test('is played from the registration to the coverage', async () => {
  const memory: Memory = new Map();
  const answers: any[] = [];
  for (const [operationName, subject] of STEPS) {
    const variables = recall(memory, { query: STORY, operationName });
    expect(required(STORY, operationName).filter((name) => !(name in variables))).toEqual([]);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(subject && { authorization: `Demo ${subject}` }) },
      body: JSON.stringify({ query: STORY, operationName, variables }),
    });
    const answer = (await response.json()) as { data: any };
    expect({ operationName, status: response.status, answer }).toMatchObject({ status: 200 });
    const [payload] = Object.values(answer.data) as any[];
    const blocking = (payload.problems ?? []).filter(({ severity }: any) => severity !== 'ADVICE');
    expect({ operationName, blocking }).toEqual({ operationName, blocking: [] });
    remember(memory, answer.data);
    answers.push(payload);
  }
  expect(answers[2].problems).toEqual([expect.objectContaining({ code: 'CRITERION_MISSED', severity: 'ADVICE' })]);
  expect(answers[3].registration).toMatchObject({ status: 'RETURNED', remarks: [{ field: 'households' }] });
  expect(answers[6].registration).toMatchObject({
    status: 'CONFIRMED',
    program: { code: expect.stringMatching(/^TLG-37-\d{4}$/) },
  });
  expect(answers[7].program.status).toBe('ACTIVE');
  const training = answers[9].activitySummary.byKind.find(({ kind }: any) => kind === 'TRAINING');
  expect(training.measures).toContainEqual({ measure: 'PEOPLE_TRAINED', recorded: 24 });
});
