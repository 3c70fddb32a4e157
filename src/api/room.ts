import { ApiError } from './errors.js';

/** What whoever finds no room is told. */
export const comeAgain = () => new ApiError('UNAVAILABLE', 'server.busy');

/** Room for so much at a time, and the line of those who wait for some. */
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
    if (size <= this.free) {
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
      }, this.lineMs);
      this.waiting.set(come, { size, since: performance.now() });
    });
  }

  /** Whoever is next and finds room has it; who needs less than the first may pass. */
  giveBack(size: number): void {
    this.free += size;
    for (const [come, wanted] of this.waiting) {
      if (this.isFull) return;
      if (wanted.size > this.free) continue;
      this.free -= wanted.size;
      come();
    }
  }
}
