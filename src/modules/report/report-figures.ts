import { createHash } from 'node:crypto';

/** A number beside that of the period before. */
export interface Compared {
  value: number;
  before: number;
  difference: number;
  /** The difference as a percentage of `before`, to one decimal; null where that is 0. */
  percent: number | null;
}

/** @returns `value` beside `before`. */
export const compare = (value: number, before: number): Compared => ({
  value,
  before,
  difference: value - before,
  percent: before === 0 ? null : Math.round(((value - before) / before) * 1000) / 10,
});

/** A comparison whose `before` may be unknown, and with it what follows from it. */
export type ComparedKnown = Pick<Compared, 'value'> & {
  [Side in Exclude<keyof Compared, 'value'>]: number | null;
};

/** Whether nobody had begun to record below a unit when the period before ended. */
const isSilentBefore = (report: {
  before: { to: string };
  children: readonly { recordedFrom: string | null }[];
}): boolean =>
  report.children.length > 0 &&
  report.children.every(({ recordedFrom }) => recordedFrom === null || recordedFrom >= report.before.to);

/** The comparison as `report` can tell it: a 0 of a time in which nobody recorded is no number. */
export const besideKnown = (compared: Compared, report: Parameters<typeof isSilentBefore>[0]): ComparedKnown =>
  compared.before === 0 && isSilentBefore(report)
    ? { value: compared.value, before: null, difference: null, percent: null }
    : compared;

/** The months as `report` can tell them: one before of whose time nobody recorded, and nothing is told, is not known. */
export const monthsBesideKnown = <
  Before extends { to: string; activities: number; incidents: number; founded: number },
  Line extends { before: Before | null },
>({
  months,
  children,
}: Pick<Parameters<typeof isSilentBefore>[0], 'children'> & { months: readonly Line[] }): Line[] =>
  months.map((line) => {
    const { before } = line;
    if (!before || before.activities + before.incidents + before.founded !== 0) return line;
    return isSilentBefore({ before, children }) ? { ...line, before: null } : line;
  });

/** The sum of one field of rows. */
export const sumOf = <Field extends string>(rows: readonly Record<Field, number>[], field: Field): number =>
  rows.reduce((all, row) => all + row[field], 0);

/** How many activities rows of totals come to. */
export const countOf = (rows: readonly { activities: number }[]): number => sumOf(rows, 'activities');

/** In order of standing programs, then of activities; what is equal in both shares a rank and keeps its order. */
export const ranked = <Line extends { standing: number; activities: number }>(
  lines: readonly Line[],
): (Line & { rank: number })[] => {
  const sorted = lines.toSorted((a, b) => b.standing - a.standing || b.activities - a.activities);
  const isEqual = (a: Line, b: Line) => a.standing === b.standing && a.activities === b.activities;
  return sorted.map((line) => ({ ...line, rank: 1 + sorted.findIndex((other) => isEqual(other, line)) }));
};

/** JSON with the keys of every object in order, so that equal values give equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

/** A digest of everything in a report but the instant it was worked out, in hexadecimal. */
export const digestOf = ({ generatedAt: _, ...report }: { generatedAt: string }): string =>
  createHash('sha256').update(canonical(report)).digest('hex');
