import { Migration } from '@mikro-orm/migrations';

/** What the life of programs and activities leaves behind: what was done to equipment, and why an activity ended. */
export class Living extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- What was done to a line of equipment, and when. Lines that were there before have none of their beginning:
      -- nobody knows the day.
      create table equipment_step (
        id integer generated always as identity primary key,
        equipment_line_id integer not null references equipment_line (id),
        change text not null check (change in ('ADDED', 'CHANGED', 'CHECKED', 'REMOVED')),
        effective_on date not null,
        -- How many there were after it, and how many of them worked.
        quantity integer not null check (quantity > 0),
        working integer not null check (working between 0 and quantity),
        -- What it changed: { field: [before, after] }.
        changes jsonb not null,
        document text,
        recorded_at timestamptz not null default now()
      );
      create index on equipment_step (equipment_line_id, effective_on);

      alter table activity
        -- So that a correction or an annulment is seen as a change of the activity.
        add column changed_at timestamptz not null default now(),
        -- The paper or the reason behind its end.
        add column ended_document text;
    `);
  }
}
