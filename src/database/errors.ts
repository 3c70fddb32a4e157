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
