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

/** What decides the order of entries that match equally well. */
export interface Rank {
  readonly id: number;
  readonly kind: SearchKind;
  readonly weight: number;
  /** The length of the title or name. */
  readonly length: number;
}

/** Heavier first, then the shorter title, then by id. */
export function compareRanks(a: Rank, b: Rank): number {
  return b.weight - a.weight || a.length - b.length || a.id - b.id || b.kind.localeCompare(a.kind);
}

/** A hit with what puts it in its place among those of other segments. */
export interface RankedHit extends Hit {
  readonly rank: Rank;
  /** How much alike a near name is, from 0 to 1; 1 for all others. */
  readonly similarity: number;
}
