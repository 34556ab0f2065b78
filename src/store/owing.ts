import { type Kysely, sql } from 'kysely';
import { dayInJapan } from '../domain/day.ts';
import type { LadderId, LevelId } from '../domain/ladder.ts';
import { isSeenBy, serversFollowing } from './followers.ts';
import { gateOf, lookFromOf } from './gate.ts';
import type { Schema } from './schema.ts';
import { wantsLadder, wantsSong } from './target-wishes.ts';
import { unseen } from './unseen.ts';
import { oweWishes } from './wishes.ts';

type Db = Kysely<Schema>;

/** What makes the announcements of one level. */
export interface Owing {
  readonly song: number;
  readonly ladder: LadderId;
  readonly level: LevelId;
  readonly generation: number;
  readonly scope: number;
  readonly now: number;
  readonly expiresAt: number;
  /** The day that it is about; null where that is not known. */
  readonly day: number | null;
  /** The ladder's levels that lie above this one: who wants nothing below one of them is not told. */
  readonly higher: readonly LevelId[];
}

/** What makes the announcements of a crossing. */
export interface OwingCrossing extends Owing {
  readonly kind: 'estimated' | 'certified';
  readonly crossing: number;
  /** Where it is older than its window: recorded for admins to see, and not posted. */
  readonly tooOld: boolean;
  /** When it may be posted first, where that is later than now. */
  readonly notBefore?: number;
}

/** How near a count has come to a level. */
export interface OwingApproach extends Owing {
  readonly threshold: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Owes one announcement to every channel of every server that follows the song, an act it is credited to or its market,
 * on this ladder, that sees it, and whose channel is for both (`target-wishes.ts`): the whole fan-out is one statement. A
 * server that has heard of this level in the other scope is left out (DESIGN §1.7). People who asked to be told of it are
 * owed their message too. Answers how many channels are told.
 */
export async function oweAnnouncements(db: Db, owing: OwingCrossing): Promise<number> {
  const wanted = owing.kind === 'certified' ? sql`target.certified = 1` : sql`target.passed = 1`;
  const notBefore = owing.notBefore ?? owing.now;
  const lookFrom = lookFromOf(await gateOf(db), owing.day);
  if (!owing.tooOld) await oweWishes(db, { ...owing, notBefore, lookFrom });
  return fanOut(db, owing, {
    lookFrom,
    kind: owing.kind,
    crossing: owing.crossing,
    tooOld: owing.tooOld,
    notBefore,
    wanted,
  });
}

/**
 * Owes the post that a song comes near its next level, to the channels whose share or distance this step of the count
 * has passed: once a level and channel.
 */
export async function oweApproaching(db: Db, owing: OwingApproach): Promise<number> {
  const { threshold, before, after } = owing;
  const wanted = sql`(
    (target.approaching_share is not null and ${after} * 1000.0 >= target.approaching_share * ${threshold}
      and ${before} * 1000.0 < target.approaching_share * ${threshold})
    or (target.approaching_distance is not null and ${threshold - after} <= target.approaching_distance
      and ${threshold - before} > target.approaching_distance))`;
  return fanOut(db, owing, { ...(await asOf(db, owing)), kind: 'approaching', wanted });
}

/** Owes the post that a song is expected to reach its next level within days: once a level and channel. */
export async function oweForecast(db: Db, owing: Owing): Promise<number> {
  const wanted = sql`target.forecast = 1`;
  return fanOut(db, owing, { ...(await asOf(db, owing)), kind: 'forecast', wanted });
}

async function asOf(db: Db, { day, now }: Owing) {
  return { crossing: null, tooOld: false, notBefore: now, lookFrom: lookFromOf(await gateOf(db), day) };
}

const TARGET_SERVER = sql.ref('target.server_id');
const TARGET_CHANNEL = sql.ref('target.channel');

interface FanOut {
  readonly kind: 'estimated' | 'certified' | 'approaching' | 'forecast';
  readonly crossing: number | null;
  readonly tooOld: boolean;
  readonly notBefore: number;
  readonly lookFrom: number | null;
  readonly wanted: ReturnType<typeof sql>;
}

async function fanOut(db: Db, owing: Owing, of: FanOut): Promise<number> {
  const { kind, crossing, tooOld, notBefore, lookFrom, wanted } = of;
  const [song, ladder, level] = [unseen(owing.song), unseen(owing.ladder), unseen(owing.level)];
  const belowMinimum = sql`exists (select 1 from target_minimum minimum
    where minimum.server_id = target.server_id and minimum.channel = target.channel
      and minimum.ladder = ${ladder}
      and minimum.level in (select value from json_each(${JSON.stringify(owing.higher)})))`;
  const { numAffectedRows } = await sql`
    insert into announcement (request, kind, song_id, ladder, level, generation, scope, crossing_id, channel, server_id,
      state, reason, state_at, owed_at, expires_at, not_before, attempts, look_from)
    select 'post', ${kind}, ${owing.song}, ${owing.ladder}, ${owing.level}, ${owing.generation}, ${owing.scope},
      ${crossing}, target.channel, target.server_id,
      case when ${tooOld ? 1 : 0} or ${belowMinimum} then 'skipped' when target.held_at is not null then 'held'
        else 'owed' end,
      case when ${tooOld ? 1 : 0} then 'too-old' when ${belowMinimum} then 'below-minimum' else target.held_reason end,
      ${owing.now}, ${owing.now}, ${owing.expiresAt}, ${notBefore}, 0, ${lookFrom}
    from server
    join server_ladder on server_ladder.server_id = server.id and server_ladder.ladder = ${ladder}
    join target on target.server_id = server.id
    where server.left_at is null and ${wanted}
      and ${wantsLadder(TARGET_SERVER, TARGET_CHANNEL, ladder)}
      and ${wantsSong(TARGET_SERVER, TARGET_CHANNEL, song)}
      and (${owing.scope} = 0 or server.id = ${owing.scope})
      and server.id in (${serversFollowing(song)})
      and ${isSeenBy(song, sql`server.id`)}
      and not exists (
        select 1 from announcement other
        where other.song_id = ${song} and other.ladder = ${ladder} and other.level = ${level}
          and other.kind = ${unseen(kind)} and other.server_id = server.id and other.scope <> ${owing.scope}
          and not (other.state = 'skipped' and other.reason = 'retracted'))
    on conflict (song_id, ladder, level, kind, generation, scope, channel) do nothing
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** A request to a channel that is about no single level: a digest, a notice, a test, a board or a crosspost. */
export interface OwingOther {
  readonly request: 'post' | 'edit' | 'crosspost';
  readonly kind: 'digest' | 'notice' | 'test' | 'crosspost' | 'board';
  /** What makes it the one it is, within its channel and kind: owed once. */
  readonly subject: string;
  readonly channel: string;
  readonly server: number | null;
  readonly about?: number;
  readonly body?: string;
  readonly now: number;
  readonly expiresAt: number;
}

/** Owes it, once; null where it was owed before. */
export async function oweOther(db: Db, owing: OwingOther): Promise<number | null> {
  const isDigest = owing.kind === 'digest';
  const gate = isDigest ? await gateOf(db) : null;
  const held = isDigest ? await heldFor(db, owing) : null;
  const row = await db
    .insertInto('announcement')
    .values({
      request: owing.request,
      kind: owing.kind,
      subject: owing.subject,
      channel: owing.channel,
      server_id: owing.server,
      about_id: owing.about ?? null,
      body: owing.body ?? null,
      state: held === null ? 'owed' : 'held',
      reason: held,
      state_at: owing.now,
      owed_at: owing.now,
      expires_at: owing.expiresAt,
      not_before: owing.now,
      attempts: 0,
      look_from: lookFromOf(gate, dayInJapan(owing.now)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Why a server's channel is held; null where it is not. */
async function heldFor(db: Db, { server, channel }: OwingOther): Promise<string | null> {
  if (server === null) return null;
  const target = await db
    .selectFrom('target')
    .select('held_reason')
    .where('server_id', '=', server)
    .where('channel', '=', channel)
    .executeTakeFirst();
  return target?.held_reason ?? null;
}
