import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PeriodConvention } from './common.vocabulary.js';
import { addDays } from './day.js';
import { badInput } from './errors.js';
import { DateScalar } from './scalars.js';

@InputType('PeriodInput', {
  description:
    'A stretch of days, said in one way: `from` and `to`; or `year`, alone or with one of `half`, `quarter`, `month`, `throughMonth`; or `term`.',
})
export class PeriodInput {
  @Field(() => DateScalar, { nullable: true, description: 'The first day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day that is no longer part of it.' })
  to?: string | null;

  @Field(() => Int, { nullable: true, description: 'The year, 1901 to 2198.' })
  year?: number | null;

  @Field(() => Int, { nullable: true, description: 'The half of the year: 1 or 2.' })
  half?: number | null;

  @Field(() => Int, { nullable: true, description: 'The quarter of the year: 1 to 4.' })
  quarter?: number | null;

  @Field(() => Int, { nullable: true, description: 'The month of the year: 1 to 12.' })
  month?: number | null;

  @Field(() => Int, { nullable: true, description: 'The year up to the end of this month, 1 to 12: year to date.' })
  throughMonth?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'A five-year term, for example 2020-2025: from 1 July of the first year until 1 July of the last.',
  })
  term?: string | null;

  @Field(() => PeriodConvention, {
    nullable: true,
    description: 'On which day a month begins, by default CALENDAR. Only years and their parts know STATE_15TH.',
  })
  convention?: PeriodConvention | null;
}

@ObjectType('Period', { simpleResolvers: true, description: 'A stretch of days, half-open.' })
export class Period {
  @Field(() => DateScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The first day that is no longer part of it.' })
  to!: string;

  @Field(() => PeriodConvention, { description: 'On which day its months begin.' })
  convention!: PeriodConvention;
}

/** So that each end, by either convention, is a day that the API can say. */
const FIRST_YEAR = 1901;
const LAST_YEAR = 2198;

/**
 * The first day of a month of the report; month 13 is January of the next year. By STATE_15TH a month begins in the one
 * before it.
 */
const startOfMonth = (year: number, month: number, convention: PeriodConvention): string => {
  const [before, day] = convention === 'STATE_15TH' ? [2, '15'] : [1, '01'];
  const months = year * 12 + month - before;
  return `${padded(Math.floor(months / 12), 4)}-${padded((months % 12) + 1, 2)}-${day}`;
};

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');

const inRange = (argument: string, value: number, least: number, most: number): number => {
  if (value < least || value > most) throw badInput('period.range', { argument, least, most });
  return value;
};

/** The first and the last month of what is asked for of a year. */
const monthsAsked = ({ half, quarter, month, throughMonth }: PeriodInput): [first: number, last: number] => {
  if (half != null) return [inRange('half', half, 1, 2) * 6 - 5, half * 6];
  if (quarter != null) return [inRange('quarter', quarter, 1, 4) * 3 - 2, quarter * 3];
  if (month != null) return [inRange('month', month, 1, 12), month];
  if (throughMonth != null) return [1, inRange('throughMonth', throughMonth, 1, 12)];
  return [1, 12];
};

const termOf = (term: string): Pick<Period, 'from' | 'to'> => {
  const [first, last] = (/^(\d{4})-(\d{4})$/.exec(term) ?? []).slice(1).map(Number);
  if (!first || last !== first + 5 || first < FIRST_YEAR || last > LAST_YEAR) throw badInput('period.term');
  return { from: `${first}-07-01`, to: `${last}-07-01` };
};

/** The days that are meant. Throws BAD_USER_INPUT when they are said in no way, in two ways, or cannot be. */
export const periodOf = (input: PeriodInput): Period => {
  const { from, to, year, half, quarter, month, throughMonth, term } = input;
  const convention = input.convention ?? 'CALENDAR';
  const parts = [half, quarter, month, throughMonth].filter((part) => part != null).length;
  const ways = [from ?? to, year, term].filter((way) => way != null).length;
  if (ways > 1 || parts > 1 || (parts === 1 && ways === 1 && year == null)) throw badInput('period.two-ways');

  if (year != null) {
    inRange('year', year, FIRST_YEAR, LAST_YEAR);
    const [first, last] = monthsAsked(input);
    return { from: startOfMonth(year, first, convention), to: startOfMonth(year, last + 1, convention), convention };
  }
  if (term != null || (from != null && to != null)) {
    if (convention !== 'CALENDAR') throw badInput('period.convention');
    const period = term != null ? termOf(term) : { from: from!, to: to! };
    if (period.from >= period.to) throw badInput('period.order');
    return { ...period, convention };
  }
  throw badInput('period.none');
};

/** A month of a report, with those of its days that lie in the period. */
export interface Month extends Period {
  year: number;
  month: number;
}

/** More months than this in one period are no report; each is a row of the answer. */
export const MOST_MONTHS = 600;
export const tooManyMonths = () => badInput('period.long', { most: MOST_MONTHS / 12 });

/** The months of a period in order, by its own convention; the first and the last may be cut. */
export const monthsOf = ({ from, to, convention }: Period): Month[] => {
  const [year, calendarMonth, day] = from.split('-').map(Number) as [number, number, number];
  const month = convention === 'STATE_15TH' && day >= 15 ? calendarMonth + 1 : calendarMonth;
  const months: Month[] = [];
  let end = startOfMonth(year, month, convention);
  for (let ahead = 0; ; ahead++) {
    const start = end;
    if (start >= to) return months;
    end = startOfMonth(year, month + ahead + 1, convention);
    months.push({
      from: start < from ? from : start,
      to: end > to ? to : end,
      convention,
      year: year + Math.floor((month - 1 + ahead) / 12),
      month: ((month - 1 + ahead) % 12) + 1,
    });
  }
};

const yearsBefore = (day: string, years: number, leapDay: string): string => {
  const moved = `${padded(Number(day.slice(0, 4)) - years, 4)}${day.slice(4)}`;
  const isReal = new Date(`${moved}T00:00:00Z`).toISOString().startsWith(moved);
  return isReal ? moved : `${moved.slice(0, 4)}-${leapDay}`;
};

/**
 * The same period of the year before. What is longer than a year goes back by as many whole years as it takes to share
 * no day with itself: a term is compared with the term before. A period that goes on after `asOf` is compared with its
 * part until the same day. A 29 February that the year before does not have is, as a first day, its 28th; as the end, 1
 * March, so that whole months stay whole.
 */
export const periodBefore = ({ from, to, convention }: Period, asOf: string): Period => {
  const tomorrow = addDays(asOf, 1);
  const end = to < tomorrow ? to : tomorrow;
  let years = 1;
  while (yearsBefore(to, years, '03-01') > from) years += 1;
  return { from: yearsBefore(from, years, '02-28'), to: yearsBefore(end, years, '03-01'), convention };
};
