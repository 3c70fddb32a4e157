import { badInput } from '../../api/errors.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { type Choice, chosenPeriod, choosePage } from './print/choose.js';
import { speechOf } from './print/speech.js';
import { type FoundUnit, provincesOf, unitsFound } from './report-unit.read.js';

/** As long as any search text. */
const MOST_CHARACTERS = 200;

const choiceOf = (query: unknown, today: string): Choice => {
  const told = query as Record<string, unknown>;
  const text = (name: string) => (typeof told[name] === 'string' ? told[name].trim() : '');
  return {
    unit: text('unit').normalize('NFC'),
    on: text('on'),
    year: text('year') || today.slice(0, 4),
    part: text('part'),
    by: text('by') === '15th' ? '15th' : '',
  };
};

/**
 * What the form of the page of reports leads to: the report's address where its unit is certain, or else the page with
 * the units that may be meant. Periods are judged by the address itself.
 *
 * @throws ApiError BAD_USER_INPUT for a day that does not exist, or a text that is too long.
 */
export const choosing = async (
  { read, today, language }: Pick<Context, 'read' | 'today' | 'language'>,
  query: unknown,
): Promise<{ html: string; location: string | null }> => {
  const choice = choiceOf(query, today);
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
