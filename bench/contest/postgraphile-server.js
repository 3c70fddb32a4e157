/**
 * PostGraphile 5 as its manual has it for production: Grafserv on Node's own HTTP, nothing watched, explained or logged
 * for developers, prepared statements as its adaptor makes them. Its address goes to whoever started it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['bench'],
      pubsub: false,
      poolConfig: { max: 10, options: '-c jit=off' },
    }),
  ],
  grafserv: { graphiql: false, websockets: false, watch: false, graphqlPath: '/graphql' },
  grafast: { explain: false },
});
const server = createServer({ keepAliveTimeout: 60_000 });
await instance.createServ(grafserv).addTo(server);
await instance.getSchema();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send(server.address().port);
process.on('disconnect', () => process.exit(0));
