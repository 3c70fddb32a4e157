import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../log.js';
import { withoutData } from './errors.js';

/** What is done about what a channel tells. */
export interface Listener {
  /** From now on nothing is missed; what was told before may have been. */
  onBegin(): void;
  onTold(): void;
  /** From now on something may be missed. */
  onLost(): void;
  log: Log;
}

const CONNECT_TIMEOUT_MS = 2_000;
/** A line on which nothing comes back for so long is lost, even where nothing says so. */
const ANSWER_TIMEOUT_MS = 5_000;
const BEAT_MS = 500;
const RETRY_MS = 500;

/** Where to listen, and where is written what is told. */
export interface Addresses {
  /** To the primary itself, for a standby tells nothing and a pooler that changes connections tells it to somebody else. */
  listenUrl: string;
  url: string;
}

/**
 * Listens to a channel of NOTIFY on a connection of its own, for as long as the server runs. Whether it is told is tried
 * each time, by a word of its own that it has to hear: said where acts write, it is heard only if both lead to the same
 * database. A lost connection is made anew.
 *
 * @returns once it listens, or could not at first; stops it.
 */
export async function listen(
  { listenUrl, url }: Addresses,
  channel: string,
  { onBegin, onTold, onLost, log }: Listener,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let isFailing = false;

  /** Listens until the connection is lost; `begun` is called when it listens. */
  const once = async (begun: () => void): Promise<void> => {
    const client = new Client({
      connectionString: listenUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'liengia listener',
    });
    const { promise: lost, reject: lose } = Promise.withResolvers<never>();
    lost.catch(() => {});
    client.on('error', lose);
    client.on('end', () => lose(new Error('the connection ended')));
    const stop = () => lose(new Error('stopped'));
    signal.addEventListener('abort', stop);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      await heard(client, url, channel, lost);
      client.on('notification', onTold);
      onBegin();
      begun();
      while (!signal.aborted) {
        await Promise.race([sleep(BEAT_MS, undefined, { ref: false }), lost]);
        await Promise.race([client.query('select 1'), lost]);
      }
    } finally {
      onLost();
      signal.removeEventListener('abort', stop);
      // What is at its end is not waited for: a line that is dead would not say goodbye.
      void client.end().catch(() => {});
    }
  };

  const listening = async (begun: () => void) => {
    while (!signal.aborted) {
      try {
        await once(() => {
          isFailing = false;
          begun();
        });
      } catch (error) {
        // Told once: while the database is away, this comes twice a second.
        if (!signal.aborted && !isFailing) log.warn({ err: withoutData(error) }, `nothing is heard of ${channel}`);
        isFailing = true;
      }
      begun();
      await sleep(RETRY_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  };

  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const running = listening(begin);
  await begun;
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Says a word by another connection, and waits until it is heard. */
async function heard(client: Client, url: string, channel: string, lost: Promise<never>): Promise<void> {
  const word = randomUUID();
  const { promise: hearing, resolve } = Promise.withResolvers<void>();
  const hear = ({ payload }: { payload?: string | undefined }) => payload === word && resolve();
  client.on('notification', hear);
  const speaker = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    application_name: 'liengia listener',
  });
  speaker.on('error', () => {});
  try {
    await speaker.connect();
    await speaker.query('select pg_notify($1, $2)', [channel, word]);
    const silence = sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false }).then(() => {
      throw new Error(
        'what is told does not arrive: the address (DATABASE_LISTEN_URL, or else DATABASE_URL) has to lead to the primary, past any pooler',
      );
    });
    await Promise.race([hearing, silence, lost]);
  } finally {
    client.off('notification', hear);
    void speaker.end().catch(() => {});
  }
}
