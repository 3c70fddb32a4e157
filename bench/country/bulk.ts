import type pg from 'pg';

interface Piece {
  /** The statement that takes it away. */
  drop: string;
  /** The statement that makes it again. */
  make: string;
}

/**
 * What hangs on these tables and is cheaper made once over all rows than kept row by row: indexes, foreign keys and
 * exclusions. Primary keys and unique constraints stay, for other tables lean on them and rows come in their order.
 */
export async function piecesOf(client: pg.ClientBase, tables: readonly string[]) {
  const { rows: indexes } = await client.query<Piece>(
    `select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as make
     from pg_index i where i.indrelid = any($1::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
       and not exists (select from pg_constraint c where c.confrelid = i.indrelid and c.conindid = i.indexrelid)
     order by i.indexrelid`,
    [tables],
  );
  const { rows: constraints } = await client.query<Piece>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where conrelid = any($1::regclass[]) and contype in ('f', 'x') order by oid`,
    [tables],
  );
  return { indexes, constraints };
}

/** Does one piece of work after the other on as many connections as there are, each taking the next that waits. */
export async function inParallel<Work>(
  clients: readonly pg.ClientBase[],
  work: readonly Work[],
  does: (client: pg.ClientBase, one: Work) => Promise<unknown>,
): Promise<void> {
  const waiting = [...work];
  await Promise.all(
    clients.map(async (client) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await does(client, next);
    }),
  );
}
