import { openConnection } from './connection.ts';

/** What a contender did in a while of load. */
export interface Carried {
  requests: number;
  seconds: number;
  /** Milliseconds from sending to the whole answer. */
  p50: number;
  p99: number;
}

/**
 * Keeps so many connections busy for a while, each in a closed loop, going round the requests from `from` on.
 *
 * @throws Error at the first answer that is no answer.
 */
export async function load(
  port: number,
  requests: readonly Buffer[],
  { connections, seconds, from }: { connections: number; seconds: number; from: number },
): Promise<Carried> {
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const took: number[] = [];
  let next = from;
  const started = performance.now();
  const until = started + seconds * 1_000;
  try {
    await Promise.all(
      opened.map(async (connection) => {
        for (let sent = performance.now(); sent < until;) {
          await connection.ask(requests[next++ % requests.length]!);
          const now = performance.now();
          took.push(now - sent);
          sent = now;
        }
      }),
    );
  } finally {
    for (const connection of opened) connection.close();
  }
  const inOrder = Float64Array.from(took).sort();
  const at = (share: number) => inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))]!;
  return { requests: took.length, seconds: (performance.now() - started) / 1_000, p50: at(0.5), p99: at(0.99) };
}
