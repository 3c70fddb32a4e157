import { Migration } from '@mikro-orm/migrations';

/** Who sees and keeps the people of programs: row-level security, and a log of every reading. */
export class People extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table contact
        drop constraint contact_check,
        -- Half-open; equal to valid_from where it was entered in error and taken back on its own first day.
        add constraint contact_term check (valid_from <= valid_to),
        add check (purpose in ('EMERGENCY_CALL', 'PROGRAM_MANAGEMENT')),
        add check (legal_basis in ('CONSENT', 'PUBLIC_TASK', 'VITAL_INTEREST')),
        add column erasure_reason text
          check (erasure_reason in ('ASKED_BY_THE_PERSON', 'NO_LONGER_NEEDED', 'ENTERED_IN_ERROR')),
        add constraint contact_erasure check ((erased_at is null) = (erasure_reason is null)),
        -- One leader and one keeper at a time.
        add constraint contact_one_in_office
          exclude using gist (program_id with =, role with =, daterange(valid_from, valid_to) with &&)
          where (role in ('LEADER', 'KEEPER')) deferrable initially deferred;

      create function contact_stays_erased() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'contact % was erased for good', old.id using errcode = 'check_violation';
      end $$;
      create trigger contact_stays_erased before update on contact for each row
        when (old.erased_at is not null and new.erased_at is distinct from old.erased_at)
        execute function contact_stays_erased();

      -- The officer by whose grant of one of these roles, in force today, the transaction's subject (liengia.subject)
      -- reaches the area that a program lies in today; null: by none.
      create function officer_over(program_id integer, roles text[]) returns integer
        language sql stable parallel safe
        return (
          select min(o.id) from public.officer o
          join public.program_placement p on p.program_id = officer_over.program_id and p.annulled_at is null
            and p.valid_from <= public.today() and (p.valid_to is null or public.today() < p.valid_to)
          where o.subject = current_setting('liengia.subject', true) and o.role = any(officer_over.roles)
            and o.valid_from <= public.today() and (o.valid_to is null or public.today() < o.valid_to)
            and public.answers_for(o.responsible_unit_id, p.admin_unit_id, public.today()));

      -- The police officer as whom the transaction's subject acts in an emergency: its reason (liengia.emergency) must be
      -- stated; null: there is none.
      create function emergency_officer() returns integer language sql stable parallel safe
        return (
          select min(o.id) from public.officer o
          where o.subject = current_setting('liengia.subject', true) and o.role in ('AREA_OFFICER', 'PROVINCE_OFFICER')
            and o.valid_from <= public.today() and (o.valid_to is null or public.today() < o.valid_to)
            and length(current_setting('liengia.emergency', true)) between 10 and 500);
    `);
    this.addSql(/* sql */ `
      -- Who saw which people, and when. Only added to.
      create table contact_reading (
        id integer generated always as identity primary key,
        program_id integer not null references program (id),
        officer_id integer not null references officer (id),
        subject text not null,
        role text not null,
        request_id text not null,
        is_emergency boolean not null,
        reason text,
        -- Empty: in an emergency there was nobody to be seen.
        contact_ids integer[] not null,
        recorded_at timestamptz not null default now(),
        check (is_emergency = (reason is not null)),
        check (is_emergency or cardinality(contact_ids) > 0)
      );
      create index on contact_reading (program_id, id);
      create index on contact_reading (officer_id);

      create function contact_reading_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'the log of readings is only added to' using errcode = 'insufficient_privilege';
      end $$;
      create trigger contact_reading_stays before update or delete on contact_reading
        for each row execute function contact_reading_stays();
      create trigger contact_reading_not_emptied before truncate on contact_reading
        for each statement execute function contact_reading_stays();
    `);
    this.addSql(/* sql */ `
      -- The second wall, behind the application's own question. No policy deletes.
      create policy contact_shown on contact for select using (
        officer_over(program_id, '{LOCAL_OFFICER,AREA_OFFICER,PROVINCE_OFFICER}') is not null
        or (select emergency_officer()) is not null);
      create policy contact_added on contact for insert with check (
        officer_over(program_id, '{LOCAL_OFFICER,AREA_OFFICER,PROVINCE_OFFICER}') is not null);
      create policy contact_changed on contact for update using (
        officer_over(program_id, '{LOCAL_OFFICER,AREA_OFFICER,PROVINCE_OFFICER}') is not null);

      alter table contact_reading enable row level security;
      create policy contact_reading_shown on contact_reading for select using (
        officer_over(program_id, '{AREA_OFFICER,PROVINCE_OFFICER}') is not null);
      -- Nobody logs a reading in another's name, nor an emergency without its reason.
      create policy contact_reading_added on contact_reading for insert with check (
        subject = current_setting('liengia.subject', true)
        and officer_id = case when is_emergency then emergency_officer()
          else officer_over(program_id, '{LOCAL_OFFICER,AREA_OFFICER,PROVINCE_OFFICER}') end
        and reason is not distinct from case when is_emergency then current_setting('liengia.emergency', true) end);
    `);
  }
}
