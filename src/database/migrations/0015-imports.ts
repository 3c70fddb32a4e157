import { Migration } from '@mikro-orm/migrations';

/** Files that were sent to be entered, the rows they hold, and what was said of each row. */
export class Imports extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table import (
        id integer generated always as identity primary key,
        -- What the sheet is; null until it was recognized, or asked for by whoever sent it.
        form text check (form ~ '^[a-z-]+$'),
        language text not null check (language in ('vi', 'en')),
        filename text check (filename <> ''),
        size integer not null check (size > 0),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        -- The author: nobody else sees it.
        subject text not null,
        responsible_unit_id integer not null references responsible_unit (id),
        -- Sent although the same file was entered already.
        is_again boolean not null,
        status text not null check (status in ('RECEIVED', 'READING', 'CHECKING', 'CHECKED', 'COMMITTING', 'COMMITTED',
          'REFUSED', 'INTERRUPTED', 'CANCELED')),
        -- In which state it was interrupted.
        interrupted_in text check (interrupted_in in ('READING', 'CHECKING', 'COMMITTING')),
        mode text check (mode in ('ALL_OR_NONE', 'VALID_ROWS_ONLY')),
        confirms_duplicates boolean not null default false,
        -- The keys of its columns as they stand in the file, and the headings that no column has.
        columns text[] not null default '{}',
        unknown_headings text[] not null default '{}',
        rows_read integer not null default 0 check (rows_read >= 0),
        rows_checked integer not null default 0 check (rows_checked between 0 and rows_read),
        rows_accepted integer not null default 0 check (rows_accepted >= 0),
        rows_refused integer not null default 0 check (rows_refused >= 0),
        -- Of those refused, the ones that only wait to be confirmed.
        rows_to_confirm integer not null default 0 check (rows_to_confirm between 0 and rows_refused),
        -- { code, facts }
        file_problem jsonb,
        request_id text not null,
        -- The server that works on it, and when it last said so.
        worker text,
        heartbeat timestamptz,
        version integer not null default 1,
        recorded_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz,
        emptied_at timestamptz,
        check ((status = 'INTERRUPTED') = (interrupted_in is not null)),
        check ((status = 'REFUSED') = (file_problem is not null)),
        check (status not in ('COMMITTING', 'COMMITTED') or (mode is not null and form is not null)),
        check (worker is null or status in ('READING', 'CHECKING', 'COMMITTING')),
        check (status <> 'READING' or worker is not null),
        check ((worker is null) = (heartbeat is null)),
        check (rows_accepted + rows_refused <= rows_read),
        check ((status in ('COMMITTED', 'REFUSED', 'CANCELED')) = (finished_at is not null))
      );
      create index on import (subject, id);
      create index on import (responsible_unit_id, sha256);
      create index on import (id) where status in ('RECEIVED', 'READING', 'CHECKING', 'COMMITTING');
      -- The same file is entered once, unless whoever sends it says that it is meant so.
      create unique index import_file_once on import (responsible_unit_id, form, sha256)
        where status = 'COMMITTED' and not is_again;

      -- The file itself, from its arrival until its rows are read.
      create table import_part (
        import_id integer not null references import (id),
        ordinal integer not null,
        content bytea not null,
        primary key (import_id, ordinal)
      );

      create table import_row (
        import_id integer not null references import (id),
        -- As the spreadsheet numbers it.
        row integer not null check (row > 0),
        -- What its cells hold, by the keys of the form's columns; null once it was emptied.
        cells jsonb,
        status text not null default 'READ' check (status in ('READ', 'VALID', 'TO_CONFIRM', 'REFUSED', 'COMMITTED')),
        -- [{ type, code, severity, column, facts }]
        problems jsonb not null default '[]',
        -- Where it lies today; null: not known.
        area_id integer references admin_unit (id),
        -- What was made of it: a registration, an activity, a line of equipment, a contact.
        result_id integer,
        primary key (import_id, row),
        check ((status = 'COMMITTED') = (result_id is not null))
      );
      create index on import_row (area_id);
      -- By it a registration finds the row that it came from.
      create index on import_row (result_id) where result_id is not null;
      create index import_row_with_problems on import_row (import_id, row) where problems <> '[]';
    `);
    this.addSql(/* sql */ `
      -- What somebody sent is theirs alone: cells may hold people, and sheets hold what nobody decided on yet. Their
      -- imports are found once for a statement, not for each of ten thousand rows.
      alter table import_row enable row level security;
      create policy import_row_own on import_row using (import_id in (
        select i.id from import i where i.subject = current_setting('liengia.subject', true)));
      alter table import_part enable row level security;
      create policy import_part_own on import_part using (import_id in (
        select i.id from import i where i.subject = current_setting('liengia.subject', true)));

      -- Empties what is a month old, whoever sent it; nothing else of it is changed. Its rows keep what was said of them.
      create function empty_old_imports() returns integer language plpgsql security definer
        set search_path = pg_catalog, public, pg_temp as $$
      declare
        old integer[] := array(
          select i.id from public.import i
          where i.emptied_at is null and i.recorded_at < now() - interval '30 days' and i.worker is null
          for update skip locked);
      begin
        delete from public.import_part where import_id = any(old);
        update public.import_row set cells = null where import_id = any(old) and cells is not null;
        update public.import set emptied_at = now() where id = any(old);
        return cardinality(old);
      end $$;
    `);
  }
}
