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
  const number = personsNumber(given.trim());
  if (!number) throw new DomainError('PHONE_INVALID', 'no number of a mobile or a landline');
  return number.number;
}

/** What may be a number of Vietnam inside a text, with its digits set apart or not. */
const NUMBERS = /(?<!\d)(?:\+?84|0)(?:[\s.\-()]{0,2}\d){8,10}(?!\d)/g;

/** Whether a text that is about something else holds a number by which a person can be called. */
export const holdsPhone = (text: string): boolean =>
  (text.match(NUMBERS) ?? []).some((part) => personsNumber(part.replace(/[^\d+]/g, '')) !== undefined);

function personsNumber(text: string) {
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'VN', extract: false });
  return number?.isValid() && !number.ext && OF_PERSONS.includes(number.getType()) ? number : undefined;
}
