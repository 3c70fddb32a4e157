import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does something again and again, one time after the other, with a pause in between. It keeps no process alive.
 *
 * @param work hears of the stop by its signal, and throws nothing.
 * @param options.firstMs how long until the first time, if not as long as the pause; 0: at once.
 * @returns stops it; resolves when nothing of it is under way any more, so that what it uses can be closed.
 */
export function every(
  pauseMs: number,
  work: (signal: AbortSignal) => Promise<void>,
  { firstMs = pauseMs }: { firstMs?: number } = {},
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  const run = async () => {
    if (firstMs > 0) await pause(firstMs);
    while (!signal.aborted) {
      await work(signal);
      await pause(pauseMs);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
