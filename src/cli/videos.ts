import { videoIdIn } from '../domain/song-address.ts';
import { createCatalogue } from '../store/catalogue.ts';
import { setVideos, videosOf } from '../store/song-videos.ts';
import { findSong, nameOf } from '../tracker/find-song.ts';
import { type Terminal, withParts } from './import.ts';

const VIDEO_ID = /^[0-9A-Za-z_-]{11}$/;

/**
 * `videos SONG [VIDEO…]`: says which videos on YouTube are a song's, the main one first; without a video, lists them. The
 * exit code: 1 where nothing could be done.
 */
export async function videos(terminal: Terminal, typed: string, addresses: readonly string[]): Promise<number> {
  const { print } = terminal;
  const ids = addresses.map((address) => videoIdIn(address) ?? (VIDEO_ID.test(address) ? address : null));
  const strange = addresses.filter((_, at) => ids[at] === null);
  if (strange.length > 0) {
    print(`No video on YouTube: ${strange.join(', ')}. Write addresses such as https://www.youtube.com/watch?v=….`);
    return 1;
  }
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return withParts(terminal, async ({ store }) => {
    const { meaning: song, names } = await findSong({ store, catalogue: createCatalogue(store) }, typed);
    if (typeof song === 'string') {
      const several = song === 'several-songs';
      print(several ? `"${typed}" may be several songs: write its key.` : `No song "${typed}" is known.`);
      for (const name of names) print(`  ${name}`);
      return 1;
    }
    if (wanted.length > 0) {
      const result = await store.write.transaction().execute((trx) => setVideos(trx, song.id, wanted));
      if (result.state === 'taken') {
        for (const { video, songKey } of result.taken) print(`${addressOf(video)} belongs to ${songKey} already.`);
        print('Nothing was changed.');
        return 1;
      }
    }
    const known = await videosOf(store.read, song.id);
    print(
      `${nameOf(song)}: ${known.length === 0 ? 'no video' : "the first is the main one, whose views are the song's"}`,
    );
    for (const video of known) print(`  ${addressOf(video)}`);
    return 0;
  });
}

function addressOf(video: string): string {
  return `https://www.youtube.com/watch?v=${video}`;
}
