import { isEnumType } from 'graphql';
import { buildSchema } from '../../src/schema.js';
import { type TestServer, startServer } from '../support/server.js';

describe('the vocabulary', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ seeded: false });
  });
  afterAll(() => server?.stop());

  test('holds every enum of the schema with every value, and a label in both languages', async () => {
    const { data } = await server.query('{ vocabulary { name values { value vietnamese english } } }');
    const enums = Object.values(buildSchema().getTypeMap()).filter(
      (type) => isEnumType(type) && !type.name.startsWith('__'),
    );
    const told = Object.fromEntries(
      data.vocabulary.map(({ name, values }: any) => [name, values.map(({ value }: any) => value).toSorted()]),
    );
    expect(told).toEqual(
      Object.fromEntries(
        enums.map((type) => [
          type.name,
          isEnumType(type)
            ? type
                .getValues()
                .map(({ name }) => name)
                .toSorted()
            : [],
        ]),
      ),
    );
    for (const { vietnamese, english } of data.vocabulary.flatMap(({ values }: any) => values)) {
      expect(vietnamese).toMatch(/\p{L}/u);
      expect(english).toMatch(/\p{L}/u);
    }
  });
});
