import type { Kysely } from 'kysely';
import type { ListedCertificate } from '../domain/certificate-desk.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** One certificate of the list that holds everywhere; null where there is none, or it was taken back. */
export async function listedCertificate(db: Db, id: number): Promise<ListedCertificate | null> {
  return (await listed(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The certificates of songs, the newest batch first; without songs those that operators entered, the last first. */
export async function listedCertificates(
  db: Db,
  songs: readonly number[] | null,
  limit: number,
): Promise<ListedCertificate[]> {
  const query = listed(db).limit(limit);
  if (songs === null) return query.where('origin', '=', 'operator').orderBy('id', 'desc').execute();
  return query
    .where('song_id', 'in', [...songs, -1])
    .orderBy('month', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

function listed(db: Db) {
  return db
    .selectFrom('certificate')
    .select(['id', 'song_id as song', 'ladder', 'level', 'month', 'source'])
    .where('scope', '=', EVERYWHERE)
    .where('withdrawn_at', 'is', null);
}

/** Takes a certificate back: it says nothing any more, and no list brings it again. */
export async function withdrawCertificate(db: Db, id: number, now: number): Promise<void> {
  await db.updateTable('certificate').set({ withdrawn_at: now }).where('id', '=', id).execute();
}
