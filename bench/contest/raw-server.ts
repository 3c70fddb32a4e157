/**
 * The least that can answer: Node's own HTTP, a pool of connections, one prepared statement an operation, which makes the
 * whole answer as JSON. No permissions, no limits, no errors in words. Its address goes to whoever started it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { VariableSet } from './operation.ts';
import { OPERATIONS } from './operations/index.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10, options: '-c jit=off' });
const operations = new Map(OPERATIONS.map(({ name, raw }) => [`/${name}`, { name, ...raw }]));

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { name, sql: text, values } = operations.get(request.url!)!;
    const set = JSON.parse(Buffer.concat(parts).toString()) as VariableSet;
    pool.query<{ data: string }>({ name, text, values: values(set) }).then(
      ({ rows: [row] }) => {
        const body = Buffer.from(`{"data":${row!.data}}`);
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
      },
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');
process.send!((server.address() as AddressInfo).port);
process.on('disconnect', () => process.exit(0));
