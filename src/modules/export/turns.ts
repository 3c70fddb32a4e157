import type { FastifyReply } from 'fastify';
import { ApiError } from '../../api/errors.js';

/** How many files one server writes at a time, and how long it does. */
export interface TurnLimits {
  /** Each holds a connection of the ten that reads have, and a snapshot. */
  most: number;
  /** A reader that takes nothing for so long is gone; a server that is to stop would wait for it. */
  idleMs: number;
  /** Nobody keeps a turn for longer, however slowly they read. */
  longestMs: number;
  /** When who found no turn is told to come again. */
  retryAfterSeconds: number;
}

/** Hands out the turns of one server, and says when one is over. */
export const openTurns = ({ most, idleMs, longestMs, retryAfterSeconds }: TurnLimits) => {
  let taken = 0;
  return {
    /** Tells when the answer is over: sent whole, its reader gone, or its time up, which breaks it off. */
    whenOver({ raw: answer }: FastifyReply): AbortSignal {
      const over = new AbortController();
      if (answer.destroyed) over.abort();
      else answer.once('close', () => over.abort());
      answer.setTimeout(idleMs, () => answer.destroy());
      const timer = setTimeout(() => answer.destroy(), longestMs).unref();
      over.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
      return over.signal;
    },

    /**
     * Takes a turn until the answer is over.
     *
     * @throws ApiError UNAVAILABLE when there is none; the answer says when to ask again.
     */
    take(reply: FastifyReply, over: AbortSignal): void {
      if (over.aborted) return;
      if (taken >= most) {
        void reply.header('retry-after', retryAfterSeconds);
        throw new ApiError('UNAVAILABLE', 'export.busy', { seconds: retryAfterSeconds });
      }
      taken += 1;
      over.addEventListener('abort', () => (taken -= 1), { once: true });
    },
  };
};
