import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Kept {
  /** Files whose bytes decide whether it is built anew. */
  sources: string[];
  /** Where it lies, in a folder named after their digest. */
  within: string;
  /** Fills an empty folder, which is not where it will lie. */
  build: (folder: string) => Promise<void>;
  /** The file by which people and programs find the folder: it is written last. */
  entry: { file: string; text: (digest: string) => Promise<string> };
}

/**
 * Builds what is slow to build and changes seldom, if its sources are others than those it was built from: it runs
 * before every start. Two builds may run at once (tests start servers), so each works in a folder of its own and moves
 * it into place. The build before this one stays, for a server that still runs loads parts of it when they are first
 * needed.
 */
export async function keepBuilt({ sources, within, build, entry }: Kept): Promise<void> {
  const digest = await digestOf(sources);
  const text = await entry.text(digest);
  const folder = path.join(within, digest);
  const named = await readFile(entry.file, 'utf8').catch(() => undefined);
  if (named === text && existsSync(folder)) return;

  await mkdir(within, { recursive: true });
  const workFolder = await mkdtemp(path.join(within, WORK));
  try {
    if (!existsSync(folder)) {
      await build(workFolder);
      await rename(workFolder, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error;
      });
    }
    await writeFile(`${workFolder}.entry`, text);
    await rename(`${workFolder}.entry`, entry.file);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  await removeOlder(within, digest);
}

const WORK = 'build-';
/** What a build that was killed left behind is known by its age. */
const ABANDONED_MS = 60 * 60_000;

async function removeOlder(within: string, digest: string): Promise<void> {
  const dated = await Promise.all(
    (await readdir(within)).map(async (name) => {
      const made = await stat(path.join(within, name)).catch(() => undefined);
      return { name, at: made?.mtimeMs ?? Infinity };
    }),
  );
  const before = dated
    .filter(({ name }) => /^[0-9a-f]{16}$/.test(name) && name !== digest)
    .sort((a, b) => b.at - a.at)
    .slice(1);
  const abandoned = dated.filter(({ name, at }) => name.startsWith(WORK) && at < Date.now() - ABANDONED_MS);
  await Promise.all(
    [...before, ...abandoned].map(({ name }) => rm(path.join(within, name), { recursive: true, force: true })),
  );
}

async function digestOf(files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
