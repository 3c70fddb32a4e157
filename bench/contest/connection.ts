import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

/** One keep-alive connection that sends a request when the answer before has come whole. */
export interface Connection {
  /** Resolves to the answer's body; throws Shed at 503, an Error unless it is 200 and holds data without errors. */
  ask(request: Buffer): Promise<Buffer>;
  close(): void;
}

/** The server says that it has too much to do: 503. */
export class Shed extends Error {
  override name = 'Shed';
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');
const DATA = Buffer.from('{"data":');

/**
 * As little HTTP as a measurement needs: it shares the machine with those it measures. What makes an answer whole is its
 * length, or its last chunk.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let parts: Buffer[] = [];
  let size = 0;
  let bodyAt = -1;
  let wanted = Infinity;
  let waiting: PromiseWithResolvers<Buffer> | undefined;
  let refused: string | undefined;

  const begin = (head: Buffer, end: number): void => {
    bodyAt = end + HEAD_END.length;
    const text = head.toString('latin1', 0, end);
    if (!text.startsWith('HTTP/1.1 200')) refused = text.split('\r\n')[0];
    const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
    wanted = length === undefined ? Infinity : bodyAt + Number(length);
  };
  const isWhole = (last: Buffer): boolean =>
    wanted === Infinity ? bodyAt >= 0 && last.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) : size >= wanted;

  socket.on('data', (part) => {
    parts.push(part);
    size += part.length;
    if (bodyAt < 0) {
      const head = parts.length === 1 ? part : Buffer.concat(parts);
      const end = head.indexOf(HEAD_END);
      if (end < 0) return;
      begin(head, end);
    }
    if (!isWhole(part)) return;
    const answer = parts.length === 1 ? parts[0]! : Buffer.concat(parts, size);
    const body = wanted === Infinity ? unchunked(answer.subarray(bodyAt)) : answer.subarray(bodyAt);
    const asked = waiting;
    const status = refused;
    refused = undefined;
    parts = [];
    size = 0;
    bodyAt = -1;
    wanted = Infinity;
    waiting = undefined;
    if (status === undefined && body.subarray(0, DATA.length).equals(DATA)) asked?.resolve(body);
    else {
      const told = `${status ?? ''} ${body.toString('utf8').slice(0, 2_000)}`;
      asked?.reject(status?.includes(' 503 ') ? new Shed(told) : new Error(told));
    }
  });
  const lost = (error?: Error) => waiting?.reject(error ?? new Error('the server closed the connection'));
  socket.on('error', lost).on('close', () => lost());

  return {
    ask(request) {
      waiting = Promise.withResolvers<Buffer>();
      if (socket.destroyed) lost();
      else socket.write(request);
      return waiting.promise;
    },
    close: () => void socket.destroy(),
  };
}

/** The body of chunks that have all come. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at);
    const length = parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!(length > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
}
