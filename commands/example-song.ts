import type { Song } from '../src/domain/song.ts';
import type { Call } from './define.ts';

/** A song that the server follows, by itself or by an act, to show something about; null without one. */
export async function followedSong({ parts, server }: Call): Promise<Song | null> {
  for (const { kind, target } of server ? await parts.servers.watches(server.id) : []) {
    if (kind === 'market') continue;
    const song = kind === 'song' ? await parts.catalogue.song(target) : (await parts.catalogue.songsOf(target))[0];
    if (song) return song;
  }
  return null;
}
