import { type Kysely, sql } from 'kysely';
import { type Day, formatDay } from '../domain/day.ts';
import { type GrowingCount, levelsWithinYear } from '../domain/expected-posts.ts';
import { levelsOn } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import type { Artist } from '../domain/song.ts';
import type { Store } from './database.ts';
import { followedBy } from './followed.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';
import { artistsById } from './songs.ts';

type Db = Kysely<Schema>;

/** An act that may be followed. */
export interface OfferedAct {
  readonly artist: Artist;
  readonly songs: number;
}

/** What a year brings to what a server follows: reckoned, never promised. */
export interface ExpectedPosts {
  /** How many songs it follows, and of how many of them the pace is known on one of its ladders. */
  readonly songs: number;
  readonly paced: number;
  /** Levels that those would pass within a year at their present pace. */
  readonly passed: number;
  /** Certificates of the songs in the last twelve months, in a list that is partial. */
  readonly certified: number;
}

/** What a server that is being set up chooses from. */
export interface FirstChoices {
  /** Acts that the server does not follow, those with the most songs first. */
  acts(
    server: number,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly acts: readonly OfferedAct[]; readonly more: boolean }>;
  expected(server: number, ladders: readonly string[], today: Day): Promise<ExpectedPosts>;
}

/** A pace is reckoned over at most so many days, and not over fewer than the second. */
const PACE_DAYS = 112;
const LEAST_DAYS = 14;

const CHART_DAYS = 28;

/** The first choices of a store. */
export function createFirstChoices({ read }: Store, rules: Rules): FirstChoices {
  return {
    acts: async (server, { offset, limit }) => {
      const { rows } = await sql<{ id: number; songs: number }>`
        select artist.id, count(*) as songs from artist
        join song_artist on song_artist.artist_id = artist.id and song_artist.role = 'main'
        where not exists (
          select 1 from watch where watch.kind = 'artist' and watch.target_id = artist.id and watch.server_id = ${server})
        group by artist.id order by songs desc, artist.name, artist.id limit ${limit + 1} offset ${offset}
      `.execute(read);
      const shown = rows.slice(0, limit);
      const found = await artistsById(
        read,
        shown.map(({ id }) => id),
      );
      const artists = new Map(found.map((artist) => [artist.id, artist]));
      const acts = shown.flatMap(({ id, songs }) => {
        const artist = artists.get(id);
        return artist ? [{ artist, songs }] : [];
      });
      return { acts, more: rows.length > limit };
    },
    expected: async (server, chosen, today) => {
      const songs = await followedSongs(read, server);
      const ladders = chosen.flatMap((id) => rules.ladders.get(id) ?? []);
      const counts = await countsOf(read, server, songs, today);
      const paced = new Set<number>();
      const growing: GrowingCount[] = [];
      for (const ladder of ladders) {
        const thresholds = levelsOn(ladder, today).map(({ threshold }) => threshold);
        for (const song of songs) {
          const found = ladder.counters.flatMap((counter) => counts.get(`${song} ${counter}`) ?? [])[0];
          if (!found) continue;
          paced.add(song);
          growing.push({ ...found, thresholds });
        }
      }
      const certified = await certificatesOf(
        read,
        server,
        songs,
        ladders.filter((ladder) => ladder.certificates?.of === ladder.id).map(({ id }) => id),
        today,
      );
      return { songs: songs.length, paced: paced.size, passed: levelsWithinYear(growing), certified };
    },
  };
}

async function followedSongs(db: Db, server: number): Promise<number[]> {
  const { rows } = await sql<{ song: number }>`with ${followedBy(server)} select song from followed`.execute(db);
  return rows.map(({ song }) => song);
}

/** The newest counts whose pace is known, by song and counter. */
async function countsOf(
  db: Db,
  server: number,
  songs: readonly number[],
  today: Day,
): Promise<Map<string, { readonly count: number; readonly pace: number }>> {
  const since = today - PACE_DAYS;
  const buckets = JSON.stringify(Array.from({ length: (today >> 5) - (since >> 5) + 1 }, (_, at) => (since >> 5) + at));
  const asked = JSON.stringify(songs);
  const { rows } = await sql<{ song: number; counter: string; count: number; pace: number }>`
    with asked (song) as materialized (select value from json_each(${asked})),
      buckets (bucket) as materialized (select value from json_each(${buckets})),
      first (song, counter_id, day, count) as materialized (
        select asked.song, latest.counter_id, min(reading.day), reading.count
        from asked cross join latest on latest.song_id = asked.song and latest.scope = ${EVERYWHERE}
        cross join buckets
        join reading on reading.bucket = buckets.bucket and reading.song_id = asked.song
          and reading.counter_id = latest.counter_id and reading.scope = ${EVERYWHERE}
        where reading.day >= ${since} and reading.precision = 'exact'
        group by asked.song, latest.counter_id),
      charted (song, counter_id, pace) as materialized (
        select asked.song, chart_day.counter_id, sum(chart_day.streams) * 1.0 / ${CHART_DAYS}
        from asked cross join counter cross join buckets
        join chart_day on chart_day.bucket = buckets.bucket and chart_day.song_id = asked.song
          and chart_day.counter_id = counter.id
        where chart_day.day > ${today - CHART_DAYS}
        group by asked.song, chart_day.counter_id)
    select latest.song_id as song, counter.key as counter, max(latest.count) as count,
      coalesce(charted.pace, (latest.count - first.count) * 1.0 / (latest.day - first.day)) as pace
    from asked
    cross join latest on latest.song_id = asked.song and latest.scope in (${EVERYWHERE}, ${server})
    join counter on counter.id = latest.counter_id
    left join first on first.song = latest.song_id and first.counter_id = latest.counter_id
    left join charted on charted.song = latest.song_id and charted.counter_id = latest.counter_id
    where latest.day >= ${since}
      and (charted.pace is not null or latest.day - first.day >= ${LEAST_DAYS})
    group by latest.song_id, counter.key
  `.execute(db);
  return new Map(rows.map(({ song, counter, count, pace }) => [`${song} ${counter}`, { count, pace }]));
}

async function certificatesOf(
  db: Db,
  server: number,
  songs: readonly number[],
  ladders: readonly string[],
  today: Day,
): Promise<number> {
  const since = formatDay(today - 365).slice(0, 7);
  const { rows } = await sql<{ certified: number }>`
    select count(*) as certified from certificate
    where song_id in (select value from json_each(${JSON.stringify(songs)}))
      and ladder in (select value from json_each(${JSON.stringify(ladders)}))
      and scope in (${EVERYWHERE}, ${server}) and gone_at is null and withdrawn_at is null
      and length(month) = 7 and month > ${since}
  `.execute(db);
  return rows[0]?.certified ?? 0;
}
