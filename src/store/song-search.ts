import { setImmediate as turn } from 'node:timers/promises';
import {
  compareRanks,
  type Hit,
  type RankedHit,
  type SearchEntry,
  type SearchKind,
  type SearchOptions,
} from './search-entry.ts';
import { nearestIn } from './search-nearest.ts';
import { buildSegment, GONE, growSegment, type Segment, slotOf } from './search-segment.ts';
import { suggestIn, wordsOf } from './search-suggest.ts';

/**
 * Search in names, in memory: one large segment of entries that never changes, and a small one that is made anew when
 * something was added. Measured to a million songs (docs/performance.md).
 */
export interface SongSearch {
  /** What a query may mean: the best match first, then by weight, then the shorter title, then id; 25 unless told. */
  suggest(query: string, options?: SearchOptions): Hit[];
  /** The names most like a mistyped query, most alike first: 3 unless told, none where nothing is alike. */
  nearest(query: string, options?: NearestOptions): Hit[];
  /** Makes an entry findable, in place of the one of its id and kind if there is one. */
  add(entry: SearchEntry): void;
  /** Forgets an entry; it is no error if there is none. */
  remove(id: number, kind: SearchKind): void;
  /** How many entries there are, and how many of them were added since it was built: many of these make it slow. */
  size(): { readonly all: number; readonly added: number };
}

export interface NearestOptions extends SearchOptions {
  /** How much alike a name must be, from 0 to 1; it is never taken below a quarter. */
  readonly least?: number;
}

const SUGGESTED = 25;
const NEAREST = 3;
const MATCHES = ['exact', 'start', 'word', 'inside', 'words', 'near'] as const;

/** Builds the search over all entries at once. */
export function createSongSearch(entries: Iterable<SearchEntry>): SongSearch {
  return searchOver(buildSegment(entries));
}

/** Builds the search over all entries; between steps of some milliseconds others have their turn. */
export async function growSongSearch(entries: Iterable<SearchEntry>): Promise<SongSearch> {
  const building = growSegment(entries);
  for (;;) {
    const step = building.next();
    if (step.done) return searchOver(step.value);
    await turn();
  }
}

function searchOver(built: Segment): SongSearch {
  const added = new Map<string, SearchEntry>();
  let recent: Segment | null = null;
  let forgotten = 0;

  const segments = (): Segment[] => {
    if (added.size === 0) return [built];
    recent ??= buildSegment(added.values());
    return [built, recent];
  };

  const remove = (id: number, kind: SearchKind) => {
    if (added.delete(`${kind} ${id}`)) recent = null;
    const slot = slotOf(built, { id, kind });
    if (slot < 0) return;
    built.kinds[slot] = GONE;
    forgotten += 1;
  };

  return {
    suggest: (query, { kind, limit = SUGGESTED } = {}) => {
      const asked = { words: wordsOf(query), kind, limit };
      const hits = segments().flatMap((segment) => suggestIn(segment, asked));
      return best(hits, limit, (a, b) => MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match));
    },
    nearest: (query, { kind, limit = NEAREST, least = 0 } = {}) => {
      const asked = { words: wordsOf(query), kind, limit };
      const hits = segments().flatMap((segment) => nearestIn(segment, asked));
      const alike = hits.filter(({ similarity }) => similarity >= least);
      return best(alike, limit, (a, b) => b.similarity - a.similarity);
    },
    add: (entry) => {
      remove(entry.id, entry.kind);
      added.set(`${entry.kind} ${entry.id}`, entry);
      recent = null;
    },
    remove,
    size: () => ({ all: built.size - forgotten + added.size, added: added.size }),
  };
}

/** The first hits of all segments, by how well they match and then in the order of results. */
function best(hits: RankedHit[], limit: number, compare: (a: RankedHit, b: RankedHit) => number): Hit[] {
  return hits
    .sort((a, b) => compare(a, b) || compareRanks(a.rank, b.rank))
    .slice(0, limit)
    .map(({ id, kind, name, match }) => ({ id, kind, name, match }));
}
