import type { Store } from './database.ts';
import { createSongSearch, type SearchEntry, type SongSearch } from './song-search.ts';
import { findableNames, namesRevision } from './songs.ts';

/**
 * A search that follows the store: what any process adds is found at the next call. Additions are taken in one by
 * one; only changed names make it anew, which takes seconds for a hundred thousand songs.
 */
export function followNames({ read, dataVersion }: Pick<Store, 'read' | 'dataVersion'>): () => Promise<SongSearch> {
  let search: SongSearch | null = null;
  let seen = { version: -1, revision: -1, song: 0, artist: 0 };
  const artistNames = new Map<number, readonly string[]>();

  /** The entries of songs and acts that came after the last ones seen. */
  async function newEntries(): Promise<SearchEntry[]> {
    const { songs, artists } = await findableNames(read, seen);
    for (const artist of artists) artistNames.set(artist.id, artist.names);
    seen = { ...seen, song: songs.at(-1)?.id ?? seen.song, artist: artists.at(-1)?.id ?? seen.artist };
    return [
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
  }

  async function update(): Promise<SongSearch> {
    const version = dataVersion();
    if (search && version === seen.version) return search;
    const revision = await namesRevision(read);
    if (!search || revision !== seen.revision) {
      seen = { version, revision, song: 0, artist: 0 };
      artistNames.clear();
      search = createSongSearch(await newEntries());
      return search;
    }
    const found = search;
    seen = { ...seen, version };
    for (const entry of await newEntries()) found.add(entry);
    return found;
  }

  let updating: Promise<SongSearch> | null = null;
  return () => {
    // Whoever asks while it is being brought up to date waits for that, instead of doing it once more.
    updating ??= update().finally(() => {
      updating = null;
    });
    return updating;
  };
}
