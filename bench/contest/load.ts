import { setTimeout as sleep } from 'node:timers/promises';
import { Shed, openConnection } from './connection.ts';

/** What a contender did in a while of load. */
export interface Carried {
  /** That were answered. */
  requests: number;
  /** That were refused with 503: too much to do. */
  shed: number;
  seconds: number;
  /** Milliseconds from sending to the whole answer, of each that was answered. */
  took: readonly number[];
}

/** The value that a share of these, from 0 to 1, lies below. */
export const quantile = (values: readonly number[], share: number): number => {
  const inOrder = Float64Array.from(values).sort();
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))]!;
};

const PAUSE_MS = 100;

/** Asks each of the requests once, so that what all of them read lies in the database's memory. */
export async function askOnce(port: number, requests: readonly Buffer[], connections: number): Promise<void> {
  const left = requests.values();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await openConnection(port);
      for (const request of left) await connection.ask(request);
      connection.close();
    }),
  );
}

/**
 * Keeps so many connections busy for a while, each in a closed loop, going round the requests from `from` on. Whoever is
 * refused waits a moment and goes on.
 *
 * @throws Error at the first answer that is neither an answer nor 503.
 */
export async function load(
  port: number,
  requests: readonly Buffer[],
  { connections, seconds, from }: { connections: number; seconds: number; from: number },
): Promise<Carried> {
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const took: number[] = [];
  let next = from;
  let shed = 0;
  const started = performance.now();
  const until = started + seconds * 1_000;
  try {
    await Promise.all(
      opened.map(async (connection) => {
        for (let sent = performance.now(); sent < until;) {
          const isAnswered = await connection.ask(requests[next++ % requests.length]!).then(
            () => true,
            (error: Error) => {
              if (error instanceof Shed) return false;
              throw error;
            },
          );
          if (isAnswered) took.push(performance.now() - sent);
          else {
            shed++;
            await sleep(PAUSE_MS);
          }
          sent = performance.now();
        }
      }),
    );
  } finally {
    for (const connection of opened) connection.close();
  }
  return { requests: took.length, shed, seconds: (performance.now() - started) / 1_000, took };
}
