import {
  type AskedWord,
  dice,
  EDGE,
  edgedPairsOf,
  type FoldedName,
  foldedName,
  foldWords,
  gramsOf,
  gramsToFind,
  hasCjk,
  headOf,
  headsAt,
  says,
  startsAWord,
} from './name-folding.ts';

/**
 * Search in names, in memory: lists of entries by the signs and pairs of signs in their names, each list in the order
 * in which results are shown, so that most queries stop after the first few entries of a list. Good up to about 200,000
 * names.
 */

export type SearchKind = 'song' | 'artist';

/** A song or an act as people may look for it. */
export interface SearchEntry {
  readonly id: number;
  readonly kind: SearchKind;
  /** Title or name first, then native titles and aliases. */
  readonly names: readonly string[];
  /** For a song: every name of every credited act. */
  readonly artistNames: readonly string[];
  /** Popularity: the higher comes first. */
  readonly weight: number;
}

/**
 * How a name answers a query, best first: it is the name; a name starts with it; a word of one does; it is inside one;
 * each of its words is in a title or an act's name; a name looks like it.
 */
export type Match = 'exact' | 'start' | 'word' | 'inside' | 'words' | 'near';

export interface Hit {
  readonly id: number;
  readonly kind: SearchKind;
  /** The name that matched, as written; the first of them where several names matched together. */
  readonly name: string;
  readonly match: Match;
}

export interface SearchOptions {
  readonly kind?: SearchKind;
  readonly limit?: number;
}

export interface SongSearch {
  /** What a query may mean: the best match first, then by weight, then the shorter title, then id; 25 unless told. */
  suggest(query: string, options?: SearchOptions): Hit[];
  /** The names most like a mistyped query, most alike first: 3 unless told, none where nothing is alike. */
  nearest(query: string, options?: SearchOptions): Hit[];
  /** Makes an entry findable, in place of the one of its id and kind if there is one. */
  add(entry: SearchEntry): void;
  /** Forgets an entry; it is no error if there is none. */
  remove(id: number, kind: SearchKind): void;
}

/** Builds the search over all entries, which takes some seconds and about 100 MB for 100,000 names. */
export function createSongSearch(entries: Iterable<SearchEntry>): SongSearch {
  const index = emptyIndex();
  // In the order of results each entry goes to the end of its lists, so nothing has to be moved.
  const ordered = [...entries].map((entry) => ({ entry, ...orderOf(entry) })).sort(compare);
  for (const { entry } of ordered) add(index, entry);
  trim(index);
  return {
    suggest: (query, options = {}) => suggest(index, query, options),
    nearest: (query, options = {}) => nearest(index, query, options),
    add: (entry) => add(index, entry),
    remove: (id, kind) => remove(index, id, kind),
  };
}

/** What decides the order of entries that match equally well. */
interface Order {
  readonly id: number;
  readonly kind: SearchKind;
  readonly weight: number;
  readonly length: number;
}

interface Indexed extends Order {
  readonly names: readonly FoldedName[];
  readonly credits: readonly Credit[];
  /** The length of the shortest folded name. */
  readonly shortest: number;
}

/** A name of an act, once for all the entries credited to it. */
interface Credit {
  readonly name: FoldedName;
  readonly slots: number[];
}

type SlotList = readonly number[];

interface Index {
  /** Entries by slot; a slot is freed by a removal and used again. */
  readonly entries: (Indexed | undefined)[];
  readonly free: number[];
  readonly slots: Readonly<Record<SearchKind, Map<number, number>>>;
  readonly all: number[];
  /** Slots in the order of results, by what is anywhere in a name, at its start, at the start of any of its words. */
  readonly inside: Map<string, number[]>;
  readonly start: Map<string, number[]>;
  readonly word: Map<string, number[]>;
  readonly credits: Map<string, Credit>;
  /** Names of acts by what starts a word in them and, as far as it is CJK, by what is anywhere in them. */
  readonly creditsByGram: Map<string, Credit[]>;
}

const SUGGESTED = 25;
const NEAREST = 3;
/** Names are shorter; more of a query would cost time and find nothing. */
const QUERY_LENGTH = 100;
/** The least Dice coefficient of two names that look alike. */
const LEAST_SIMILARITY = 0.25;
/** How finely likely entries are told apart before they are compared, and how many are compared at least. */
const SIMILARITY_STEPS = 64;
const COMPARED = 200;
const NOTHING: SlotList = [];

function emptyIndex(): Index {
  return {
    entries: [],
    free: [],
    slots: { song: new Map(), artist: new Map() },
    all: [],
    inside: new Map(),
    start: new Map(),
    word: new Map(),
    credits: new Map(),
    creditsByGram: new Map(),
  };
}

function add(index: Index, entry: SearchEntry): void {
  remove(index, entry.id, entry.kind);
  const slot = index.free.pop() ?? index.entries.length;
  const names = withoutNulls(entry.names.map(foldedName));
  const credits = withoutNulls([...new Set(entry.artistNames)].map((name) => creditOf(index, name)));
  const shortest = Math.min(...names.map((name) => name.key.length));
  index.entries[slot] = { ...orderOf(entry), names, credits, shortest };
  index.slots[entry.kind].set(entry.id, slot);
  insert(index, index.all, slot);
  for (const credit of credits) insert(index, credit.slots, slot);
  eachPosting(index, names, (postings, gram) => {
    const list = postings.get(gram);
    if (list) insert(index, list, slot);
    else postings.set(gram, [slot]);
  });
}

function remove(index: Index, id: number, kind: SearchKind): void {
  const slot = index.slots[kind].get(id);
  if (slot === undefined) return;
  const entry = entryAt(index, slot);
  drop(index, index.all, slot);
  for (const credit of entry.credits) drop(index, credit.slots, slot);
  eachPosting(index, entry.names, (postings, gram) => {
    const list = postings.get(gram);
    if (!list) return;
    drop(index, list, slot);
    if (list.length === 0) postings.delete(gram);
  });
  index.slots[kind].delete(id);
  index.entries[slot] = undefined;
  index.free.push(slot);
}

/** Visits every list that names belong to, some of them more than once. */
function eachPosting(
  { inside, start, word }: Index,
  names: readonly FoldedName[],
  visit: (postings: Map<string, number[]>, gram: string) => void,
): void {
  for (const { key, starts } of names) {
    for (const gram of gramsOf(key)) visit(inside, gram);
    for (const gram of headsAt(key, 0)) visit(start, gram);
    if (key.length <= 2) visit(start, key + EDGE);
    for (const from of starts) for (const gram of headsAt(key, from)) visit(word, gram);
  }
}

/** An act's name, listed at its first use; it stays when no entry needs it any more, as acts seldom go. */
function creditOf(index: Index, text: string): Credit | null {
  const known = index.credits.get(text);
  if (known) return known;
  const name = foldedName(text);
  if (!name) return null;
  const credit = { name, slots: [] };
  index.credits.set(text, credit);
  const grams = [...name.starts.flatMap((at) => headsAt(name.key, at)), ...gramsOf(name.key).filter(hasCjk)];
  for (const gram of grams) {
    const credits = index.creditsByGram.get(gram);
    if (!credits) index.creditsByGram.set(gram, [credit]);
    else if (credits.at(-1) !== credit) credits.push(credit);
  }
  return credit;
}

/** Gives back the room that lists have in reserve for growing. */
function trim({ inside, start, word }: Index): void {
  for (const postings of [inside, start, word]) for (const [gram, list] of postings) postings.set(gram, list.slice());
}

function insert(index: Index, list: number[], slot: number): void {
  const last = list.at(-1);
  if (last === slot) return;
  if (last === undefined || orderOfSlots(index, last, slot) < 0) {
    list.push(slot);
    return;
  }
  const place = placeOf(index, list, slot);
  if (list[place] !== slot) list.splice(place, 0, slot);
}

function drop(index: Index, list: number[], slot: number): void {
  const place = placeOf(index, list, slot);
  if (list[place] === slot) list.splice(place, 1);
}

/** Where in a list a slot is or would be. */
function placeOf(index: Index, list: SlotList, slot: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (orderOfSlots(index, list[middle] ?? slot, slot) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function suggest(index: Index, query: string, { kind, limit = SUGGESTED }: SearchOptions): Hit[] {
  const words = foldWords(query.slice(0, QUERY_LENGTH));
  const key = words.join('');
  const hits = new Map<number, Hit>();
  const offer = (list: Iterable<number>, match: Match, find: (entry: Indexed) => FoldedName | undefined) => {
    for (const slot of list) {
      if (hits.size >= limit) return;
      const entry = entryAt(index, slot);
      if ((kind && entry.kind !== kind) || hits.has(slot)) continue;
      const name = find(entry);
      if (name) hits.set(slot, { id: entry.id, kind: entry.kind, name: name.text, match });
    }
  };
  if (key === '') {
    offer(index.all, 'start', ({ names }) => names[0]);
    return [...hits.values()];
  }
  const grams = gramsToFind(key);
  const starting = shortestList(index.inside, grams, index.start.get(headOf(key)) ?? NOTHING);
  const equal = key.length <= 2 ? (index.start.get(key + EDGE) ?? NOTHING) : starting;
  offer(equal, 'exact', ({ names }) => names.find((name) => name.key === key));
  offer(starting, 'start', ({ names }) => names.find((name) => name.key.startsWith(key)));
  const wordStarting = shortestList(index.inside, grams, index.word.get(headOf(key)) ?? NOTHING);
  offer(wordStarting, 'word', ({ names }) => names.find((name) => startsAWord(name, key)));
  offer(shortestList(index.inside, grams), 'inside', ({ names }) => names.find((name) => name.key.includes(key)));
  const asked = [...new Set(words)].map((word) => ({ key: word, isCjk: hasCjk(word) }));
  if (hits.size < limit) offer(slotsWithAll(index, asked), 'words', ({ names }) => names[0]);
  return [...hits.values()];
}

/** The slots of entries with every one of some words in a name or an act's name, in the order of results. */
function* slotsWithAll(index: Index, words: readonly AskedWord[]): Generator<number> {
  const hasAll = (slot: number) => {
    const { names, credits } = entryAt(index, slot);
    return words.every(
      (word) => names.some((name) => says(name, word)) || credits.some(({ name }) => says(name, word)),
    );
  };
  const [first, ...others] = words.map((word) => slotsWith(index, word));
  if (!first) return;
  const { word, own, credits } = others.reduce((rarest, each) => (each.size < rarest.size ? each : rarest), first);
  const credited = new Set(credits.filter(({ name }) => says(name, word)).flatMap(({ slots }) => slots));
  const right = [...credited].filter(hasAll).sort((a, b) => orderOfSlots(index, a, b));
  let at = 0;
  for (const slot of own) {
    if (!hasAll(slot)) continue;
    for (let other = right[at]; other !== undefined && orderOfSlots(index, other, slot) < 0; other = right[at]) {
      yield other;
      at += 1;
    }
    yield slot;
  }
  yield* right.slice(at);
}

/** What is sure to hold every entry with a word: entries for their own names, and the names of acts. */
function slotsWith(index: Index, word: AskedWord) {
  const grams = gramsToFind(word.key);
  const head = headOf(word.key);
  const own = shortestList(index.inside, grams, word.isCjk ? undefined : (index.word.get(head) ?? NOTHING));
  const credits = (word.isCjk ? grams.filter(hasCjk) : [head])
    .map((gram) => index.creditsByGram.get(gram) ?? [])
    .reduce((fewest, each) => (each.length < fewest.length ? each : fewest));
  return { word, own, credits, size: own.length + credits.length };
}

/** The shortest of the lists of some grams and one that is known already: an entry with all grams is in each of them. */
function shortestList(postings: Index['inside'], grams: readonly string[], known?: SlotList): SlotList {
  let shortest = known;
  for (const gram of grams) {
    const list = postings.get(gram) ?? NOTHING;
    if (!shortest || list.length < shortest.length) shortest = list;
  }
  return shortest ?? NOTHING;
}

type Alike = { readonly entry: Indexed; readonly name: FoldedName; readonly similarity: number };

function nearest(index: Index, query: string, { kind, limit = NEAREST }: SearchOptions): Hit[] {
  const words = foldWords(query.slice(0, QUERY_LENGTH));
  const whole = edgedPairsOf([words.join('')]);
  const apart = edgedPairsOf(words);
  const alike: Alike[] = [];
  for (const slot of likeliest(index, whole.union(apart), kind)) {
    const best = mostAlike(entryAt(index, slot), whole, words.length > 1 ? apart : null);
    if (best && best.similarity >= LEAST_SIMILARITY) alike.push(best);
  }
  alike.sort((a, b) => b.similarity - a.similarity || compare(a.entry, b.entry));
  return alike.slice(0, limit).map(({ entry: { id, kind }, name }) => ({ id, kind, name: name.text, match: 'near' }));
}

/**
 * The entries worth a closer look: those that share most pairs for the length of their shortest name. Counting over
 * the lists is quick, while comparing sets of pairs is not, and common pairs are shared by tens of thousands.
 */
function likeliest(index: Index, pairs: ReadonlySet<string>, kind: SearchKind | undefined): number[] {
  const shared = new Uint16Array(index.entries.length);
  for (const pair of pairs) {
    const list = pair.startsWith(EDGE) ? index.start.get(pair.slice(1)) : index.inside.get(pair);
    for (const slot of list ?? NOTHING) shared[slot] = (shared[slot] ?? 0) + 1;
  }
  const bySimilarity: number[][] = Array.from({ length: SIMILARITY_STEPS + 1 }, () => []);
  for (const [slot, count] of shared.entries()) {
    if (count === 0) continue;
    const entry = entryAt(index, slot);
    if (kind && entry.kind !== kind) continue;
    const similarity = Math.min(1, (2 * count) / (pairs.size + entry.shortest));
    bySimilarity[Math.floor(similarity * SIMILARITY_STEPS)]?.push(slot);
  }
  const likely: number[] = [];
  for (const slots of bySimilarity.toReversed()) {
    if (likely.length >= COMPARED) break;
    likely.push(...slots.sort((a, b) => orderOfSlots(index, a, b)).slice(0, COMPARED));
  }
  return likely;
}

/** The name of an entry most like the query; with `apart`, the query's words by themselves, also beside an act's name. */
function mostAlike(entry: Indexed, whole: ReadonlySet<string>, apart: ReadonlySet<string> | null): Alike | null {
  let best: Alike | null = null;
  const offer = (name: FoldedName, similarity: number) => {
    if (!best || similarity > best.similarity) best = { entry, name, similarity };
  };
  const credits = apart ? entry.credits.map((credit) => edgedPairsOf([credit.name.key])) : [];
  for (const name of entry.names) {
    const pairs = edgedPairsOf([name.key]);
    offer(name, dice(whole, pairs));
    if (apart) for (const credit of credits) offer(name, dice(apart, pairs.union(credit)));
  }
  return best;
}

function entryAt(index: Index, slot: number): Indexed {
  const entry = index.entries[slot];
  if (!entry) throw new Error(`the lists name an empty slot: ${slot}`);
  return entry;
}

function orderOfSlots(index: Index, a: number, b: number): number {
  return compare(entryAt(index, a), entryAt(index, b));
}

function compare(a: Order, b: Order): number {
  return b.weight - a.weight || a.length - b.length || a.id - b.id || b.kind.localeCompare(a.kind);
}

function orderOf({ id, kind, weight, names }: SearchEntry): Order {
  return { id, kind, weight, length: names[0]?.length ?? 0 };
}

/** The copy has no room in reserve for growing, which in arrays this small would be most of their size. */
function withoutNulls<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null).slice();
}
