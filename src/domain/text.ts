import { DomainError } from './error.js';

/** A name as it is stored: composed, trimmed, not empty, without control characters. */
export function properName(given: string): string {
  const name = given.normalize('NFC').trim();
  // eslint-disable-next-line no-control-regex -- that is what is refused
  if (name === '' || /[\u0000-\u001f]/.test(name) || !name.isWellFormed()) {
    // The text itself may be a person's, and is not repeated.
    throw new DomainError('TEXT_INVALID', 'a name says something and holds no control characters');
  }
  return name;
}
