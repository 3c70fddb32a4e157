import type { ProgramAspect, UnreadReason } from '../report-check.vocabulary.js';
import { asideOf, asidesOf } from './aside.js';
import { type Change, type Figure, figuresIn } from './figures.js';
import { type PeriodMention, periodsIn, yearOf } from './periods.js';
import { type PlaceMention, placesIn } from './places.js';
import { cluesOf, subjectOf } from './subject-of.js';
import type { Subject } from './subjects.js';
import { type Sentence, type Token, sentencesOf, standsAt } from './tokens.js';

/** A piece of the text in its own words; `start` and `end` count UTF-16 code units, `end` is after the last. */
export interface Quote {
  quote: string;
  start: number;
  end: number;
}

/** A period or a unit that the text names. */
export interface NamedPeriod extends Quote, Omit<PeriodMention, 'from' | 'to'> {}
export interface NamedPlace extends Quote, Pick<PlaceMention, 'names' | 'levels'> {
  /** The place named right after it with a comma or "thuộc" between, in which it lies. */
  within: NamedPlace | null;
}

/** A figure that was understood, with what its sentence names. */
export interface ReadFigure extends Quote, Pick<Figure, 'value' | 'qualifier' | 'isOpen' | 'of'> {
  sentence: string;
  subject: Subject;
  aspect: ProgramAspect | null;
  /** The thing counted, in the text's words. */
  counted: string;
  /** What its sentence says of whose it is and of when, or those before it in its paragraph; null: they say nothing. */
  place: NamedPlace | null;
  period: NamedPeriod | null;
}

/** How much something rose or fell, with what it is compared with. */
export interface ReadChange extends ReadFigure {
  change: Change;
  base: NamedPeriod;
}

/** A number that was not; `counted` is the thing counted, where that is what may mean several things. */
export interface UnreadNumber extends Quote {
  reason: UnreadReason;
  counted: string | null;
}

export interface ReadText {
  figures: ReadFigure[];
  changes: ReadChange[];
  unread: UnreadNumber[];
  /** In the order of the text; of places those that have names. */
  places: NamedPlace[];
  periods: NamedPeriod[];
}

/** A mention within a sentence, with where it stands among its tokens. */
type Placed<Named> = { named: Named; from: number; to: number };

/** What was named last, and holds until something else is. */
interface Context {
  place: NamedPlace | null;
  period: NamedPeriod | null;
  year: number | null;
}

/**
 * Reads a composed text: every number that counts something, what it counts, and whose and when by the words around it.
 * It knows no registry and never fails; linear in the text, for a sentence is of bounded length.
 *
 * @param year The year that "quý I" is of where the text named none before it.
 */
export const readText = (text: string, year: number | null = null): ReadText => {
  const read: ReadText = { figures: [], changes: [], unread: [], places: [], periods: [] };
  let context: Context = { place: null, period: null, year };
  /** What the line said that ends in a colon: the lines below it are about that. */
  let heading: Pick<Context, 'place' | 'period'> = { place: null, period: null };
  let end = 0;
  for (const sentence of sentencesOf(text)) {
    const gap = text.slice(end, sentence.start);
    if (/\n\s*\n/.test(gap)) heading = { place: null, period: null };
    if (gap.includes('\n')) context = { ...context, ...heading };
    context = readSentence(text, sentence, context, read);
    if (sentence.tokens.at(-1)!.text === ':') heading = context;
    end = sentence.end;
  }
  return read;
};

/** Reads a sentence into `read`; what is named when it ends. */
const readSentence = (text: string, { start, end, tokens }: Sentence, context: Context, read: ReadText): Context => {
  const quoted = (from: number, to: number): Quote => quoteOf(text, tokens, from, to);
  const periods: Placed<NamedPeriod>[] = periodsIn(tokens, context.year).map(({ from, to, ...mention }) => ({
    named: { ...quoted(from, to), ...mention },
    from,
    to,
  }));
  const places = placesOf(text, tokens);
  read.periods.push(...periods.map(({ named }) => named));
  read.places.push(...places.map(({ named }) => named).filter(({ names }) => names.length > 0));

  const taken = new Set([...periods, ...places].flatMap(({ from, to }) => range(from, to)));
  const { figures, unread } = figuresIn(tokens, (at) => taken.has(at));
  read.unread.push(...unread.map(({ reason, from, to }) => ({ ...quoted(from, to), reason, counted: null })));

  const clues = cluesOf(tokens, figures);
  const all = figures.map((figure) => ({ figure, told: subjectOf(clues, figure) }));
  const asides = asidesOf(tokens, all);
  for (const { figure, told } of all) {
    if ('reason' in told) {
      // "một" and "năm" are an article and a year as well, but not of "vụ"; "ba người" counts, whatever it counts.
      const isArticle =
        (figure.value === 1 || figure.value === 5) && told.reason === 'AMBIGUOUS' && !told.counted.startsWith('vụ');
      const isNumber = told.reason === 'AMBIGUOUS' && !isArticle;
      if (figure.isBare && !isNumber) continue;
      const [to, counted] = told.reason === 'AMBIGUOUS' ? [told.to, told.counted] : [figure.to, null];
      const reason = figure.change ? 'CHANGE' : figure.of !== null ? 'RATIO' : told.reason;
      const from = figure.change ? figure.number : figure.from;
      const end = reason === told.reason ? Math.max(figure.to, to) : figure.to;
      read.unread.push({ ...quoted(Math.min(from, end), end), reason, counted });
      continue;
    }
    const { value, qualifier, isOpen, of, change } = figure;
    const base = change && baseOf(tokens, periods, figure);
    if (change && !base) {
      // "Giảm 3 vụ" alone does not say since when.
      read.unread.push({ ...quoted(figure.number, figure.to), reason: 'CHANGE', counted: null });
      continue;
    }
    const period = periodOfFigure(tokens, periods, figure);
    const aside = asideOf(asides, { figure, told });
    // "27 vụ so với 30 vụ cùng kỳ", "so với năm 2025 (30 vụ)": the period says it better.
    const isOfOther = period !== null && (period.isComparison || period.isRelative);
    if (aside && !(isOfOther && (aside === 'FORMER' || aside === 'PART'))) {
      const to = Math.max(figure.to, told.countedTo);
      // "không có thương vong" is of two things, and told once.
      if (figure.denied && read.unread.at(-1)?.start === tokens[figure.from]!.start) continue;
      read.unread.push({ ...quoted(figure.from, to), reason: aside, counted: told.counted });
      continue;
    }
    const one: ReadFigure = {
      ...quoted(told.from, told.to),
      value,
      qualifier,
      isOpen,
      of,
      sentence: text.slice(start, end),
      subject: told.subject,
      aspect: told.aspect,
      counted: told.counted,
      place: placeOfFigure(tokens, places, figure) ?? context.place,
      period: period ?? context.period,
    };
    if (change) {
      const own = periodOfChange(periods, figure) ?? context.period;
      read.changes.push({ ...one, change, base: base!.named, period: own });
    } else read.figures.push(one);
  }
  const last = periods.findLast(({ named }) => !named.isComparison && !named.isRelative)?.named;
  const place = places.at(-1)?.named;
  return {
    place: place ? mostLocal(places, place) : context.place,
    period: last ?? context.period,
    year: yearOf(last?.period ?? null) ?? context.year,
  };
};

/** Whose a figure is: of a place right behind it, "4 người tại huyện Kim Sơn", or else of the last one before it. */
const placeOfFigure = (
  tokens: readonly Token[],
  places: readonly Placed<NamedPlace>[],
  figure: Figure,
): NamedPlace | null => {
  const next = places.find(({ from }) => from >= figure.to);
  const between = next ? tokens.slice(figure.to, next.from) : [];
  const isRightBehind =
    next !== undefined &&
    between.some(({ text }) => /^(tại|ở|của|trên|thuộc|in|at|of)$/.test(text)) &&
    !between.some(({ kind, text }) => kind === 'number' || /^[,;:().]$/.test(text));
  const nearest = isRightBehind
    ? next.named
    : nearestNamed(places, figure, (after) => isSameClause(tokens, figure.to, after));
  return mostLocal(places, nearest);
};

/**
 * What a change is compared with: named behind it, or right before it, "so với cùng kỳ tăng 3 vụ". What the sentence
 * opens with holds for all of it: "So với cùng kỳ, số vụ cháy giảm 3 vụ, số người chết tăng 1 người".
 */
const OPENING = ['so', 'với'];
const baseOf = (
  tokens: readonly Token[],
  periods: readonly Placed<NamedPeriod>[],
  figure: Figure,
): Placed<NamedPeriod> | undefined => {
  const bases = periods.filter(({ named }) => named.isComparison || named.isRelative);
  return (
    bases.find(({ from }) => from >= figure.to) ??
    bases.findLast(({ to }) => to <= figure.from && isSameClause(tokens, to, figure.from)) ??
    bases.find(({ from }) => from <= OPENING.length && standsAt(tokens, 0, OPENING))
  );
};

/** A change is of the period that the sentence speaks of, and not of the one that it is compared with. */
const periodOfChange = (periods: readonly Placed<NamedPeriod>[], figure: Figure): NamedPeriod | null =>
  periods.findLast(({ named, to }) => to <= figure.from && !named.isRelative && !named.isComparison)?.named ?? null;

const quoteOf = (text: string, tokens: readonly Token[], from: number, to: number): Quote => {
  const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
  return { quote: text.slice(start, end), start, end };
};

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

/** The units that a sentence names, each within the one named right after it: "xã Gia Trung, tỉnh Ninh Bình". */
const placesOf = (text: string, tokens: readonly Token[]): Placed<NamedPlace>[] => {
  const places: Placed<NamedPlace>[] = [];
  for (const { names, levels, from, to } of placesIn(tokens).toReversed()) {
    const next = places[0];
    const links = next ? tokens.slice(to, next.from).map((token) => token.text) : [];
    const isWithin = next && (links.length === 0 || (links.length === 1 && /^(,|-|–|thuộc|in)$/.test(links[0]!)));
    const named = { ...quoteOf(text, tokens, from, to), names, levels, within: isWithin ? next.named : null };
    places.unshift({ named, from, to });
  }
  return places;
};

/** The last one named before the figure, or else the first after it that `reaches` lets through. */
const nearestNamed = <Named>(
  mentions: readonly Placed<Named>[],
  figure: Figure,
  reaches: (from: number) => boolean,
): Named | null => {
  const before = mentions.findLast(({ to }) => to <= figure.from);
  const after = before ?? mentions.find(({ from }) => from >= figure.to && reaches(from));
  return after?.named ?? null;
};

/** When a figure was: what is only compared with reaches no farther than its own words, "so với năm 2024 (15 vụ)". */
const periodOfFigure = (
  tokens: readonly Token[],
  periods: readonly Placed<NamedPeriod>[],
  figure: Figure,
): NamedPeriod | null => {
  const between = (from: number, to: number) => tokens.slice(from, to);
  const reaching = periods.filter(({ named, from, to }) => {
    if (named.isComparison)
      return to <= figure.from && !between(to, figure.from).some(({ text }) => /^[,;)]$/.test(text));
    // "98 vụ so với 105 vụ cùng kỳ": the number nearest to it is meant.
    if (!named.isRelative || to <= figure.from) return true;
    return isSameClause(tokens, figure.to, from) && !between(figure.to, from).some(({ kind }) => kind === 'number');
  });
  return nearestNamed(reaching, figure, () => true);
};

/** Of "xã Gia Trung, tỉnh Ninh Bình" the commune is meant, wherever the figure stands. */
const mostLocal = (places: readonly Placed<NamedPlace>[], place: NamedPlace | null): NamedPlace | null =>
  places.reduceRight<NamedPlace | null>((meant, { named }) => (meant && named.within === meant ? named : meant), place);

const isSameClause = (tokens: readonly Token[], from: number, to: number): boolean =>
  !tokens.slice(from, to).some(({ text }) => /^[,;:]$/.test(text));
