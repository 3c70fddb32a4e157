import type { TestServer } from '../support/server.js';

/** A file as it came. */
export interface ExportedFile {
  status: number;
  headers: Headers;
  text: string;
  /** NDJSON: its lines, read. */
  lines: any[];
  /** An error's code and message. */
  error: { message: string; extensions: { code: string } } | undefined;
}

/** The address of a file; an object stands for its JSON. */
export function addressOf(server: TestServer, file: string, query: Record<string, unknown> = {}): URL {
  const url = new URL(`/exports/${file}`, server.url);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return url;
}

/** Asks for a file and reads it to its end; an empty authorization is none. */
export async function exported(
  server: TestServer,
  file: string,
  query: Record<string, unknown> = {},
  { authorization, ...others }: Record<string, string> = {},
): Promise<ExportedFile> {
  const headers = authorization ? { ...others, authorization } : others;
  const answer = await fetch(addressOf(server, file, query), { headers });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    get lines() {
      return text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line));
    },
    error: answer.ok ? undefined : JSON.parse(text).errors[0],
  };
}
