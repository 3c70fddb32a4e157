import { Worker } from 'node:worker_threads';
import { type Socket, connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { claim, listenBeside, shared } from '../../src/listeners.js';

/** What takes in those who come to a server at once. */

const NEWCOMERS = 100;

/** Connects so many times, says so, and stays until it is ended. */
const CONNECTING = `
  const { connect } = require('node:net');
  const { workerData: { port, count, connected } } = require('node:worker_threads');
  for (let times = 0; times < count; times++) {
    connect(port, '127.0.0.1').on('connect', () => {
      Atomics.add(connected, 0, 1);
      Atomics.notify(connected, 0);
    }).on('error', () => {});
  }`;

/** How many turns of its event loop a server takes to let all in who came while it was busy. */
async function turnsToLetIn(listeners: number): Promise<number> {
  const app = fastify();
  const drain = listenBeside(app, listeners);
  await app.listen(shared({ host: '127.0.0.1', port: 0 }));
  let taken = 0;
  app.server.on('connection', () => taken++);
  const { port } = app.server.address() as { port: number };
  const connected = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(CONNECTING, { eval: true, workerData: { port, count: NEWCOMERS, connected } });
  await once(worker, 'online');
  try {
    // The kernel lets them in meanwhile; this thread is busy and does not.
    for (let now = Atomics.load(connected, 0); now < NEWCOMERS; now = Atomics.load(connected, 0)) {
      Atomics.wait(connected, 0, now, 1_000);
    }
    const before = taken;
    let turns = 0;
    while (taken < NEWCOMERS) {
      await new Promise(setImmediate);
      turns++;
    }
    expect(before).toBeLessThan(NEWCOMERS / 2);
    return turns;
  } finally {
    await worker.terminate();
    await drain();
    await app.close();
  }
}

test('who comes while the server is busy is let in by as many at once as there are listeners', async () => {
  expect(await turnsToLetIn(1)).toBeGreaterThan(NEWCOMERS / 2);
  expect(await turnsToLetIn(64)).toBeLessThan(NEWCOMERS / 4);
});

/** A server that drains, with what its client does. */
async function visit(handler: (app: ReturnType<typeof fastify>) => void) {
  const app = fastify();
  const drain = listenBeside(app);
  handler(app);
  await app.listen(shared({ host: '127.0.0.1', port: 0 }));
  const { port } = app.server.address() as { port: number };
  const open = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };
  return { open, close: () => drain().then(() => app.close()) };
}

const GET = 'GET / HTTP/1.1\r\nhost: here\r\n\r\n';
const heard = async (socket: Socket): Promise<string> => {
  let text = '';
  for await (const part of socket) text += String(part);
  return text;
};
/** Held until it is let go. */
const gate = () => {
  let release = () => {};
  return { opened: new Promise<void>((resolve) => (release = resolve)), release };
};

test('when it closes, all who asked are answered, at whichever listener, others leave, and nobody new comes in', async () => {
  let asked = 0;
  const { opened, release } = gate();
  const { open, close } = await visit((app) =>
    app.get('/', async () => {
      asked++;
      await opened;
      return 'answered';
    }),
  );
  const waiting = await Promise.all(Array.from({ length: 20 }, open));
  const silent = await Promise.all(Array.from({ length: 20 }, open));
  const answers = waiting.map(heard);
  const left = silent.map((socket) => once(socket.resume(), 'close'));
  for (const socket of waiting) socket.write(GET);
  while (asked < waiting.length) await sleep(5);
  let isClosed = false;
  const closing = close().then(() => (isClosed = true));
  await Promise.all(left);
  expect(isClosed).toBe(false);
  release();
  await closing;
  for (const text of await Promise.all(answers)) {
    expect(text).toMatch(/^HTTP\/1\.1 200 [^]*answered$/);
    expect(text).toContain('connection: close');
  }
  await expect(open()).rejects.toThrow('ECONNREFUSED');
});

test('requests that were sent one after the other without waiting are all answered before it closes', async () => {
  let asked = 0;
  const { opened, release } = gate();
  const { open, close } = await visit((app) =>
    app.get('/', async () => {
      const nth = ++asked;
      await opened;
      return `answer ${nth}`;
    }),
  );
  const socket = await open();
  const answer = heard(socket);
  socket.write(GET.repeat(3));
  while (asked < 3) await sleep(5);
  const closing = close();
  await sleep(100);
  release();
  await closing;
  expect((await answer).match(/answer \d/g)).toEqual(['answer 1', 'answer 2', 'answer 3']);
});

test('an answer that is given and still on its way comes whole', async () => {
  const size = 20_000_000;
  const { open, close } = await visit((app) => app.get('/', async () => 'x'.repeat(size)));
  const socket = await open();
  socket.pause().write(GET);
  await sleep(200);
  const closing = close();
  await sleep(200);
  const text = await heard(socket);
  await closing;
  expect(text.length - text.indexOf('\r\n\r\n') - 4).toBe(size);
});

test('who was answered and sends half a request more leaves a second later', async () => {
  const { open, close } = await visit((app) => app.get('/', async () => 'answered'));
  const socket = await open();
  socket.write(GET);
  expect(String((await once(socket, 'data'))[0])).toMatch(/answered$/);
  socket.write(GET.slice(0, 20));
  await sleep(50);
  const gone = once(socket.resume(), 'close');
  await close();
  await gone;
});

test('a port that a server has claimed is taken, and free again when it is given back', async () => {
  const app = fastify();
  await app.listen(shared({ host: '127.0.0.1', port: 0 }));
  const { port } = app.server.address() as { port: number };
  // Somebody listens there, shared or not.
  await expect(claim({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  await app.close();
  const giveBack = await claim({ host: '127.0.0.1', port });
  // Nobody listens there yet, but somebody will.
  await expect(claim({ host: '127.0.0.1', port })).rejects.toMatchObject({
    ...{ code: 'EADDRINUSE', address: '127.0.0.1', port },
  });
  await giveBack();
  await (
    await claim({ host: '127.0.0.1', port })
  )();
});
