import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Day, dayInJapan } from '../../src/domain/day.ts';
import type { Rules } from '../../src/domain/rules.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import type { SongReading } from '../../src/store/readings.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf, shippedRules } from '../support/rules.ts';
import { makeBigWorld } from './big-world.ts';
import { medianOf, type Spent, spentOn, timesAsMuch } from './figures.ts';
import type { BenchParts, Section } from './section.ts';

const ROWS_A_TRANSACTION = 1_000;
const DAY_MS = 86_400_000;
const ONE_IN = 300;
const LEVEL = 100_000_000;
const SERVERS = Array.from({ length: 500 }, (_, at) => ({ id: String(10n ** 17n + BigInt(at)), channel: `c${at}` }));

/** One way of writing a day's numbers. */
interface Way {
  readonly name: string;
  write(readings: readonly SongReading[]): Promise<void>;
}

/**
 * What taking readings in costs, with checks, observations, crossings and announcements owed, beside writing the same
 * rows and nothing else. All in one process, in turn, one order and then the other, each on days of its own.
 */
export async function takeIn({ size, folder, tell }: BenchParts): Promise<Section> {
  const rules = shippedRules();
  const path = join(folder, 'take-in.db');
  const now = Date.now() - 60 * DAY_MS;
  const songs = size.rowsARound;
  tell('taking readings in');
  const given = { servers: SERVERS, watches: 20, seed: 1, now };
  const world = await makeBigWorld(path, { songs, readings: songs * 40, ...given });
  const store = await openStore(path);
  const raw = new Database(path);
  raw.pragma('synchronous = full');
  bringNearLevels(raw, size.rounds);
  raw.exec(
    'create table heap (song_id integer, counter_id integer, scope integer, day integer, count integer, precision text)',
  );
  const ways: readonly Way[] = [
    rowsInto(raw, 'heap', 'insert into heap values (@song, 9, 0, @day, @count, @precision)'),
    rowsInto(
      raw,
      'the table of readings',
      `insert into reading (bucket, song_id, counter_id, scope, day, count, precision)
      values (@day >> 5, @song, 9, 0, @day, @count, @precision)`,
    ),
    { name: 'recorded', write: (readings) => record(store, rules, readings) },
  ];
  try {
    const spent = new Map(ways.map(({ name }) => [name, [] as Spent[]]));
    for (let round = 0; round <= size.rounds; round += 1) {
      const readings = await nextDay(store, { from: 1, songs, day: world.day + 1 + round }, (song) =>
        song % ONE_IN === round ? 1_500 : 1 + (song % 7),
      );
      for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
        const took = await spentOn(() => inTransactions(readings, way.write));
        // The first round warms up.
        if (round > 0) spent.get(way.name)?.push(took);
      }
    }
    const of = (name: string) => spent.get(name) ?? [];
    const aRow = (name: string, what: keyof Spent) =>
      ((medianOf(of(name).map((took) => took[what])) * 1_000) / songs).toFixed(1);
    const beside = (name: string, what: keyof Spent) => timesAsMuch(of(name), of('recorded'), what).toFixed(2);
    const owed = await store.read
      .selectFrom('announcement')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    const row = (label: string, name: string, bar: string) => [
      ...[label, aRow(name, 'wall'), aRow(name, 'cpu')],
      ...(name === 'recorded' ? ['1', '1'] : [beside(name, 'wall'), beside(name, 'cpu')]),
      bar,
    ];
    return {
      title: 'Readings in',
      how: `${songs} songs a round, ${size.rounds} rounds, ${ROWS_A_TRANSACTION} rows a transaction, synchronous FULL; one song in 300 passes a level, which made ${owed.rows} announcements. A ratio is the median of the rounds' own: how fast recording is, beside writing the same rows bare, by the clock and by processor time.`,
      heading: ['way', 'µs a row', 'processor µs', 'recorded is so fast beside it', 'by processor', 'wanted'],
      rows: [
        row('appended to a table without index', 'heap', 'at least 0.12'),
        row('inserted into the table of readings', 'the table of readings', 'at least 0.35'),
        row('recorded: checked, observed, crossings found, announcements owed', 'recorded', ''),
      ],
    };
  } finally {
    raw.close();
    await store.close();
  }
}

function rowsInto(raw: Database.Database, name: string, sql: string): Way {
  const insert = raw.prepare(sql);
  const all = raw.transaction((readings: readonly SongReading[]) => {
    for (const { song, day, count, precision } of readings) insert.run({ song, day, count, precision });
  });
  return { name, write: async (readings) => void all.immediate(readings) };
}

/** Hands readings on, a thousand at a time. */
export async function inTransactions(
  readings: readonly SongReading[],
  write: (some: readonly SongReading[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < readings.length; from += ROWS_A_TRANSACTION)
    await write(readings.slice(from, from + ROWS_A_TRANSACTION));
}

/** Records readings of one day in one transaction, at noon of the day after. */
export async function record(store: Store, rules: Rules, readings: readonly SongReading[]): Promise<void> {
  const day = readings[0]?.day ?? 0;
  const batch = {
    counter: counterOf(rules, 'spotify-plays'),
    scope: 0,
    source: 'bench',
    actor: null,
    byHand: false,
    readings,
  };
  await store.write.transaction().execute((trx) => recordReadings(trx, rules, batch, noonAfter(day)));
}

/** Lets one song in 300 stand right below a level for each round. */
function bringNearLevels(raw: Database.Database, rounds: number): void {
  const near = `song_id % ${ONE_IN} <= ${rounds} and counter_id = (select id from counter where key = 'spotify-plays')`;
  const shift = `${LEVEL - 1_000} - (select newest.count from latest newest
    where newest.song_id = reading.song_id and newest.counter_id = reading.counter_id and newest.scope = 0)`;
  raw.exec(`update reading set count = count + ${shift} where ${near}`);
  raw.exec(`update latest set count = ${LEVEL - 1_000} where ${near}`);
}

/** Readings of so many songs from one on, each so much above its newest number. */
export async function nextDay(
  store: Store,
  { from, songs, day }: { readonly from: number; readonly songs: number; readonly day: Day },
  growth: (song: number) => number,
): Promise<SongReading[]> {
  const latest = await store.read
    .selectFrom('latest')
    .innerJoin('counter', 'counter.id', 'latest.counter_id')
    .select(['song_id', 'count'])
    .where('counter.key', '=', 'spotify-plays')
    .where('song_id', '>=', from)
    .orderBy('song_id')
    .limit(songs)
    .execute();
  return latest.map(({ song_id: song, count }) => ({
    song,
    day,
    count: count + growth(song),
    precision: 'exact' as const,
    link: null,
  }));
}

function noonAfter(day: Day): number {
  const noon = (day + 1) * DAY_MS + 3 * 3_600_000;
  if (dayInJapan(noon) !== day + 1) throw new Error('Noon in Japan is on its day.');
  return noon;
}
