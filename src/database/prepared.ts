/** A statement is prepared when it comes for the so-manieth time: what comes seldom is not worth its memory. */
const PREPARE_AT = 5;
/** How many are prepared at most; each connection keeps the plans of all of them. */
const MOST_PREPARED = 150;
const MOST_COUNTED = 2_000;

/**
 * The names under which the statements of one pool are prepared, by their texts. A named statement is parsed and planned
 * once on each connection (docs/decisions/plans.md). Which are prepared is settled by what comes first and often; that is
 * for good, for no connection forgets one.
 */
export const preparedNames = (): ((name: string, text: string) => string | undefined) => {
  const names = new Map<string, string>();
  let counted = new Map<string, number>();
  return (name, text) => {
    const known = names.get(text);
    if (known || names.size >= MOST_PREPARED) return known;
    const times = (counted.get(text) ?? 0) + 1;
    if (times < PREPARE_AT) {
      if (counted.size >= MOST_COUNTED) counted = new Map();
      counted.set(text, times);
      return undefined;
    }
    counted.delete(text);
    // PostgreSQL cuts longer names off; the number makes it the only one.
    const own = `${names.size + 1} ${name}`.slice(0, 63);
    names.set(text, own);
    return own;
  };
};
