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

// The fault lies with the database or the way to it, not with the query: shutdown, statement timeout, nothing left, lost
// connection, a login or database that is refused, closed or gone, and what the system says of sockets.
const UNAVAILABLE = /^(57P0\d|57014|53\w{3}|08\w{3}|28\w{3}|55000|3D000|E[A-Z_]{4,})$/;

/** Whether an error, however wrapped, says that the database cannot be reached or does not answer. */
export function isUnavailable(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (UNAVAILABLE.test(errorCode(at) ?? '')) return true;
    if (at.cause === undefined) return /timeout|terminated/i.test(at.message);
  }
  return false;
}
