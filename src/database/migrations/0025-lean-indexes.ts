import { Migration } from '@mikro-orm/migrations';

/** Few registrations have a cluster, a managing unit or, before they are confirmed, a program: the others need no entry. */
export class LeanIndexes extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      drop index registration_cluster_id_idx, registration_managing_unit_id_idx;
      create index on registration (cluster_id) where cluster_id is not null;
      create index on registration (managing_unit_id) where managing_unit_id is not null;
      alter table registration drop constraint registration_program_id_key;
      create unique index registration_program_id_key on registration (program_id) where program_id is not null;
    `);
  }
}
