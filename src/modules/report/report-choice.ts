import { badInput } from '../../api/errors.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { type Choice, PARTS, chosenPeriod, choosePage } from './print/choose.js';
import { speechOf } from './print/speech.js';
import { type Asked, conventionOf } from './report-address.js';
import { type FoundUnit, provincesOf, unitsFound } from './report-unit.read.js';

/** As long as any search text. */
const MOST_CHARACTERS = 200;

/** What the form sends, empty where nothing was filled in. */
export const CHOICE_PARAMETERS = {
  unit: 'String',
  on: 'String',
  year: 'String',
  part: 'String',
  by: 'String',
} as const;

const choiceOf = (asked: Asked<typeof CHOICE_PARAMETERS>, today: string): Choice => {
  const { unit = '', on = '', year = '', part = '', by = '' } = asked;
  if (!PARTS.includes(part)) throw badInput('report.part');
  if (!/^(\d{4})?$/.test(year)) throw badInput('report.year');
  conventionOf('', by);
  return { unit: unit.trim(), on, year: year || today.slice(0, 4), part, by };
};

/**
 * What the form of the page of reports leads to: the report's address where its unit is certain, or else the page with
 * the units that may be meant. Periods are judged by the address itself.
 *
 * @throws ApiError BAD_USER_INPUT for a day that does not exist, a part of a year that is none, or a text that is too long.
 */
export const choosing = async (
  { read, today, language }: Pick<Context, 'read' | 'today' | 'language'>,
  asked: Asked<typeof CHOICE_PARAMETERS>,
): Promise<{ html: string; location: string | null }> => {
  const choice = choiceOf(asked, today);
  if (choice.unit.length > MOST_CHARACTERS) throw badInput('text.long', { argument: 'unit', most: MOST_CHARACTERS });
  const day = choice.on === '' ? today : DateScalar.parseValue(choice.on);
  const by = choice.by === '' ? '' : `&by=${choice.by}`;
  const addressOf = ({ type, code }: FoundUnit): string => {
    const at = choice.on !== '' && type === 'AdminUnit' ? `@${day}` : '';
    return `/reports/${encodeURIComponent(code)}${at}/${encodeURIComponent(chosenPeriod(choice))}?language=${language}${by}`;
  };
  const found = choice.unit === '' ? null : await unitsFound(read, choice.unit, day);
  const [first] = found ?? [];
  const isCertain = first && (found?.length === 1 || first.code === choice.unit);
  if (isCertain) return { html: '', location: addressOf(first) };
  const provinces = await provincesOf(read, day);
  const choices = found?.map((unit) => ({ ...unit, address: addressOf(unit) })) ?? null;
  return { html: choosePage({ choice, provinces, found: choices }, speechOf(language)), location: null };
};
