import { ApiError } from './errors.js';
import { LIMITS } from './limits.js';
import type { Room } from './room.js';

/** Most requests tell of fewer areas and months, and wait for nobody who tells of many. */
const FEW = 500;

/**
 * What is left to one request of what its cost does not foresee, for that is known only while it is answered: the areas of
 * breakdowns and the months of summaries.
 */
export class Budget {
  private spent = 0;
  private taken = 0;
  private isClosed = false;
  private hasWritten = false;

  /** @param room none where it is no request that others wait for. */
  constructor(private readonly room?: Room) {}

  /**
   * To be asked as soon as it is known how many areas and months are to be told of.
   *
   * @throws ApiError TOO_COSTLY where they are too many, together with what the request has asked for before: in words that
   *   say so where something was written, for that stays. UNAVAILABLE where other requests tell of too many at this moment,
   *   but not where something was written.
   */
  async spend(sums: number): Promise<void> {
    if (this.spent + sums > LIMITS.sums)
      throw new ApiError('TOO_COSTLY', this.hasWritten ? 'limit.sums-written' : 'limit.sums', { most: LIMITS.sums });
    const overFew = (spent: number) => Math.max(0, spent - FEW);
    const size = overFew(this.spent + sums) - overFew(this.spent);
    this.spent += sums;
    if (size === 0 || !this.room) return;
    try {
      await this.room.take(size);
    } catch (error) {
      if (this.hasWritten) return;
      throw error;
    }
    // It may have been given up while it waited.
    if (this.isClosed) this.room.giveBack(size);
    else this.taken += size;
  }

  /** Something was written: whoever were told to come again would write it twice. From now on it waits, and is let in. */
  wrote(): void {
    this.hasWritten = true;
  }

  /** Once it is answered, or given up. */
  close(): void {
    this.isClosed = true;
    this.room?.giveBack(this.taken);
    this.taken = 0;
  }
}
