import { type Kysely, sql } from 'kysely';
import type { CounterId } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import { countsIn, ownMarket } from './act-markets.ts';
import { marketOfWatch } from './followers.ts';
import { entriesOf, entryOf, type LogEntry } from './ledger-entry.ts';
import { PASSED_BY, WAITS } from './observations.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A level that is recorded as passed or certified. */
export interface RecordedLevel {
  readonly ladder: string;
  readonly level: string;
  readonly kind: 'estimated' | 'certified';
  readonly threshold: number;
  readonly day: Day | null;
  readonly foundAt: number;
  /** Passed before anybody looked: never announced. */
  readonly baseline: boolean;
}

/** A figure that waits for a person to check it, and that no later one has passed by. */
export interface WaitingFigure {
  readonly counter: CounterId;
  readonly day: Day;
  readonly count: number;
}

/** All that says why a server heard, or did not hear, of a song. */
export interface SongHistory {
  /** Since when the server follows the song or one of its acts; null where it does not. Milliseconds since 1970. */
  readonly followedSince: number | null;
  /** The server's announcements about the song, the newest first. */
  readonly entries: readonly LogEntry[];
  /** Levels that stand as passed or certified, everywhere or by this server's own numbers, the highest first. */
  readonly levels: readonly RecordedLevel[];
  /** The counter that a ladder's crossings are looked for on, by ladder. */
  readonly counters: ReadonlyMap<string, CounterId>;
  /** The newest figures that wait for a check. */
  readonly waiting: readonly WaitingFigure[];
}

const WAITING_SHOWN = 3;

/** What became of a song in a server. */
export async function songHistory(db: Db, server: number, song: number): Promise<SongHistory> {
  const scopes = [EVERYWHERE, server];
  const followed = await db
    .selectFrom('watch')
    .select(({ fn }) => fn.min('created_at').as('since'))
    .where('server_id', '=', server)
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'song'), eb('target_id', '=', song)]),
        eb.and([
          eb('kind', '=', 'artist'),
          eb(
            'target_id',
            'in',
            eb.selectFrom('song_artist').select('artist_id').where('song_id', '=', song).where('role', '=', 'main'),
          ),
        ]),
        eb.and([
          eb('kind', '=', 'market'),
          sql<boolean>`exists (select 1 from song_artist
            join artist on artist.id = song_artist.artist_id
            ${ownMarket(server)}
            where song_artist.song_id = ${song} and song_artist.role = 'main' and ${countsIn(marketOfWatch)})`,
        ]),
      ]),
    )
    .executeTakeFirst();
  const entries = await entriesOf(db)
    .where('announcement.server_id', '=', server)
    .where('announcement.song_id', '=', song)
    .orderBy('announcement.id', 'desc')
    .execute();
  const levels = await db
    .selectFrom('crossing')
    .select(['ladder', 'level', 'kind', 'threshold', 'day', 'found_at as foundAt', 'baseline'])
    .where('song_id', '=', song)
    .where('scope', 'in', scopes)
    .where('retracted_at', 'is', null)
    .orderBy('threshold', 'desc')
    .execute();
  const progress = await db
    .selectFrom('ladder_progress')
    .innerJoin('counter', 'counter.id', 'ladder_progress.counter_id')
    .select(['ladder_progress.ladder', 'counter.key'])
    .where('ladder_progress.song_id', '=', song)
    .where('ladder_progress.scope', '=', EVERYWHERE)
    .execute();
  const waiting = await waitingFigures(db, server, song).execute();
  return {
    followedSince: followed?.since ?? null,
    entries: entries.map(entryOf),
    levels: levels.map((level) => ({ ...level, baseline: level.baseline === 1 })),
    counters: new Map(progress.map(({ ladder, key }) => [ladder, key])),
    waiting,
  };
}

/** The newest figures of a song that wait for a check, as a server sees them. */
export function waitingFigures(db: Db, server: number, song: number) {
  return db
    .selectFrom('observation')
    .innerJoin('counter', 'counter.id', 'observation.counter_id')
    .select(['counter.key as counter', 'observation.day', 'observation.count'])
    .where('observation.song_id', '=', song)
    .where('observation.scope', 'in', [EVERYWHERE, server])
    .where(WAITS)
    .where((eb) => eb.not(PASSED_BY))
    .orderBy('observation.id', 'desc')
    .limit(WAITING_SHOWN);
}
