import type { Tx } from '../../access/act.js';
import { sql } from '../../database/read.js';

/** Lets nobody else give something to this unit until the act ends; whoever comes second waits, and then sees it. */
export async function holdUnit({ read }: Tx, id: number): Promise<void> {
  await read.rows('admin-unit.hold', sql`select from admin_unit u where u.id = ${id} for no key update`);
}
