import Database from 'better-sqlite3';
import { type Day, dayInJapan } from '../../src/domain/day.ts';
import { openStore } from '../../src/store/database.ts';
import { counterIds } from '../../src/store/readings.ts';
import { chance, type MadeUpName, madeUpNames, scriptOf } from './made-up-names.ts';

/** How big a made-up world is; the same seed and size give the same rows but for the days, which end yesterday. */
export interface WorldSize {
  readonly songs: number;
  /** How many readings there are in all, about: each song has as many days, at most two years of them. */
  readonly readings: number;
  readonly servers: readonly { readonly id: string; readonly channel: string }[];
  /** How many songs a server follows. */
  readonly watches: number;
  /** Whether every reading has its observation, as after so many days at work; else only the newest ones have. */
  readonly observed?: boolean;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What was made. */
export interface BigWorld {
  readonly path: string;
  readonly songs: number;
  readonly readings: number;
  readonly certificates: number;
  readonly watches: number;
  readonly bytes: number;
  /** The names by which songs can be asked for, the most popular first: some ten thousand, from all of them. */
  readonly names: readonly string[];
  /** The day of the newest readings. */
  readonly day: Day;
}

/** So many songs have one act, about. */
const SONGS_OF_AN_ACT = 12;
const ROWS_AT_ONCE = 5_000;
const NAMES_KEPT = 10_000;
/** Two years: a small catalogue has fewer readings, not older ones. */
const MOST_DAYS = 730;
const DAY_MS = 86_400_000;

/**
 * Fills a database file that does not exist yet through the project's own migrations, then row by hundred thousand rows:
 * ten million readings take some fifteen seconds. Journal and syncing are off meanwhile, and on again afterwards.
 */
export async function makeBigWorld(path: string, size: WorldSize): Promise<BigWorld> {
  const store = await openStore(path);
  const counters = await counterIds(store.write, ['spotify-plays', 'oricon-streams']);
  await store.close();
  const database = new Database(path);
  try {
    for (const off of ['journal_mode = off', 'synchronous = off', 'foreign_keys = off', 'cache_size = -200000'])
      database.pragma(off);
    const day = dayInJapan(size.now) - 1;
    database.exec('begin');
    const names = addNames(database, size);
    addReadings(database, size, day, counters.get('spotify-plays') ?? 0, counters.get('oricon-streams') ?? 0);
    addCertificates(database, size);
    addServers(database, size);
    database.exec('commit');
    database.pragma('journal_mode = wal');
    const count = (table: string) => Number(database.prepare(`select count(*) from ${table}`).pluck().get());
    return {
      path,
      songs: size.songs,
      readings: count('reading'),
      certificates: count('certificate'),
      watches: count('watch'),
      bytes:
        Number(database.pragma('page_count', { simple: true })) *
        Number(database.pragma('page_size', { simple: true })),
      names,
      day,
    };
  } finally {
    database.close();
  }
}

/** Songs in the order of their popularity, and their acts: a few acts have very many songs. */
function addNames(database: Database.Database, { songs, seed }: WorldSize): string[] {
  const acts = Math.ceil(songs / SONGS_OF_AN_ACT);
  const nameOfAct = madeUpNames(seed + 1);
  inBatches(
    acts,
    (number) => ['act', number, nameOfAct(scriptOf(number))] as const,
    database.prepare(`insert into artist (id, key, name, ja, ko, market, aliases, origin)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, 'other', value -> 5, 'import' from json_each(?)`),
  );
  const nameOfSong = madeUpNames(seed);
  const kept: string[] = [];
  const isKept = chance(seed + 3);
  inBatches(
    songs,
    (number) => {
      const name = nameOfSong(scriptOf(number));
      if (isKept() < NAMES_KEPT / songs) kept.push(name.ja ?? name.ko ?? name.name);
      return ['song', number, name] as const;
    },
    database.prepare(`insert into song (id, key, title, ja, ko, aliases, origin)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value -> 5, 'import' from json_each(?)`),
  );
  const random = chance(seed + 2);
  const credit = database.prepare(`insert into song_artist (song_id, artist_id, position, role)
    select value ->> 0, value ->> 1, 0, 'main' from json_each(?)`);
  for (let from = 1; from <= songs; from += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, songs + 1 - from);
    credit.run(
      JSON.stringify(Array.from({ length: count }, (_, at) => [from + at, 1 + Math.floor(random() ** 2 * acts)])),
    );
  }
  return kept;
}

function inBatches(
  count: number,
  rowOf: (number: number) => readonly [kind: string, number: number, name: MadeUpName],
  insert: Database.Statement,
): void {
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count - from) }, (_, at) => {
      const [kind, number, { name, ja, ko, aliases }] = rowOf(from + at);
      return [number + 1, `made-up-${kind}-${number}`, name, ja, ko, aliases];
    });
    insert.run(JSON.stringify(rows));
  }
}

/** Daily totals of one counter and weekly ones of another, growing by a song's popularity; all seen long ago. */
function addReadings(database: Database.Database, size: WorldSize, last: Day, daily: number, weekly: number): void {
  const days = Math.min(MOST_DAYS, Math.max(2, Math.round((size.readings / size.songs) * (7 / 8))));
  const first = last - days + 1;
  const count = `(2000000000 / (song.id + 20) + song.id * 7919 % 1000000 + (day - ${first - 1})
    * (5000000 / (song.id + 20) + 1 + song.id % 1000))`;
  database.exec('create temp table days (day integer primary key)');
  const addDay = database.prepare('insert into days values (?)');
  for (let bucket = first >> 5; bucket <= last >> 5; bucket += 1) {
    database.exec('delete from days');
    for (let day = Math.max(first, bucket << 5); day <= Math.min(last, (bucket << 5) + 31); day += 1) addDay.run(day);
    database.exec(`insert into reading (bucket, song_id, counter_id, scope, day, count, precision)
      select ${bucket}, song.id, counter.id, 0, day, ${count}, 'exact' from song
      cross join counter on counter.id in (${daily}, ${weekly})
      cross join days on counter.id = ${daily} or (${last} - day) % 7 = 0`);
  }
  const newest = `select song.id, counter.id, 0, ${last}, ${count.replace('(day', `(${last}`)}, 'exact'`;
  const both = `from song cross join counter on counter.id in (${daily}, ${weekly})`;
  database.exec(`insert into latest (song_id, counter_id, scope, day, count, precision) ${newest} ${both}`);
  const from = size.observed ? 'reading order by day, song_id' : 'latest';
  database.exec(`insert into observation (observed_at, source, scope, song_id, counter_id, day, count, precision, verdict)
    select ${size.now} - (${last + 1} - day) * ${DAY_MS}, 'import', 0, song_id, counter_id, day, count, 'exact', 'accepted'
    from ${from}`);
  database.exec(`insert into ladder_progress (song_id, ladder, scope, counter_id)
    select id, 'riaj-streaming', 0, ${weekly} from song union all select id, 'spotify-plays', 0, ${daily} from song`);
  database.exec('drop table days');
}

/** Every fifth song holds one, and the most popular more. */
function addCertificates(database: Database.Database, { songs, now }: WorldSize): void {
  const add = (level: string, month: string, every: number, below: number) =>
    database.exec(`insert into certificate (song_id, ladder, level, scope, month, source, remark, learnt_at, origin)
      select id, 'riaj-streaming', '${level}', 0, '${month}', 'https://example.invalid/', '', ${now - DAY_MS}, 'operator'
      from song where id % ${every} = 0 and id <= ${below}`);
  add('gold', '2024-06', 5, songs);
  add('platinum', '2025-04', 10, songs / 2);
  add('double-platinum', '2025-08', 20, songs / 10);
  add('diamond', '2025-10', 40, songs / 50);
  database.exec(`insert into certificate_batch (ladder, month, coverage)
    select distinct ladder, month, 'partial' from certificate`);
}

/** Servers with a channel each, that follow popular songs and one act. */
function addServers(database: Database.Database, { servers, watches, songs, now }: WorldSize): void {
  const given = JSON.stringify(servers.map(({ id, channel }) => [id, channel]));
  database
    .prepare(`insert into server (id, discord_id, language, created_at)
      select key + 1, value ->> 0, 'en', ${now} from json_each(?)`)
    .run(given);
  database
    .prepare(`insert into target (server_id, channel, posts_an_hour)
      select key + 1, value ->> 1, 1000000 from json_each(?)`)
    .run(given);
  database.exec(`insert into server_ladder (server_id, ladder)
    select id, 'riaj-streaming' from server union all select id, 'spotify-plays' from server`);
  const numbers = JSON.stringify(Array.from({ length: watches }, (_, at) => at));
  database
    .prepare(`insert or ignore into watch (kind, target_id, server_id, created_at, created_by)
      select 'song', 1 + (server.id * 37 + value * (1 + server.id % 101)) % ${songs}, server.id, ${now}, '1'
      from json_each(?) cross join server order by 2, 3`)
    .run(numbers);
  database.exec(`insert into watch (kind, target_id, server_id, created_at, created_by)
    select 'artist', 1 + id % ${Math.ceil(songs / SONGS_OF_AN_ACT)}, id, ${now}, '1' from server`);
}
