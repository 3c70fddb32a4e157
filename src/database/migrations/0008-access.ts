import { Migration } from '@mikro-orm/migrations';

/**
 * What a row of the audit trail is known by, of a row `r`: everything in it, and through the hash before it all that
 * came before. In one place, because `npm run audit -- verify` works it out by itself rather than ask a function of the
 * database that somebody may have replaced. No release may change it: old rows would no longer fit.
 */
export const AUDIT_HASH = `sha256(r.previous || convert_to(jsonb_build_array(r.id, r.chain, r.ordinal,
  to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), r.actor, r.officer_id, r.role, r.action,
  r.target_type, r.target_id, r.target_version, to_jsonb(r.area_ids), r.changes, r.row_count, encode(r.digest, 'hex'),
  r.request_id)::text, 'UTF8'))`;

/** The bodies of the trail's functions, by name; `npm run audit -- verify` says when the database's are others. */
export const AUDIT_FUNCTIONS = {
  audit_hash: `select ${AUDIT_HASH}`,
  // A chain grows by one row at a time: whoever comes second waits here until the first has committed, which is why an
  // act writes its audit row last.
  audit_row_chained: `
    declare
      place public.audit_chain;
    begin
      insert into public.audit_chain (chain, length, head) values (new.chain, 0, '') on conflict do nothing;
      select * into place from public.audit_chain c where c.chain = new.chain for update;
      new.id := nextval('public.audit_row_id_seq');
      new.ordinal := place.length + 1;
      new.recorded_at := clock_timestamp();
      new.previous := place.head;
      new.hash := public.audit_hash(new);
      update public.audit_chain c set length = new.ordinal, head = new.hash where c.chain = new.chain;
      return new;
    end`,
  audit_stays: `
    begin
      raise exception 'the audit trail is only added to' using errcode = 'insufficient_privilege';
    end`,
} as const;

/** The triggers that guard the trail, as PostgreSQL spells them; inside the first the trigger depth is 1. */
export const AUDIT_TRIGGERS = [
  'CREATE TRIGGER audit_row_chained BEFORE INSERT ON public.audit_row FOR EACH ROW EXECUTE FUNCTION public.audit_row_chained()',
  'CREATE TRIGGER audit_row_stays BEFORE DELETE OR UPDATE ON public.audit_row FOR EACH ROW EXECUTE FUNCTION public.audit_stays()',
  'CREATE TRIGGER audit_row_not_emptied BEFORE TRUNCATE ON public.audit_row FOR EACH STATEMENT EXECUTE FUNCTION public.audit_stays()',
  'CREATE TRIGGER audit_chain_grows BEFORE INSERT OR UPDATE ON public.audit_chain FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.audit_stays()',
  'CREATE TRIGGER audit_chain_stays BEFORE DELETE ON public.audit_chain FOR EACH ROW EXECUTE FUNCTION public.audit_stays()',
  'CREATE TRIGGER audit_chain_not_emptied BEFORE TRUNCATE ON public.audit_chain FOR EACH STATEMENT EXECUTE FUNCTION public.audit_stays()',
] as const;

/** Who may act (officers), what was done by whom (the audit trail), and answers kept for repeated requests. */
export class Access extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- The day it is in Vietnam.
      create function today() returns date language sql stable parallel safe
        return (pg_catalog.now() at time zone 'Asia/Ho_Chi_Minh')::date;

      -- Whether a responsible unit answers for an area on a day, itself or by a unit under it. No unit: the whole
      -- registry. Permissions ask it, and so does row-level security.
      create function answers_for(responsible_unit_id integer, area_id integer, day date) returns boolean
        language sql stable parallel safe
        return responsible_unit_id is null or exists (
          select from public.responsible_unit_ancestor below
          join public.jurisdiction j on j.responsible_unit_id = below.unit_id
            and j.valid_from <= day and (j.valid_to is null or day < j.valid_to)
          join public.admin_unit_ancestor around on around.ancestor_id = j.admin_unit_id
          where below.ancestor_id = answers_for.responsible_unit_id and around.unit_id = answers_for.area_id);

      create table officer (
        id integer generated always as identity primary key,
        -- As the identity provider names the person; never an address or a name.
        subject text not null check (length(subject) between 1 and 255),
        role text not null check (role in ('LOCAL_OFFICER', 'AREA_OFFICER', 'PROVINCE_OFFICER', 'NATIONAL_VIEWER',
          'ANALYST', 'ADMINISTRATOR')),
        -- Null: the whole registry.
        responsible_unit_id integer references responsible_unit (id),
        valid_from date not null,
        -- Half-open; equal to valid_from where the grant was taken back on its own first day.
        valid_to date,
        document text,
        recorded_at timestamptz not null default now(),
        check (valid_from <= valid_to),
        check (responsible_unit_id is not null or role in ('ANALYST', 'ADMINISTRATOR')),
        exclude using gist (subject with =, role with =, coalesce(responsible_unit_id, 0) with =,
          daterange(valid_from, valid_to) with &&)
      );
      create index on officer (responsible_unit_id);
    `);
    this.addSql(/* sql */ `
      -- Where each chain of the audit trail stands. Only the trigger below writes it.
      create table audit_chain (
        -- The code of a province, or VN for what belongs to none.
        chain text primary key check (chain ~ '^(VN|[0-9]{2,5})$'),
        length integer not null check (length >= 0),
        head bytea not null
      );

      create table audit_row (
        id bigint primary key,
        chain text not null,
        -- Its place in the chain, from 1.
        ordinal integer not null,
        recorded_at timestamptz not null,
        -- Who acted: a subject, or SYSTEM.
        actor text not null,
        officer_id integer references officer (id),
        role text,
        action text not null,
        target_type text not null,
        target_id integer,
        target_version integer,
        -- The admin units that the target lay in when it was acted upon; none: it belonged to no area.
        area_ids integer[] not null,
        -- What was written: [{ entity, id, fields: { field: [before, after] } }], without anything about people.
        changes jsonb not null,
        -- A batch keeps no changes but their number and a digest.
        row_count integer not null,
        digest bytea,
        request_id text not null,
        previous bytea not null,
        hash bytea not null,
        unique (chain, ordinal)
      );
      create sequence audit_row_id_seq as bigint owned by audit_row.id;
      create index on audit_row (chain, id);
      create index on audit_row (recorded_at);
      create index on audit_row (actor, id);
      create index on audit_row (target_type, target_id, id);
      create index on audit_row (officer_id);
      create index on audit_row using gin (area_ids);
      -- Finds what was done to one thing, by itself or among others.
      create index on audit_row using gin (changes jsonb_path_ops);
    `);
    this.addSql(/* sql */ `
      create function audit_hash(r audit_row) returns bytea language sql immutable
        set search_path = pg_catalog, pg_temp as $$${AUDIT_FUNCTIONS.audit_hash}$$;
      -- With the owner's rights, for the application's role may not write where a chain stands. Nor may anyone hang the
      -- function on a table of their own, and so move a chain on without a row.
      create function audit_row_chained() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$${AUDIT_FUNCTIONS.audit_row_chained}$$;
      create function audit_stays() returns trigger language plpgsql
        set search_path = pg_catalog, pg_temp as $$${AUDIT_FUNCTIONS.audit_stays}$$;
      revoke execute on function audit_hash(audit_row), audit_row_chained(), audit_stays() from public;
      ${AUDIT_TRIGGERS.join(';\n')};
    `);
    this.addSql(/* sql */ `
      -- What was answered to a request with an Idempotency-Key; written in the act's own transaction.
      create table idempotency_key (
        subject text not null,
        key text not null,
        action text not null,
        body_digest bytea not null,
        -- What the act returned; ids and problems, nothing about people.
        result jsonb,
        recorded_at timestamptz not null default now(),
        primary key (subject, key)
      );
      create index on idempotency_key (recorded_at);

      -- So that an act upon a program's dated rows counts as a change of the program, too.
      alter table program add column changed_at timestamptz not null default now();
    `);
  }
}
