import type { EntityMetadata } from '@mikro-orm/core';
import { digestOf } from '../../src/access/act.js';
import { Recorder, type WrittenRow } from '../../src/access/recorder.js';

class Toy {
  static readonly personal = ['note'];
}
const meta = { class: Toy, className: 'Toy', properties: {} } as unknown as EntityMetadata;

const row = (id: number): WrittenRow => ({ meta, key: id, values: { version: 1, note: 'Bà Hoa', changedAt: 'now' } });
/** What is kept of it, and what of it goes into a digest. */
const kept = (id: number) => ({ entity: 'Toy', id, fields: { version: [null, 1] } });
const told = (id: number) => ['Toy', id, { version: 1, changedAt: 'now' }];

test('a batch’s digest is that of its rows in the order in which they were written', () => {
  const recorder = new Recorder();
  recorder.note([row(1)]);
  recorder.fold();
  recorder.note([2, 3].map(row));
  recorder.note([row(4)]);
  expect(recorder.all).toEqual([]);
  expect(recorder.folded).toEqual({ rows: 4, digest: digestOf([kept(1), ...[2, 3, 4].map(told)]) });
});

test('what was rolled back is in neither the number nor the digest, folded before or within it', () => {
  const recorder = new Recorder();
  recorder.note([row(1)]);
  const unfolded = recorder.mark();
  recorder.fold();
  recorder.note([row(2)]);
  recorder.rewind(unfolded);
  expect(recorder.all).toEqual([kept(1)]);
  expect(recorder.folded).toBeNull();

  recorder.fold();
  const folded = recorder.mark();
  recorder.note([row(3)]);
  recorder.rewind(folded);
  recorder.note([row(4)]);
  expect(recorder.folded).toEqual({ rows: 2, digest: digestOf([kept(1), told(4)]) });
});

test('neither a record nor a digest holds what is personal', () => {
  const [one, other] = ['Bà Hoa', 'Ông Minh'].map((note) => {
    const recorder = new Recorder();
    recorder.note([{ ...row(1), values: { note } }]);
    expect(recorder.all).toEqual([{ entity: 'Toy', id: 1, fields: {} }]);
    recorder.fold();
    recorder.note([{ ...row(2), values: { note } }]);
    return recorder.folded;
  });
  expect(one).toEqual(other);
});

test('a row that went to the database as JSON is digested as that, unless it holds what is personal', () => {
  class Plain {}
  const plain = { class: Plain, className: 'Plain', properties: {} } as unknown as EntityMetadata;
  const digestedAs = (rows: readonly WrittenRow[]) => {
    const recorder = new Recorder();
    recorder.fold();
    recorder.note(rows);
    return recorder.folded;
  };
  const text = '{"details":{"stalls":4}}';
  const values = { details: { stalls: 4 }, version: 1 };
  expect(digestedAs([{ meta: plain, key: 7, values, text }])).toEqual({
    rows: 1,
    digest: digestOf([['Plain', 7, { details: { stalls: 4 } }]]),
  });
  expect(digestedAs([{ ...row(8), text: '{"note":"Bà Hoa"}' }])).toEqual({ rows: 1, digest: digestOf([told(8)]) });
});

test('what is kept of a document does not change with it', () => {
  const recorder = new Recorder();
  const details = { stalls: 4 };
  recorder.note([{ ...row(1), values: { details } }]);
  details.stalls = 5;
  expect(recorder.all).toEqual([{ entity: 'Toy', id: 1, fields: { details: [null, { stalls: 4 }] } }]);
});
