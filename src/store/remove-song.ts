import { type Kysely, sql } from 'kysely';
import { ON_ANY_DAY } from './observed-days.ts';
import { forgetPollsOfSong } from './own-polls.ts';
import { bucketsOf } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** What goes with a song. */
export interface Losses {
  readonly numbers: number;
  readonly certificates: number;
  /** How many servers follow the song itself. */
  readonly watches: number;
  /** Posts that are made or owed: what stands in channels stays there. */
  readonly announcements: number;
}

/** What came of removing a song: `posting` where a post about it is on its way just now. */
export type Removed = 'removed' | 'posting' | 'not-own';

/** What removing a song would take along. */
export async function lossesOf(db: Db, song: number): Promise<Losses> {
  const { rows } = await sql<Losses>`
    select (select count(*) from observation where song_id = ${song} and ${ON_ANY_DAY} and verdict = 'accepted') as numbers,
      (select count(*) from certificate where song_id = ${song}) as certificates,
      (select count(*) from watch where kind = 'song' and target_id = ${song}) as watches,
      (select count(*) from announcement where song_id = ${song} and request = 'post') as announcements
  `.execute(db);
  return rows[0] ?? { numbers: 0, certificates: 0, watches: 0, announcements: 0 };
}

/** The tables that name a song in `song_id`, those first that others point to last. */
const TABLES = [
  'latest',
  'staged_reading',
  'ladder_progress',
  'crossing',
  'certificate',
  'certificate_draft',
  'wish',
  'report',
  'own_link',
  'song_link',
  'song_artist',
] as const;

/** Removes a song with everything that is known of it, and its act where that is a server's own and has no other song. */
export async function removeSong(db: Db, song: number): Promise<Exclude<Removed, 'not-own'>> {
  const sending = await db
    .selectFrom('announcement')
    .select('id')
    .where('song_id', '=', song)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  if (sending) return 'posting';
  await sql`
    delete from announcement where about_id in (select id from announcement where song_id = ${song})
  `.execute(db);
  await db.deleteFrom('announcement').where('song_id', '=', song).execute();
  await sql`
    delete from reading_decision where observation_id in (select id from observation where song_id = ${song} and ${ON_ANY_DAY})
      or replaced_by in (select id from observation where song_id = ${song} and ${ON_ANY_DAY})
  `.execute(db);
  await sql`delete from observation where song_id = ${song} and ${ON_ANY_DAY}`.execute(db);
  for (const table of ['reading', 'chart_day'] as const)
    await sql`
      with recursive ${bucketsOf(table)}
      delete from ${sql.table(table)} where song_id = ${song} and bucket in (select bucket from buckets)
    `.execute(db);
  const acts = await db.selectFrom('song_artist').select('artist_id').where('song_id', '=', song).execute();
  await forgetPollsOfSong(db, song);
  for (const table of TABLES) await sql`delete from ${sql.table(table)} where song_id = ${song}`.execute(db);
  await db.deleteFrom('watch').where('kind', '=', 'song').where('target_id', '=', song).execute();
  await db.updateTable('song').set({ version_of: null }).where('version_of', '=', song).execute();
  await db.deleteFrom('song').where('id', '=', song).execute();
  for (const { artist_id: artist } of acts) await removeLonelyAct(db, artist);
  return 'removed';
}

async function removeLonelyAct(db: Db, artist: number): Promise<void> {
  const row = await db
    .selectFrom('artist')
    .select('id')
    .where('id', '=', artist)
    .where('origin', '=', 'server')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('song_artist').select('song_id').where('artist_id', '=', artist))),
    )
    // A board that stands for it goes on showing that there is nothing.
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('board').select('id').where('artist_id', '=', artist))),
    )
    .executeTakeFirst();
  if (!row) return;
  await db.deleteFrom('watch').where('kind', '=', 'artist').where('target_id', '=', artist).execute();
  await db.deleteFrom('server_market').where('artist_id', '=', artist).execute();
  await db.deleteFrom('target_wish').where('kind', '=', 'artist').where('value', '=', String(artist)).execute();
  await db.deleteFrom('artist').where('id', '=', artist).execute();
}
