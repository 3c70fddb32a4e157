import { setTimeout as sleep } from 'node:timers/promises';
import { openAdmission } from '../../src/api/admission.js';

const waited = { destroyed: false };
const limits = { underWay: 2, sums: 100, line: 2, lineMs: 60_000, requestMs: 60_000 };

/** Work that ends when it is told to. */
const work = () => {
  let end = () => {};
  const done = new Promise<void>((resolve) => (end = resolve));
  return { end, done: () => done };
};
const busy = expect.objectContaining({ code: 'UNAVAILABLE', key: 'server.busy' });

test('so many are worked on at once, so many wait in the order they came, and all others are turned away', async () => {
  const admission = openAdmission(limits, () => {});
  const begun: number[] = [];
  const works = [work(), work(), work(), work()];
  const runs = works.map(({ done }, at) =>
    admission.run(waited, () => {
      begun.push(at);
      return done();
    }),
  );
  await sleep(0);
  expect(begun).toEqual([0, 1]);
  expect(() => admission.assertRoom()).toThrow(busy);
  await expect(admission.run(waited, async () => {})).rejects.toEqual(busy);

  works[1]!.end();
  await runs[1];
  await sleep(0);
  expect(begun).toEqual([0, 1, 2]);
  admission.assertRoom();
  for (const { end } of works) end();
  await Promise.all(runs);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('whoever fails leaves their place to the next', async () => {
  const admission = openAdmission({ ...limits, underWay: 1 }, () => {});
  const failing = admission.run(waited, () => Promise.reject(new Error('no')));
  const next = admission.run(waited, async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});

test('whoever stood in line too long is turned away, and leaves no gap', async () => {
  const admission = openAdmission({ ...limits, underWay: 1, lineMs: 20 }, () => {});
  const first = work();
  const underWay = admission.run(waited, first.done);
  await expect(admission.run(waited, async () => {})).rejects.toEqual(busy);
  first.end();
  await underWay;
  expect(await admission.run(waited, async () => 'done')).toBe('done');
});

test('while the line hardly moves, whoever comes is turned away at once', async () => {
  const admission = openAdmission({ ...limits, underWay: 1, line: 9, lineMs: 200 }, () => {});
  const first = work();
  const runs = [admission.run(waited, first.done), admission.run(waited, async () => 'done')];
  await sleep(0);
  admission.assertRoom();
  await sleep(110);
  expect(() => admission.assertRoom()).toThrow(busy);
  first.end();
  await Promise.allSettled(runs);
  admission.assertRoom();
});

test('nothing is begun for whoever has gone meanwhile', async () => {
  const admission = openAdmission({ ...limits, underWay: 1 }, () => {});
  const first = work();
  const underWay = admission.run(waited, first.done);
  const answer = { destroyed: false };
  let isBegun = false;
  const gone = admission.run(answer, async () => void (isBegun = true));
  answer.destroyed = true;
  first.end();
  await underWay;
  await expect(gone).rejects.toEqual(busy);
  expect(isBegun).toBe(false);
  expect(await admission.run(waited, async () => 'done')).toBe('done');
});

test('work is told when its time is up, by the error that the client reads', async () => {
  const admission = openAdmission({ ...limits, requestMs: 20 }, () => {});
  const run = admission.run(
    waited,
    ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  await expect(run).rejects.toMatchObject({ code: 'UNAVAILABLE', key: 'server.slow', facts: { seconds: 0.02 } });
});
