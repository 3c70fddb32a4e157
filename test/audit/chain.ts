import { Client } from 'pg';
import { AUDIT_HASH } from '../../src/database/migrations/0008-access.js';
import { type Head, HEADS, verifyTrail } from '../../src/access/audit-proof.js';
import { rowsOf } from '../support/database.js';

/** What an act gives of its audit row; the rest is the trigger's. */
export const GIVEN = 'chain, actor, action, target_type, area_ids, changes, row_count, request_id';
const VALUES = `'SYSTEM', 'LOAD_SEEDS', 'Registry', '{}', '[]', 0, 'test'`;

/** Adds a row to a chain, as an act would. */
export const addRow = (url: string, chain: string) =>
  rowsOf(url, `insert into audit_row (${GIVEN}) values ('${chain}', ${VALUES})`);

/** Eight rows of Ninh Bình and three of no province. */
export async function writeChains(url: string): Promise<void> {
  await rowsOf(
    url,
    `insert into audit_row (${GIVEN})
     select chain, 'SYSTEM', 'LOAD_SEEDS', 'Registry', '{}', jsonb_build_array(n), n, 'test'
     from (values ('37', 8), ('VN', 3)) as chains (chain, length), generate_series(1, length) n order by chain, n`,
  );
}

/** Runs statements as whoever owns the tables, and has switched the guards off for it. */
export const tamper = (ownerUrl: string, statements: string) =>
  rowsOf(
    ownerUrl,
    `alter table audit_row disable trigger user; alter table audit_chain disable trigger user; ${statements};
     alter table audit_row enable trigger user; alter table audit_chain enable trigger user`,
  );

/** Gives the rows of a chain from a place on the links and hashes that fit what they say now, and the chain its head. */
export const REWRITE = (chain: string, from: number) => `
  do $$
  declare
    place integer;
  begin
    for place in select ordinal from audit_row where chain = '${chain}' and ordinal >= ${from} order by ordinal loop
      update audit_row r set previous = coalesce(
        (select b.hash from audit_row b where b.chain = r.chain and b.ordinal = place - 1), '')
      where chain = '${chain}' and ordinal = place;
      update audit_row r set hash = ${AUDIT_HASH} where chain = '${chain}' and ordinal = place;
    end loop;
    update audit_chain set (length, head) = (
      select ordinal, hash from audit_row where chain = '${chain}' order by ordinal desc limit 1) where chain = '${chain}';
  end $$`;

export const headsOf = (url: string): Promise<Head[]> => rowsOf<Head>(url, HEADS.text);

/** What a verification finds. */
export async function findingsOf(url: string, against: readonly Head[] = []): Promise<string[]> {
  const findings: string[] = [];
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await verifyTrail(client, { against, onFinding: (finding) => void findings.push(finding) });
  } finally {
    await client.end();
  }
  return findings;
}
