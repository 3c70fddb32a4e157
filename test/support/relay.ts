import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** A line between a server and its PostgreSQL on which everybody may fall silent. */
export interface Relay {
  /** The same database, by way of the line. */
  via(url: string): string;
  /** From now on nothing comes back, and no connection is closed; what is opened then is silent, too. */
  silence(): void;
  /** Connections that are opened from now on are answered; those from before stay silent. */
  speak(): void;
  close(): Promise<void>;
}

/** @param url of any database of the PostgreSQL that it leads to. */
export async function startRelay(url: string): Promise<Relay> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const pairs: [Socket, Socket][] = [];
  let isSilent = false;
  const hush = (pair: readonly Socket[]) => pair.forEach((socket) => socket.removeAllListeners('data').resume());
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    near.on('data', (bytes) => far.write(bytes)).on('end', () => far.end());
    far.on('data', (bytes) => near.write(bytes)).on('end', () => near.end());
    pairs.push([near, far]);
    if (isSilent) hush([near, far]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    via(own) {
      const address = new URL(own);
      address.hostname = '127.0.0.1';
      address.port = String((server.address() as AddressInfo).port);
      return address.href;
    },
    silence() {
      isSilent = true;
      pairs.forEach(hush);
    },
    speak: () => void (isSilent = false),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
