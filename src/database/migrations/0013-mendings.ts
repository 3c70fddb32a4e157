import { Migration } from '@mikro-orm/migrations';

/** A jurisdiction that was opened by mistake is taken back: it ends on its own first day, and never was in force. */
export class Mendings extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table jurisdiction drop constraint jurisdiction_check;
      alter table jurisdiction add check (valid_from <= valid_to);
    `);
  }
}
