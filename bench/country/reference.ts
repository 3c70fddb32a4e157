import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

const SEEDS = join(import.meta.dirname, '../../seeds/ninh-binh');

/** The criteria sets that are in force in the whole country, as the project's own seeds have them. */
export async function makeCriteria(client: pg.ClientBase): Promise<void> {
  const sets = records('criteria-sets.csv').filter((set) => set['admin_code'] === '');
  await client.query(
    `insert into criteria_set (code, program_kind, name, authority, document, valid_from, provenance)
     select code, program_kind, name, authority, document, valid_from, provenance
     from jsonb_populate_recordset(null::criteria_set, $1)`,
    [JSON.stringify(sets.map(known))],
  );
  await client.query(
    `insert into criterion (criteria_set_id, code, ordinal, fact, comparison, threshold, recurring, text_vi, text_en)
     select s.id, c.code, c.ordinal, c.fact, c.comparison, c.threshold, c.recurring, c.text_vi, c.text_en
     from jsonb_to_recordset($1) as c (set_code text, code text, ordinal smallint, fact text, comparison text,
       threshold numeric, recurring text, text_vi text, text_en text)
     join criteria_set s on s.code = c.set_code`,
    [JSON.stringify(records('criteria.csv').map(known))],
  );
}

const records = (file: string): Record<string, string>[] =>
  parse(readFileSync(join(SEEDS, file)), { columns: true, bom: true });

/** An empty field is nothing known. */
const known = (record: Record<string, string>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value === '' ? null : value]));
