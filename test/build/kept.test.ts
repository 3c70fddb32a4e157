import { mkdtemp, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepBuilt } from '../../src/build/kept.js';

let folder: string;
let built: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liengia-kept-'));
  built = [];
});

const keep = () =>
  keepBuilt({
    sources: [join(folder, 'source')],
    within: join(folder, 'out'),
    build: async (work) => {
      const text = await readFile(join(folder, 'source'), 'utf8');
      built.push(text);
      await writeFile(join(work, 'made'), text.toUpperCase());
    },
    entry: { file: join(folder, 'out/entry'), text: async (digest) => `${digest}/made` },
  });

/** What is found by the entry. */
const found = async () => readFile(join(folder, 'out', await readFile(join(folder, 'out/entry'), 'utf8')), 'utf8');

test('what is built is kept until its source changes', async () => {
  await writeFile(join(folder, 'source'), 'một');
  await keep();
  await keep();
  expect([built, await found()]).toEqual([['một'], 'MỘT']);

  await writeFile(join(folder, 'source'), 'hai');
  await keep();
  expect([built, await found()]).toEqual([['một', 'hai'], 'HAI']);
});

test('the build before stays for a server that still runs, older ones go', async () => {
  let age = 10;
  for (const text of ['một', 'hai', 'ba']) {
    await writeFile(join(folder, 'source'), text);
    await keep();
    const at = Date.now() / 1000 - age--;
    await utimes(join(folder, 'out', (await readFile(join(folder, 'out/entry'), 'utf8')).split('/')[0]!), at, at);
  }
  const kept = (await readdir(join(folder, 'out'))).filter((name) => name !== 'entry');
  expect((await Promise.all(kept.map((name) => readFile(join(folder, 'out', name, 'made'), 'utf8')))).sort()).toEqual([
    'BA',
    'HAI',
  ]);
});

test('two builds at once leave one that is whole', async () => {
  await writeFile(join(folder, 'source'), 'một');
  await Promise.all([keep(), keep()]);
  expect([await found(), (await readdir(join(folder, 'out'))).length]).toEqual(['MỘT', 2]);
});
