import { type Kysely, sql } from 'kysely';
import { timeZoneOf } from '../domain/local-time.ts';
import type { YearReview } from '../domain/year-review.ts';
import type { Store } from './database.ts';
import { oweOther } from './owing.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A server that wants to look back on the year, and has not done so. */
export interface ReviewWish {
  readonly server: number;
  readonly channel: string;
  readonly timeZone: string;
}

/** Whether servers want a look back on the year. `server` is a server's row. */
export interface YearReviews {
  set(server: number, on: boolean): Promise<void>;
}

/** The wishes in a store. */
export function createYearReviews({ write }: Store): YearReviews {
  return {
    set: async (server, on) => {
      await write
        .updateTable('server')
        .set({ year_review: on ? 1 : 0 })
        .where('id', '=', server)
        .execute();
    },
  };
}

/** The servers that want the look back of a name and have none of it yet, with the one channel that it goes to. */
export async function reviewsWanted(db: Db, name: string, most: number, after: number): Promise<ReviewWish[]> {
  const { rows } = await sql<Omit<ReviewWish, 'timeZone'> & { zone: string | null; language: 'en' | 'ja' | 'ko' }>`
    select server.id as server, server.time_zone as zone, server.language,
      (select channel from target where target.server_id = server.id order by main desc, channel limit 1) as channel
    from server where server.year_review = 1 and server.left_at is null and server.id > ${after}
      and exists (select 1 from target where target.server_id = server.id)
      and not exists (select 1 from announcement where announcement.server_id = server.id
        and announcement.kind = 'digest' and announcement.subject = ${name})
    order by server.id limit ${most}
  `.execute(db);
  return rows.map(({ zone, language, ...wish }) => ({ ...wish, timeZone: timeZoneOf(zone, language) }));
}

/** Owes a server its look back. */
export async function oweReview(
  db: Db,
  { server, channel }: ReviewWish,
  { name, expiresAt }: YearReview,
  now: number,
): Promise<void> {
  await oweOther(db, { request: 'post', kind: 'digest', subject: name, channel, server, now, expiresAt });
}
