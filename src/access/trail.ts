import type { EntityManager } from '@mikro-orm/core';
import { execute } from '../database/orm.js';
import { sql } from '../database/read.js';
import type { Action } from './actions.js';
import type { Permit, Target } from './permit.js';
import { type Digested, type Recorder, RunningDigest } from './recorder.js';

/** What the audit row is about besides the target that was named at first. */
export interface AuditSubject {
  entity: { id?: number; version?: number } | null;
  batch: Digested | null;
}

/** An entity that acts change, as far as the trail has to know it. */
export interface ChangeableClass {
  name: string;
  /** By class, what the API calls the rows beside an entity that are a part of it. */
  parts?: Readonly<Record<string, string>>;
}

/** The fields of an entity, and of what is a part of it, that acts have changed since it had that version. */
export async function changedSince(
  em: EntityManager,
  { name, parts = {} }: ChangeableClass,
  id: number,
  version: number,
): Promise<string[]> {
  const rows = await execute<{ field: string }>(
    em,
    'access.changed-since',
    sql`
    select distinct told.field from audit_row r
    cross join jsonb_array_elements(r.changes) own cross join jsonb_array_elements(r.changes) change
    cross join lateral (
      select field from jsonb_object_keys(change -> 'fields') field where change = own and field <> 'version'
      union all select ${JSON.stringify(parts)}::jsonb ->> (change ->> 'entity')
    ) told (field)
    where r.changes @> ${JSON.stringify([{ entity: name, id }])}::jsonb
      and own ->> 'entity' = ${name} and own ->> 'id' = ${String(id)}
      and (own #>> '{fields,version,1}')::integer > ${version} and told.field is not null
    order by told.field`,
  );
  return rows.map(({ field }) => field);
}

/**
 * The act's row in the audit trail, the last thing that its transaction writes.
 *
 * @returns whether the transaction changed units that servers keep in memory; their triggers have noted it.
 */
export async function writeAudit(
  em: EntityManager,
  {
    action,
    actor,
    target,
    permit,
    recorder,
    subject,
    requestId,
  }: {
    action: Action;
    actor: string;
    target: Target;
    permit: Permit;
    recorder: Recorder;
    subject: AuditSubject;
    requestId: string;
  },
): Promise<{ unitsChanged: boolean }> {
  const { entity } = subject;
  const batch = subject.batch ?? recorder.folded;
  const changes = batch ? [] : recorder.all;
  const rows = batch ? batch.rows : changes.length;
  // A list at once is a batch, too, and its rows are few enough to be kept beside their digest.
  const digest = batch?.digest ?? (target.isMany ? digestOf(changes) : null);
  const [noted] = await execute<{ unitsChanged: boolean }>(
    em,
    'access.record',
    sql`
    insert into audit_row (chain, actor, officer_id, role, action, target_type, target_id, target_version, area_ids,
      changes, row_count, digest, request_id)
    values (${permit.chain}, ${actor}, ${permit.grant?.officerId ?? null}, ${permit.grant?.role ?? null}, ${action},
      ${target.type}, ${entity?.id ?? target.id}, ${entity?.version ?? null}, ${permit.areas}::integer[],
      ${JSON.stringify(changes)}::jsonb, ${rows}, ${digest}, ${requestId})
    returning coalesce(current_setting('liengia.units_changed', true) = 'yes', false) as "unitsChanged"`,
  );
  return noted!;
}

/** A digest of the rows of a batch, whatever they are. */
export const digestOf = (rows: readonly unknown[]): Buffer => {
  const running = new RunningDigest();
  running.add(rows.map((row) => JSON.stringify(row)));
  return running.soFar.digest;
};
