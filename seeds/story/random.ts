/** Chance that is the same on every machine and every day: the story is generated from it and committed. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number between the two, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/**
 * A stream of its own for each name, so that a change in one part of the story leaves the other parts as they are.
 */
export function random(name: string): Random {
  let state = 2166136261;
  for (const character of name) state = Math.imul(state ^ character.codePointAt(0)!, 16777619);
  state ||= 1;

  // Marsaglia's xorshift on 32 bits
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // Similar names begin with similar states; a few steps drive them apart.
  for (let i = 0; i < 16; i++) next();

  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (list) => list[between(0, list.length - 1)]!,
    shuffled(list) {
      const result = [...list];
      for (let i = result.length - 1; i > 0; i--) {
        const j = between(0, i);
        [result[i], result[j]] = [result[j]!, result[i]!];
      }
      return result;
    },
  };
}

/**
 * Whole numbers that follow the weights and add up to `total` exactly: at least `least` each, what rounding leaves over
 * goes to the largest remainders.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const free = total - least * weights.length;
  if (free < 0) throw new Error(`${total} cannot be shared among ${weights.length} with at least ${least} each`);
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (free * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = free - shares.reduce((a, b) => a + b, 0);
  exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
    .forEach(({ index }) => shares[index]!++);
  return shares.map((share) => share + least);
}
