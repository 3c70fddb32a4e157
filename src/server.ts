// type-graphql keeps what decorators say through this; it has to come first.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import type { MikroORM } from '@mikro-orm/postgresql';
import fastify, { type FastifyInstance } from 'fastify';
import { DEMO_OFFICERS } from './access/demo-officers.js';
import { ChangeListener } from './access/recorder.js';
import { type Identity, createSignIn } from './access/sign-in.js';
import { openViewers } from './access/viewer.js';
import { dayOf } from './api/day.js';
import { openAdmission } from './api/admission.js';
import { Budget } from './api/budget.js';
import { type Incoming, refuseAddress, serveGraphQL } from './api/graphql.js';
import { ADMISSION, LIMITS } from './api/limits.js';
import { serveRoutes } from './api/route.js';
import type { Config } from './config.js';
import { type Context, type UnitLibrary, createContext, createUnitLibrary } from './context.js';
import { withoutData } from './database/errors.js';
import { migrate, openDatabase } from './database/index.js';
import { listen } from './database/listen.js';
import { createOrm } from './database/orm.js';
import { openPlace } from './database/place.js';
import { type ReadPool, type SentStatement, openReadPool, sql } from './database/read.js';
import { type Replicas, watchReplicas } from './database/replicas.js';
import { ENTITIES } from './entities.js';
import { keepHouse, keepRollups } from './housekeeping.js';
import { claim, listenBeside, shared } from './listeners.js';
import type { Log } from './log.js';
import { workOnImports } from './modules/import/index.js';
import { grantDemoOfficers } from './modules/officer/index.js';
import type { Progress, Step } from './progress.js';
import { ROLLUPS } from './rollups.js';
import { ROUTES } from './routes.js';
import { buildSchema } from './schema.js';
import { loadSeeds } from './seed.js';
import { playground } from './web/index.js';

/** A running server. */
export interface Server {
  url: string;
  /** Answers what is under way, then closes everything. */
  stop(): Promise<void>;
}

/** What a server tells whoever started it; tests watch the statements. */
export interface ServerOptions {
  log: Log;
  onStatement?: (statement: SentStatement) => void;
  /** Where the server keeps units; tests begin with an empty one at will. */
  units?: UnitLibrary;
  /** When a query is compiled; tests have every one compiled, or none. */
  compileAt?: number;
  /** Ends a start that is under way: what it had begun is closed and `createServer` throws the signal's reason. */
  signal?: AbortSignal;
  /** Shows how far the seeds are; without it each step is a line of the log. */
  onProgress?: Progress['show'];
}

/** How long whatever no request waits for may go on once the server is to stop: then its connections are closed. */
const GRACE_MS = 10_000;

/** Opens the database, brings it up to date, loads the seeds where asked to, and listens. */
export const createServer = async (config: Config, options: ServerOptions): Promise<Server> => {
  // A taken port is found before a database is made for it.
  const giveBack = await claim(config);
  try {
    const { url, stop } = await startServer(config, options);
    return { url, stop: () => stop().finally(giveBack) };
  } catch (error) {
    await giveBack();
    throw error;
  }
};

const startServer = async (config: Config, options: ServerOptions): Promise<Server> => {
  const { log, signal, units = createUnitLibrary(), onProgress = ({ label }: Step) => log.info(label) } = options;
  signal?.throwIfAborted();
  const database = await openDatabase(config.database, { log });
  let pool: ReadPool | undefined;
  let replicas: Replicas | undefined;
  let orm: MikroORM | undefined;
  let longOrm: MikroORM | undefined;
  let notices: Awaited<ReturnType<typeof listen>> | undefined;
  /** Aborted, it closes connections on which nobody answers any more. */
  const breakingOff = new AbortController();
  const brokenOff = breakingOff.signal;
  const close = async () => {
    try {
      await notices?.stop();
      await pool?.close();
      await replicas?.close();
      await orm?.close();
      await longOrm?.close();
    } finally {
      await database.stop();
    }
  };
  try {
    signal?.throwIfAborted();
    await migrate(database.ownerUrl, database.role, { log });
    signal?.throwIfAborted();
    if (config.seeds !== 'none') {
      await loadSeeds({ ownerUrl: database.ownerUrl, seeds: config.seeds, onProgress, signal });
    }
    const onBroken = (error: Error) => log.warn(`a database connection broke: ${error.message}`);
    if (config.database.kind === 'external' && config.database.replicaUrls) {
      const { replicaUrls } = config.database;
      const open = (url: string) => openPlace(url, onBroken, brokenOff);
      replicas = watchReplicas(replicaUrls, { primaryUrl: database.url, open, log });
    }
    pool = openReadPool(database.url, onBroken, { replicas, brokenOff });
    orm = createOrm(database.url, ENTITIES, {
      subscribers: [new ChangeListener()],
      // One for each request that is worked on: acts that wait for each other hold theirs, and keep nobody else waiting.
      connections: ADMISSION.underWay,
      connectionTimeoutMs: 2_000,
      statementTimeoutMs: 5_000,
      answerTimeoutMs: 10_000,
      brokenOff,
    });
    // A whole file is one act; whoever waits for an answer is kept from nothing by it.
    longOrm = createOrm(database.url, ENTITIES, {
      subscribers: [new ChangeListener()],
      connections: 4,
      statementTimeoutMs: 120_000,
      answerTimeoutMs: 150_000,
      brokenOff,
    });
    if (config.demoSignIn) await grantDemoOfficers(orm, DEMO_OFFICERS);
    signal?.throwIfAborted();
    const listenUrl = (config.database.kind === 'external' && config.database.listenUrl) || database.url;
    notices = await listen({ listenUrl, url: database.url }, 'liengia_units', {
      onBegin: () => units.open(),
      onTold: () => units.renew(),
      onLost: () => units.close(),
      log,
    });
    const app = await createApp(config, { pool, orm, replicas, units }, options);
    const drain = listenBeside(app);
    const url = await app.listen(shared(config));
    const readers = pool;
    const imports = workOnImports({ orm: longOrm, viewerOf: openViewers(() => readers.reader()), log });
    const house = keepHouse({ pool, orm, log });
    const rollups = keepRollups({ pool, orm: longOrm, rollups: ROLLUPS, log });
    return {
      url,
      async stop() {
        // An import is told at once, so that it gives back what it has while the last requests are answered.
        const importing = imports.stop();
        await drain().then(() => app.close());
        const grace = setTimeout(() => {
          log.warn('the database does not answer: its connections are closed as they are');
          breakingOff.abort();
        }, GRACE_MS);
        try {
          await Promise.all([importing, house.stop(), rollups.stop()]);
          await close();
        } finally {
          clearTimeout(grace);
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const createApp = async (
  config: Config,
  { pool, orm, replicas, units }: { pool: ReadPool; orm: MikroORM; replicas: Replicas | undefined; units: UnitLibrary },
  { log, onStatement, compileAt }: ServerOptions,
): Promise<FastifyInstance> => {
  const app = fastify({
    bodyLimit: LIMITS.bodyBytes,
    // Twice Node's own: a token that is too long is to be refused in our words.
    http: { maxHeaderSize: 32 * 1024, headersTimeout: 15_000 },
    // Long enough for a file of 20 MB over an office's line; what says who sends it must come at once.
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    // The audit trail keeps it for good, so it is not counted anew at every start.
    genReqId: () => randomUUID(),
    // An address that cannot be decoded reaches no route, hence no error handler either.
    frameworkErrors: refuseAddress(ROUTES),
  });
  if (config.allowedOrigins.length > 0)
    await app.register(cors, { origin: config.allowedOrigins, exposedHeaders: ['Retry-After', 'Liengia-Position'] });

  const signIn = createSignIn(config.signIn, { log, demo: config.demoSignIn });
  const viewerOf = openViewers(() => pool.reader());
  /** @param most how many characters may be read for the answer. */
  const contextOf = async (
    { identity, turn, after, ...incoming }: Incoming<Identity | null>,
    most?: number,
  ): Promise<Context> => {
    const today = dayOf(new Date());
    const viewer = await viewerOf(identity, today);
    const { signal, budget = new Budget() } = turn ?? {};
    const read = pool.reader({ onStatement, signal, after, most });
    const deadline = signal && { signal, cancel: pool.cancel };
    return createContext({ ...incoming, read, viewer, today, orm, budget, ...(deadline && { deadline }) }, units);
  };
  const admission = openAdmission(ADMISSION, (line) => log.warn(line));
  app.addHook('onClose', async () => admission.close());
  const schema = buildSchema();
  const onInternal = (error: unknown, errorId: string) =>
    log.error({ err: withoutData(error), errorId }, `a request failed (${errorId})`);
  await serveGraphQL<Context, Identity | null>(app, {
    schema,
    production: config.production,
    admission,
    ...(compileAt !== undefined && { compileAt }),
    identify: signIn.identify,
    createContext: (incoming) => contextOf(incoming, LIMITS.read),
    onInternal,
    onOperation: (operation) => log.debug(operation, `${operation.name}: ${operation.milliseconds} ms`),
  });

  const { identify } = signIn;
  serveRoutes(app, { routes: ROUTES, schema, admission, identify, createContext: contextOf, onInternal });

  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const told = replicas && { replicas: replicas.count() };
    try {
      await pool.reader().rows('health.ready', sql`select 1`);
      return { status: 'ready', ...told };
    } catch {
      // Taken for dead, this server could not even read where it still can.
      if (told?.replicas.inUse) return { status: 'reading', ...told };
      return reply.code(503).send({ status: 'unavailable', ...told });
    }
  });
  if (config.demoSignIn) {
    app.get('/demo-officers', async ({ headers }, reply) => {
      if (!signIn.offersDemo(headers.host)) return reply.callNotFound();
      return DEMO_OFFICERS.map(({ subject, role, label }) => ({ subject, role, label }));
    });
  }
  await app.register(playground, { log, demo: config.demoSignIn });
  return app;
};
