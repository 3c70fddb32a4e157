import { setTimeout as sleep } from 'node:timers/promises';
import { Budget } from '../../src/api/budget.js';
import { LIMITS } from '../../src/api/limits.js';
import { Room } from '../../src/api/room.js';

const FEW = 500;
const tooMany = expect.objectContaining({ code: 'TOO_COSTLY', key: 'limit.sums' });
const tooManyWritten = expect.objectContaining({ code: 'TOO_COSTLY', key: 'limit.sums-written' });
const busy = expect.objectContaining({ code: 'UNAVAILABLE', key: 'server.busy' });
/** Room for 1,000, and a request that has taken 900 of it. */
const nearlyFull = async (lineMs = 60_000) => {
  const room = new Room(1_000, lineMs);
  const first = new Budget(room);
  await first.spend(FEW + 900);
  return { room, first };
};
const expectEmpty = (room: Room) => new Budget(room).spend(FEW + 1_000);
/** Whether it has come to an end by now. */
const isDone = async (promise: Promise<unknown>) => {
  let isOver = false;
  void promise.then(() => (isOver = true));
  await sleep(0);
  return isOver;
};

test('a request asks for so many altogether, and for no more', async () => {
  const budget = new Budget();
  await budget.spend(LIMITS.sums - 10);
  await budget.spend(10);
  await expect(budget.spend(1)).rejects.toEqual(tooMany);
  await new Budget().spend(LIMITS.sums);
});

test('whoever tells of many waits until others are answered, whoever tells of few does not', async () => {
  const room = new Room(1_000, 60_000);
  const [first, second, third] = [new Budget(room), new Budget(room), new Budget(room)];
  await first.spend(FEW + 800);
  const waiting = second.spend(FEW + 300);
  expect(await isDone(waiting)).toBe(false);
  await third.spend(FEW);
  // There is room for this.
  await third.spend(200);
  third.close();
  expect(await isDone(waiting)).toBe(false);
  first.close();
  await waiting;
  second.close();
  await expectEmpty(room);
});

test('who is next in line takes no more than there is, and is passed by who needs less', async () => {
  const { room, first } = await nearlyFull();
  const [large, small] = [new Budget(room), new Budget(room)];
  const waiting = large.spend(FEW + 1_000);
  const passing = small.spend(FEW + 500);
  first.close();
  await waiting;
  expect(await isDone(passing)).toBe(false);
  large.close();
  await passing;
  small.close();
  await expectEmpty(room);
});

test('who needs much is not passed for ever by who needs less, and keeps nobody back once it is told to come again', async () => {
  const lineMs = 400;
  const room = new Room(1_000, lineMs);
  let small = new Budget(room);
  await small.spend(FEW + 100);
  const large = new Budget(room);
  const waiting = large.spend(FEW + 1_000);
  let held: Promise<void>;
  do {
    // One goes when the next has come: the room is never empty of itself.
    const next = new Budget(room);
    held = next.spend(FEW + 100);
    await sleep(10);
    small.close();
    small = next;
  } while (await isDone(held));
  await waiting;
  expect(await isDone(held)).toBe(false);
  large.close();
  await held;

  const late = new Budget(room);
  const [refused, behind] = [
    late.spend(FEW + 1_000),
    sleep(lineMs * 0.75).then(() => new Budget(room).spend(FEW + 100)),
  ];
  await expect(refused).rejects.toEqual(busy);
  await behind;
});

test('where there is no room in time it is told so, and nothing is held', async () => {
  const { room, first } = await nearlyFull(20);
  const second = new Budget(room);
  await expect(second.spend(FEW + 200)).rejects.toEqual(busy);
  second.close();
  first.close();
  await expectEmpty(room);
});

test('who has written is not turned away, and holds nothing where there was no room', async () => {
  const { room, first } = await nearlyFull(20);
  const second = new Budget(room);
  second.wrote();
  await second.spend(FEW + 200);
  await expect(second.spend(LIMITS.sums)).rejects.toEqual(tooManyWritten);
  second.close();
  first.close();
  await expectEmpty(room);
});

test('who is given up while they wait holds nothing when their turn comes', async () => {
  const { room, first } = await nearlyFull();
  const second = new Budget(room);
  const waiting = second.spend(FEW + 200);
  second.close();
  first.close();
  await waiting;
  await expectEmpty(room);
});
