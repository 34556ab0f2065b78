import type { Artist, Song } from '../domain/song.ts';
import { readSongAddress } from '../domain/song-address.ts';
import type { Store } from './database.ts';
import { foldName } from './name-folding.ts';
import { createOwnNames, ownSongByLink } from './own-names.ts';
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
  /** The acts that a name is a name of, to the letter but for signs, case and width. */
  artistsCalled(name: string): Promise<readonly Artist[]>;
  /** An act's own songs. */
  songsOf(artist: number): Promise<readonly Song[]>;
  /** Members and units of an act, and the acts that it is a member or unit of. */
  related(artist: number): Promise<readonly Artist[]>;
  /** The same with the songs and acts that a server added for itself, which nobody else sees (DESIGN §1.7). */
  seenBy(server: number | null): Catalogue;
}

const ANY_LINK = /^https?:\/\//;

/** How many songs an act's name or an ambiguous name is answered with. */
const SHOWN = 10;

/** With fewer suggestions than these a name may be mistyped: it has so many signs, and is so much like the true one. */
const FEW = 5;
const LEAST_MISTYPED = 3;
const MISTYPED = 0.5;

/** More songs than an act has. */
const MANY = 1_000;

/** How many of a server's own songs and acts may stand before everybody's where they match as well. */
const OWN_FIRST = 10;

/** The catalogue of a store, of everybody's songs alone. Its search follows what other processes add, at the next call. */
export function createCatalogue(store: Store): Catalogue {
  const everybodys = followNames(store);
  const ownNames = createOwnNames(store.read);
  const withOwn = async (server: number | null, common: Promise<SongSearch>): Promise<Search> => {
    const own = server === null ? null : await ownNames.of(server);
    return own ? both(own, await common) : common;
  };
  const searches: Searches = {
    current: (server) => withOwn(server, everybodys.current()),
    soon: (server) => withOwn(server, everybodys.soon()),
  };
  return viewOf(store, searches, null);
}

type Search = Pick<SongSearch, 'suggest' | 'nearest'>;

/** The search as a server sees it: with all that is committed, or without waiting for that. */
interface Searches {
  readonly current: (server: number | null) => Promise<Search>;
  readonly soon: (server: number | null) => Promise<Search>;
}

/** What a half-typed name may mean; where that is little, then what is spelt much alike. */
function suggested(search: Search, typed: string, kind: SearchKind, limit: number): Hit[] {
  const hits = search.suggest(typed, { kind, limit });
  const isMeant = hits.some(({ match }) => match === 'exact' || match === 'words');
  if (isMeant || hits.length >= Math.min(FEW, limit) || foldName(typed).length < LEAST_MISTYPED) return hits;
  const alike = search.nearest(typed, { kind, limit: FEW, least: MISTYPED });
  const others = alike.filter(({ id }) => !hits.some((hit) => hit.id === id));
  return [...hits, ...others].slice(0, Math.min(FEW, limit));
}

const MATCHES = ['exact', 'start', 'word', 'inside', 'words', 'near'];

/** Two searches as one: of what matches equally well a server's own comes first, though not in place of all others. */
function both(own: Search, common: Search): Search {
  const rank = (hit: Hit) => MATCHES.indexOf(hit.match);
  return {
    suggest: (query, options) => {
      const found = own.suggest(query, { ...options, limit: Math.min(OWN_FIRST, options?.limit ?? OWN_FIRST) });
      const all = [...found, ...common.suggest(query, options)].toSorted((a, b) => rank(a) - rank(b));
      return all.slice(0, options?.limit);
    },
    nearest: (query, options) => {
      const [first] = own.nearest(query, { ...options, limit: 1 });
      return [...(first ? [first] : []), ...common.nearest(query, options)].slice(0, options?.limit);
    },
  };
}

/** The catalogue as a server sees it, null being none. */
function viewOf(store: Store, searches: Searches, server: number | null): Catalogue {
  const { read } = store;
  const current = () => searches.current(server);
  const soon = () => searches.soon(server);
  const isSeen = ({ ownOf }: { readonly ownOf?: number }) => ownOf === undefined || ownOf === server;
  const seen = <T extends { readonly ownOf?: number }>(one: T | null): T | null => (one && isSeen(one) ? one : null);

  const idsOf = (hits: readonly Hit[]) => hits.map((hit) => hit.id);
  // Whatever a search says, nothing is shown to whom it is not.
  const songsOfHits = async (hits: readonly Hit[]) => (await songsById(read, idsOf(hits))).filter(isSeen);
  const artistsOfHits = async (hits: readonly Hit[]) => (await artistsById(read, idsOf(hits))).filter(isSeen);

  async function songByChoice(typed: string): Promise<SongMeaning | null> {
    const choice = /^song:(\d{1,15})$/.exec(typed);
    const chosen = choice ? seen(await songById(read, Number(choice[1]))) : null;
    if (chosen) return { kind: 'song', song: chosen };
    const address = readSongAddress(typed);
    if (!address) return ANY_LINK.test(typed) ? { kind: 'unknown-link' } : null;
    const { site, id } = address;
    const linked =
      (await songByLink(read, site, id)) ?? (server === null ? null : await ownSongByLink(read, server, site, id));
    const song = linked === null ? null : await songById(read, linked);
    return song ? { kind: 'song', song } : { kind: 'unknown-link' };
  }

  return {
    song: async (id) => seen(await songById(read, id)),
    artist: async (id) => seen(await artistById(read, id)),
    songs: async (ids) => (await songsById(read, ids)).filter(isSeen),
    artists: async (ids) => (await artistsById(read, ids)).filter(isSeen),
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
        const all = await songsOfArtist(read, artist.id, MANY, server);
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
      const chosen = choice ? seen(await artistById(read, Number(choice[1]))) : null;
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
    artistsCalled: async (name) => {
      const hits = (await current()).suggest(name, { kind: 'artist', limit: SHOWN });
      return artistsOfHits(foldName(name) === '' ? [] : hits.filter((hit) => hit.match === 'exact'));
    },
    songsOf: (artist) => songsOfArtist(read, artist, MANY, server),
    related: (artist) => relatedArtists(read, artist),
    seenBy: (other) => viewOf(store, searches, other),
  };
}
