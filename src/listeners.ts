import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Whether several sockets may listen at one address here, and the kernel hands each newcomer to one of them. */
const SHARES_ADDRESS = process.platform === 'linux';

/** What a server listens at so that others may beside it; Fastify hands on to Node what its own types do not know. */
export const shared = ({ host, port }: { host: string; port: number }) => ({ host, port, reusePort: SHARES_ADDRESS });

/** As many newcomers as may come while a busy server works on something for a tenth of a second. */
const LISTENERS = 64;
const LOOK_EVERY_MS = 50;
/** How long a request that has begun to come has for the rest of its head, once the server closes. */
const HALF_SENT_MS = 1_000;

/**
 * Lets more sockets listen beside a server's own, which has to listen at a `shared` address; whoever comes to one is the
 * server's. Node takes in one newcomer a socket in each turn of its event loop, and a turn under load lasts tens of
 * milliseconds: with one socket those who come in a flood stand outside for a minute, where no admission can tell them to
 * come again (docs/decisions/listeners.md). When the server closes, all who were let in are answered before it does.
 */
export function listenBeside(app: FastifyInstance, listeners = LISTENERS): void {
  const beside: Server[] = [];
  const silent = whoIsSilent(app.server);
  app.addHook('onListen', async () => {
    if (!SHARES_ADDRESS) return;
    const { address: host, port } = app.server.address() as AddressInfo;
    for (let more = 1; more < listeners; more++) {
      // As Node's own HTTP server has its sockets.
      const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
        app.server.emit('connection', socket),
      );
      beside.push(server.listen(shared({ host, port })));
      await once(server, 'listening');
    }
  });
  // Before the server itself, which does not know whose requests it still has to wait for.
  app.addHook('preClose', () => drained(app.server, beside, silent));
}

/** The connections that have not asked anything yet; Node does not count them among the idle ones. */
function whoIsSilent(server: HttpServer): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  server.on('connection', (socket) => {
    silent.add(socket.once('close', () => silent.delete(socket)));
  });
  server.on('request', ({ socket }) => silent.delete(socket));
  return silent;
}

/** Nobody new comes in; whoever is here is answered, and leaves. */
async function drained(server: HttpServer, beside: readonly Server[], silent: ReadonlySet<Socket>): Promise<void> {
  const begun = performance.now();
  const showOut = () => {
    server.closeIdleConnections();
    const isOver = performance.now() - begun > HALF_SENT_MS;
    for (const socket of silent) if (isOver || socket.bytesRead === 0) socket.destroy();
  };
  const leaving = setInterval(showOut, LOOK_EVERY_MS);
  try {
    await Promise.all([server, ...beside].map((one) => new Promise((resolve) => one.close(resolve))));
  } finally {
    clearInterval(leaving);
  }
}
