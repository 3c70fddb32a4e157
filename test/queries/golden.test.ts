import { readFileSync, writeFileSync } from 'node:fs';
import { type Answer, type TestServer, startServer } from '../support/server.js';

/**
 * Golden queries: a document, the SQL it causes and its answer are three files that people read and review. The number
 * of statements is part of the contract and must not grow with the rows.
 *
 * After a change that is meant: `GOLDEN=write npm run jest -- test/queries`, then read the difference.
 */
interface Golden {
  name: string;
  /** The most statements that the issue grants. */
  atMost: number;
  /** How many there are once the units are known. */
  warm: number;
  /** Little to read, and much; the answer to the little one is the file. */
  few: Record<string, unknown>;
  many: Record<string, unknown>;
  /** Continue after a first page of this many. */
  secondPage?: boolean;
  folder?: string;
  /** How many rows the larger answer must hold, so that "much" is much. */
  rows(data: any): number;
}

const FORMER = { code: '37', asOf: '2025-06-30' };
/** The third row of admin-units.csv, and a commune of it: the seeds give the ids in that order. */
const idOf = (row: number) => Buffer.from(`AdminUnit:${row}`).toString('base64url');
const FORMER_PROVINCE = idOf(3);
const FORMER_COMMUNE = idOf(301);
const CENTER = { latitude: 20.2506, longitude: 105.9745 };
const activitiesOf = (nodes: { activities: { nodes: unknown[] } }[]) =>
  nodes.length + nodes.flatMap((node) => node.activities.nodes).length;

const GOLDEN: Golden[] = [
  {
    name: 'mixed-programs',
    atMost: 2,
    warm: 2,
    few: { first: 2 },
    many: { first: 50 },
    secondPage: true,
    rows: (data) => activitiesOf(data.programs.nodes),
  },
  {
    name: 'mixed-programs-counted',
    atMost: 2,
    warm: 2,
    few: { first: 2 },
    many: { first: 50 },
    secondPage: true,
    rows: (data) => activitiesOf(data.programs.nodes),
  },
  {
    name: 'program-everything',
    folder: '../../schema/operations',
    atMost: 2,
    warm: 2,
    few: { code: 'TLG-37-0003', asOf: '2025-06-30' },
    many: { code: 'TLG-37-0002', asOf: '2026-06-30' },
    rows: () => 200,
  },
  {
    name: 'coverage-of-communes',
    atMost: 2,
    warm: 1,
    few: { ...FORMER, level: 'DISTRICT' },
    many: { ...FORMER, level: 'COMMUNE' },
    rows: (data) => 5 * data.adminUnit.coverage.breakdown.length,
  },
  {
    name: 'activity-by-kind-and-month',
    atMost: 2,
    warm: 1,
    few: { ...FORMER, period: { year: 2024, month: 5, convention: 'STATE_15TH' } },
    many: { ...FORMER, period: { term: '2020-2025' } },
    rows: (data) => data.adminUnit.activitySummary.byMonth.flatMap((month: any) => month.byKind).length,
  },
  {
    name: 'period-report',
    atMost: 6,
    warm: 5,
    few: { unit: FORMER_COMMUNE, period: { year: 2024, month: 5, convention: 'STATE_15TH' } },
    many: { unit: FORMER_PROVINCE, period: { term: '2020-2025' } },
    rows: ({ periodReport: { children, months } }) => children.length + months.length + 100,
  },
  {
    name: 'nearest-points',
    atMost: 1,
    warm: 1,
    few: { ...CENTER, radiusMeters: 3000, first: 2 },
    many: { ...CENTER, radiusMeters: 50_000, first: 100 },
    rows: (data) => 2 * data.programsNear.edges.length,
  },
  {
    name: 'area-teams-coverage',
    atMost: 3,
    warm: 3,
    few: { asOf: '2025-06-30', first: 2 },
    many: { asOf: '2026-06-30', first: 100 },
    rows: (data) => data.responsibleUnits.nodes.flatMap((unit: any) => [unit, ...unit.jurisdiction]).length + 100,
  },
  {
    name: 'gaps',
    atMost: 3,
    warm: 2,
    few: { asOf: '2025-06-30', first: 2 },
    many: { asOf: '2021-06-30', first: 100 },
    rows: (data) => data.adminUnits.nodes.flatMap((unit: any) => [unit, ...unit.responsibleUnits]).length,
  },
  {
    name: 'histories',
    atMost: 2,
    warm: 2,
    few: { first: 2 },
    many: { first: 100 },
    rows: (data) => data.programs.nodes.flatMap((node: any) => [node, ...node.history.nodes]).length,
  },
];

const fileOf = ({ name, folder = '.' }: Golden, extension: string) =>
  new URL(`${extension === 'graphql' ? folder : '.'}/${name}.${extension}`, import.meta.url);

/** The statements as a file: their number first, then each by name, with its place-holders, indented alike. */
const asSql = (statements: Answer<unknown>['statements']) =>
  `-- ${statements.length} ${statements.length === 1 ? 'statement' : 'statements'}\n\n${statements
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ text }) => `${text.replace(/^\s*\n/gm, '').trimEnd()};\n`)
    .join('\n')}`;

/** What differs between two loadings of the same seeds: the instant, and ids inside cursors. */
const VOLATILE = new Set(['recordedAt', 'endCursor', 'startCursor', 'cursor', 'id']);
const stable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, VOLATILE.has(key) && item !== null ? `(${key})` : stable(item)]),
  );
};

/** Which statements ran. */
const namesOf = ({ statements }: Answer<unknown>) => statements.map(({ name }) => name);
/** What they were put together from. */
const partsOf = (answer: Answer<unknown>) => namesOf(answer).flatMap((name) => name.split(' + '));

const expectFile = (file: URL, text: string) => {
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
};

describe('golden queries', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
    // A busy machine may lose its line for a moment; here it counts only what is known.
    Object.assign(server.units, { open() {}, close() {} });
  });
  afterAll(() => server.stop());

  /** Nothing is known beforehand, unless somebody says so. */
  const ask = async (golden: Golden, variables: Record<string, unknown>, { isWarm = false } = {}) => {
    const document = readFileSync(fileOf(golden, 'graphql'), 'utf8');
    if (!isWarm) server.units.renew();
    if (!golden.secondPage) return server.query(document, variables);
    const { data } = await server.query(document, variables);
    if (!isWarm) server.units.renew();
    return server.query(document, { ...variables, after: data.programs.pageInfo.endCursor });
  };

  // How the rows of a statement are told in a wave is known once it has been sent by itself.
  beforeAll(async () => {
    for (const golden of GOLDEN) for (const variables of [golden.few, golden.many]) await ask(golden, variables);
  });

  it.each(GOLDEN)('$name: its SQL, its number, its answer', async (golden) => {
    const answer = await ask(golden, golden.few);
    const data = answer.data;
    expectFile(fileOf(golden, 'sql'), asSql(answer.statements));
    expectFile(fileOf(golden, 'json'), `${JSON.stringify(stable(data), null, 2)}\n`);
    expect(answer.statements.length).toBeLessThanOrEqual(golden.atMost);
  });

  it.each(GOLDEN)('$name: much to read takes no more statements', async (golden) => {
    const few = await ask(golden, golden.few);
    const many = await ask(golden, golden.many);
    expect(golden.rows(many.data)).toBeGreaterThanOrEqual(200);
    expect(namesOf(many)).toHaveLength(namesOf(few).length);
    // Put together from the same: only what little is asked of may have a part of its own, as a commune's neighborhoods.
    expect(partsOf(few)).toEqual(expect.arrayContaining(partsOf(many)));
    expect(partsOf(many).length).toBeLessThanOrEqual(partsOf(few).length);
  });

  it.each(GOLDEN)('$name: no statement for units that are known', async (golden) => {
    const cold = await ask(golden, golden.many);
    const warm = await ask(golden, golden.many, { isWarm: true });
    expect(warm.data).toEqual(cold.data);
    expect(namesOf(warm)).toHaveLength(golden.warm);
  });
});
