/**
 * The database cannot be used. The message is one line for whoever runs the server, and says what to do;
 * `cause` has what PostgreSQL or the system said.
 */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

/** The SQLSTATE of PostgreSQL's or the code of the system's error, such as `42501` or `ECONNREFUSED`. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** A statement was ended for the time that it took; its connection goes on. */
export const TOOK_TOO_LONG = '57014';

/** What an error says, on one line. */
export function errorText(error: unknown): string {
  // Node reports a refused connection to several addresses as an AggregateError with an empty message.
  const source = error instanceof AggregateError && !error.message ? error.errors[0] : error;
  return (source instanceof Error ? source.message : String(source)).replace(/\s*\n\s*/g, ' ');
}

/** The database did not answer in time or not at all; a client may try again. */
export class UnavailableError extends Error {
  override name = 'UnavailableError';
}

/** What was asked for is more than whoever asks may read. */
export class TooMuchError extends Error {
  override name = 'TooMuchError';
}

// The fault lies with the database or the way to it, not with the query: shutdown, statement timeout, nothing left, lost
// connection, a login or database that is refused, closed or gone, and what the system says of sockets.
const UNAVAILABLE = /^(57P0\d|57014|53\w{3}|08\w{3}|28\w{3}|55000|3D000|E[A-Z_]{4,})$/;

/** Whether an error, however wrapped, says that the database cannot be reached or does not answer. */
export function isUnavailable(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (UNAVAILABLE.test(errorCode(at) ?? '')) return true;
    if (at.cause === undefined) return /timeout|terminated|not queryable/i.test(at.message);
  }
  return false;
}

const FRAME = /^ +at .+:\d+:\d+\)?$/;

/**
 * An error as a log may hold it. What is said of a failed statement may tell of people: PostgreSQL repeats the row, the
 * ORM puts that into its message, parsers quote what they could not read. Kept are the kind, the code, what was broken,
 * the stack, and of the message the first line up to the first quotation mark; so with each cause.
 */
export function withoutData(error: unknown): Error {
  const { name, message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  const said = /^[^\n"'`“‘]*/.exec(message)![0].trimEnd();
  const safe = new Error(said, cause instanceof Error ? { cause: withoutData(cause) } : {});
  const frames = (stack ?? '').split('\n').filter((line) => FRAME.test(line));
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const known = Object.entries({ code, table, constraint }).filter(([, value]) => typeof value === 'string');
  const place = known.map(([what, value]) => `${what} ${String(value)}`).join(', ');
  const title = `${name}: ${said}${place && ` (${place})`}`;
  return Object.assign(safe, { name, stack: [title, ...frames].join('\n') }, Object.fromEntries(known));
}
