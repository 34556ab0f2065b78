import type { Song } from '../domain/song.ts';
import { createCatalogue, videoIdIn } from '../store/catalogue.ts';
import type { Store } from '../store/database.ts';
import { setVideos, videosOf } from '../store/song-videos.ts';
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
    const song = await songMeant(terminal, store, typed);
    if (!song) return 1;
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

async function songMeant({ print }: Terminal, store: Store, typed: string): Promise<Song | null> {
  const catalogue = createCatalogue(store);
  const byKey = await store.read
    .selectFrom('song')
    .select('id')
    .where((eb) => eb.or([eb('key', '=', typed), eb('catalogue_key', '=', typed)]))
    .executeTakeFirst();
  if (byKey) return catalogue.song(byKey.id);
  const found = await catalogue.findSong(typed);
  if (found.kind === 'song') return found.song;
  const meant = found.kind === 'several' || found.kind === 'artist' ? found.songs : [];
  const nearest = found.kind === 'unknown' ? found.nearest : meant;
  print(meant.length > 0 ? `"${typed}" may be several songs: write its key.` : `No song "${typed}" is known.`);
  for (const song of nearest.slice(0, 5)) print(`  ${song.key} (${nameOf(song)})`);
  return null;
}

function nameOf(song: Song): string {
  return `${song.artists.map((artist) => artist.name).join(', ')} - ${song.title}`;
}

function addressOf(video: string): string {
  return `https://www.youtube.com/watch?v=${video}`;
}
