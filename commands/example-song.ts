import type { Song } from '../src/domain/song.ts';
import type { Call } from './define.ts';

/** A song that the server follows, by itself or by an act, to show something about; null without one. */
export async function followedSong(call: Call): Promise<Song | null> {
  return (await firstFollowedSongs(call, 1))[0] ?? null;
}

/** The first so many songs that the server follows, by themselves or by acts. */
export async function firstFollowedSongs({ parts, server }: Call, most: number): Promise<readonly Song[]> {
  const found = new Map<number, Song>();
  for (const { kind, target } of server ? await parts.servers.watches(server.id) : []) {
    if (kind === 'market') continue;
    if (found.size >= most) break;
    const songs = kind === 'song' ? [await parts.catalogue.song(target)] : await parts.catalogue.songsOf(target);
    for (const song of songs) if (song) found.set(song.id, song);
  }
  return [...found.values()].slice(0, most);
}
