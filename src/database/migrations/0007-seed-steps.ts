import { Migration } from '@mikro-orm/migrations';

/** Which steps of the seeds have been loaded; each is one transaction with its row here (src/seed.ts). */
export class SeedSteps extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table seed_step (
        name text primary key,
        seeds text not null check (seeds in ('reference', 'demo')),
        loaded_at timestamptz not null default now()
      );
    `);
  }
}
