import { digestOf } from '../../src/access/act.js';
import { type RecordedChange, Recorder } from '../../src/access/recorder.js';

const change = (id: number): RecordedChange => ({ entity: 'Registration', id, fields: { version: [null, 1] } });

test('a batch’s digest is that of its changes in the order in which they were written', () => {
  const recorder = new Recorder();
  recorder.note(change(1));
  recorder.fold();
  for (const id of [2, 3]) recorder.note(change(id));
  expect(recorder.all).toEqual([]);
  expect(recorder.folded).toEqual({ rows: 3, digest: digestOf([1, 2, 3].map(change)) });
});

test('what was rolled back is in neither the number nor the digest, folded before or within it', () => {
  const recorder = new Recorder();
  recorder.note(change(1));
  const unfolded = recorder.mark();
  recorder.fold();
  recorder.note(change(2));
  recorder.rewind(unfolded);
  expect(recorder.all).toEqual([change(1)]);
  expect(recorder.folded).toBeNull();

  recorder.fold();
  const folded = recorder.mark();
  recorder.note(change(3));
  recorder.rewind(folded);
  recorder.note(change(4));
  expect(recorder.folded).toEqual({ rows: 2, digest: digestOf([1, 4].map(change)) });
});
