import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, Server, type Socket, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Whether several sockets may listen at one address here, and the kernel hands each newcomer to one of them. */
const SHARES_ADDRESS = process.platform === 'linux';

/** As many newcomers as may come while a busy server works on something for a tenth of a second. */
const LISTENERS = 64;
const LOOK_EVERY_MS = 50;
/** How long a request that has begun to come has for the rest of its head, once the server closes. */
const HALF_SENT_MS = 1_000;

interface Address {
  host: string;
  /** 0: any that is free. */
  port: number;
}

/** What a server listens at so that others may beside it; Fastify hands on to Node what its own types do not know. */
export const shared = ({ host, port }: Address) => ({ host, port, reusePort: SHARES_ADDRESS });

/**
 * Makes sure that nobody listens at an address before anything is done for it, and that no other server of ours will:
 * those who share an address would not notice each other. The port is claimed by a name that one process of the machine
 * can have, and that goes with it.
 *
 * @returns gives the claim back.
 * @throws the error that listening there would throw.
 */
export async function claim({ host, port }: Address): Promise<() => Promise<void>> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  await closed(probe);
  if (!SHARES_ADDRESS || port === 0) return async () => {};
  const claimed = createServer().listen(`\0liengia port ${port}`);
  try {
    await once(claimed, 'listening');
  } catch (error) {
    throw Object.assign(error as Error, { address: host, port });
  }
  claimed.unref();
  return () => closed(claimed);
}

/**
 * Lets more sockets listen beside a server's own, which has to listen at a `shared` address; whoever comes to one is the
 * server's. Node takes in one newcomer a socket in each turn of its event loop, and a turn under load lasts tens of
 * milliseconds: with one socket those who come in a flood stand outside for a minute, where no admission can tell them to
 * come again (docs/decisions/listeners.md).
 *
 * @returns lets nobody in any more, and waits until whoever is here is answered and has left; to be called before the
 *   server is closed, which would know only those who came to its own socket.
 */
export function listenBeside(app: FastifyInstance, listeners = LISTENERS): () => Promise<void> {
  const beside: Server[] = [];
  const guests = guestsOf(app);
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
  return async () => {
    // Not by the HTTP server's own way to close, which cuts off an answer that is ended and still on its way.
    const gone = Promise.all([app.server, ...beside].map(closed));
    const leaving = setInterval(guests.showOut, LOOK_EVERY_MS);
    guests.showOut();
    await gone;
    clearInterval(leaving);
  };
}

/** It listens no more; resolves when its connections have ended, too. */
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => Server.prototype.close.call(server, () => resolve()));

/** A connection: what is being answered on it, and how much had come over it when the last answer was through. */
interface Guest {
  answers: Map<ServerResponse, IncomingMessage>;
  read: number;
}

/** Those who are connected. */
function guestsOf({ server }: FastifyInstance) {
  const guests = new Map<Socket, Guest>();
  let leavingSince: number | undefined;
  server.on('connection', (socket) => {
    guests.set(socket, { answers: new Map(), read: 0 });
    socket.once('close', () => guests.delete(socket));
  });
  // Before Fastify hears of it, so that an answer that is given at once is known, too.
  server.prependListener('request', (request, response) => {
    const { socket } = request;
    const guest = guests.get(socket);
    if (!guest) return;
    guest.answers.set(response, request);
    if (leavingSince !== undefined) tellLast(guest);
    response.once('close', () => {
      guest.answers.delete(response);
      guest.read = socket.bytesRead;
    });
  });
  return {
    /** To be called again and again: each leaves when nothing is owed to it any more. */
    showOut() {
      leavingSince ??= performance.now();
      const ms = performance.now() - leavingSince;
      for (const [socket, guest] of guests) {
        const { answers, read } = guest;
        const isSilent = socket.bytesRead === read;
        if (answers.size === 0 && (isSilent || ms > HALF_SENT_MS)) socket.destroy();
        tellLast(guest);
        // A body that does not come would be waited for without end.
        const isLate = ms > server.requestTimeout;
        if (isLate && answers.values().some(({ complete }) => !complete)) socket.destroy();
      }
    },
  };
}

/** The last of the answers that are owed says that nothing can be asked after it. */
function tellLast({ answers }: Guest): void {
  const last = [...answers.keys()].at(-1);
  for (const response of answers.keys()) {
    if (response.headersSent) continue;
    if (response === last) response.setHeader('connection', 'close');
    else response.removeHeader('connection');
  }
}
