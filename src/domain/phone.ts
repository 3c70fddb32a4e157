import { loadedLater } from '../loaded-later.js';
import { DomainError } from './error.js';

/** 8 MB, by the first number. */
const library = loadedLater<typeof import('libphonenumber-js/max')>('libphonenumber-js/max');

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

/** What people set the digits of one number apart by; what also parts the members of a list, between longer parts only. */
const APART = String.raw`(?:[\s\p{Pd}._·()]{0,3}|(?<=\d{3})\s?[,/;:]\s?(?=\d{3}))`;

/**
 * What may be a number of Vietnam inside a text: a mobile's, and a landline's, which has a digit more. One length at a
 * time and from every place, for the next number of the text may follow at once.
 */
const NUMBERS = [9, 10].map(
  (digits) => new RegExp(String.raw`(?<!\d)(?=((?:(?:\+|00)?84|0)(?:${APART}\d){${digits}})(?!\d))`, 'gu'),
);

/** Days and months with their years, which begin like landlines: "02/03/2026 120 hộ". */
const DAYS = /(?<!\d)(?:\d{1,2}\s?[/.\p{Pd}]\s?)?(?:0?[1-9]|1[0-2])\s?[/.\p{Pd}]\s?(?:19|20)\d\d(?!\d)/gu;

/** Whether a text that is about something else holds a number by which a person can be called. */
export function holdsPhone(text: string): boolean {
  // Digits of full width are digits; what nobody sees is left out.
  const composed = text.normalize('NFKC');
  // Nearly all texts are told from numbers by this alone.
  if (composed.replace(/\D/g, '').length < 9) return false;
  const plain = composed.replace(/\p{Cf}/gu, '').replace(DAYS, '…');
  return NUMBERS.flatMap((numbers) => [...plain.matchAll(numbers)]).some(
    ([, part]) => personsNumber(part!.replace(/[^\d+]/g, '')) !== undefined,
  );
}

function personsNumber(text: string) {
  const number = library().parsePhoneNumberFromString(text, { defaultCountry: 'VN', extract: false });
  return number?.isValid() && !number.ext && OF_PERSONS.includes(number.getType()) ? number : undefined;
}
