import { setTimeout as sleep } from 'node:timers/promises';
import { type Exported, type Format, fileOf } from '../../src/modules/export/formats.js';
import { PROGRAMS_FORM } from '../../src/modules/program/index.js';

/** A file is written as it is read: rows wait in the database, not in the server's memory. */

const BATCH = 1_000;
interface Row {
  name: string;
}

/** Endless rows of some 300 bytes that no packing makes much smaller, and how many were taken. */
function endless() {
  const seen = { rows: 0 };
  const word = () => Math.random().toString(36).slice(2);
  const exported: Exported<Row> = {
    form: PROGRAMS_FORM,
    columns: ['name', 'locality'],
    batches: (async function* () {
      for (;;) {
        seen.rows += BATCH;
        yield Array.from({ length: BATCH }, () => ({ name: Array.from({ length: 25 }, word).join(' ') }));
      }
    })(),
    node: (row) => row,
    cells: (row) => ({ ...row }),
    feature: (row) => ({ id: row.name, geometry: null, properties: { ...row } }),
  };
  return { seen, exported };
}

/** Waits until nothing is taken any more. */
async function settled(seen: { rows: number }): Promise<number> {
  for (let before = -1; before !== seen.rows; await sleep(150)) before = seen.rows;
  return seen.rows;
}

test.each<Format>(['ndjson', 'geojson', 'csv', 'xlsx'])(
  '%s: of a reader who stops, no more is taken than two batches ahead',
  async (format) => {
    const { seen, exported } = endless();
    const file = fileOf(format, exported, 'vi');
    const reader = file[Symbol.asyncIterator]();
    await reader.next();
    expect(await settled(seen)).toBeLessThanOrEqual(2 * BATCH);
    let bytes = 0;
    while (bytes < 3_000_000) bytes += ((await reader.next()).value as Buffer).length;
    const sent = await settled(seen);
    expect(sent).toBeGreaterThan(4 * BATCH);
    // Read on by as much as a batch, it takes about a batch.
    const most = bytes + 300_000;
    while (bytes < most) bytes += ((await reader.next()).value as Buffer).length;
    expect((await settled(seen)) - sent).toBeLessThanOrEqual(3 * BATCH);
    file.destroy();
  },
);
