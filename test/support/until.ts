import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something to be there, or so. @throws after half a minute. */
export async function until<T>(find: () => T | Promise<T>): Promise<Exclude<Awaited<T>, false | null | undefined>> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(5)) {
    const found = await find();
    if (found) return found as Exclude<Awaited<T>, false | null | undefined>;
  }
  throw new Error(`Waited in vain for: ${find}`);
}
