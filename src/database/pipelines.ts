import { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { ask } from './ask.js';
import { TOOK_TOO_LONG, errorCode, isUnavailable } from './errors.js';

/** A statement that takes longer, by what is known of it, gets a connection of its own: others would wait for it. */
const QUICK_MS = 5;
/** The statements of one pipeline take no longer together, by what is known of them. */
const BACKLOG_MS = 20;
/** Once the first of a pipeline has taken so long, up to twice as long, those behind it are asked elsewhere, too. */
const STUCK_MS = 50;
export const MOST_PIPELINES = 2;
const MOST_KNOWN = 2_000;
/** So many times what the database took may pass in a busy process until an answer is taken, for all that is known at first. */
const MOST_BUSY = 8;
/** After one was opened, whether it could be or not. */
const PAUSE_MS = 1_000;

/** What pipelines need of the place that they lead to. */
export interface PipelineOptions {
  /** How a connection is opened. */
  config: pg.ClientConfig;
  /** No connection lives longer than this, but to finish what it was asked. */
  lifetimeMs: number;
  /** Nor longer than this without a question: what lies between may forget it, and nobody would be told. */
  idleMs: number;
  /** How long an answer is waited for: then nobody is there any more, and the connection is closed. */
  answerMs: number;
  /** Gives a connection of its own. When `signal` says so it is closed, its statement ended. */
  connected<T>(signal: AbortSignal | undefined, use: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  /** Ends what the backend with this number is doing. */
  cancel(pid: number): void;
  /** Hears of a connection that breaks while nothing is asked of it. */
  onError(error: Error): void;
}

/**
 * Connections that quick statements share: each is sent at once, and PostgreSQL does them one after the other without
 * waiting for us in between. A process that is busy with the last answers finds several at its next look, and the backend
 * need not be woken for each. Why, and what it gives: `docs/decisions/pipelines.md`.
 */
export interface Pipelines {
  /**
   * The answer to a statement that only reads, by a pipeline if it is known to be quick, else by a connection of its own.
   * Where one before it turns out slow after all, or breaks the connection, it is asked once more elsewhere, and the first
   * answer counts.
   *
   * @throws what the database says; the signal's reason.
   */
  ask(query: pg.QueryConfig, signal?: AbortSignal): Promise<pg.QueryResult>;
  /** All that is under way in pipelines fails so, and their connections are closed. */
  breakOff(failure: Error): void;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** Opens none before there is something for it. */
export function openPipelines(options: PipelineOptions): Pipelines {
  const known = new KnownTimes();
  const open = new Set<Pipeline>();
  let openedAt = -Infinity;
  let isClosed = false;

  const withRoom = (expected: number): Pipeline | undefined => {
    for (const pipeline of open) if (pipeline.hasRoom(expected)) return pipeline;
    // It is for those that come later; nobody waits for it to be connected.
    const isPaused = performance.now() - openedAt < PAUSE_MS;
    if (open.size < MOST_PIPELINES && !isPaused && !isClosed) {
      openedAt = performance.now();
      const pipeline = new Pipeline(options, known, () => open.delete(pipeline));
      open.add(pipeline);
    }
    return undefined;
  };

  return {
    async ask(query, signal) {
      signal?.throwIfAborted();
      const expected = known.of(query.text);
      const pipeline = expected <= QUICK_MS ? withRoom(expected) : undefined;
      if (pipeline) return pipeline.ask(query, expected, signal);
      return options.connected(signal, async (client) => {
        const since = now();
        const result = await ask(client, query);
        known.note(query.text, passedSince(since));
        return result;
      });
    },
    breakOff(failure) {
      for (const pipeline of open) pipeline.breakOff(failure);
    },
    async close() {
      isClosed = true;
      await Promise.all(Array.from(open, (pipeline) => pipeline.retire()));
    },
  };
}

/** A moment, in milliseconds: by the clock, and of the time that this process has had nothing to do. */
interface Moment {
  clock: number;
  idle: number;
}

const now = (): Moment => ({ clock: performance.now(), idle: performance.eventLoopUtilization().idle });

/**
 * What a statement took, in milliseconds. What passes without anything to do between a question and its answer was the
 * database's; of the rest of the time nobody can tell, for an answer may have lain there.
 */
interface Took {
  least: number;
  most: number;
}

const passedSince = (asked: Moment, first: Moment = asked): Took => {
  const { clock, idle } = now();
  return { least: idle - first.idle, most: clock - asked.clock };
};

/** How long statements take, by their texts, as far as that was seen. */
class KnownTimes {
  private times = new Map<string, number>();

  /** Milliseconds; of one that was never asked nothing is known. */
  of(text: string): number {
    return this.times.get(text) ?? Infinity;
  }

  /** What is known moves towards what was seen, as far as that contradicts it. */
  note(text: string, { least, most }: Took): void {
    const before = this.times.get(text);
    if (before === undefined && this.times.size >= MOST_KNOWN) this.times = new Map();
    const seen = before === undefined ? Math.max(least, most / MOST_BUSY) : Math.min(Math.max(before, least), most);
    this.times.set(text, before === undefined ? seen : before + (seen - before) / 4);
  }
}

/** A statement in a pipeline. */
interface Asked {
  query: pg.QueryConfig;
  expected: number;
  at: Moment;
  signal: AbortSignal | undefined;
  /** Somebody still waits for the answer. */
  isOpen: boolean;
  /** It is asked on a connection of its own, too: whether that is under way or has failed. */
  elsewhere?: 'ASKED' | 'FAILED';
  /** What the pipeline said, while it may still be answered elsewhere. */
  failure?: { error: unknown };
  resolve(result: pg.QueryResult): void;
  reject(error: unknown): void;
}

class Pipeline {
  private readonly asked: Asked[] = [];
  /** Of all that is asked, as expected. */
  private backlog = 0;
  /** When the first of them became the first. */
  private since = now();
  private isReady = false;
  private isRetired = false;
  /** The first is slow, and those behind it are asked elsewhere. */
  private isStuck = false;
  private isBroken = false;
  private watch: NodeJS.Timeout | undefined;
  private silence: NodeJS.Timeout | undefined;
  private readonly socket = new Socket();
  private readonly client: pg.Client & { processID?: number };
  private readonly retirement: NodeJS.Timeout;
  private readonly ended = Promise.withResolvers<void>();

  constructor(
    private readonly options: PipelineOptions,
    private readonly known: KnownTimes,
    /** Hears that its connection is closed. */
    private readonly onGone: () => void,
  ) {
    const { config, lifetimeMs, onError } = options;
    this.client = new pg.Client({ ...config, stream: () => this.socket, pipeline: true } as pg.ClientConfig);
    this.retirement = setTimeout(() => void this.retire(), lifetimeMs).unref();
    this.client.on('error', (error) => {
      // What is under way is told by itself, and all of it once.
      if (this.asked.length === 0 && !this.isRetired) onError(error);
      this.leave();
    });
    this.client.on('end', () => this.gone());
    // One that cannot be opened is no error of anybody's: whoever asks is told by the connection that it asks on.
    this.client.connect().then(
      () => {
        this.isReady = true;
        if (this.isRetired) this.endIfDone();
      },
      () => this.gone(),
    );
  }

  hasRoom(expected: number): boolean {
    if (!this.isReady || this.isRetired || this.isStuck) return false;
    return this.asked.length === 0 || (this.backlog + expected <= BACKLOG_MS && !this.isOverdue());
  }

  ask(query: pg.QueryConfig, expected: number, signal: AbortSignal | undefined): Promise<pg.QueryResult> {
    const { promise, resolve, reject } = Promise.withResolvers<pg.QueryResult>();
    const asked: Asked = {
      ...{ query, expected, at: now(), signal, isOpen: true },
      // Whatever comes first counts.
      resolve(result) {
        close();
        resolve(result);
      },
      reject(error) {
        close();
        reject(error);
      },
    };
    const giveUp = () => this.giveUp(asked);
    const close = () => {
      asked.isOpen = false;
      signal?.removeEventListener('abort', giveUp);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    if (this.asked.push(asked) === 1) this.begin();
    this.backlog += expected;
    ask(this.client, query).then(
      (result) => {
        this.known.note(query.text, passedSince(asked.at, this.since));
        this.answered(asked, () => asked.resolve(result));
      },
      (error: unknown) => this.answered(asked, () => this.failed(asked, error)),
    );
    return promise;
  }

  /** Takes nothing new, and is closed once it has answered all. */
  retire(): Promise<void> {
    this.leave();
    this.endIfDone();
    return this.ended.promise;
  }

  breakOff(failure: Error): void {
    for (const asked of this.asked) asked.reject(failure);
    this.destroy();
  }

  /** What was asked first is the database's now. */
  private begin(): void {
    this.since = now();
    clearTimeout(this.silence);
    // As an immediate it looks when all has been taken in that had come while this process was busy.
    this.watch ??= setInterval(() => setImmediate(() => this.look()), STUCK_MS).unref();
  }

  private answered(asked: Asked, tell: () => void): void {
    this.asked.splice(this.asked.indexOf(asked), 1);
    this.backlog = this.asked.length === 0 ? 0 : this.backlog - asked.expected;
    this.isStuck = false;
    tell();
    if (this.asked.length > 0) this.begin();
    else this.rest();
  }

  private failed(asked: Asked, error: unknown): void {
    asked.failure = { error };
    if (this.isBroken) this.askElsewhere(asked);
    else if (isUnavailable(error) && errorCode(error) !== TOOK_TOO_LONG) {
      // It may be to blame, and is not done again; those behind it are not.
      this.isBroken = true;
      this.leave();
    }
    if (asked.elsewhere !== 'ASKED') asked.reject(error);
  }

  private rest(): void {
    clearInterval(this.watch);
    this.watch = undefined;
    if (this.isRetired) this.endIfDone();
    else this.silence = setTimeout(() => void this.retire(), this.options.idleMs).unref();
  }

  /** Whether the first has taken too long: the database, not this process, or longer than this process is ever busy. */
  private isOverdue(): boolean {
    const { least, most } = passedSince(this.since);
    return least >= STUCK_MS || most >= 10 * STUCK_MS;
  }

  private look(): void {
    if (this.asked.length === 0) return;
    if (passedSince(this.since).most >= this.options.answerMs) return this.end();
    if (this.isStuck || !this.isOverdue()) return;
    this.isStuck = true;
    const [first, ...behind] = this.asked;
    // Now it is known to be slow, before it is answered.
    this.known.note(first!.query.text, { least: 4 * STUCK_MS, most: Infinity });
    for (const asked of behind) this.askElsewhere(asked);
    if (!first!.isOpen) this.end();
  }

  private giveUp(asked: Asked): void {
    asked.reject(asked.signal!.reason);
    // One that is quick is over before it could be ended.
    if (this.isStuck && asked === this.asked[0]) this.end();
  }

  /** The first answer counts, and a failure there only where the pipeline fails, too. */
  private askElsewhere(asked: Asked): void {
    const { query, signal } = asked;
    if (!asked.isOpen || asked.elsewhere) return;
    asked.elsewhere = 'ASKED';
    this.options
      .connected(signal, (client) => ask(client, query))
      .then(
        (result) => asked.resolve(result),
        () => {
          asked.elsewhere = 'FAILED';
          const { failure } = asked;
          if (failure) asked.reject(failure.error);
        },
      );
  }

  /** Nobody waits for the slow statement any more: it is ended, and the connection with it. */
  private end(): void {
    const { processID } = this.client;
    for (const asked of this.asked) this.askElsewhere(asked);
    this.destroy();
    if (processID) this.options.cancel(processID);
  }

  private destroy(): void {
    this.leave();
    this.socket.destroy();
  }

  /** From now on it takes nothing new. */
  private leave(): void {
    this.isRetired = true;
    clearTimeout(this.retirement);
    clearTimeout(this.silence);
  }

  private gone(): void {
    this.destroy();
    this.onGone();
    this.ended.resolve();
  }

  private endIfDone(): void {
    if (!this.isReady || this.asked.length > 0) return;
    void this.client.end();
    // Goodbye is said and not waited for: a line that is dead would not say it.
    this.socket.destroySoon();
  }
}
