import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What became of a song's list of videos: it stands, or some belong to other songs and nothing was changed. */
export type VideosSet =
  | { readonly state: 'set' }
  | { readonly state: 'taken'; readonly taken: readonly { readonly video: string; readonly songKey: string }[] };

/** A song's videos, the main one first. */
export async function videosOf(db: Kysely<Schema>, song: number): Promise<string[]> {
  const rows = await db
    .selectFrom('song_link')
    .select('external_id')
    .where('site', '=', 'youtube')
    .where('song_id', '=', song)
    .orderBy('position')
    .orderBy('external_id')
    .execute();
  return rows.map((row) => row.external_id);
}

/** Makes these a song's videos, the main one first, and none beside, within the caller's transaction. */
export async function setVideos(db: Kysely<Schema>, song: number, videos: readonly string[]): Promise<VideosSet> {
  const taken = await db
    .selectFrom('song_link')
    .innerJoin('song', 'song.id', 'song_link.song_id')
    .select(['song_link.external_id as video', 'song.key as songKey'])
    .where('song_link.site', '=', 'youtube')
    .where('song_link.external_id', 'in', videos)
    .where('song_link.song_id', '!=', song)
    .execute();
  if (taken.length > 0) return { state: 'taken', taken };
  await db.deleteFrom('song_link').where('site', '=', 'youtube').where('song_id', '=', song).execute();
  await db
    .insertInto('song_link')
    .values(videos.map((video, position) => ({ site: 'youtube', external_id: video, song_id: song, position })))
    .execute();
  return { state: 'set' };
}
