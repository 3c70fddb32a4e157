import { Migration } from '@mikro-orm/migrations';

/** What ended a grant, a jurisdiction or a criteria set has a paper of its own, beside the one that began it. */
export class Endings extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table officer add column ending_document text;
      alter table jurisdiction add column ending_document text;
      alter table criteria_set add column ending_document text;
    `);
  }
}
