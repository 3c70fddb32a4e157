import { setTimeout as sleep } from 'node:timers/promises';
import { every } from '../../src/every.js';

test('it comes again after a pause, one time after the other', async () => {
  let [begun, ended] = [0, 0];
  const doing = every(1, async () => {
    expect(begun).toBe(ended);
    begun += 1;
    await sleep(10);
    ended += 1;
  });
  expect(begun).toBe(0);
  while (ended < 3) await sleep(5);
  await doing.stop();
  expect(begun).toBe(ended);
});

test('the first time may be at once, however soon it is stopped', async () => {
  let times = 0;
  await every(1, async () => void (times += 1), { firstMs: 0 }).stop();
  expect(times).toBe(1);
});

test('whoever stops it waits for what is under way, which hears of it, and not for the pause', async () => {
  const heard: boolean[] = [];
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const doing = every(
    3_600_000,
    async (signal) => {
      begin();
      await sleep(20);
      heard.push(signal.aborted);
    },
    { firstMs: 0 },
  );
  await begun;
  await doing.stop();
  expect(heard).toEqual([true]);
  await every(3_600_000, async () => void heard.push(false)).stop();
  expect(heard).toEqual([true]);
});
