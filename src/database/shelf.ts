/**
 * Rows that outlive a request, by the key they are asked for with. It is asked and filled by the loaders (batch.ts) and
 * holds at most so many; a full one is emptied, for it fills again within a few requests.
 */
export class Shelf<Answer> {
  // As promises, for that is what a loader gives; so an answer that is kept costs no new one.
  private readonly answers = new Map<string | number, Promise<Answer>>();

  /** @param isKept which answers are put here at all; the others are read each time. */
  constructor(
    private readonly most: number,
    private readonly isKept: (answer: Answer) => boolean = () => true,
  ) {}

  get(key: string | number): Promise<Answer> | undefined {
    return this.answers.get(key);
  }

  put(key: string | number, answer: Answer): void {
    if (!this.isKept(answer)) return;
    if (this.answers.size >= this.most) this.answers.clear();
    this.answers.set(key, Promise.resolve(answer));
  }
}

/**
 * The shelves of the process, as an edition: everything that is on them was read since the last change was told. A
 * request takes the edition of the moment and keeps to it, also in what it puts there; so what was read before a change
 * and arrives after it lands in an edition that nobody takes any more.
 */
export class Library<Shelves> {
  private edition: Shelves | null = null;

  constructor(private readonly empty: () => Shelves) {}

  /** Whether somebody tells of changes, so that what is put on the shelves is kept. */
  get isOpen(): boolean {
    return this.edition !== null;
  }

  /** The edition of the moment; while nobody tells of changes, empty shelves of the request's own. */
  get shelves(): Shelves {
    return this.edition ?? this.empty();
  }

  /** From now on changes are told: an edition begins. */
  open(): void {
    this.edition = this.empty();
  }

  /** Something changed. */
  renew(): void {
    if (this.edition) this.edition = this.empty();
  }

  /** Nobody tells any more. */
  close(): void {
    this.edition = null;
  }
}
