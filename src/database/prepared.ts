/** A statement is prepared when it comes for the so-manieth time: what comes seldom is not worth its memory. */
const PREPARE_AT = 5;
/** How many are prepared at most; each connection keeps the plans of all of them. */
const MOST_PREPARED = 150;
const MOST_COUNTED = 2_000;
/**
 * After so long it is settled anew what comes often, for what was asked at eight o'clock is not what is asked at noon. No
 * connection may live longer: it keeps what it has prepared, of two rounds at most.
 */
export const PREPARED_SECONDS = 600;

/**
 * The names under which the statements of one pool are prepared, by their texts. A named statement is parsed and planned
 * once on each connection (docs/decisions/plans.md). Which are prepared is settled by what comes first and often.
 *
 * @param now milliseconds.
 */
export const preparedNames = (now = () => performance.now()): ((name: string, text: string) => string | undefined) => {
  let names = new Map<string, string>();
  let counted = new Map<string, number>();
  let begun = now();
  let given = 0;
  return (name, text) => {
    if (now() - begun >= PREPARED_SECONDS * 1_000) {
      names = new Map();
      counted = new Map();
      begun = now();
    }
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
    const own = `${++given} ${name}`.slice(0, 63);
    names.set(text, own);
    return own;
  };
};
