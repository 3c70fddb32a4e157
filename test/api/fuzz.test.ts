import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { buildSchema } from '../../src/schema.js';
import { officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';
import { expectClean } from './refusal.js';

/** Any request gets an answer: data, or an error that says what to mend. */
const CODES = ['BAD_USER_INPUT', 'TOO_COSTLY', 'GRAPHQL_VALIDATION_FAILED'];
/** What is to be changed may not be there, or be nothing that this officer changes. */
const REFUSALS = ['NOT_FOUND', 'FORBIDDEN'];
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 15);

const schema = buildSchema();
const encode = (text: string) => Buffer.from(text).toString('base64url');

const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 250 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.constantFrom(
          '%',
          '_',
          '\\',
          "'",
          '"',
          '$1',
          '--',
          ';',
          '\0',
          '\ud800',
          'ở',
          '\u0301',
          'tổ',
          ' ',
          '(',
          '*',
          '|',
          '&',
          ':',
        ),
      )
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom('37', '', '2020-2025', 'tổ liên gia số 2', 'p. hoa lư') },
);
const day = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  },
  fc
    .date({ min: new Date('1880-01-01'), max: new Date('2220-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc
    .tuple(fc.integer({ min: 1850, max: 2250 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
    .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`),
  fc.constantFrom('infinity', '-infinity', 'now', '0000-00-00', '2025-06-30', '2025-07-01', '2020-07-01'),
);
const id = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 700 }).map((row) => encode(`Program:${row}`)) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 700 }).map((row) => encode(`AdminUnit:${row}`)) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 100 }).map((row) => encode(`ResponsibleUnit:${row}`)) },
  fc
    .tuple(
      fc.constantFrom('AdminUnit', 'ResponsibleUnit', 'Program', 'Activity', 'ReportedFigure', 'Registration'),
      fc.integer({ min: 1, max: 700 }),
    )
    .map(([type, row]) => encode(`${type}:${row}`)),
  fc.tuple(fc.string({ maxLength: 12 }), fc.bigInt()).map(([type, row]) => encode(`${type}:${row}`)),
  text,
);
const cursor = fc.oneof(
  fc.json({ maxDepth: 3 }).map(encode),
  fc.array(fc.oneof(text, fc.double(), fc.integer())).map((keys) => encode(JSON.stringify(keys))),
  text,
);
const integer = fc.oneof(
  fc.integer(),
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  fc.integer({ min: -2, max: 120 }),
  fc.constantFrom(2024, 2 ** 31, -(2 ** 31), 50_000),
);
const float = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  { weight: 6, arbitrary: fc.double({ min: -90, max: 90, noNaN: true }) },
  fc.constantFrom(-0, 90, -90, 180, 5e-324, 1.7976931348623157e308),
);
/** Answers of certain fields come to ids of one type alone, which chance would hardly find. */
const LIKELY: Record<string, object> = {
  'Query.registration': { id: encode('Registration:1') },
  'Query.import': { id: encode('Import:1') },
  'Query.dueItems': { where: { before: '2027-01-01' } },
};

/** What the type does not take, now and then. */
const anything = fc
  .anything({ withBigInt: false, withDate: false, maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value) ?? 'null') as unknown);

const SCALARS: Record<string, fc.Arbitrary<unknown>> = {
  String: text,
  ID: id,
  Date: day,
  Int: integer,
  Float: float,
  Boolean: fc.boolean(),
};

/** What chance would hardly find. */
const EXAMPLES: Record<string, object[]> = {
  PeriodInput: [
    { year: 2024 },
    { year: 2023, quarter: 4, convention: 'STATE_15TH' },
    { year: 2198, throughMonth: 12 },
    { term: '2020-2025' },
    { from: '1900-01-01', to: '2199-12-31' },
  ],
};

/** Values for an input type: mostly of the right kind, hardly ever right. */
const valueOf = (type: GraphQLInputType, name: string): fc.Arbitrary<unknown> => {
  if (isNonNullType(type)) return valueOf(type.ofType, name);
  const fitting = (): fc.Arbitrary<unknown> => {
    if (isListType(type)) return fc.array(valueOf(type.ofType as GraphQLInputType, name), { maxLength: 4 });
    if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const required = fields.filter((field) => isNonNullType(field.type)).map((field) => field.name);
      const values = Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, field.name)]));
      return fc.oneof(someOf(values, required), ...(EXAMPLES[type.name] ?? []).map((example) => fc.constant(example)));
    }
    if (String(type) === 'String' && (name === 'after' || name === 'before')) return cursor;
    return SCALARS[String(type)] ?? anything;
  };
  return fc.oneof(
    { weight: 60, arbitrary: fitting() },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: anything },
  );
};

/** The required ones and up to three others: who gives everything at once is refused for the first of it. */
const someOf = (values: Record<string, fc.Arbitrary<unknown>>, required: string[]) => {
  const optional = Object.keys(values).filter((name) => !required.includes(name));
  return fc
    .subarray(optional, { maxLength: Math.min(3, optional.length) })
    .chain((chosen) => fc.record(Object.fromEntries([...required, ...chosen].map((name) => [name, values[name]!]))));
};

const argumentsOf = (args: readonly GraphQLArgument[]) =>
  someOf(
    Object.fromEntries(args.map((argument) => [argument.name, valueOf(argument.type, argument.name)])),
    args.filter((argument) => isNonNullType(argument.type)).map((argument) => argument.name),
  );

/** What needs no further arguments, some levels deep. */
const selectionOf = (type: GraphQLOutputType, levels: number): string => {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named) || levels === 0) return '{ __typename }';
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = Object.values(named.getFields())
    .filter((field) => field.args.every((argument) => !isNonNullType(argument.type)))
    .filter(
      (field) =>
        isLeafType(getNamedType(field.type)) ||
        /Connection$|Edge$|PageInfo|nodes|edges/.test(`${named.name} ${field.name}`),
    )
    .map((field) => `${field.name} ${selectionOf(field.type, levels - 1)}`);
  return `{ __typename ${fields.join(' ')} }`;
};

/** Where a field with arguments hangs on, from the root. */
const HOLDERS: Record<string, (field: string) => string> = {
  Query: (field) => field,
  Import: (field) => `imports(first: 1) { nodes { ${field} } }`,
  Mutation: (field) => field,
  Viewer: (field) => `viewer { ${field} }`,
  AdminUnit: (field) => `adminUnit(code: "37") { ${field} }`,
  ResponsibleUnit: (field) => `responsibleUnits(first: 2) { nodes { ${field} } }`,
  Program: (field) => `programs(first: 2) { nodes { ${field} } }`,
  SafeResidentialCluster: (field) =>
    `programs(first: 1, where: { kinds: [SAFE_RESIDENTIAL_CLUSTER] }) { nodes { ... on SafeResidentialCluster { ${field} } } }`,
  Coverage: (field) => `adminUnit(code: "37") { coverage { ${field} } }`,
  TargetPlan: (field) => `targetPlans(first: 2) { nodes { ${field} } }`,
  ActivitySummary: (field) => `adminUnit(code: "37") { activitySummary(period: { year: 2024 }) { ${field} } }`,
};

const withArguments = Object.values(schema.getTypeMap()).flatMap((type) =>
  (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
    ? Object.values(type.getFields())
        .filter((field) => field.args.length > 0)
        .map((field) => ({ holder: type.name, field }))
    : [],
);
// What implements Program has its fields; they are asked of the interface.
const inherited = new Set(Object.keys((schema.getType('Program') as any).getFields()));
const asked = withArguments.filter(
  ({ holder, field }) =>
    holder === 'Program' ||
    !(isObjectType(schema.getType(holder)) && implementsProgram(holder) && inherited.has(field.name)),
);
function implementsProgram(name: string): boolean {
  return (schema.getType(name) as any).getInterfaces().some((face: { name: string }) => face.name === 'Program');
}

let server: TestServer;
/** Who may do whatever there is to do. */
let headers: Record<string, string>;
beforeAll(async () => {
  server = await startServer({ production: true });
  const { headers: own, subject } = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
  await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025', subject);
  await officerOf(server, 'ADMINISTRATOR', null, subject);
  headers = own;
});
afterAll(() => server.stop());

test('every field with arguments is reached', () => {
  expect(
    asked.map(({ holder, field }) => `${holder}.${field.name}`).filter((name) => !HOLDERS[name.split('.')[0]!]),
  ).toEqual([]);
  expect(asked.length).toBeGreaterThan(25);
});

test.each(asked.map(({ holder, field }) => [`${holder}.${field.name}`, holder, field] as const))(
  '%s answers whatever it is given',
  async (name, holder, field) => {
    const isAct = holder === 'Mutation';
    const codes = isAct || name === 'Query.dueItems' ? [...CODES, ...REFUSALS] : CODES;
    const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    let answered = 0;
    const query = `${isAct ? 'mutation' : 'query'} (${declared}) { ${HOLDERS[holder]!(`${field.name}(${given}) ${selectionOf(getNullableType(field.type), 3)}`)} }`;
    const holds = (numRuns: number) =>
      fc.assert(
        fc.asyncProperty(argumentsOf(field.args), async (variables) => {
          const answer = await server.query(query, variables, headers);
          expect(answer.status).toBeLessThan(500);
          expect(answer.errorCodes.filter((code) => !codes.includes(code!))).toEqual([]);
          for (const { message } of answer.body.errors ?? []) expectClean(message);
          if (answer.errorCodes.length === 0) answered += 1;
        }),
        { numRuns, examples: LIKELY[name] ? [[LIKELY[name]]] : [] },
      );
    await holds(RUNS);
    // Chance hardly finds something that a given step is legal for; who may take which is tested by act.
    if (isAct) return;
    // Of a question with many ways to be refused, a few tries may all be.
    for (let more = 0; answered === 0 && more < 20; more += 1) await holds(RUNS);
    expect(answered).toBeGreaterThan(0);
  },
  300_000,
);
