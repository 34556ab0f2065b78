/** Chance that a seed repeats: each purpose has a sequence of its own, so that one does not shift another. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number;
  /** A number between two, the second one left out. */
  between(from: number, to: number): number;
  /** A whole number between two, both included. */
  whole(from: number, to: number): number;
  happens(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of several, by their weights. */
  weighed<T>(from: readonly (readonly [weight: number, value: T])[]): T;
}

/** The sequence of a seed for a purpose (mulberry32 over an FNV-1a hash of both). */
export function createChance(seed: number, purpose: string): Chance {
  let state = hashOf(`${seed} ${purpose}`);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + next() * (to - from);
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(next() * from.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  };
  return {
    next,
    between,
    whole: (from, to) => Math.floor(between(from, to + 1)),
    happens: (probability) => next() < probability,
    pick,
    weighed: (from) => {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0);
      const found = from.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? pick(from))[1];
    },
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
