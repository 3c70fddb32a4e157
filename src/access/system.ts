import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { ActContext } from './act.js';

/**
 * The registry itself as whoever acts: for the seeds and for commands of whoever runs the server, never for a request.
 *
 * @param today the day it is in Vietnam.
 */
export const systemContext = (orm: MikroORM, today: string): ActContext => ({
  viewer: null,
  isSystem: true,
  today,
  requestId: randomUUID(),
  orm,
  repeated: null,
  renew() {},
});
