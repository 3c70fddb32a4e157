import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import fastify, { type FastifyInstance } from 'fastify';
import { openTurns } from '../../src/modules/export/turns.js';

/** How long a file may take, with times that a test can wait for. */

let app: FastifyInstance;
let ended: Promise<void>;

/** A server of endless files, a line every 20 ms. */
async function start(limits: { idleMs: number; longestMs: number; lines?: number }): Promise<string> {
  const turns = openTurns({ most: 1, retryAfterSeconds: 7, ...limits });
  app = fastify();
  app.setErrorHandler((error: Error & { code?: string }, _request, reply) => reply.code(503).send(error.code));
  let tell = () => {};
  ended = new Promise((resolve) => (tell = resolve));
  app.get('/', (_request, reply) => {
    const over = turns.whenOver(reply);
    turns.take(reply, over);
    over.addEventListener('abort', tell);
    return reply.send(
      Readable.from(
        (async function* () {
          for (let line = 0; line < (limits.lines ?? Infinity) && !over.aborted; line++) {
            yield 'a line\n';
            await sleep(20);
          }
        })(),
      ),
    );
  });
  return app.listen({ host: '127.0.0.1', port: 0 });
}
afterEach(() => app.close());

test('what takes too long in all is broken off, and never looks whole', async () => {
  const url = await start({ idleMs: 10_000, longestMs: 300 });
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
  await ended;
});

test('what does not comes whole, though it takes longer than one pause may', async () => {
  const url = await start({ idleMs: 200, longestMs: 10_000, lines: 30 });
  expect((await (await fetch(url)).text()).split('\n')).toHaveLength(31);
});

test('a turn is free again when its file was broken off', async () => {
  const url = await start({ idleMs: 10_000, longestMs: 300 });
  const first = await fetch(url);
  const second = await fetch(url);
  expect([second.status, second.headers.get('retry-after'), await second.text()]).toEqual([503, '7', 'UNAVAILABLE']);
  await expect(first.text()).rejects.toThrow();
  const third = await fetch(url);
  expect(third.status).toBe(200);
  await expect(third.text()).rejects.toThrow();
});
