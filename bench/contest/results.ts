import { CONTENDERS, type Contender, type Operation } from './operation.ts';
import type { Outcome, Round } from './contest.ts';
import { quantile } from './load.ts';

/** The median. */
export const middle = (values: readonly number[]): number => {
  const inOrder = values.toSorted((one, other) => one - other);
  const half = Math.floor(inOrder.length / 2);
  return inOrder.length % 2 ? inOrder[half]! : (inOrder[half - 1]! + inOrder[half]!) / 2;
};

/** What one contender came to: the median over the rounds, and of what single requests took, over all of them. */
export interface Figures {
  requestsPerSecond: number;
  /** Of a hundred requests so many were refused with 503. */
  shedPercent: number;
  p50: number;
  p99: number;
  serverMs: number;
  databaseMs: number;
  /** Named ones alone for the product: what it asks of who is asking, and what it does every second, is none of the question. */
  statements: number;
}

type Rival = Exclude<Contender, 'ours'>;

export interface Result {
  name: string;
  title: string;
  bars: Operation['bars'];
  figures: Record<Contender, Figures>;
  /** The product's requests a second over another's: the median of the rounds' own ratios. */
  ratios: Record<Rival, number>;
  /** Those of each round, in order. */
  ofRounds: Record<Rival, number[]>;
  /** Of the product, by name. */
  statements: Record<string, number>;
}

const isAside = (name: string): boolean => /^(unnamed|access\.|health\.|import\.|rollup\.)/.test(name);
/** What comes less often is asked on the side, by a clock. */
const SELDOM = 0.1;

export function resultOf({ operation, rounds, statements }: Outcome): Result {
  const perSecond = (round: Round) => round.requests / round.seconds;
  const ofRounds = (contender: Contender, figure: (round: Round) => number) => middle(rounds[contender].map(figure));
  const allTook = (contender: Contender) => rounds[contender].flatMap(({ took }) => took);
  const ratiosTo = (other: Rival) => rounds.ours.map((round, at) => perSecond(round) / perSecond(rounds[other][at]!));
  const ratios = { postgraphile: ratiosTo('postgraphile'), raw: ratiosTo('raw') };
  const own = Object.fromEntries(
    Object.entries(statements.ours).filter(([name, count]) => !isAside(name) && count >= SELDOM),
  );
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);
  const figures = Object.fromEntries(
    CONTENDERS.map((contender) => [
      contender,
      {
        requestsPerSecond: ofRounds(contender, perSecond),
        shedPercent: ofRounds(contender, ({ shed, requests }) => (100 * shed) / (shed + requests)),
        p50: quantile(allTook(contender), 0.5),
        p99: quantile(allTook(contender), 0.99),
        serverMs: ofRounds(contender, ({ serverMs }) => serverMs),
        databaseMs: ofRounds(contender, ({ databaseMs }) => databaseMs),
        statements: sum(contender === 'ours' ? own : statements[contender]),
      },
    ]),
  ) as Record<Contender, Figures>;
  const { name, title, bars } = operation;
  return {
    ...{ name, title, bars, figures, statements: own },
    ratios: { postgraphile: middle(ratios.postgraphile), raw: middle(ratios.raw) },
    ofRounds: ratios,
  };
}

const LABELS: Record<Contender, string> = { ours: 'Liên Gia', postgraphile: 'PostGraphile 5', raw: 'by hand' };
const COLUMNS = ['', 'requests/s', 'p50 ms', 'p99 ms', 'server CPU ms', 'database CPU ms', 'statements'];

const number = (value: number, digits: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));

/** An operation's result as lines of a Markdown table, which reads well in a terminal, too. */
export function tableOf(result: Result): string {
  const rows = CONTENDERS.map((contender) => {
    const { requestsPerSecond, p50, p99, serverMs, databaseMs, statements } = result.figures[contender];
    return [
      LABELS[contender],
      number(requestsPerSecond, requestsPerSecond < 100 ? 1 : 0),
      number(p50, 1),
      number(p99, 1),
      number(serverMs, 2),
      number(databaseMs, 2),
      number(statements, statements % 1 < 0.05 ? 0 : 1),
    ];
  });
  const widths = COLUMNS.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[at]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(COLUMNS), rule, ...rows.map(line)].join('\n');
}

/** What the ratios are beside the bars, in a line. */
export function verdictOf({ ratios, ofRounds, bars, figures }: Result): string {
  const beside = (value: number, bar: number, isReached: boolean) =>
    `${value.toFixed(2)} (bar ${bar}${isReached ? '' : ', not reached'})`;
  const ratio = (other: Rival) => {
    const [least, most] = [Math.min(...ofRounds[other]), Math.max(...ofRounds[other])];
    const verdict = beside(ratios[other], bars[other], ratios[other] >= bars[other]);
    return `${verdict}, in single rounds ${least.toFixed(2)} to ${most.toFixed(2)}`;
  };
  const { statements, shedPercent } = figures.ours;
  return (
    `× PostGraphile ${ratio('postgraphile')} · × by hand ${ratio('raw')} · ` +
    `statements ${beside(statements, bars.statements, statements < bars.statements + 0.05)}` +
    (shedPercent > 0 ? ` · ${shedPercent.toFixed(1)} % refused with 503` : '')
  );
}
