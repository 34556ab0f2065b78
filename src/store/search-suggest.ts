import { type AskedWord, type FoldedName, foldWords, hasCjk, says, startsAWord } from './name-folding.ts';
import type { Match, RankedHit, SearchKind } from './search-entry.ts';
import { type Gram, gramsInside, listedByAll, shortestListOf, startGram, wholeGram, wordGram } from './search-grams.ts';
import { findName, numbersAt, rankAt, type Segment, wantedIn } from './search-segment.ts';

/** How many words fit the marks of a slot; of more, the rarest are marked. */
const MARKS = 8;

/** What is asked of a segment. */
export interface Asked {
  readonly words: readonly string[];
  readonly kind: SearchKind | undefined;
  readonly limit: number;
}

/** What a query may mean in one segment: by how it matches, then in the order of results. */
export function suggestIn(segment: Segment, { words, kind, limit }: Asked): RankedHit[] {
  const hits: RankedHit[] = [];
  const found = new Set<number>();
  const isWanted = wantedIn(segment, kind);
  const take = (slot: number, match: Match, name: FoldedName) => {
    const rank = rankAt(segment, slot);
    found.add(slot);
    hits.push({ id: rank.id, kind: rank.kind, name: name.text, match, rank, similarity: 1 });
  };
  const offer = (grams: readonly Gram[], match: Match, isIt: (name: FoldedName) => boolean) => {
    if (hits.length >= limit) return;
    for (const slot of listedByAll(segment.listed, grams)) {
      if (hits.length >= limit) return;
      if (!isWanted(slot) || found.has(slot)) continue;
      const name = findName(segment.names, slot, isIt);
      if (name) take(slot, match, name);
    }
  };

  const key = words.join('');
  if (key === '') {
    for (let slot = 0; slot < segment.size && hits.length < limit; slot += 1) {
      const name = isWanted(slot) ? findName(segment.names, slot, () => true) : null;
      if (name) take(slot, 'start', name);
    }
    return hits;
  }
  const inside = gramsInside(key);
  offer([wholeGram(key)], 'exact', (name) => name.key === key);
  offer([startGram(key), ...inside], 'start', (name) => name.key.startsWith(key));
  offer([wordGram(key), ...inside], 'word', (name) => startsAWord(name, key));
  offer(inside, 'inside', (name) => name.key.includes(key));
  if (hits.length >= limit) return hits;
  const asked = [...new Set(words)].map((word) => ({ key: word, isCjk: hasCjk(word) }));
  for (const slot of slotsWithAll(segment, asked)) {
    if (hits.length >= limit) break;
    if (!isWanted(slot) || found.has(slot) || !hasAll(segment, slot, asked)) continue;
    const name = findName(segment.names, slot, () => true);
    if (name) take(slot, 'words', name);
  }
  return hits;
}

/** The slots that may have every word in a name or an act's name, in ascending order: each word marks its own. */
function* slotsWithAll(segment: Segment, words: readonly AskedWord[]): Generator<number> {
  if (words.length === 0) return;
  const lists = words.map((word) => slotsWith(segment, word)).sort((a, b) => size(a) - size(b));
  const rarest = lists.slice(0, MARKS);
  if (rarest.some((list) => size(list) === 0)) return;
  const marks = segment.marks.fill(0);
  for (const [at, { own, credited }] of rarest.entries()) {
    const mark = 1 << at;
    for (const slots of [own, ...credited])
      for (let place = 0; place < slots.length; place += 1) {
        const slot = slots[place] ?? 0;
        marks[slot] = (marks[slot] ?? 0) | mark;
      }
  }
  const all = 2 ** rarest.length - 1;
  for (let slot = marks.indexOf(all); slot >= 0; slot = marks.indexOf(all, slot + 1)) yield slot;
}

interface SlotsWith {
  /** Where it may be in a name of their own, and where it may be in an act's. */
  readonly own: Uint32Array;
  readonly credited: readonly Uint32Array[];
}

function size({ own, credited }: SlotsWith): number {
  return credited.reduce((sum, slots) => sum + slots.length, own.length);
}

function slotsWith(segment: Segment, word: AskedWord): SlotsWith {
  const inside = gramsInside(word.key);
  const own = shortestListOf(segment.listed, word.isCjk ? inside : [wordGram(word.key), ...inside]);
  const grams = word.isCjk ? cjkGrams(word.key) : [wordGram(word.key)];
  const credited: Uint32Array[] = [];
  // The grams of a short word say all of it; whatever is found by them is looked at in the end.
  for (const credit of listedByAll(segment.creditsListed, grams))
    if (word.key.length <= 3 || findName(segment.credits, credit, (name) => says(name, word)))
      credited.push(numbersAt(segment.slotsOfCredit, credit));
  return { own, credited };
}

/** Those grams of a word that have something of CJK in them: acts' names are listed by no others inside. */
function cjkGrams(key: string): number[] {
  const pairs = Array.from({ length: Math.max(1, key.length - 1) }, (_, at) => key.slice(at, at + 2));
  return pairs.filter(hasCjk).flatMap(gramsInside);
}

function hasAll(segment: Segment, slot: number, words: readonly AskedWord[]): boolean {
  const credits = numbersAt(segment.creditsOfSlot, slot);
  return words.every(
    (word) =>
      findName(segment.names, slot, (name) => says(name, word)) !== null ||
      credits.some((credit) => findName(segment.credits, credit, (name) => says(name, word)) !== null),
  );
}

/** The words of a query, of which no more is looked at than names have. */
export function wordsOf(query: string): string[] {
  return foldWords(query.slice(0, QUERY_LENGTH));
}

/** Names are shorter; more of a query would cost time and find nothing. */
const QUERY_LENGTH = 100;
