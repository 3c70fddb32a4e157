import { Kind, type TypeNode, parse } from 'graphql';

/**
 * What the last answers named, so that the next step of a story can go on with it: of every object with an id, the id
 * under the name it was answered by, and its version under that name with `Version`.
 */
export type Memory = Map<string, unknown>;

/** Notes what an answer names; the last one of a name counts. */
export function remember(memory: Memory, value: unknown, name = ''): void {
  if (Array.isArray(value)) return value.forEach((item) => remember(memory, item, name));
  if (value === null || typeof value !== 'object') return;
  const { id, version } = value as { id?: unknown; version?: unknown };
  if (typeof id === 'string') memory.set(name, id);
  if (typeof version === 'number') memory.set(`${name}Version`, version);
  for (const [key, below] of Object.entries(value)) remember(memory, below, key);
}

interface Operation {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** The variables, with what the operation requires and nobody gave taken from memory. */
export function recall(memory: Memory, { query, operationName, variables }: Operation): Record<string, unknown> {
  const given = variables ?? {};
  return { ...Object.fromEntries(required(query, operationName).flatMap((name) => found(memory, name))), ...given };
}

const found = (memory: Memory, name: string): [string, unknown][] =>
  memory.has(name) ? [[name, memory.get(name)]] : [];

/** The variables of an operation that have to be given: none where the document cannot be read. */
export function required(query: string, operationName?: string | null): string[] {
  try {
    const isRequired = (type: TypeNode) => type.kind === Kind.NON_NULL_TYPE;
    return parse(query).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName)
        ? definition
            .variableDefinitions!.filter(({ type, defaultValue }) => isRequired(type) && !defaultValue)
            .map(({ variable }) => variable.name.value)
        : [],
    );
  } catch {
    return [];
  }
}
