import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Author } from '../domain/change.ts';
import { countsIn, ownMarket } from './act-markets.ts';
import { noteChange } from './audit.ts';
import type { Store } from './database.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/**
 * What a channel is for. It gets a post where it names no markets or acts, or one of the song's own; and where it names no
 * ladders, or the post's. So a post comes to two channels of a server where both ask for it, and only there.
 */
export interface TargetWish {
  readonly kind: 'market' | 'artist' | 'ladder';
  /** A market, the row of an act, or a ladder's id. */
  readonly value: string;
}

/** The channels of a server, and what each is for. */
export interface ServerChannels {
  /** Posts to a channel from now on what it is for, beside what else it is for. */
  add(server: number, channel: string, wish: TargetWish, by: Author): Promise<void>;
  /** A channel is for that no longer; answers whether it was, and is for something else. */
  drop(server: number, channel: string, wish: TargetWish, by: Author): Promise<boolean>;
  /** Posts everything that the server follows to a channel. */
  addEverything(server: number, channel: string, by: Author): Promise<void>;
  /** Posts nothing to a channel any more; what waits for it ends. Answers whether it was one of the server's. */
  remove(server: number, channel: string, by: Author): Promise<boolean>;
}

type Value = string | number | RawBuilder<unknown>;

/** Whether a channel is for a song, by the acts that it is credited to and the markets that the server counts them in. */
export function wantsSong(server: Value, channel: Value, song: Value): RawBuilder<unknown> {
  return sql`(not exists (
      select 1 from target_wish wish
      where wish.server_id = ${server} and wish.channel = ${channel} and wish.kind in ('market', 'artist'))
    or exists (
      select 1 from song_artist
      join artist on artist.id = song_artist.artist_id
      ${ownMarket(server)}
      join target_wish wish on wish.server_id = ${server} and wish.channel = ${channel}
        and ((wish.kind = 'market' and ${countsIn(sql.ref('wish.value'))})
          or (wish.kind = 'artist' and wish.value = cast(artist.id as text)))
      where song_artist.song_id = ${song} and song_artist.role = 'main'))`;
}

/** Whether a channel is for a ladder. */
export function wantsLadder(server: Value, channel: Value, ladder: Value): RawBuilder<unknown> {
  return sql`(not exists (
      select 1 from target_wish wish
      where wish.server_id = ${server} and wish.channel = ${channel} and wish.kind = 'ladder')
    or exists (
      select 1 from target_wish wish
      where wish.server_id = ${server} and wish.channel = ${channel} and wish.kind = 'ladder'
        and wish.value = ${ladder}))`;
}

/** The channels of a store's servers. */
export function createServerChannels({ write }: Store): ServerChannels {
  return {
    add: (server, channel, wish, by) =>
      write.transaction().execute(async (trx) => {
        await ensureTarget(trx, server, channel, by);
        await trx
          .insertInto('target_wish')
          .values({ server_id: server, channel, ...wish })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await noteWish(trx, server, channel, wish, true, by);
      }),
    drop: (server, channel, wish, by) =>
      write.transaction().execute(async (trx) => {
        const of = trx.selectFrom('target_wish').where('server_id', '=', server).where('channel', '=', channel);
        const wishes = await of.select(['kind', 'value']).execute();
        const isThere = wishes.some(({ kind, value }) => kind === wish.kind && value === wish.value);
        // Without its last wish it would get everything.
        if (!isThere || wishes.length === 1) return false;
        await trx
          .deleteFrom('target_wish')
          .where('server_id', '=', server)
          .where('channel', '=', channel)
          .where('kind', '=', wish.kind)
          .where('value', '=', wish.value)
          .execute();
        await noteWish(trx, server, channel, wish, false, by);
        return true;
      }),
    addEverything: (server, channel, by) =>
      write.transaction().execute(async (trx) => {
        await ensureTarget(trx, server, channel, by);
        await trx.deleteFrom('target_wish').where('server_id', '=', server).where('channel', '=', channel).execute();
        await noteWish(trx, server, channel, null, true, by);
      }),
    remove: (server, channel, by) =>
      write.transaction().execute(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('target')
          .where('server_id', '=', server)
          .where('channel', '=', channel)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await endWaiting(trx, server, channel, by.at);
        await haveMain(trx, server);
        await noteChange(trx, server, by, { what: 'channel-removed', channel });
        return true;
      }),
  };
}

/** A channel beside the main one wants the kinds and levels that that one does; it mentions nobody unasked. */
async function ensureTarget(db: Db, server: number, channel: string, by: Author): Promise<void> {
  const targets = await db.selectFrom('target').selectAll().where('server_id', '=', server).execute();
  if (targets.some((target) => target.channel === channel)) return;
  const main = targets.find((target) => target.main === 1);
  const asMain = main && {
    passed: main.passed,
    certified: main.certified,
    approaching_share: main.approaching_share,
    approaching_distance: main.approaching_distance,
    forecast: main.forecast,
    posts_an_hour: main.posts_an_hour,
  };
  const mine = { server_id: server, channel, configured_by: by.user, main: main ? 0 : 1 };
  await db
    .insertInto('target')
    .values({ ...mine, ...asMain })
    .execute();
  if (main)
    await sql`
      insert into target_minimum (server_id, channel, ladder, level)
      select server_id, ${channel}, ladder, level from target_minimum
      where server_id = ${server} and channel = ${main.channel}
    `.execute(db);
  await noteChange(db, server, by, { what: 'channel-added', channel });
}

async function noteWish(
  db: Db,
  server: number,
  channel: string,
  wish: TargetWish | null,
  on: boolean,
  by: Author,
): Promise<void> {
  const value = wish?.kind === 'artist' ? await nameOfArtist(db, Number(wish.value)) : (wish?.value ?? null);
  await noteChange(db, server, by, { what: 'channel-wish', channel, wish: wish?.kind ?? null, value, on });
}

async function nameOfArtist(db: Db, id: number): Promise<string | null> {
  const row = await db.selectFrom('artist').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
}

/** What waits for a channel that is posted to no more ends; what corrects a post that stands there still belongs there. */
async function endWaiting(db: Db, server: number, channel: string, now: number): Promise<void> {
  await sql`
    update announcement set state = case when look_from is null then 'failed' else 'unknown' end,
      reason = 'channel-changed', state_at = ${now}
    where server_id = ${server} and channel = ${channel} and state in ('held', 'owed') and request = 'post'
      and kind not in ('notice', 'test')
  `.execute(db);
  await sql`
    update announcement set state = 'owed', reason = null, state_at = ${now}, not_before = ${now}
    where server_id = ${server} and channel = ${channel} and state = 'held' and request <> 'post'
  `.execute(db);
}

/** Where the main channel has gone, another of the server's takes its place. */
async function haveMain(db: Db, server: number): Promise<void> {
  await sql`
    update target set main = 1 where server_id = ${server}
      and not exists (select 1 from target other where other.server_id = ${server} and other.main = 1)
      and channel = (select min(channel) from target other where other.server_id = ${server})
  `.execute(db);
}
