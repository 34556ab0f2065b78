import { isCjkSign } from './name-folding.ts';

/**
 * Lists of numbered things by the grams of their folded names (one, two or three neighbouring signs, and what a name or
 * a word of it starts with). A gram is known by its hash alone: a list may hold things of another gram too, so whoever
 * reads one looks at the names themselves. That costs almost nothing, and a list costs four bytes a thing.
 */
export interface Postings {
  /** Where the list of each bucket starts in `items`; one more than there are buckets. */
  readonly offsets: Uint32Array;
  /** Things by bucket, each list in ascending order and without repetition. */
  readonly items: Uint32Array;
}

/** The hash of a gram. */
export type Gram = number;

/** What a gram says of a name: that it is anywhere in it, that it starts it, that it starts a word of it, that it is it. */
const [INSIDE, START, WORD, WHOLE] = [0x1b873593, 0x2545f491, 0x4cf5ad43, 0x7feb352d];

/** Buckets for each thing: enough that a rare gram seldom shares the list of a common one. */
const BUCKETS_EACH = 4;
const FEWEST_BUCKETS = 256;
const MOST_BUCKETS = 2 ** 22;

/** After how many things building lets others have a turn: some milliseconds' work. */
export const TURN = 500;

/** Visits every gram by which a folded name is listed, some of them more than once. */
export function visitGrams(key: string, starts: ArrayLike<number>, visit: (gram: Gram) => void): void {
  visitInside(key, visit);
  visitHeads(START, key, 0, visit);
  for (let at = 0; at < starts.length; at += 1) visitHeads(WORD, key, starts[at] ?? 0, visit);
  visit(wholeGram(key));
}

/** Visits the grams by which the name of an act is listed, whose songs are found by its words: fewer are enough. */
export function visitCreditGrams(key: string, starts: ArrayLike<number>, visit: (gram: Gram) => void): void {
  for (let at = 0; at < starts.length; at += 1) visitHeads(WORD, key, starts[at] ?? 0, visit);
  visitInside(key, (gram, isCjk) => {
    if (isCjk) visit(gram);
  });
}

/** Visits a name's signs and pairs and, but for CJK, which is too rare for that, its threes. */
function visitInside(key: string, visit: (gram: Gram, isCjk: boolean) => void): void {
  const { length } = key;
  for (let at = 0; at < length; at += 1) {
    const one = mix(INSIDE, key.charCodeAt(at));
    let isCjk = isCjkSign(key.charCodeAt(at));
    visit(one, isCjk);
    if (at + 1 >= length) return;
    const two = mix(one, key.charCodeAt(at + 1));
    isCjk ||= isCjkSign(key.charCodeAt(at + 1));
    visit(two, isCjk);
    if (at + 2 < length && !isCjk && !isCjkSign(key.charCodeAt(at + 2))) visit(mix(two, key.charCodeAt(at + 2)), false);
  }
}

function visitHeads(family: number, key: string, from: number, visit: (gram: Gram) => void): void {
  let gram = family;
  let hasCjk = false;
  for (let at = from; at < key.length && at < from + 3; at += 1) {
    const code = key.charCodeAt(at);
    hasCjk ||= isCjkSign(code);
    if (hasCjk && at > from) return;
    gram = mix(gram, code);
    visit(gram);
  }
}

/** The grams that every name with `key` in it is listed by; of more than one sign, without the single ones. */
export function gramsInside(key: string): Gram[] {
  const grams: Gram[] = [];
  const signs = new Set<Gram>();
  if (key.length > 1) for (let at = 0; at < key.length; at += 1) signs.add(mix(INSIDE, key.charCodeAt(at)));
  visitInside(key, (gram) => {
    if (!signs.has(gram)) grams.push(gram);
  });
  return grams;
}

/** The gram of two neighbouring signs, by their codes. */
export function pairGram(first: number, second: number): Gram {
  return mix(mix(INSIDE, first), second);
}

/** The longest gram by which names are listed that start with `key`. */
export function startGram(key: string): Gram {
  return headGram(START, key);
}

/** The longest gram by which names are listed that have a word which starts with `key`. */
export function wordGram(key: string): Gram {
  return headGram(WORD, key);
}

/** The gram of those names that are `key`. */
export function wholeGram(key: string): Gram {
  let gram = WHOLE;
  for (let at = 0; at < key.length; at += 1) gram = mix(gram, key.charCodeAt(at));
  return gram;
}

function headGram(family: number, key: string): Gram {
  let longest = family;
  visitHeads(family, key, 0, (gram) => {
    longest = gram;
  });
  return longest;
}

function mix(gram: number, code: number): number {
  const mixed = Math.imul(gram ^ code, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Lists so many things by their grams; in steps, so that whoever builds may do something else between them. */
export function* listByGrams(
  count: number,
  gramsOf: (item: number, visit: (gram: Gram) => void) => void,
): Generator<void, Postings> {
  const buckets = Math.min(MOST_BUCKETS, 2 ** Math.ceil(Math.log2(Math.max(FEWEST_BUCKETS, count * BUCKETS_EACH))));
  const mask = buckets - 1;
  const offsets = new Uint32Array(buckets + 1);
  const seen = new Uint32Array(buckets);
  // A bucket's place is counted one further on, so that the sums are where the lists start.
  for (let item = 0; item < count; item += 1) {
    gramsOf(item, (gram) => {
      const bucket = gram & mask;
      if (seen[bucket] === item + 1) return;
      seen[bucket] = item + 1;
      offsets[bucket + 1] = (offsets[bucket + 1] ?? 0) + 1;
    });
    if (item % TURN === TURN - 1) yield;
  }
  for (let bucket = 0; bucket < buckets; bucket += 1)
    offsets[bucket + 1] = (offsets[bucket + 1] ?? 0) + (offsets[bucket] ?? 0);
  const items = new Uint32Array(offsets[buckets] ?? 0);
  const next = offsets.slice(0, buckets);
  seen.fill(0);
  for (let item = 0; item < count; item += 1) {
    gramsOf(item, (gram) => {
      const bucket = gram & mask;
      if (seen[bucket] === item + 1) return;
      seen[bucket] = item + 1;
      const place = next[bucket] ?? 0;
      items[place] = item;
      next[bucket] = place + 1;
    });
    if (item % TURN === TURN - 1) yield;
  }
  return { offsets, items };
}

/** The things listed by a gram, in ascending order: all that have it, and perhaps a few that do not. */
export function listOf({ offsets, items }: Postings, gram: Gram): Uint32Array {
  const bucket = gram & (offsets.length - 2);
  return items.subarray(offsets[bucket], offsets[bucket + 1]);
}

/**
 * The things in the lists of all these grams, in ascending order. Looking into lists is far quicker than looking at
 * names, which lie anywhere in memory.
 */
export function* listedByAll(postings: Postings, grams: readonly Gram[]): Generator<number> {
  const [shortest, ...others] = grams.map((gram) => listOf(postings, gram)).sort((a, b) => a.length - b.length);
  if (!shortest) return;
  const places = new Uint32Array(others.length);
  for (let at = 0; at < shortest.length; at += 1) {
    const item = shortest[at] ?? 0;
    let inAll = true;
    for (let other = 0; inAll && other < others.length; other += 1) {
      const list = others[other] ?? shortest;
      const place = placeOf(list, item, places[other] ?? 0);
      places[other] = place;
      inAll = list[place] === item;
    }
    if (inAll) yield item;
  }
}

/** The first place, at or after another, where an ascending list has an item or a higher one. */
function placeOf(list: Uint32Array, item: number, from: number): number {
  let [low, step] = [from, 1];
  for (; (list[low + step] ?? item) < item; step *= 2) low += step;
  let high = Math.min(low + step, list.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The shortest list of some grams: whatever has them all is in it. */
export function shortestListOf(postings: Postings, grams: readonly Gram[]): Uint32Array {
  let shortest: Uint32Array | null = null;
  for (const gram of grams) {
    const list = listOf(postings, gram);
    if (!shortest || list.length < shortest.length) shortest = list;
  }
  return shortest ?? new Uint32Array();
}
