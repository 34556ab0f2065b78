import { type Kysely, sql } from 'kysely';
import type { CounterId } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { LadderId, LevelId } from '../domain/ladder.ts';
import { songsFollowedBy } from './followers.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';
import { wantsLadder, wantsSong } from './target-wishes.ts';

type Db = Kysely<Schema>;

/** What happened to a song that a server follows. */
export interface Happening {
  readonly song: number;
  readonly ladder: LadderId;
  readonly level: LevelId;
  readonly kind: 'estimated' | 'certified';
  readonly counterId: number | null;
  readonly day: Day | null;
  readonly foundAt: number;
  /** The batch month of the certificate, a bare year, or null where it is not known. */
  readonly month: string | null;
}

/** What is found later than this many days after its day is history (PRODUCT §3). */
const OLD_AFTER_DAYS = 21;

const DAY_MS = 86_400_000;

/** A channel of a server. */
interface ServerChannel {
  readonly server: number;
  readonly channel: string;
}

/** Which songs: all that a server follows, those that one of its channels is for, or those of one act. */
export interface Whose {
  readonly server: number;
  readonly channel?: string;
  readonly artist?: number | null;
}

function songsOf({ server, channel, artist = null }: Whose) {
  if (artist !== null)
    return sql`followed (song) as materialized (
      select song_id from song_artist where artist_id = ${artist} and role = 'main')`;
  return channel === undefined ? followedBy(server) : followedIn({ server, channel });
}

/** Whether a channel, where one is meant, is for a ladder. */
function isWanted({ server, channel }: Whose, ladder: string) {
  return channel === undefined ? sql`true` : wantsLadder(server, channel, sql.ref(ladder));
}

/** The songs that a server follows, by themselves, by an act that they are credited to, or by its market. */
export function followedBy(server: number) {
  return followedAs('followed', server);
}

/** The same, as far as a channel is for them. */
function followedIn({ server, channel }: ServerChannel) {
  return sql`${followedAs('every', server)},
    followed (song) as materialized (
      select song from every where ${wantsSong(server, channel, sql.ref('every.song'))})`;
}

function followedAs(name: 'followed' | 'every', server: number) {
  return sql`${sql.raw(name)} (song) as materialized (${songsFollowedBy(server)})`;
}

/**
 * What was found between two moments (milliseconds since 1970, the second exclusive) for the songs that a server follows
 * on its ladders and that a channel is for, in its order: neither what was passed before anybody looked, nor what was old when it was found, nor
 * what was taken back. Of several levels that a song passed on a ladder, the highest.
 */
export async function happeningsBetween(db: Db, whose: Whose, from: number, until: number): Promise<Happening[]> {
  const { server } = whose;
  const { rows } = await sql<Happening>`
    with ${songsOf(whose)}
    select crossing.song_id as song, crossing.ladder, crossing.level, crossing.kind, crossing.counter_id as counterId,
      crossing.day, crossing.found_at as foundAt, max(crossing.threshold) as threshold,
      (select certificate.month from certificate
        where crossing.kind = 'certified' and certificate.song_id = crossing.song_id
          and certificate.ladder = crossing.ladder and certificate.level = crossing.level
          and certificate.scope = crossing.scope
        order by certificate.id limit 1) as month
    from followed
    join crossing on crossing.song_id = followed.song
    join server_ladder on server_ladder.server_id = ${server} and server_ladder.ladder = crossing.ladder
    where crossing.scope in (${EVERYWHERE}, ${server}) and crossing.baseline = 0 and crossing.retracted_at is null
      and ${isWanted(whose, 'crossing.ladder')}
      and crossing.found_at >= ${from} and crossing.found_at < ${until}
      and (crossing.kind = 'certified' or crossing.found_at / ${DAY_MS} - crossing.day <= ${OLD_AFTER_DAYS})
      and not exists (select 1 from announcement
        where announcement.crossing_id = crossing.id and announcement.reason = 'too-old')
    group by crossing.song_id, crossing.ladder, crossing.kind
    order by crossing.found_at, crossing.id
  `.execute(db);
  return rows;
}

/** A followed song on a ladder, with the most that any counter says of it there. */
export interface Nearing {
  readonly song: number;
  readonly ladder: LadderId;
  /** Of the way to the next level, below 1. */
  readonly share: number;
}

/** The way from one level of a ladder (0 before the first) to the next, for one of the counters it is read against. */
export interface LadderStep {
  readonly ladder: LadderId;
  readonly counter: CounterId;
  readonly from: number;
  readonly to: number;
}

/**
 * The songs that may be nearest to their next level, by the newest figures of any counter that a ladder is read
 * against, the nearest first: an upper bound of where each stands, as another of its counters may be the one that is
 * shown. Figures from before a day say nothing of today.
 */
export async function nearestSongs(
  db: Db,
  whose: Whose,
  steps: readonly LadderStep[],
  since: Day,
  most: number,
): Promise<Nearing[]> {
  const { rows } = await sql<Nearing>`
    with ${songsOf(whose)},
      steps as materialized (
        select value ->> 'ladder' as ladder, counter.id as counter_id, value ->> 'from' as lower, value ->> 'to' as upper
        from json_each(${JSON.stringify(steps)}) join counter on counter.key = value ->> 'counter')
    select latest.song_id as song, steps.ladder, max(latest.count * 1.0 / steps.upper) as share
    from followed
    cross join latest on latest.song_id = followed.song
    cross join steps on steps.counter_id = latest.counter_id
      and latest.count >= steps.lower and latest.count < steps.upper
    where latest.scope in (${EVERYWHERE}, ${whose.server}) and latest.day >= ${since}
      and ${isWanted(whose, 'steps.ladder')}
    group by latest.song_id, steps.ladder order by share desc, song limit ${most}
  `.execute(db);
  return rows;
}

/** Songs that hold a certificate of one of a server's ladders, the newest certificate first: what is known where nothing is counted. */
export async function certifiedSongs(
  db: Db,
  whose: Whose,
  most: number,
): Promise<{ song: number; ladder: LadderId }[]> {
  const { rows } = await sql<{ song: number; ladder: LadderId }>`
    with ${songsOf(whose)}
    select certificate.song_id as song, certificate.ladder, max(certificate.month) as month from followed
    join certificate on certificate.song_id = followed.song and certificate.withdrawn_at is null
      and certificate.scope in (${EVERYWHERE}, ${whose.server})
    join server_ladder on server_ladder.server_id = ${whose.server} and server_ladder.ladder = certificate.ladder
    group by certificate.song_id, certificate.ladder order by month desc, song limit ${most}
  `.execute(db);
  return rows;
}
