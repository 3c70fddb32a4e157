import { Budget } from './budget.js';
import { ApiError } from './errors.js';
import { Room, comeAgain } from './room.js';

/** How much one server takes on at a time. */
export interface AdmissionLimits {
  /** Requests that are worked on at once. More would not be answered faster: the connections for reading are busy by then. */
  underWay: number;
  /** Areas and months that those with many of them may tell of at once: each is held until the request is answered. */
  sums: number;
  /** Requests that may stand in line for that. */
  line: number;
  /** How long one stands in line, at most. */
  lineMs: number;
  /** From its arrival to its answer, at most; the line is part of it. */
  requestMs: number;
}

/** What whoever runs the server is told, at most once in so long. */
const TELL_EVERY_MS = 10_000;

/** What a request has that was let in. */
export interface Turn {
  /** Says that its time is up, by an error that the client is to read: whatever waits for something has to end then. */
  signal: AbortSignal;
  budget: Budget;
}

/** Lets requests in, so that what is let in is answered in time, however much is asked. */
export interface Admission {
  /**
   * To be asked before anything is done for a request.
   *
   * @throws ApiError UNAVAILABLE when the line is full, or hardly moves.
   */
  assertRoom(): void;
  /**
   * Does the work of a request once it is its turn.
   *
   * @param answer the response; for one that nobody waits for any more nothing is begun.
   * @throws ApiError UNAVAILABLE when there is no room, or the turn did not come in time.
   */
  run<T>(answer: { destroyed: boolean }, work: (turn: Turn) => Promise<T>): Promise<T>;
  /** Tells at once what is left to tell; to be called when nobody asks any more. */
  close(): void;
}

/** The admission of one server; `tell` is given lines for whoever runs it. */
export const openAdmission = (
  { underWay: most, sums, line: longest, lineMs, requestMs }: AdmissionLimits,
  tell: (line: string) => void,
): Admission => {
  let turnedAway = 0;
  let telling: NodeJS.Timeout | undefined;

  const tellAway = () => {
    tell(
      `${turnedAway} requests were told to come again within ${TELL_EVERY_MS / 1000} s: more was asked than can be done`,
    );
    turnedAway = 0;
    telling = undefined;
  };
  const busy = () => {
    // A flood is to be seen in the log without flooding it.
    telling ??= setTimeout(tellAway, TELL_EVERY_MS).unref();
    turnedAway += 1;
    return comeAgain();
  };
  const turns = new Room(most, lineMs, busy);
  const room = new Room(sums, lineMs);

  /** A line whose first has stood half its time is too slow for whoever comes now: they are told before it costs much. */
  const isSlow = () => turns.line.firstMs > lineMs / 2;
  const assertRoom = () => {
    if (turns.isFull && (turns.line.length >= longest || isSlow())) throw busy();
  };

  return {
    assertRoom,
    async run(answer, work) {
      const time = new AbortController();
      const timer = setTimeout(
        () => time.abort(new ApiError('UNAVAILABLE', 'server.slow', { seconds: requestMs / 1000 })),
        requestMs,
      );
      try {
        assertRoom();
        await turns.take(1);
        const budget = new Budget(room);
        try {
          if (answer.destroyed) throw busy();
          return await work({ signal: time.signal, budget });
        } finally {
          budget.close();
          turns.giveBack(1);
        }
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      if (!telling) return;
      clearTimeout(telling);
      tellAway();
    },
  };
};
