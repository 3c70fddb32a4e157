import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DomainError } from './error.js';

/** Lines on which a person can be called. Premium, toll-free and service numbers are nobody's own. */
const OF_PERSONS: readonly (string | undefined)[] = ['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE'];

/**
 * A phone number as it is stored, E.164. Without a country code it is Vietnamese, however people write it: "0912 345
 * 678", "(0229) 3871 234", "84…".
 *
 * @throws DomainError PHONE_INVALID for what is no subscriber's number, such as 114, or has an extension.
 */
export function properPhone(given: string): string {
  const number = parsePhoneNumberFromString(given.trim(), { defaultCountry: 'VN', extract: false });
  if (!number?.isValid() || number.ext || !OF_PERSONS.includes(number.getType())) {
    throw new DomainError('PHONE_INVALID', 'no number of a mobile or a landline');
  }
  return number.number;
}
