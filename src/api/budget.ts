import { ApiError } from './errors.js';
import { LIMITS } from './limits.js';

/** Most requests tell of fewer areas and months, and wait for nobody who tells of many. */
const FEW = 500;

/** Room for what the requests that are worked on hold together until they are answered. */
export class Room {
  private readonly waiting = new Map<() => void, number>();

  constructor(
    private free: number,
    private readonly lineMs: number,
  ) {}

  /**
   * Undefined where there is room; otherwise it waits for some.
   *
   * @throws ApiError UNAVAILABLE when there is none in time.
   */
  take(size: number): Promise<void> | undefined {
    if (size <= this.free) {
      this.free -= size;
      return;
    }
    return new Promise((resolve, reject) => {
      const come = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(come);
        reject(new ApiError('UNAVAILABLE', 'server.busy'));
      }, this.lineMs);
      this.waiting.set(come, size);
    });
  }

  giveBack(size: number): void {
    this.free += size;
    for (const [come, wanted] of this.waiting) {
      if (wanted > this.free) continue;
      this.free -= wanted;
      this.waiting.delete(come);
      come();
    }
  }
}

/**
 * What is left to one request of what its cost does not foresee, for that is known only while it is answered: the areas of
 * breakdowns and the months of summaries.
 */
export class Budget {
  private spent = 0;
  private taken = 0;
  private isClosed = false;

  /** @param room none where it is no request that others wait for. */
  constructor(private readonly room?: Room) {}

  /**
   * To be asked as soon as it is known how many areas and months are to be told of.
   *
   * @throws ApiError TOO_COSTLY where they are too many, together with what the request has asked for before; UNAVAILABLE
   *   where other requests tell of too many at this moment.
   */
  async spend(sums: number): Promise<void> {
    if (this.spent + sums > LIMITS.sums) throw new ApiError('TOO_COSTLY', 'limit.sums', { most: LIMITS.sums });
    const overFew = (spent: number) => Math.max(0, spent - FEW);
    const size = overFew(this.spent + sums) - overFew(this.spent);
    this.spent += sums;
    if (size === 0 || !this.room) return;
    await this.room.take(size);
    // It may have been given up while it waited.
    if (this.isClosed) this.room.giveBack(size);
    else this.taken += size;
  }

  /** Once it is answered, or given up. */
  close(): void {
    this.isClosed = true;
    this.room?.giveBack(this.taken);
    this.taken = 0;
  }
}
