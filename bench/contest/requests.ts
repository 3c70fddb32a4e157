import { Kind, type DocumentNode, parse, print, visit } from 'graphql';
import type { Contender, Operation, VariableSet } from './operation.ts';
import type { Running } from './servers.ts';

/** One request in four is sent as somebody else would write it, so that no cache by text is measured alone. */
const WRITINGS = [
  { name: 'as-written', change: (document: DocumentNode) => document },
  { name: 'renamed', change: (document: DocumentNode) => renamed(document, 'Renamed') },
  { name: 'reordered', change: reordered },
  { name: 'renamed-and-reordered', change: (document: DocumentNode) => reordered(renamed(document, 'Another')) },
] as const;
const AS_WRITTEN_OF = 4;

/** The request for each set of variables, as bytes that go over the wire. */
export function requestsFor(
  operation: Operation,
  sets: readonly VariableSet[],
  contender: Contender,
  { port, headers }: Running,
): Buffer[] {
  if (contender === 'raw') {
    return sets.map((set) => post(`/${operation.name}`, { port, headers }, JSON.stringify(set)));
  }
  const { document, variables } = operation[contender];
  const parsed = parse(document);
  const texts = WRITINGS.map(({ change }) => print(change(parsed)));
  return sets.map((set, at) => {
    const query = at % AS_WRITTEN_OF > 0 ? texts[0] : texts[(at / AS_WRITTEN_OF) % texts.length];
    return graphqlRequest({ port, headers }, { query, variables: variables(set) });
  });
}

/** A request in GraphQL, as bytes that go over the wire. */
export const graphqlRequest = (
  server: Pick<Running, 'port' | 'headers'>,
  asked: { query: string | undefined; variables: Record<string, unknown> },
): Buffer => post('/graphql', server, JSON.stringify(asked));

const post = (path: string, { port, headers }: Pick<Running, 'port' | 'headers'>, body: string): Buffer =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: keep-alive\r\naccept: application/json\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`,
  );

const renamed = (document: DocumentNode, value: string): DocumentNode =>
  visit(document, {
    [Kind.OPERATION_DEFINITION]: (node) => ({ ...node, name: { kind: Kind.NAME, value } }),
  });

function reordered(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.SELECTION_SET]: { leave: (node) => ({ ...node, selections: node.selections.toReversed() }) },
  });
}
