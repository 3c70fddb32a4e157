import type { RawRow } from './raw.js';

/** One sheet of a file, not yet read. */
export interface Source {
  /** What may say which form it follows: its name, or what this program wrote into it. */
  names: readonly string[];
  /** Whether its days count from 1904. */
  is1904: boolean;
  /** Whether cells are told apart by a separator alone, so that one too many moves those after it. */
  isDelimited: boolean;
  rows(): AsyncGenerator<RawRow>;
}
