import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Day, dayInJapan } from '../../src/domain/day.ts';
import type { Rules } from '../../src/domain/rules.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import type { SongReading } from '../../src/store/readings.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf, shippedRules } from '../support/rules.ts';
import { makeBigWorld } from './big-world.ts';
import { medianOf } from './figures.ts';
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
    const perRow = new Map(ways.map(({ name }) => [name, [] as number[]]));
    for (let round = 0; round <= size.rounds; round += 1) {
      const readings = await nextDay(store, world.day + 1, round, songs);
      for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
        const begun = performance.now();
        for (let from = 0; from < readings.length; from += ROWS_A_TRANSACTION)
          await way.write(readings.slice(from, from + ROWS_A_TRANSACTION));
        // The first round warms up.
        if (round > 0) perRow.get(way.name)?.push(((performance.now() - begun) * 1_000) / readings.length);
      }
    }
    const times = (name: string) => perRow.get(name) ?? [];
    const recorded = times('recorded');
    const ratio = (name: string) => medianOf(times(name).map((us, at) => us / (recorded[at] ?? Number.NaN)));
    const owed = await store.read
      .selectFrom('announcement')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return {
      title: 'Readings in',
      how: `${songs} songs a round, ${size.rounds} rounds, ${ROWS_A_TRANSACTION} rows a transaction, synchronous FULL; one song in 300 passes a level, which made ${owed.rows} announcements. A ratio is the median of the rounds' own: how fast recording is, beside writing the same rows bare.`,
      heading: ['way', 'µs a row', 'recorded is so fast beside it'],
      rows: [
        ['appended to a table without index', medianOf(times('heap')).toFixed(1), ratio('heap').toFixed(2)],
        [
          'inserted into the table of readings',
          medianOf(times('the table of readings')).toFixed(1),
          ratio('the table of readings').toFixed(2),
        ],
        ['recorded: checked, observed, crossings found, announcements owed', medianOf(recorded).toFixed(1), '1'],
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

async function record(store: Store, rules: Rules, readings: readonly SongReading[]): Promise<void> {
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

/** Every song a little above its newest number, and those whose turn it is past their level. */
async function nextDay(store: Store, first: Day, round: number, songs: number): Promise<SongReading[]> {
  const latest = await store.read
    .selectFrom('latest')
    .innerJoin('counter', 'counter.id', 'latest.counter_id')
    .select(['song_id', 'count'])
    .where('counter.key', '=', 'spotify-plays')
    .orderBy('song_id')
    .limit(songs)
    .execute();
  const grown = (song: number) => (song % ONE_IN === round ? 1_500 : 1 + (song % 7));
  return latest.map(({ song_id: song, count }) => ({
    song,
    day: first + round,
    count: count + grown(song),
    precision: 'exact' as const,
    link: null,
  }));
}

function noonAfter(day: Day): number {
  const noon = (day + 1) * DAY_MS + 3 * 3_600_000;
  if (dayInJapan(noon) !== day + 1) throw new Error('Noon in Japan is on its day.');
  return noon;
}
