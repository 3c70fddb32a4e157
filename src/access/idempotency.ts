import type { EntityManager } from '@mikro-orm/core';
import { ApiError } from '../api/errors.js';
import { execute } from '../database/orm.js';
import { sql } from '../database/read.js';
import type { Action } from './actions.js';

/** A request that may come again: its Idempotency-Key, and a digest of what it asks. */
export interface RepeatedRequest {
  key: string;
  digest: Buffer;
}

/**
 * Takes the key for this act, or gives what it was answered with before. A second request with the same key waits here
 * until the first has committed or failed. What is older than a day counts no more.
 *
 * @throws ApiError CONFLICT when the key came with another body.
 */
export async function claimAnswer(
  em: EntityManager,
  subject: string,
  action: Action,
  { key, digest }: RepeatedRequest,
): Promise<object | null> {
  const [claimed] = await execute(
    em,
    'idempotency.claim',
    sql`
    insert into idempotency_key as kept (subject, key, action, body_digest)
    values (${subject}, ${key}, ${action}, ${digest})
    on conflict (subject, key) do update
      set action = excluded.action, body_digest = excluded.body_digest, result = null, recorded_at = now()
      where kept.recorded_at < now() - interval '24 hours'
    returning key`,
  );
  if (claimed) return null;
  const [kept] = await execute<{ isSame: boolean; result: object }>(
    em,
    'idempotency.find',
    sql`
    select body_digest = ${digest} as "isSame", result from idempotency_key
    where subject = ${subject} and key = ${key}`,
  );
  if (!kept?.isSame) throw new ApiError('CONFLICT', 'idempotency.conflict');
  return kept.result;
}

/** Keeps the act's result under the key, in the act's own transaction. */
export async function keepAnswer(
  em: EntityManager,
  subject: string,
  { key }: RepeatedRequest,
  result: object,
): Promise<void> {
  await execute(
    em,
    'idempotency.keep',
    sql`
    update idempotency_key set result = ${JSON.stringify(result)}::jsonb where subject = ${subject} and key = ${key}`,
  );
}

/** Forgets the answers that are older than a day. */
export const FORGET_ANSWERS = sql`delete from idempotency_key where recorded_at < now() - interval '24 hours'`;
