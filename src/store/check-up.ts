import { type Kysely, sql } from 'kysely';
import type { CounterId } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { LadderId } from '../domain/ladder.ts';
import type { Store } from './database.ts';
import { followedBy } from './followed.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A channel that a server posts to, as far as the ledger knows how it is. */
export interface CheckedTarget {
  readonly channel: string;
  readonly role: string | null;
  /** Why it is held; null while posts go through. */
  readonly heldReason: string | null;
  readonly waiting: number;
}

/** Followed songs of which something is missing: how many, and a few of them. */
export interface SongsAtFault {
  readonly n: number;
  readonly examples: readonly number[];
}

/** What the database knows of how a server is doing. */
export interface CheckUp {
  readonly targets: readonly CheckedTarget[];
  /** How many songs the server follows. */
  readonly followed: number;
  /** Songs with neither a number of any counter that the server's ladders are read against, nor a certificate. */
  readonly uncounted: SongsAtFault;
  /** Songs whose newest number is older than a day. */
  readonly stale: SongsAtFault;
  /** Posts of unknown fate that wait for an admin's decision. */
  readonly undecided: number;
  /** The boards that are no longer kept. */
  readonly stoppedBoards: number;
}

/** What is asked of the database for one server. */
export interface CheckUps {
  of(server: number, counters: readonly CounterId[], ladders: readonly LadderId[], freshSince: Day): Promise<CheckUp>;
}

const EXAMPLES = 3;

/** The check-ups of a store. */
export function createCheckUps({ read }: Pick<Store, 'read'>): CheckUps {
  return {
    of: async (server, counters, ladders, freshSince) => {
      const songs = await followedSongs(read, server, counters, ladders);
      const uncounted = songs.filter(({ day, certified }) => day === null && certified === 0);
      const stale = songs.filter(({ day }) => day !== null && day < freshSince);
      return {
        targets: await targetsOf(read, server),
        followed: songs.length,
        uncounted: atFault(uncounted),
        stale: atFault(stale),
        undecided: await undecided(read, server),
        stoppedBoards: await stoppedBoards(read, server),
      };
    },
  };
}

function atFault(songs: readonly { readonly song: number }[]): SongsAtFault {
  return { n: songs.length, examples: songs.slice(0, EXAMPLES).map(({ song }) => song) };
}

/** Each followed song with the day of its newest number, null without one, and whether it holds a certificate. */
async function followedSongs(db: Db, server: number, counters: readonly CounterId[], ladders: readonly LadderId[]) {
  const { rows } = await sql<{ song: number; day: Day | null; certified: number }>`
    with ${followedBy(server)},
      counted as materialized (
        select id from counter where key in (select value from json_each(${JSON.stringify(counters)})))
    select followed.song, (
        select max(latest.day) from latest where latest.song_id = followed.song
          and latest.counter_id in (select id from counted) and latest.scope in (${EVERYWHERE}, ${server})) as day,
      exists (
        select 1 from certificate where certificate.song_id = followed.song and certificate.withdrawn_at is null
          and certificate.scope in (${EVERYWHERE}, ${server})
          and certificate.ladder in (select value from json_each(${JSON.stringify(ladders)}))) as certified
    from followed
  `.execute(db);
  return rows;
}

async function targetsOf(db: Db, server: number): Promise<CheckedTarget[]> {
  const { rows } = await sql<CheckedTarget>`
    select target.channel, target.role, target.held_reason as heldReason, (
      select count(*) from announcement where announcement.channel = target.channel
        and announcement.request = 'post' and announcement.state in ('owed', 'sending', 'held')) as waiting
    from target where target.server_id = ${server} order by target.channel
  `.execute(db);
  return rows;
}

async function undecided(db: Db, server: number): Promise<number> {
  const { n } = await db
    .selectFrom('announcement')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('server_id', '=', server)
    .where('request', '=', 'post')
    .where('state', '=', 'unknown')
    .where('kind', 'not in', ['notice', 'test'])
    .executeTakeFirstOrThrow();
  return n;
}

async function stoppedBoards(db: Db, server: number): Promise<number> {
  const { n } = await db
    .selectFrom('board')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('server_id', '=', server)
    .where('stopped_at', 'is not', null)
    .where('stop_reason', '!=', 'removed')
    .executeTakeFirstOrThrow();
  return n;
}
