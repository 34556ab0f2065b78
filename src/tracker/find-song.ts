import type { Song } from '../domain/song.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/database.ts';
import { foldName } from '../store/name-folding.ts';
import { songIdsByKey } from '../store/songs.ts';

/** What a text stands for, and where it is not one song, what may have been meant. */
export interface SongFound {
  readonly meaning: Song | 'unknown-song' | 'several-songs';
  /** `key (Artist - Title)` each. */
  readonly names: readonly string[];
}

/** Where songs are looked for. */
export interface SongParts {
  readonly store: Pick<Store, 'read'>;
  readonly catalogue: Catalogue;
}

/** The song that a person's text means: its key, a link, a name, or as much of a name as only one song has. */
export async function findSong(parts: SongParts, typed: string): Promise<SongFound> {
  const keyed = (await songsByKey(parts, [typed])).get(typed);
  if (keyed) return { meaning: keyed, names: [] };
  const found = await parts.catalogue.findSong(typed);
  if (found.kind === 'song') return { meaning: found.song, names: [] };
  const several = found.kind === 'several' || found.kind === 'artist' ? found.songs : [];
  const candidates = found.kind === 'unknown' ? found.nearest : several;
  return unclear(several.length > 0 ? 'several-songs' : 'unknown-song', candidates);
}

/**
 * The song that a program's text means: its key, a link, `Artist - Title`, or a title that only one song has; never
 * half a name, since nobody looks at what was made of it.
 */
export async function findNamedSong(
  parts: SongParts,
  given: string | { readonly artist: string; readonly title: string },
): Promise<SongFound> {
  if (typeof given !== 'string') return named(parts, `${given.artist} ${given.title}`, isBy(given.artist, given.title));
  const typed = given.trim();
  const keyed = (await songsByKey(parts, [typed])).get(typed);
  if (keyed) return { meaning: keyed, names: [] };
  if (/^(?:https?:|spotify:)/i.test(typed)) return findSong(parts, typed);
  const dashes = [...typed.matchAll(/\s[-–—]\s/g)];
  const pairs = dashes.map((dash) => isBy(typed.slice(0, dash.index), typed.slice(dash.index + dash[0].length)));
  return named(parts, typed, (song) => isTitled(song, typed) || pairs.some((isMeant) => isMeant(song)));
}

async function named(parts: SongParts, typed: string, isMeant: (song: Song) => boolean): Promise<SongFound> {
  const found = await parts.catalogue.findSong(typed);
  const seen = found.kind === 'song' ? [found.song] : 'songs' in found ? found.songs : [];
  const meant = seen.filter(isMeant);
  const originals = meant.filter((song) => song.version === null);
  const clear = meant.length === 1 ? meant[0] : originals.length === 1 ? originals[0] : undefined;
  if (clear) return { meaning: clear, names: [] };
  if (meant.length > 1) return unclear('several-songs', meant);
  return unclear('unknown-song', found.kind === 'unknown' ? found.nearest : seen);
}

function isBy(artist: string, title: string): (song: Song) => boolean {
  const folded = foldName(artist);
  const credits = ({ artists }: Song) => [
    ...artists.flatMap(({ name, ja, ko }) => [name, ja, ko]),
    artists.map(({ name }) => name).join(' '),
  ];
  return (song) => isTitled(song, title) && credits(song).some((name) => name !== null && foldName(name) === folded);
}

function isTitled({ title, ja, ko, version }: Song, typed: string): boolean {
  const folded = foldName(typed);
  const labels = version === null ? [''] : ['', ` ${version}`];
  const names = [title, ja, ko].filter((name) => name !== null);
  return names.some((name) => labels.some((label) => foldName(`${name}${label}`) === folded));
}

/** The songs that some texts are the keys of, by text: in a few statements however many they are. */
export async function songsByKey(
  { store, catalogue }: SongParts,
  texts: readonly string[],
): Promise<ReadonlyMap<string, Song>> {
  const ids = await songIdsByKey(store.read, texts);
  const songs = new Map((await catalogue.songs([...new Set(ids.values())])).map((song) => [song.id, song]));
  return new Map(
    [...ids].flatMap(([text, id]) => {
      const song = songs.get(id);
      return song ? [[text, song] as const] : [];
    }),
  );
}

function unclear(problem: 'unknown-song' | 'several-songs', songs: readonly Song[]): SongFound {
  return { meaning: problem, names: songs.slice(0, 5).map((song) => `${song.key} (${nameOf(song)})`) };
}

/** `Artist - Title`. */
export function nameOf(song: Song): string {
  return `${song.artists.map((artist) => artist.name).join(', ')} - ${song.title}`;
}
