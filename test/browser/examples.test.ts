import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';
import { readExamples, readOrder } from '../../src/web/examples.js';

const operationsFolder = fileURLToPath(new URL('../../schema/operations/', import.meta.url));

describe('schema/operations, the tabs of the playground', () => {
  test('order.txt lists every file, once', async () => {
    const files = (await readdir(operationsFolder)).filter((file) => file.endsWith('.graphql'));
    expect((await readOrder()).toSorted()).toEqual(files.toSorted());
  });

  test('every tab has a name and titles of its own', async () => {
    const examples = await readExamples();
    const distinct = (values: string[]) => new Set(values).size;
    expect(distinct(examples.map(({ name }) => name))).toBe(examples.length);
    expect(distinct(examples.map(({ title }) => title.vi))).toBe(examples.length);
    expect(distinct(examples.map(({ title }) => title.en))).toBe(examples.length);
  });

  test('every file is NFC and runs as it stands: a variable that must be given has a default value, but in a story', async () => {
    for (const { name, query } of await readExamples()) {
      expect(query).toBe(query.normalize('NFC'));
      if (name === 'FindThePlace') continue; // test/story plays it
      const variables = parse(query).definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION ? definition.variableDefinitions! : [],
      );
      const bare = variables.filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue);
      expect({ name, bare: bare.map(({ variable }) => variable.name.value) }).toEqual({ name, bare: [] });
    }
  });
});

describe('readExamples', () => {
  let folder: string;
  const put = (file: string, text: string) => writeFile(path.join(folder, file), text);
  const operation = (name: string) => `# Tên ${name}\n# Name ${name}\nquery ${name} { a }\n`;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'liengia-examples-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  test('follows order.txt, and hides no file that it forgets', async () => {
    await Promise.all(['A', 'B', 'C', 'D'].map((name) => put(`${name.toLowerCase()}.graphql`, operation(name))));
    await put('order.txt', 'c.graphql\na.graphql\n');
    expect((await readExamples(folder)).map(({ name }) => name)).toEqual(['C', 'A', 'B', 'D']);
  });

  test('takes the titles from the first two lines', async () => {
    await put('a.graphql', operation('A'));
    expect((await readExamples(folder))[0]).toMatchObject({ name: 'A', title: { vi: 'Tên A', en: 'Name A' } });
  });

  test.each([
    ['without titles', 'query A { a }\n', 'first two lines'],
    ['without a name', '# Tên\n# Name\n{ a }\n', 'each with a name'],
    ['with two operations, one of them without a name', '# Tên\n# Name\nquery A { a }\n{ a }\n', 'each with a name'],
  ])('refuses a file %s, and names it', async (_case, text, complaint) => {
    await put('wrong.graphql', text);
    await expect(readExamples(folder)).rejects.toThrow(`wrong.graphql`);
    await expect(readExamples(folder)).rejects.toThrow(complaint);
  });

  test('is content with no folder', async () => {
    expect(await readExamples(path.join(folder, 'none'))).toEqual([]);
  });
});
