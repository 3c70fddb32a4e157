import { Migration } from '@mikro-orm/migrations';

/** What writing lists of ten thousand rows cost the database most: the folding of texts, and points in a tree of boxes. */
export class QuickLists extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- The same as before for every text, in a third of the time: nearly all are composed already and have single spaces,
      -- and replacing by a pattern costs more than everything else here. A body of its own is not planned for each call.
      create or replace function public.fold(value text) returns text
        language plpgsql immutable strict parallel safe as $$
      declare
        folded text := pg_catalog.lower(public.unaccent('public.unaccent'::pg_catalog.regdictionary,
          case when value is nfc normalized then value else pg_catalog.normalize(value, 'NFC') end));
      begin
        if folded operator(pg_catalog.~) '\\s\\s|(?! )\\s' then
          folded := pg_catalog.regexp_replace(folded, '\\s+', ' ', 'g');
        end if;
        return pg_catalog.btrim(folded);
      end $$;
    `);
    this.addSql(/* sql */ `
      -- Waiting registrations are few: those in a narrow strip of latitude are soon looked through, and an entry here costs
      -- a tenth of one among points.
      drop index registration_near;
      create index registration_near on registration (latitude, longitude)
        where status = 'SUBMITTED' and position_precision = 'MEASURED';
    `);
  }
}
