import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { withoutData } from '../../database/errors.js';
import { every } from '../../every.js';
import type { Log } from '../../log.js';
import * as jobs from './import-job.service.js';
import { sweepSpool } from './spool.js';

/** What the worker needs of the server around it. */
export interface WorkerOptions extends Pick<jobs.Workshop, 'orm' | 'viewerOf'> {
  log: Log;
  /** How often it looks for work. */
  everyMs?: number;
  /** How long a part that is under way may go on once the worker is to stop; then it is given up. */
  graceMs?: number;
}

/** The workers of this very process: in tests there are several. */
const here = new Set<string>();

const EVERY_MS = 500;
const GRACE_MS = 5_000;
const BEAT_MS = 3_000;
/** A server that has not been heard of for so long has ended. */
const SILENT_SECONDS = 30;

/**
 * Works on imports, one at a time: what waits in the table is taken by whichever server is free. What a server that
 * ended has left behind is told to be interrupted, at once where that was this machine's, else once it has been silent.
 *
 * @returns stops it: what is under way is rolled back, at the end of its part or of the grace, and waits for the next
 *   start.
 */
export function workOnImports({ log, everyMs = EVERY_MS, graceMs = GRACE_MS, ...tools }: WorkerOptions): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const shop: jobs.Workshop = {
    ...tools,
    worker: `${hostname()} ${process.pid} ${randomUUID()}`,
    signal: stopping.signal,
  };
  here.add(shop.worker);
  let isFailing = false;
  let lastLook = 0;

  const look = async (): Promise<boolean> => {
    if (Date.now() - lastLook > BEAT_MS) {
      lastLook = Date.now();
      await jobs.interruptOrphans(shop, { silentSeconds: SILENT_SECONDS, ended: await endedHere(shop) });
    }
    const job = await jobs.claimImport(shop);
    if (job) await workOn(shop, job, log);
    return job !== undefined;
  };
  const sweeping = sweepSpool().catch((error: unknown) =>
    log.warn({ err: error }, 'files left behind were not dropped'),
  );
  const working = every(
    everyMs,
    async () => {
      await sweeping;
      try {
        while (!stopping.signal.aborted && (await look()));
        isFailing = false;
      } catch (error) {
        // Told once: while the database is away, this comes twice a second.
        if (!isFailing) log.warn({ err: withoutData(error) }, 'imports: looking for work failed');
        isFailing = true;
      }
    },
    { firstMs: 0 },
  );
  return {
    async stop() {
      stopping.abort();
      // Between two statements there is nothing to give up, hence again and again.
      const late = every(graceMs, () => jobs.giveUp(shop).catch(() => {}));
      await working.stop();
      await late.stop();
      here.delete(shop.worker);
    },
  };
}

async function workOn(shop: jobs.Workshop, job: jobs.Job, log: Log): Promise<void> {
  const beats = every(BEAT_MS, () => jobs.beat(shop, job).catch(() => {}));
  try {
    await jobs.workOn(shop, job);
  } catch (error) {
    if (error instanceof jobs.LetGo) return;
    if (shop.signal.aborted) return await jobs.giveBack(shop, job);
    log.error({ err: withoutData(error) }, `imports: ${job.requestId} was interrupted`);
    await jobs.interrupt(shop, job);
  } finally {
    await beats.stop();
  }
}

/** Servers of this machine that hold imports and run no more: killed ones give nothing back. */
async function endedHere(shop: jobs.Workshop): Promise<string[]> {
  const others = (await jobs.workersOf(shop)).filter((worker) => !here.has(worker));
  return others.filter((worker) => {
    const [, host, pid] = /^(\S+) (\d+) /.exec(worker) ?? [];
    // A process of this number is this one: the other had it before a restart, as in a container it always does.
    return host === hostname() && (Number(pid) === process.pid || !isRunning(Number(pid)));
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
