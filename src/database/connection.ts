import { Client } from 'pg';
import { DatabaseError, errorCode, errorText } from './errors.js';

/** The two addresses, as the settings call them. */
export type UrlVariable = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

/**
 * Opens one connection.
 *
 * @throws DatabaseError that names the variable which has to be corrected.
 */
export async function connect(url: string, variable: UrlVariable): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'liengia' });
  client.on('error', () => {}); // a lost connection rejects the query that needs it
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await client.end().catch(() => {});
    throw new DatabaseError(explain(cause, client, variable), { cause });
  }
}

/** Runs `use` with a connection of its own. */
export async function withConnection<T>(
  url: string,
  variable: UrlVariable,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await connect(url, variable);
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function explain(error: unknown, { host, port, user, database }: Client, variable: UrlVariable): string {
  const server = `PostgreSQL at ${host}:${port}`;
  const said = errorText(error);
  switch (errorCode(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host "${host}" of ${variable} is not known: correct ${variable}.`;
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'ENOENT':
      return `${server} cannot be reached (${said}): start it, or correct ${variable}.`;
    case '28P01':
      return `${server} refuses the password of role "${user}": correct ${variable}.`;
    case '3D000':
      return (
        `${server} has no database "${database}": correct ${variable}, or run ` +
        `CREATE DATABASE "${database}" OWNER liengia_owner ENCODING 'UTF8' TEMPLATE template0;`
      );
    case '57P03':
    case '53300':
      return `${server} takes no connections now (${said}): try again in a moment.`;
    default:
      if (/timeout/i.test(said)) return `${server} does not answer within 10 s: start it, or correct ${variable}.`;
      if (/password must be a string/.test(said))
        return `${server} asks role "${user}" for a password: add it to ${variable}.`;
      return `${server} refuses the connection (${said}): correct ${variable}.`;
  }
}
