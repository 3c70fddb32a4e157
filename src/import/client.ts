import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Language } from '../api/messages.js';
import { fileFault } from '../command-line.js';
import type { ImportFault } from './words.js';

/** Why the server could not be asked, or did not do what it was asked. */
export class ImportError extends Error {
  readonly fault: ImportFault;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(fault: ImportFault, facts: ImportError['facts'] = {}) {
    super(fault);
    this.fault = fault;
    this.facts = facts;
  }
}

/** Whom a command speaks with, and as whom. */
export interface Connection {
  /** The origin, such as `http://127.0.0.1:4000`. */
  url: string;
  authorization: string;
  language: Language;
}

/**
 * Streams a file as it is; the id of its import as the server gave it.
 *
 * @throws ImportError
 */
export async function sendFile(
  file: string,
  connection: Connection,
  { form, again }: { form: string | undefined; again: boolean },
): Promise<string> {
  const found = await stat(file).catch((error: Error) => {
    throw new ImportError('FILE_UNREADABLE', { file, detail: fileFault(error, connection.language) });
  });
  if (!found.isFile()) throw new ImportError('FILE_NONE', { file });
  if (found.size === 0) throw new ImportError('FILE_EMPTY', { file });
  const query = new URLSearchParams({ filename: basename(file) });
  if (form) query.set('form', form);
  if (again) query.set('again', 'true');
  const answer = await exchange(connection, `/imports?${query}`, {
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(found.size) },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: 'half',
  });
  return (answer as { id: string }).id;
}

/**
 * Asks by GraphQL.
 *
 * @throws ImportError
 */
export async function ask<Data>(connection: Connection, query: string, variables: object): Promise<Data> {
  const answer = await exchange(connection, '/graphql', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (answer as { data: Data }).data;
}

interface Told {
  errors?: { message: string; extensions?: { code?: string } }[];
}

async function exchange(
  { url, authorization, language }: Connection,
  path: string,
  { headers, ...request }: RequestInit & { headers: Record<string, string>; duplex?: 'half' },
): Promise<unknown> {
  const fail = (error: Error): never => {
    throw broken(url, error);
  };
  const all = { authorization, 'accept-language': language, ...headers };
  const response = await fetch(new URL(path, url), { method: 'POST', ...request, headers: all }).catch(fail);
  const body = parsed(await response.text().catch(fail));
  if (body?.errors?.length) throw refused(url, response, body.errors);
  if (!body || !response.ok) throw foreign(url, response);
  return body;
}

/** Undefined for what is no JSON. */
const parsed = (text: string): Told | undefined => {
  try {
    return JSON.parse(text) as Told;
  } catch {
    return undefined;
  }
};

const NEVER_REACHED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'];

/** Nothing answered, or what did fell silent; what the system says of it is the name of its error. */
const broken = (url: string, error: Error & { cause?: unknown }): ImportError => {
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException;
  const isDown = NEVER_REACHED.includes(code ?? '') || code === 'UND_ERR_CONNECT_TIMEOUT';
  return new ImportError(isDown ? 'SERVER_DOWN' : 'SERVER_LOST', { url, detail: code ?? message });
};

/** An answer that the API does not give: of a server on the way, or of something else. */
const foreign = (url: string, { status, headers }: Response): ImportError => {
  if (status === 413) return new ImportError('FILE_TOO_LARGE', { url });
  if (status === 503 || status === 429) return new ImportError('BUSY', { url, seconds: secondsOf(headers) });
  return new ImportError('SERVER_FOREIGN', { url, status });
};

const refused = (url: string, { headers }: Response, errors: NonNullable<Told['errors']>): ImportError => {
  const said = errors.map(({ message }) => message).join('\n');
  switch (errors[0]!.extensions?.code) {
    case 'UNAUTHENTICATED':
      return new ImportError('UNAUTHENTICATED', { said });
    case 'UNAVAILABLE':
      return new ImportError('UNAVAILABLE', { said, seconds: secondsOf(headers) });
    // Its own words speak of an address.
    case 'CONFLICT':
      return new ImportError('DUPLICATE', { url });
    default:
      return new ImportError('REFUSED', { said });
  }
};

const secondsOf = (headers: Headers): number => Number(headers.get('retry-after')) || 10;
