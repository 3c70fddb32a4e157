import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
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
 * it into place. The last builds stay, for a server that still runs loads parts of its own when they are first needed.
 */
export async function keepBuilt(kept: Kept): Promise<void> {
  const { sources, within, build, entry } = kept;
  const digest = await digestOf(sources);
  const folder = path.join(within, digest);
  const text = await entry.text(digest);
  const named = await readFile(entry.file, 'utf8').catch(() => '');
  if (named === text && existsSync(folder)) return;

  await mkdir(within, { recursive: true });
  // By a name of our own: what mkdtemp makes is closed to the user that a server may run as.
  const workFolder = path.join(within, WORK + randomUUID());
  await mkdir(workFolder);
  try {
    if (!existsSync(folder)) {
      const failure: unknown = await build(workFolder).catch((error: unknown) => error);
      // Another build may just have been writing what this one read.
      if ((await digestOf(sources)) !== digest) return await keepBuilt(kept);
      if (failure) throw failure;
      await rename(workFolder, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error;
      });
    }
    await writeFile(`${workFolder}.entry`, text);
    await rename(`${workFolder}.entry`, entry.file);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  const [before] = DIGEST.exec(named) ?? [];
  // How old a build is counts from when it was last the newest.
  if (before) await utimes(path.join(within, before), new Date(), new Date()).catch(() => {});
  await removeOlder(within, digest);
}

const DIGEST = /\b[0-9a-f]{16}\b/;
const WORK = 'build-';
/** So many of the builds before stay. */
const STAYING = 4;
/** What a build that was killed left behind is known by its age. */
const ABANDONED_MS = 60 * 60_000;

async function removeOlder(within: string, digest: string): Promise<void> {
  const dated = await Promise.all(
    (await readdir(within)).map(async (name) => {
      const made = await stat(path.join(within, name)).catch(() => undefined);
      return { name, at: made?.mtimeMs ?? Infinity };
    }),
  );
  const older = dated
    .filter(({ name }) => DIGEST.test(name) && name !== digest)
    .sort((a, b) => b.at - a.at)
    .slice(STAYING);
  const abandoned = dated.filter(({ name, at }) => name.startsWith(WORK) && at < Date.now() - ABANDONED_MS);
  await Promise.all(
    [...older, ...abandoned].map(({ name }) => rm(path.join(within, name), { recursive: true, force: true })),
  );
}

async function digestOf(files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
