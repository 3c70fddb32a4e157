import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Answer, TestServer } from '../support/server.js';

/** What no answer may hold: a stack, a path of this machine, PostgreSQL's or a library's own words. */
const INSIDE =
  /stack|node_modules|\bat \S+ \(|\/src\/|\/dist\/|\.[jt]s:\d|select |syntax error at|pg_|postgres|mikro|apollo-server|undefined|\[object/i;

/** An answer that a client may see, whatever was sent. */
export function expectClean(text: string): void {
  // The schema's documentation of an introspection is ours and may say what it likes.
  expect(text).not.toMatch(INSIDE);
}

export interface Refusal {
  status: number;
  code: string;
  vi: string;
  en: string;
}

/** Sends the request in both languages and expects it to be refused in the words of each. */
export async function expectRefusal<Data, Variables>(
  server: TestServer,
  document: string | TypedDocumentNode<Data, Variables>,
  variables: NoInfer<Variables> | undefined,
  { status, code, vi, en }: Refusal,
): Promise<void> {
  for (const [language, message] of [
    ['vi', vi],
    ['en', en],
  ] as const) {
    const answer: Answer<unknown> = await server.query(document, variables, { 'accept-language': language });
    expectClean(answer.text);
    expect({ status: answer.status, errors: answer.body.errors }).toMatchObject({
      status,
      errors: [{ message, extensions: { code } }],
    });
    expect(answer.body.errors![0]!.extensions).toEqual({ code });
    // Nothing beside what was refused: no data, or the field that was asked and could not be null.
    expect(Object.values(answer.body.data ?? {}).every((value) => value === null)).toBe(true);
  }
}
