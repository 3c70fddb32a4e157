import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Shed, openConnection } from './connection.ts';
import { CONTENDERS, type Contender, type Operation, type VariableSet } from './operation.ts';
import { requestsFor } from './requests.ts';
import type { Running } from './servers.ts';

const AT_ONCE = 3;
const PAUSE_MS = 200;

/** What a contender's answer says, in the one shape in which answers are compared. */
const toldBy = (operation: Operation, contender: Contender, body: Buffer): unknown => {
  const { data } = JSON.parse(body.toString()) as { data: unknown };
  // The statement written by hand gives what the product gives.
  const { told = (whole: unknown) => whole } = contender === 'postgraphile' ? operation.postgraphile : operation.ours;
  return told(data);
};

/**
 * Asks every contender with every set and compares what they say.
 *
 * @throws Error at the first difference, which names the set and the path at which two answers part; or where most of
 *   them tell nothing.
 */
export async function compareAnswers(
  operation: Operation,
  sets: readonly VariableSet[],
  servers: Record<Contender, Running>,
  onProgress: (share: number) => void,
): Promise<void> {
  const requests = CONTENDERS.map((contender) => requestsFor(operation, sets, contender, servers[contender]));
  let done = 0;
  let next = 0;
  let empty = 0;
  const work = async () => {
    const connections = await Promise.all(CONTENDERS.map((contender) => openConnection(servers[contender].port)));
    try {
      for (let at = next++; at < sets.length; at = next++) {
        const bodies = await Promise.all(
          connections.map((connection, of) =>
            patiently(() => connection.ask(requests[of]![at]!)).catch((error: Error) => {
              throw new Error(
                `${operation.name} with ${JSON.stringify(sets[at])}, ${CONTENDERS[of]}: ${error.message}`,
              );
            }),
          ),
        );
        const [ours, ...others] = CONTENDERS.map((contender, of) => toldBy(operation, contender, bodies[of]!));
        for (const [of, other] of others.entries()) {
          if (isDeepStrictEqual(ours, other)) continue;
          const contender = CONTENDERS[of + 1]!;
          throw new Error(
            `${operation.name} with ${JSON.stringify(sets[at])}: ours and ${contender} differ ${firstDifference(ours, other)}`,
          );
        }
        if (operation.counted(ours) === 0) empty += 1;
        onProgress(++done / sets.length);
      }
    } finally {
      for (const connection of connections) connection.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (empty > sets.length / 2)
    throw new Error(`${operation.name}: ${empty} of ${sets.length} answers tell nothing, in which all agree`);
}

/** Asks again while the server has too much to do: nothing is timed here. */
async function patiently(ask: () => Promise<Buffer>): Promise<Buffer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Shed)) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** Where two values part, and what stands there in each. */
export function firstDifference(one: unknown, other: unknown, path = 'data'): string {
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
    return `at ${path}: ${short(one)} and ${short(other)}`;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (isDeepStrictEqual(one[key], other[key])) continue;
    return firstDifference(one[key], other[key], Array.isArray(one) ? `${path}[${key}]` : `${path}.${key}`);
  }
  return `at ${path}`;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 200);
