import { Migration } from '@mikro-orm/migrations';

/** Titles are searched on a folded key of their own, as names are: to fold each at every search took 0.1 ms a row. */
export class ActivityTitles extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table activity add folded_title text collate "C" not null generated always as (fold(title)) stored;
      create index on activity using gin (folded_title gin_trgm_ops);
    `);
  }
}
