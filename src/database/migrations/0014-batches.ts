import { Migration } from '@mikro-orm/migrations';

/** What lists of ten thousand rows need: duplicates found by an index, and statistics anew when they are in. */
export class Batches extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- Namesakes and neighbors of a registration, asked for each row of a list.
      create index program_namesake on program (folded_name, kind);
      create index registration_namesake on registration (admin_unit_id, folded_name) where status = 'SUBMITTED';
      create index registration_near on registration using gist (sphere_point(latitude, longitude))
        where status = 'SUBMITTED' and position_precision = 'MEASURED';
      -- The very same activity told twice.
      create index activity_repeated on activity (kind, period_from, folded_title) where ended_at is null;

      -- After a large list the planner would go on with what it knew of small tables until autovacuum comes by, and only
      -- the owner of tables may tell it better. It names every table itself, and nobody may lend it a search path.
      create function gather_statistics() returns void
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        name text;
      begin
        for name in select tablename from pg_catalog.pg_tables where schemaname = 'public' order by tablename loop
          execute pg_catalog.format('analyze public.%I', name);
        end loop;
      end $$;
      revoke execute on function gather_statistics() from public;
    `);
  }
}
