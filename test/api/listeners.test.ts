import { Worker } from 'node:worker_threads';
import { type Socket, connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { listenBeside, shared } from '../../src/listeners.js';

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
  listenBeside(app, listeners);
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
    await app.close();
  }
}

test('who comes while the server is busy is let in by as many at once as there are listeners', async () => {
  expect(await turnsToLetIn(1)).toBeGreaterThan(NEWCOMERS / 2);
  expect(await turnsToLetIn(64)).toBeLessThan(NEWCOMERS / 4);
});

test('when it closes, all who were let in are answered, at whichever listener, and nobody new comes in', async () => {
  const app = fastify();
  listenBeside(app);
  let asked = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  app.get('/', async () => {
    asked++;
    await released;
    return 'answered';
  });
  await app.listen(shared({ host: '127.0.0.1', port: 0 }));
  const { port } = app.server.address() as { port: number };
  const open = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };
  // Twenty that have asked, kept alive, and twenty that have not.
  const waiting = await Promise.all(Array.from({ length: 20 }, open));
  const silent = await Promise.all(Array.from({ length: 20 }, open));
  const heard = waiting.map(async (socket) => {
    let text = '';
    for await (const part of socket) text += String(part);
    return text;
  });
  const left = silent.map((socket) => once(socket.resume(), 'close'));
  for (const socket of waiting) socket.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n');
  while (asked < waiting.length) await sleep(5);
  let isClosed = false;
  const closing = app.close().then(() => (isClosed = true));
  await Promise.all(left);
  expect(isClosed).toBe(false);
  release();
  await closing;
  for (const text of await Promise.all(heard)) expect(text).toMatch(/^HTTP\/1\.1 200 [^]*answered$/);
  await expect(open()).rejects.toThrow('ECONNREFUSED');
});
