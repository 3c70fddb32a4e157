import { ApiError } from './errors.js';

/** What whoever finds no room is told. */
export const comeAgain = () => new ApiError('UNAVAILABLE', 'server.busy');

/**
 * Room for so much at a time, and the line of those who wait for some. Who needs less may pass who needs more, until that
 * one has waited half of what they may: otherwise who needs much would never find it.
 */
export class Room {
  /** In the order of their arrival, with when that was. */
  private readonly waiting = new Map<() => void, { size: number; since: number }>();

  /**
   * @param lineMs how long one waits, at most.
   * @param refusal what is thrown then.
   */
  constructor(
    private free: number,
    private readonly lineMs: number,
    private readonly refusal: () => Error = comeAgain,
  ) {}

  get isFull(): boolean {
    return this.free === 0;
  }

  /** How many wait, and for how many milliseconds the first has; 0 where nobody does. */
  get line(): { length: number; firstMs: number } {
    const [first] = this.waiting.values();
    return { length: this.waiting.size, firstMs: first ? performance.now() - first.since : 0 };
  }

  /** Undefined where there is room; otherwise it waits for some. Throws `refusal` when there is none in time. */
  take(size: number): Promise<void> | undefined {
    if (size <= this.free && !this.isHeld()) {
      this.free -= size;
      return;
    }
    return new Promise((resolve, reject) => {
      const come = () => {
        clearTimeout(timer);
        this.waiting.delete(come);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(come);
        reject(this.refusal());
        // Others may have been kept back for this one.
        this.giveBack(0);
      }, this.lineMs);
      this.waiting.set(come, { size, since: performance.now() });
    });
  }

  /** Whoever is next and finds room has it. */
  giveBack(size: number): void {
    this.free += size;
    for (const [come, wanted] of this.waiting) {
      if (this.isFull) return;
      if (wanted.size <= this.free) {
        this.free -= wanted.size;
        come();
      } else if (this.isHeld()) return;
    }
  }

  /** Whether all that becomes free is for the first in line. */
  private isHeld(): boolean {
    return this.line.firstMs > this.lineMs / 2;
  }
}
