import type { ClientBase } from 'pg';

/** The statements, on one line, that make both roles and hand the database to its owner. */
export function createRolesSql(database: string): string {
  return (
    `CREATE ROLE liengia_owner LOGIN PASSWORD '…'; CREATE ROLE liengia_app LOGIN PASSWORD '…'; ` +
    `ALTER DATABASE "${database.replaceAll('"', '""')}" OWNER TO liengia_owner;`
  );
}

/**
 * Lets the application's role read and write rows, and nothing else: no table is its own, and of the migrations it
 * may only read. Said again at every start, so that tables of new migrations are covered.
 */
export async function grantApplicationRole(owner: ClientBase, role: string, migrationTable: string): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(
    `select format(statement, $1::text, $2::text) as statement from (values
       ('grant usage on schema public to %1$I'),
       -- Nothing is deleted, but what is derived anew, answers that are a day old, and files whose rows were read.
       ('revoke delete on all tables in schema public from %1$I'),
       ('grant select, insert, update on all tables in schema public to %1$I'),
       ('grant delete on table public.admin_unit_overlap, public.idempotency_key, public.import_part,
         public.import_row to %1$I'),
       ('grant delete on table public.activity_rollup, public.activity_mark, public.coverage_rollup,
         public.coverage_mark, public.last_activity_mark to %1$I'),
       ('revoke insert, update on table public.%2$I from %1$I'),
       -- The audit trail is only added to. The place of a row, its instant and its hash, and where a chain stands, are
       -- its trigger's business.
       ('revoke insert, update on table public.audit_row from %1$I'),
       ('grant insert (chain, actor, officer_id, role, action, target_type, target_id, target_version, area_ids, changes,
         row_count, digest, request_id) on table public.audit_row to %1$I'),
       ('revoke insert, update on table public.audit_chain from %1$I'),
       -- So is the log of who saw which people.
       ('revoke update on table public.contact_reading from %1$I'),
       -- And so are the reports that were submitted.
       ('revoke update on table public.submitted_report from %1$I'),
       ('grant usage on all sequences in schema public to %1$I'),
       ('grant execute on function public.gather_statistics() to %1$I')
     ) as grants (statement)`,
    [role, migrationTable],
  );
  await owner.query(rows.map((row) => row.statement).join(';'));
}
