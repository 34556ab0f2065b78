import { type FoldedName, foldedName } from './name-folding.ts';
import type { Rank, SearchEntry, SearchKind } from './search-entry.ts';
import { listByGrams, type Postings, TURN, visitCreditGrams, visitGrams } from './search-grams.ts';

/**
 * Entries that are searched together and never change, but that some of them may be forgotten. An entry's slot is its
 * place in the order of results, so that a list of ascending slots is in that order. Numbers lie in arrays of numbers:
 * about 55 MB for 100,000 songs with their names.
 */
export interface Segment {
  readonly size: number;
  readonly ids: Float64Array;
  /** Places in `KINDS`, or `GONE` where the entry was removed, or is in another segment by now. */
  readonly kinds: Uint8Array;
  readonly weights: Float64Array;
  readonly names: NameTable;
  readonly listed: Postings;
  /** Names of acts, each once for all the entries credited to it. */
  readonly credits: NameTable;
  readonly creditsListed: Postings;
  readonly creditsOfSlot: NumberLists;
  readonly slotsOfCredit: NumberLists;
  /**
   * A number for each slot, and some more so that they can be read in fours, for one query at a time: arrays of this
   * length made for each would soon have the collector go through all the names, which takes 300 ms for a million.
   */
  readonly marks: Uint8Array;
}

/** Folded names by their owner. */
export interface NameTable {
  /** Where the names of an owner start; one more than there are owners. */
  readonly first: Uint32Array;
  readonly names: readonly FoldedName[];
  /** The length of an owner's shortest name, of its first 255 signs. */
  readonly shortest: Uint8Array;
}

/** A list of numbers for each of some numbers. */
export interface NumberLists {
  readonly first: Uint32Array;
  readonly items: Uint32Array;
}

const KINDS = ['song', 'artist'] as const;

/** The kind of what is no more. */
export const GONE = KINDS.length;

/** Builds a segment at once. */
export function buildSegment(entries: Iterable<SearchEntry>): Segment {
  const building = growSegment(entries);
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
  }
}

/** Builds a segment in steps of some milliseconds, so that whoever builds may do something else between them. */
export function* growSegment(entries: Iterable<SearchEntry>): Generator<void, Segment> {
  const ordered = [...entries].sort(compareEntries);
  const size = ordered.length;
  const ids = Float64Array.from(ordered, ({ id }) => id);
  const kinds = Uint8Array.from(ordered, ({ kind }) => KINDS.indexOf(kind));
  const weights = Float64Array.from(ordered, ({ weight }) => weight);
  yield;
  const names = yield* foldAll(ordered.map((entry) => entry.names));
  const listed = yield* listByGrams(size, (slot, visit) => eachName(names, slot, visitGrams, visit));
  const credited = new Map<string, number>();
  const first = new Uint32Array(size + 1);
  const items: number[] = [];
  for (const [slot, { artistNames }] of ordered.entries()) {
    for (const name of new Set(artistNames)) items.push(numberOf(credited, name));
    first[slot + 1] = items.length;
    if (slot % TURN === TURN - 1) yield;
  }
  const credits = yield* foldAll([...credited.keys()].map((name) => [name]));
  const creditsListed = yield* listByGrams(credited.size, (credit, visit) =>
    eachName(credits, credit, visitCreditGrams, visit),
  );
  const creditsOfSlot = { first, items: Uint32Array.from(items) };
  return {
    ...{ size, ids, kinds, weights, names, listed, credits, creditsListed, creditsOfSlot },
    slotsOfCredit: turnedAround(creditsOfSlot, credited.size),
    marks: new Uint8Array(Math.ceil(size / 4) * 4),
  };
}

/** Tells the slots that are still there and of a kind, if one is asked for. */
export function wantedIn({ kinds }: Segment, kind: SearchKind | undefined): (slot: number) => boolean {
  if (kind === undefined) return (slot) => kinds[slot] !== GONE;
  const wanted = KINDS.indexOf(kind);
  return (slot) => kinds[slot] === wanted;
}

/** The names of an owner. */
export function namesAt({ first, names }: NameTable, owner: number): readonly FoldedName[] {
  return names.slice(first[owner], first[owner + 1]);
}

/** The first name of an owner for which something is so. */
export function findName(
  { first, names }: NameTable,
  owner: number,
  isIt: (name: FoldedName) => boolean,
): FoldedName | null {
  const end = first[owner + 1] ?? 0;
  for (let at = first[owner] ?? 0; at < end; at += 1) {
    const name = names[at];
    if (name && isIt(name)) return name;
  }
  return null;
}

/** The numbers of a list. */
export function numbersAt({ first, items }: NumberLists, of: number): Uint32Array {
  return items.subarray(first[of], first[of + 1]);
}

/** What puts the entry of a slot in its place. */
export function rankAt(segment: Segment, slot: number): Rank {
  return {
    id: segment.ids[slot] ?? 0,
    kind: KINDS[segment.kinds[slot] ?? 0] ?? 'song',
    weight: segment.weights[slot] ?? 0,
    length: segment.names.names[segment.names.first[slot] ?? 0]?.text.length ?? 0,
  };
}

/** The slot of an entry; -1 where it is not in the segment, or no more. */
export function slotOf({ ids, kinds }: Segment, { id, kind }: Pick<Rank, 'id' | 'kind'>): number {
  const wanted = KINDS.indexOf(kind);
  for (let slot = ids.indexOf(id); slot >= 0; slot = ids.indexOf(id, slot + 1)) if (kinds[slot] === wanted) return slot;
  return -1;
}

/** As `compareRanks`, without making anything: sorting a large catalogue is the longest of the steps. */
function compareEntries(a: SearchEntry, b: SearchEntry): number {
  return (
    b.weight - a.weight || lengthOf(a) - lengthOf(b) || a.id - b.id || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)
  );
}

function lengthOf({ names }: SearchEntry): number {
  return names[0]?.length ?? 0;
}

function eachName(
  table: NameTable,
  owner: number,
  grams: typeof visitGrams,
  visit: Parameters<typeof visitGrams>[2],
): void {
  const end = table.first[owner + 1] ?? 0;
  for (let at = table.first[owner] ?? 0; at < end; at += 1) {
    const name = table.names[at];
    if (name) grams(name.key, name.starts, visit);
  }
}

function* foldAll(texts: readonly (readonly string[])[]): Generator<void, NameTable> {
  const first = new Uint32Array(texts.length + 1);
  const shortest = new Uint8Array(texts.length);
  const names: FoldedName[] = [];
  for (const [owner, written] of texts.entries()) {
    let least = 255;
    for (const text of written) {
      const name = foldedName(text);
      if (!name) continue;
      names.push(name);
      least = Math.min(least, name.key.length);
    }
    shortest[owner] = least;
    first[owner + 1] = names.length;
    if (owner % TURN === TURN - 1) yield;
  }
  return { first, names, shortest };
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

/** For each number of the lists the lists that it is in, in ascending order. */
function turnedAround(lists: NumberLists, count: number): NumberLists {
  const first = new Uint32Array(count + 1);
  for (const item of lists.items) first[item + 1] = (first[item + 1] ?? 0) + 1;
  for (let at = 0; at < count; at += 1) first[at + 1] = (first[at + 1] ?? 0) + (first[at] ?? 0);
  const items = new Uint32Array(lists.items.length);
  const next = first.slice(0, count);
  for (let of = 0; of + 1 < lists.first.length; of += 1)
    for (const item of numbersAt(lists, of)) {
      const place = next[item] ?? 0;
      items[place] = of;
      next[item] = place + 1;
    }
  return { first, items };
}
