import { lexicographicSortSchema, buildClientSchema, buildSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { PROJECT } from '../../src/project.js';
import { newHome, startProgram } from '../support/program.js';

const newest = /'\.\/(\w+)\/main\.js'/.exec(readFileSync(join(PROJECT, 'dist/bundle/main.js'), 'utf8'))![1]!;
const chunks = globSync(`dist/bundle/${newest}/*.js`, { cwd: PROJECT }).map((file) => ({
  file,
  text: readFileSync(join(PROJECT, file), 'utf8'),
}));

test('the bundled server has the schema that is committed, its examples and its page', async () => {
  const program = startProgram({ env: { LIENGIA_HOME: await newHome() } });
  try {
    const url = await program.url;
    const asked = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true }),
      }),
    });
    const { data } = (await asked.json()) as { data: Parameters<typeof buildClientSchema>[0] };
    const committed = buildSchema(readFileSync(join(PROJECT, 'schema/schema.graphql'), 'utf8'));
    const printed = (schema: typeof committed) => printSchema(lexicographicSortSchema(schema));
    expect(printed(buildClientSchema(data))).toBe(printed(committed));

    const page = await (await fetch(url)).text();
    expect(page).toContain('FindThePlace');
    const script = /src="(\/assets\/[^"]+)"/.exec(page)![1]!;
    expect((await fetch(url + script)).status).toBe(200);
  } finally {
    program.process.kill('SIGTERM');
    await program.ended;
  }
});

test('every class of ours keeps its name in the bundle', () => {
  const all = chunks.map(({ text }) => text).join('\n');
  const ours = globSync('src/**/*.ts', { cwd: PROJECT }).flatMap((file) =>
    [...readFileSync(join(PROJECT, file), 'utf8').matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm)].map(
      ([, name]) => name!,
    ),
  );
  const bundled = ours.filter((name) => new RegExp(`class _?${name}\\d*[ {]|${name}\\d* = class\\b`).test(all));
  expect(bundled.length).toBeGreaterThan(300);
  expect(bundled.filter((name) => !all.includes(`"name", { value: "${name}" }`))).toEqual([]);
});

test('a trace leads from the bundle to the source', () => {
  const words = 'may not be used by this user';
  const { file, text } = chunks.find((chunk) => chunk.text.includes(words))!;
  const line = text.split('\n').findIndex((row) => row.includes(words));
  const map = new SourceMap(JSON.parse(readFileSync(join(PROJECT, `${file}.map`), 'utf8')));
  const entry = map.findEntry(line, text.split('\n')[line]!.indexOf('`'));
  if (!('originalSource' in entry)) throw new Error('nothing is mapped there');
  expect(entry.originalSource).toMatch(/src\/main\.ts$/);
  expect(readFileSync(join(PROJECT, 'src/main.ts'), 'utf8').split('\n')[entry.originalLine]).toContain(words);
});
