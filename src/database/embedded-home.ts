import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installBinaries, type Binaries } from './embedded-binaries.js';
import { DatabaseError, errorCode, errorText } from './errors.js';

/**
 * The folder of a private PostgreSQL, ready to be started:
 *
 *     postgresql-<version>/   the programs
 *     cluster/data/           PostgreSQL's own folder
 *     cluster/passwords.json  for whoever owns the home, nobody else
 *     postgresql.log
 */
export interface Home {
  path: string;
  data: string;
  logFile: string;
  binaries: Binaries;
  passwords: Passwords;
  /** What PostgreSQL's programs are started with: where, as whom, and nothing of this process's environment. */
  spawnOptions: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number };
}

/** `admin` is the cluster's superuser `postgres`, the others the two roles that the program connects as. */
export interface Passwords {
  admin: string;
  owner: string;
  app: string;
}

/** Root's PostgreSQL runs as this user, `nobody` everywhere. */
const UNPRIVILEGED = { uid: 65534, gid: 65534 };

/**
 * Makes what is missing of a home: the folder, the programs, the cluster.
 * Several processes may do so at once; a process killed on the way leaves nothing that looks complete.
 *
 * @throws DatabaseError when the folder cannot be used, or its data are of another PostgreSQL.
 */
export async function prepareHome(path: string): Promise<Home> {
  const asRoot = process.getuid?.() === 0;
  const cluster = join(path, 'cluster');
  const data = join(cluster, 'data');
  try {
    await makeFolder(path, asRoot);
    const binaries = await installBinaries(path);
    const user = asRoot ? unprivilegedUser(data) : {};
    const spawnOptions = { cwd: path, env: { LC_ALL: 'C' }, ...user };
    if (!existsSync(cluster)) await createCluster(path, binaries, spawnOptions);
    await checkVersion(data, binaries);
    const passwords = JSON.parse(await readFile(join(cluster, 'passwords.json'), 'utf8')) as Passwords;
    return { path, data, logFile: join(path, 'postgresql.log'), binaries, passwords, spawnOptions };
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause;
    throw new DatabaseError(
      `The folder of the database, ${path}, cannot be used (${errorText(cause)}): ` +
        'make it writable for this user, or set LIENGIA_HOME to another folder.',
      { cause },
    );
  }
}

async function makeFolder(path: string, asRoot: boolean): Promise<void> {
  const firstMade = await mkdir(path, { recursive: true, mode: asRoot ? 0o755 : 0o700 });
  if (!asRoot) return;
  // Whatever root's umask says, the unprivileged user has to reach what was just made, and the home itself.
  for (let folder = path; firstMade?.length && folder.length >= firstMade.length; folder = dirname(folder)) {
    await chmod(folder, 0o755);
  }
  await chmod(path, (await stat(path)).mode | 0o011);
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (statSync(folder).mode & 0o001) continue;
    throw new DatabaseError(
      `PostgreSQL does not run as root, and the user it runs as cannot reach ${path} (${folder} is closed to others): ` +
        'set LIENGIA_HOME to a folder that everyone may pass through, such as /var/lib/liengia.',
    );
  }
}

/** The one who owns the data already, as a home of an ordinary user may be opened by root; else nobody. */
function unprivilegedUser(data: string): { uid: number; gid: number } {
  if (!existsSync(data)) return UNPRIVILEGED;
  const { uid, gid } = statSync(data);
  return uid === 0 ? UNPRIVILEGED : { uid, gid };
}

async function createCluster(path: string, binaries: Binaries, spawnOptions: Home['spawnOptions']): Promise<void> {
  const passwords: Passwords = { admin: randomPassword(), owner: randomPassword(), app: randomPassword() };
  const cluster = await mkdtemp(join(path, 'creating-'));
  try {
    const passwordFile = join(cluster, 'password');
    await writeFile(passwordFile, passwords.admin, { mode: 0o600 });
    const { uid, gid } = spawnOptions;
    if (uid !== undefined && gid !== undefined) {
      await chown(cluster, uid, gid);
      await chown(passwordFile, uid, gid);
    }
    const initdb = spawnSync(
      join(binaries.folder, 'bin', 'initdb'),
      // The locale is PostgreSQL's own, so that neither the machine's locales nor its libraries change an index.
      [
        ['--pgdata', join(cluster, 'data'), '--username', 'postgres', '--pwfile', passwordFile],
        ['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-instructions'],
        ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
        // How much it takes of the machine is written down, not commanded at each start: ALTER SYSTEM may say otherwise.
        ['--set', 'shared_buffers=64MB', '--set', 'max_wal_size=256MB'],
      ].flat(),
      { ...spawnOptions, encoding: 'utf8' },
    );
    if (initdb.error || initdb.status !== 0) {
      const reason = errorText(initdb.error ?? new Error(initdb.stderr.trim()));
      throw new DatabaseError(
        /could not look up effective user/.test(reason)
          ? `PostgreSQL runs only as a user that has a name, and uid ${process.geteuid?.()} has none: ` +
              'add a line for it to /etc/passwd, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.'
          : `PostgreSQL could not make its cluster in ${path} (${reason}): set LIENGIA_HOME to a folder on a disk that ` +
              'programs may run from, or DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.',
      );
    }
    await rm(passwordFile);
    await writeFile(join(cluster, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
    await rename(cluster, join(path, 'cluster'));
  } catch (error) {
    await rm(cluster, { recursive: true, force: true });
    // Another process was faster; its cluster is as good.
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error;
  }
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

async function checkVersion(data: string, binaries: Binaries): Promise<void> {
  const written = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  const [current] = binaries.version.split('.');
  if (written === current) return;
  throw new DatabaseError(
    `The data in ${data} are of PostgreSQL ${written} and this release brings ${current}: make a backup with the release ` +
      'that wrote them (npm run db -- backup FILE), then restore it here into an empty LIENGIA_HOME.',
  );
}
