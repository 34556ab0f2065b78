import type { Artist, Song } from '../domain/song.ts';
import type { Store } from './database.ts';
import { foldName } from './name-folding.ts';
import type { Hit, SearchKind } from './search-entry.ts';
import { followNames } from './searchable-names.ts';
import type { SongSearch } from './song-search.ts';
import { artistById, artistsById, relatedArtists, songById, songByLink, songsById, songsOfArtist } from './songs.ts';

/** What a text that a person typed for a song means. */
export type SongMeaning =
  | { readonly kind: 'song'; readonly song: Song }
  | { readonly kind: 'several'; readonly songs: readonly Song[] }
  /** The act's first songs, of so many in all. */
  | { readonly kind: 'artist'; readonly artist: Artist; readonly songs: readonly Song[]; readonly total: number }
  | { readonly kind: 'unknown-link' }
  | { readonly kind: 'unknown'; readonly nearest: readonly Song[] };

/** What a text that a person typed for an act means. */
export type ArtistMeaning =
  | { readonly kind: 'artist'; readonly artist: Artist }
  | { readonly kind: 'several'; readonly artists: readonly Artist[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly Artist[] };

/** Songs and acts, as people find them. */
export interface Catalogue {
  song(id: number): Promise<Song | null>;
  artist(id: number): Promise<Artist | null>;
  /** Those of some songs, and of some acts, that there are. */
  songs(ids: readonly number[]): Promise<readonly Song[]>;
  artists(ids: readonly number[]): Promise<readonly Artist[]>;
  /** Songs that a half-typed name may mean, the likeliest first. */
  suggestSongs(typed: string, limit: number): Promise<readonly Song[]>;
  suggestArtists(typed: string, limit: number): Promise<readonly Artist[]>;
  /** What was typed where a song was asked for: a suggestion's value, a link, a name, an act's name. */
  findSong(typed: string): Promise<SongMeaning>;
  findArtist(typed: string): Promise<ArtistMeaning>;
  /** An act's own songs. */
  songsOf(artist: number): Promise<readonly Song[]>;
  /** Members and units of an act, and the acts that it is a member or unit of. */
  related(artist: number): Promise<readonly Artist[]>;
}

const SPOTIFY_LINK = /(?:open\.spotify\.com\/(?:intl-[a-z-]+\/)?track\/|spotify:track:)([0-9A-Za-z]{22})/;
const YOUTUBE_LINK = /(?:youtu\.be\/|youtube\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/))([0-9A-Za-z_-]{11})/;
const ANY_LINK = /^https?:\/\//;

/** How many songs an act's name or an ambiguous name is answered with. */
const SHOWN = 10;

/** With fewer suggestions than these a name may be mistyped: it has so many signs, and is so much like the true one. */
const FEW = 5;
const LEAST_MISTYPED = 3;
const MISTYPED = 0.5;

/** More songs than an act has. */
const MANY = 1_000;

/** The id of the video that a YouTube address leads to; null where the text has none. */
export function videoIdIn(text: string): string | null {
  return YOUTUBE_LINK.exec(text)?.[1] ?? null;
}

/** What a half-typed name may mean; where that is little, then what is spelt much alike. */
function suggested(search: SongSearch, typed: string, kind: SearchKind, limit: number): Hit[] {
  const hits = search.suggest(typed, { kind, limit });
  const isMeant = hits.some(({ match }) => match === 'exact' || match === 'words');
  if (isMeant || hits.length >= Math.min(FEW, limit) || foldName(typed).length < LEAST_MISTYPED) return hits;
  const alike = search.nearest(typed, { kind, limit: FEW, least: MISTYPED });
  const others = alike.filter(({ id }) => !hits.some((hit) => hit.id === id));
  return [...hits, ...others].slice(0, Math.min(FEW, limit));
}

/** The catalogue of a store. Its search follows what other processes add, at the next call. */
export function createCatalogue(store: Store): Catalogue {
  const { read } = store;
  const { current, soon } = followNames(store);

  const songsOfHits = (hits: readonly Hit[]) =>
    songsById(
      read,
      hits.map((hit) => hit.id),
    );

  const artistsOfHits = (hits: readonly Hit[]) =>
    artistsById(
      read,
      hits.map((hit) => hit.id),
    );

  async function songByChoice(typed: string): Promise<SongMeaning | null> {
    const choice = /^song:(\d{1,15})$/.exec(typed);
    const chosen = choice ? await songById(read, Number(choice[1])) : null;
    if (chosen) return { kind: 'song', song: chosen };
    const spotify = SPOTIFY_LINK.exec(typed)?.[1];
    const youtube = videoIdIn(typed);
    if (!spotify && !youtube) return ANY_LINK.test(typed) ? { kind: 'unknown-link' } : null;
    const linked = spotify
      ? await songByLink(read, 'spotify', spotify)
      : await songByLink(read, 'youtube', youtube ?? '');
    const song = linked === null ? null : await songById(read, linked);
    return song ? { kind: 'song', song } : { kind: 'unknown-link' };
  }

  return {
    song: (id) => songById(read, id),
    artist: (id) => artistById(read, id),
    songs: (ids) => songsById(read, ids),
    artists: (ids) => artistsById(read, ids),
    suggestSongs: async (typed, limit) => songsOfHits(suggested(await soon(), typed, 'song', limit)),
    suggestArtists: async (typed, limit) => artistsOfHits(suggested(await soon(), typed, 'artist', limit)),
    findSong: async (typed) => {
      const chosen = await songByChoice(typed.trim());
      if (chosen) return chosen;
      const found = await current();
      const asTyped = (hit: Hit) => hit.name.toLowerCase() === typed.trim().toLowerCase();
      const hits = found.suggest(typed, { kind: 'song', limit: SHOWN });
      const exact = hits.filter((hit) => hit.match === 'exact');
      const acts = found.suggest(typed, { kind: 'artist', limit: 2 }).filter((hit) => hit.match === 'exact');
      const [act] = acts;
      // "NewJeans" is the act to the letter, and the song "New Jeans" only without its space.
      const meansAct = act && acts.length === 1 && (exact.length === 0 || (asTyped(act) && !exact.some(asTyped)));
      const artist = meansAct ? await artistById(read, act.id) : null;
      if (artist) {
        const all = await songsOfArtist(read, artist.id, MANY);
        return { kind: 'artist', artist, songs: all.slice(0, SHOWN), total: all.length };
      }
      const songs = await songsOfHits(exact.length > 0 ? exact : hits);
      const originals = songs.filter((song) => song.version === null);
      const clear = songs.length === 1 ? songs[0] : originals.length === 1 ? originals[0] : undefined;
      if (clear) return { kind: 'song', song: clear };
      if (songs.length > 1) return { kind: 'several', songs };
      return { kind: 'unknown', nearest: await songsOfHits(found.nearest(typed, { kind: 'song', limit: 3 })) };
    },
    findArtist: async (typed) => {
      const choice = /^artist:(\d{1,15})$/.exec(typed.trim());
      const chosen = choice ? await artistById(read, Number(choice[1])) : null;
      if (chosen) return { kind: 'artist', artist: chosen };
      const found = await current();
      const hits = found.suggest(typed, { kind: 'artist', limit: SHOWN });
      const exact = hits.filter((hit) => hit.match === 'exact');
      const artists = await artistsOfHits(exact.length > 0 ? exact : hits);
      if (artists.length > 1) return { kind: 'several', artists };
      const artist = artists[0];
      if (artist && foldName(typed) !== '') return { kind: 'artist', artist };
      return { kind: 'unknown', nearest: await artistsOfHits(found.nearest(typed, { kind: 'artist', limit: 3 })) };
    },
    songsOf: (artist) => songsOfArtist(read, artist, MANY),
    related: (artist) => relatedArtists(read, artist),
  };
}
