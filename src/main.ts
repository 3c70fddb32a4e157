import './preflight.js';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';

// Heard from the first moment, so that Ctrl-C during a long start leaves no database running either.
const stopping = new AbortController();
process.on('SIGINT', () => stopping.abort()).on('SIGTERM', () => stopping.abort());

// Loaded only now: an old Node would fail on what these import before it could say that it is too old.
const { ConfigError, readConfig } = await import('./config.js');
const { createLog } = await import('./log.js');
const { DatabaseError } = await import('./database/index.js');
const { openProgress } = await import('./progress.js');
const { createServer } = await import('./server.js');

// A signal that came while all this was being loaded is heard now.
await turn();

/** A start that waits for a database that answers nothing does not hear of the signal. */
const START_GRACE_MS = 30_000;
let isStarted = false;
stopping.signal.addEventListener('abort', () => {
  const leave = () => {
    if (isStarted) return;
    console.error(`The start did not end within ${START_GRACE_MS / 1000} s of the signal: it is left as it is.`);
    process.exit(1);
  };
  setTimeout(leave, START_GRACE_MS).unref();
});

try {
  const config = readConfig(process.env);
  const log = createLog(config);
  // People watch one line grow; a log file gets a line a step.
  const progress = process.stdout.isTTY && !config.production ? openProgress(process.stdout) : undefined;
  const server = await createServer(config, { log, onProgress: progress?.show, signal: stopping.signal });
  isStarted = true;
  progress?.clear();
  log.info(`Liên Gia is at ${server.url} (playground) and ${server.url}/graphql. Try:`);
  log.info('  { adminUnit(code: "37", asOf: "2025-06-30") { name coverage { byKind { kind programs } } } }');
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  await server.stop();
  process.exit(0);
} catch (error) {
  if (error === stopping.signal.reason) process.exit(0);
  const { code, port, hostname, address = hostname } = error as NodeJS.ErrnoException & Record<string, unknown>;
  if (error instanceof ConfigError || error instanceof DatabaseError) console.error(error.message);
  else if (code === 'EADDRINUSE') console.error(`Port ${port} of ${address} is taken: stop what uses it, or set PORT.`);
  else if (code === 'EACCES')
    console.error(`Port ${port} of ${address} may not be used by this user: set PORT to 1024 or more.`);
  else if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code ?? ''))
    console.error(`HOST is no address of this machine: ${address}.`);
  else console.error(error);
  process.exit(1);
}
