import { Migration } from '@mikro-orm/migrations';

/** Rows of people that were not entered are forgotten with the person. */
export class RefusedPeople extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- Empties rows that were not entered and tell of the person of a contact, whoever sent them: the same name for the
      -- same program, or the same phone. Who erases a person reads none of it.
      create function forget_refused_contact(erased integer) returns void language plpgsql security definer
        set search_path = pg_catalog, public, pg_temp as $$
      declare
        emptied integer[];
      begin
        with forgotten as (
          update public.import_row r set cells = null
          from public.import i, public.contact c join public.program p on p.id = c.program_id
          where i.id = r.import_id and i.form = 'contacts' and i.emptied_at is null and r.cells is not null
            and r.status <> 'COMMITTED' and c.id = erased
            and ((upper(btrim(r.cells ->> 'programCode')) = p.code
                and public.fold(btrim(r.cells ->> 'name')) = public.fold(c.name))
              or right(regexp_replace(r.cells ->> 'phone', '[^0-9]', '', 'g'), 9) = right(c.phone, 9))
          returning r.import_id
        ) select array_agg(distinct import_id) into emptied from forgotten;
        update public.import i set emptied_at = now() where i.id = any(emptied) and i.status = 'COMMITTED'
          and not exists (select from public.import_row r where r.import_id = i.id and r.cells is not null);
      end $$;
    `);
  }
}
