import { errorCode } from './errors.js';

/** What a statement fails with because one before it has failed in the same transaction. */
const FAILED_BEFORE = '25P02';

/**
 * What is under way in one transaction. Nothing may reach its connection after it was taken back, so whoever sends several
 * statements at once waits until all are over, also where one failed. Those after it fail, too, and only say that something
 * did; they may be heard of first.
 */
export class UnderWay {
  private readonly all: Promise<void>[] = [];
  private failure: { error: unknown } | undefined;

  add(sent: Promise<unknown>): void {
    const ended = sent.then(
      () => undefined,
      (error: unknown) => {
        if (!this.failure || errorCode(this.failure.error) === FAILED_BEFORE) this.failure = { error };
      },
    );
    this.all.push(ended);
  }

  get hasFailed(): boolean {
    return this.failure !== undefined;
  }

  /** Waits for everything. @throws what failed, not for another's failure. */
  async over(): Promise<void> {
    await Promise.all(this.all);
    if (this.failure) throw this.failure.error;
  }
}

/** All answers, or the failure once nothing is under way any more. */
export async function allOf<Answers extends readonly unknown[]>(sent: {
  readonly [at in keyof Answers]: Promise<Answers[at]>;
}): Promise<Answers> {
  const all = sent as readonly Promise<unknown>[];
  const underWay = new UnderWay();
  for (const one of all) underWay.add(one);
  await underWay.over();
  return (await Promise.all(all)) as unknown as Answers;
}
