import type { ProblemCode } from '../api/problem-messages.js';

/** A file is not taken: hostile, damaged, of a wrong type, or without headings that are known. */
export class SheetRefused extends Error {
  override name = 'SheetRefused';

  constructor(
    readonly code: ProblemCode,
    /** What the message says; never what a cell says. */
    readonly facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
