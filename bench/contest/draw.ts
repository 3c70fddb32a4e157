import type pg from 'pg';
import { type Ask, type GraphQLContender, type Operation, SETS, type VariableSet } from './operation.ts';
import type { Running } from './servers.ts';

const AT_ONCE = 4;

/** The sets of variables an operation is asked with, with the cursors that each of these contenders gives for them. */
export async function drawSets(
  operation: Operation,
  client: pg.ClientBase,
  servers: Partial<Record<GraphQLContender, Running>>,
): Promise<VariableSet[]> {
  const sets = await operation.draw(client, SETS);
  for (const [contender, server] of Object.entries(servers) as [GraphQLContender, Running][]) {
    const { cursor } = operation[contender];
    if (!cursor) continue;
    const ask = askOf(server);
    for (let at = 0; at < sets.length; at += AT_ONCE) {
      await Promise.all(
        sets.slice(at, at + AT_ONCE).map(async (set) => Object.assign(set, { [contender]: await cursor(set, ask) })),
      );
    }
  }
  return sets;
}

/** Asks a server in GraphQL, one thing now and then; throws where the answer has errors. */
export const askOf =
  ({ port, headers }: Pick<Running, 'port' | 'headers'>): Ask =>
  async (query, variables) => {
    const [name, value] = headers.trim().split(': ');
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(name && { [name]: value! }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data?: unknown; errors?: unknown };
    if (errors || !data) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  };
