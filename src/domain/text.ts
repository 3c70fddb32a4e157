import { DomainError } from './error.js';

/** A name as it is stored: composed, trimmed, not empty, without control characters. */
export function properName(given: string): string {
  const name = given.normalize('NFC').trim();
  // eslint-disable-next-line no-control-regex -- that is what is refused
  if (name === '' || /[\u0000-\u001f]/.test(name) || !name.isWellFormed()) {
    throw new DomainError('TEXT_INVALID', `"${name}" is no name`);
  }
  return name;
}
