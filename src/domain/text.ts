import { DomainError } from './error.js';

/** A name as it is stored: composed, trimmed, with a letter or a digit, and without what cannot be seen. */
export function properName(given: string): string {
  const name = given.normalize('NFC').trim();
  if (!/[\p{L}\p{N}]/u.test(name) || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) || !name.isWellFormed()) {
    // The text itself may be a person's, and is not repeated.
    throw new DomainError('TEXT_INVALID', 'a name says something and holds no control characters');
  }
  return name;
}
