import { randomBytes } from 'node:crypto';
import { rowsOf } from './database.js';
import type { TestServer } from './server.js';

/** Somebody signed in, with one grant. */
export interface TestOfficer {
  subject: string;
  officerId: number;
  /** What their requests carry. */
  headers: Record<string, string>;
}

/**
 * Grants somebody new a role, by the code of the unit (of the seeds), and signs them in.
 *
 * @param unit null: the whole registry.
 */
export async function officerOf(
  { database, provider }: TestServer,
  role: string,
  unit: string | null,
  subject = `test-${randomBytes(4).toString('hex')}`,
): Promise<TestOfficer> {
  const [row] = await rowsOf<{ id: number }>(
    database.ownerUrl,
    `insert into officer (subject, role, responsible_unit_id, valid_from)
     values ($1, $2, (select id from responsible_unit where code = $3), '2025-07-01') returning id`,
    [subject, role, unit],
  );
  return { subject, officerId: row!.id, headers: await headersOf({ provider }, subject) };
}

/** What the requests of somebody carry who is signed in, granted anything or not. */
export const headersOf = async (
  { provider }: Pick<TestServer, 'provider'>,
  subject: string,
): Promise<Record<string, string>> => ({ authorization: `Bearer ${await provider.tokenFor(subject)}` });
