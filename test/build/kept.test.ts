import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
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

/** The texts of all builds that are there. */
const there = async () => {
  const kept = (await readdir(join(folder, 'out'))).filter((name) => name !== 'entry');
  return (await Promise.all(kept.map((name) => readFile(join(folder, 'out', name, 'made'), 'utf8')))).sort();
};

test('four builds before stay for servers that still run, by when each was last the newest; older ones go', async () => {
  for (const text of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) {
    await writeFile(join(folder, 'source'), text);
    await keep();
    // Older than what comes next, whatever the clock of the disk tells.
    for (const name of await readdir(join(folder, 'out'))) {
      const made = (await stat(join(folder, 'out', name))).mtimeMs / 1000 - 60;
      await utimes(join(folder, 'out', name), made, made);
    }
  }
  expect(await there()).toEqual(['A', 'C', 'D', 'E', 'F']);
});

test('whoever may read the project may read what was built', async () => {
  await writeFile(join(folder, 'source'), 'một');
  await keep();
  const [digest] = (await readFile(join(folder, 'out/entry'), 'utf8')).split('/');
  const { mode } = await stat(join(folder, 'out', digest!));
  expect(mode & 0o777).toBe((await stat(join(folder, 'out'))).mode & 0o777);
});

test('what another build was just writing is read once more', async () => {
  await writeFile(join(folder, 'source'), '');
  let tries = 0;
  await keepBuilt({
    sources: [join(folder, 'source')],
    within: join(folder, 'out'),
    async build(work) {
      if (++tries === 1) {
        await writeFile(join(folder, 'source'), 'một');
        throw new Error('unexpected end of file');
      }
      await writeFile(join(work, 'made'), (await readFile(join(folder, 'source'), 'utf8')).toUpperCase());
    },
    entry: { file: join(folder, 'out/entry'), text: async (digest) => `${digest}/made` },
  });
  expect([tries, await found(), await there()]).toEqual([2, 'MỘT', ['MỘT']]);
});

test('what was built before is taken again, also where only its folder is left or only its name', async () => {
  await writeFile(join(folder, 'source'), 'một');
  await keep();
  await writeFile(join(folder, 'source'), 'hai');
  await keep();
  await writeFile(join(folder, 'source'), 'một');
  await keep();
  expect([built, await found()]).toEqual([['một', 'hai'], 'MỘT']);

  const [digest] = (await readFile(join(folder, 'out/entry'), 'utf8')).split('/');
  await rm(join(folder, 'out', digest!), { recursive: true });
  await keep();
  expect([built, await found()]).toEqual([['một', 'hai', 'một'], 'MỘT']);
});

test('a build that fails leaves nothing behind, one that was killed is swept up', async () => {
  await writeFile(join(folder, 'source'), 'một');
  const failing = keepBuilt({
    sources: [join(folder, 'source')],
    within: join(folder, 'out'),
    build: () => Promise.reject(new Error('no')),
    entry: { file: join(folder, 'out/entry'), text: async (digest) => digest },
  });
  await expect(failing).rejects.toThrow('no');
  expect(await readdir(join(folder, 'out'))).toEqual([]);

  await mkdir(join(folder, 'out/build-killed'));
  const longAgo = Date.now() / 1000 - 2 * 60 * 60;
  await utimes(join(folder, 'out/build-killed'), longAgo, longAgo);
  await keep();
  expect((await readdir(join(folder, 'out'))).filter((name) => name.startsWith('build-'))).toEqual([]);
});

test('two builds at once leave one that is whole', async () => {
  await writeFile(join(folder, 'source'), 'một');
  await Promise.all([keep(), keep()]);
  expect([await found(), (await readdir(join(folder, 'out'))).length]).toEqual(['MỘT', 2]);
});
