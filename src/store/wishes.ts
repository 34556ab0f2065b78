import { type Kysely, sql } from 'kysely';
import type { Store } from './database.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema, ServerRow } from './schema.ts';
import { unseen } from './unseen.ts';

type Db = Kysely<Schema>;
type Language = ServerRow['language'];

const MOST_WISHES = 25;

/** Whose wish, and about what. `server` is the row of the server in which it is asked, null outside servers. */
export interface WishPlace {
  readonly user: string;
  readonly song: number;
  readonly ladder: string;
  readonly server: number | null;
}

/** What people asked to be told of: one direct message each. */
export interface Wishes {
  /** How many songs one person may wait for. */
  readonly most: number;
  /** Whether a person waits for a song here; outside servers, whether they do anywhere. */
  has(at: WishPlace): Promise<boolean>;
  /** Notes a wish for the next level above; `too-many` where the person waits for so many songs already. */
  add(
    at: WishPlace,
    wish: { readonly above: number; readonly language: Language; readonly now: number },
  ): Promise<'added' | 'too-many'>;
  /** Ends what a person asked about a song, wherever they did: not even what is owed by now is sent. */
  end(at: Omit<WishPlace, 'server'>): Promise<void>;
}

/** The wishes of a store. */
export function createWishes({ read, write }: Store): Wishes {
  const of = ({ user, song, ladder }: Omit<WishPlace, 'server'>) => ({ user_id: user, song_id: song, ladder }) as const;

  return {
    most: MOST_WISHES,
    has: async ({ server, ...at }) => {
      const rows = await read
        .selectFrom('wish')
        .select('scope')
        .where((eb) => eb.and(of(at)))
        .execute();
      return server === null ? rows.length > 0 : rows.some(({ scope }) => scope === server);
    },
    add: ({ server, ...at }, { above, language, now }) =>
      write.transaction().execute(async (trx) => {
        const others = await trx
          .selectFrom('wish')
          .select(['song_id', 'ladder'])
          .distinct()
          .where('user_id', '=', at.user)
          .where((eb) => eb.not(eb.and(of(at))))
          .execute();
        if (others.length >= MOST_WISHES) return 'too-many';
        const wish = { above, language, asked_at: now, told_crossing: null };
        await trx
          .insertInto('wish')
          .values({ ...of(at), scope: server ?? EVERYWHERE, ...wish })
          .onConflict((conflict) => conflict.columns(['song_id', 'ladder', 'user_id', 'scope']).doUpdateSet(wish))
          .execute();
        return 'added';
      }),
    end: async (at) => {
      await write
        .deleteFrom('wish')
        .where((eb) => eb.and(of(at)))
        .execute();
    },
  };
}

/** A level that was passed or certified, for those who asked to be told. */
export interface PassedForWishes {
  readonly crossing: number;
  readonly song: number;
  readonly ladder: string;
  readonly scope: number;
  readonly now: number;
  readonly expiresAt: number;
  readonly notBefore: number;
  readonly lookFrom: number | null;
}

/**
 * Owes one direct message to everyone who waits for this song to pass a level, within the transaction that found it: one a
 * person, in however many servers they asked. What a server's own people typed is told to those alone who asked there. A
 * wish whose message was taken back before it was sent waits on. Answers how many messages are owed.
 */
export async function oweWishes(db: Db, passed: PassedForWishes): Promise<number> {
  const { crossing, song, ladder, scope, now } = passed;
  const { numAffectedRows } = await sql`
    insert into announcement (request, kind, song_id, ladder, level, generation, scope, crossing_id, channel, server_id,
      state, state_at, owed_at, expires_at, not_before, attempts, look_from)
    select distinct 'post', crossing.kind, crossing.song_id, crossing.ladder, crossing.level, crossing.generation,
      crossing.scope, crossing.id, '@' || wish.user_id, null, 'owed', ${now}, ${now}, ${passed.expiresAt},
      ${passed.notBefore}, 0, ${passed.lookFrom}
    from crossing
    join wish on wish.song_id = crossing.song_id and wish.ladder = crossing.ladder
      and wish.above <= crossing.threshold
    where crossing.id = ${unseen(crossing)} and (${scope} = ${EVERYWHERE} or wish.scope = ${scope})
      and (wish.told_crossing is null or exists (
        select 1 from announcement told
        where told.crossing_id = wish.told_crossing and told.channel = '@' || wish.user_id and told.state = 'skipped'))
    on conflict (song_id, ladder, level, kind, generation, scope, channel) do nothing
  `.execute(db);
  if (numAffectedRows)
    await sql`
      update wish set told_crossing = ${crossing}
      where song_id = ${song} and ladder = ${ladder} and '@' || user_id in (
        select channel from announcement where crossing_id = ${crossing} and server_id is null)
    `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** How a wish that is told now is worded: in whose eyes, in which language; null where it was ended meanwhile. */
export async function wishTold(
  db: Db,
  announcement: number,
): Promise<{ readonly language: Language; readonly scope: number } | null> {
  const row = await db
    .selectFrom('announcement')
    .innerJoin('wish', (join) =>
      join
        .onRef('wish.told_crossing', '=', 'announcement.crossing_id')
        .on(sql<boolean>`'@' || wish.user_id = announcement.channel`),
    )
    .select(['wish.language', 'announcement.scope'])
    .where('announcement.id', '=', announcement)
    .executeTakeFirst();
  return row ? { language: row.language, scope: row.scope ?? EVERYWHERE } : null;
}

/** Ends the wishes whose message has come, or cannot: none is kept longer than it takes. */
export async function endToldWishes(db: Db): Promise<void> {
  await sql`
    delete from wish where told_crossing is not null and exists (
      select 1 from announcement told
      where told.crossing_id = wish.told_crossing and told.channel = '@' || wish.user_id
        and told.state in ('posted', 'failed', 'unknown'))
  `.execute(db);
}
