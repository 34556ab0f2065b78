import { setImmediate as turn } from 'node:timers/promises';
import type { Store } from './database.ts';
import type { SearchEntry } from './search-entry.ts';
import { growSongSearch, type SongSearch } from './song-search.ts';
import { findableArtists, findableSongs, namesRevision } from './songs.ts';

/** How many rows are read before others have their turn: some milliseconds' work. */
const PAGE = 2_000;

/** After so many additions the search is made anew. */
const MOST_ADDED = 1_000;

/** A search of so many entries takes so long to make anew that the old one answers meanwhile. */
const LARGE = 20_000;

/** The search as it is for whoever asks. */
export interface FollowedNames {
  /** With everything that any process has committed. */
  current(): Promise<SongSearch>;
  /** Without waiting for a large search to be made anew: for suggestions, which are better old than late. */
  soon(): Promise<SongSearch>;
}

/**
 * A search that follows the store: what any process adds is found at the next call. A few additions are taken in one by
 * one; where names changed, or many were added, it is made anew in small steps, which takes about two seconds for a
 * hundred thousand songs.
 */
export function followNames({ read, dataVersion }: Pick<Store, 'read' | 'dataVersion'>): FollowedNames {
  let search: SongSearch | null = null;
  let seen = { version: -1, revision: -1, song: 0, artist: 0 };
  const artistNames = new Map<number, readonly string[]>();

  async function update(): Promise<SongSearch> {
    const version = dataVersion();
    if (search && version === seen.version) return search;
    const revision = await namesRevision(read);
    if (!search || revision !== seen.revision) {
      artistNames.clear();
      return replace({ version, revision, song: 0, artist: 0 });
    }
    const { entries, last } = await entriesAfter(seen);
    if (entries.length + search.size().added > MOST_ADDED) return replace({ version, revision, song: 0, artist: 0 });
    for (const entry of entries) search.add(entry);
    seen = { version, revision, ...last };
    return search;
  }

  async function replace(from: typeof seen): Promise<SongSearch> {
    const { entries, last } = await entriesAfter(from);
    search = await growSongSearch(entries);
    seen = { ...from, ...last };
    return search;
  }

  /** The entries of songs and acts that came after some others. Songs are read first: the acts of each are there then. */
  async function entriesAfter(after: { readonly song: number; readonly artist: number }) {
    const songs = await allPages(after.song, (last) => findableSongs(read, last, PAGE));
    const artists = await allPages(after.artist, (last) => findableArtists(read, last, PAGE));
    for (const artist of artists) artistNames.set(artist.id, artist.names);
    const entries: SearchEntry[] = [
      ...songs.map((song) => ({
        id: song.id,
        kind: 'song' as const,
        names: song.names,
        artistNames: song.artists.flatMap((artist) => artistNames.get(artist) ?? []),
        weight: song.certificates,
      })),
      ...artists.map((artist) => ({
        id: artist.id,
        kind: 'artist' as const,
        names: artist.names,
        artistNames: [],
        weight: artist.songs,
      })),
    ];
    const last = { song: songs.at(-1)?.id ?? after.song, artist: artists.at(-1)?.id ?? after.artist };
    return { entries, last };
  }

  let updating: Promise<SongSearch> | null = null;
  const current = () => {
    // Whoever asks while it is being brought up to date waits for that, instead of doing it once more.
    updating ??= update().finally(() => {
      updating = null;
    });
    return updating;
  };

  return {
    current,
    soon: () => {
      const next = current();
      return search && search.size().all >= LARGE ? Promise.race([next, afterTurns(search)]) : next;
    },
  };
}

/** What takes no longer than a few additions is done by then. */
async function afterTurns(search: SongSearch): Promise<SongSearch> {
  for (let turns = 0; turns < 3; turns += 1) await turn();
  return search;
}

async function allPages<T extends { readonly id: number }>(
  after: number,
  page: (after: number) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const rows = await page(all.at(-1)?.id ?? after);
    for (const row of rows) all.push(row);
    if (rows.length < PAGE) return all;
    await turn();
  }
}
