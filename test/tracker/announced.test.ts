import { beforeEach, describe, expect, test } from 'vitest';
import { type Day, dayOf } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/database.ts';
import { counterOf, shippedRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addArtist, addServer, addSong, noonOf, record, recordChartDay } from '../support/world.ts';

/**
 * A made-up winter: two months of chart files and weekly figures, some late, while three servers follow a song, an act
 * and another ladder. What must be announced is calculated here a second time, in the plainest way.
 */
const RULES = shippedRules();
const CHART = counterOf(RULES, 'spotify-chart-kr');
const FIRST_DAY = dayOf('2025-12-01');
const DAYS = 62;
const YEAR_END = dayOf('2025-12-31');
const M = 1_000_000;

const CHART_LEVELS: readonly (readonly [level: string, threshold: number])[] = [
  ['1m', 1 * M],
  ['5m', 5 * M],
  ['10m', 10 * M],
  ['25m', 25 * M],
];

/** The levels of the RIAJ in those two months: gold ended with the year. */
function japaneseLevels(day: Day): readonly (readonly [level: string, threshold: number])[] {
  const lasting = [
    ['platinum', 100 * M],
    ['double-platinum', 200 * M],
  ] as const;
  return day <= YEAR_END ? [['gold', 50 * M], ...lasting] : lasting;
}

type Name = 'harbour' | 'paper' | 'orbit' | 'late';
const NAMES: readonly Name[] = ['harbour', 'paper', 'orbit', 'late'];

/** On which day of the run the song is released: before, it is on no chart. */
const RELEASED: Record<Name, number> = { harbour: 0, paper: 0, orbit: 12, late: 25 };

/** From which day on it is on no chart any more: what comes late then is found long after its day. */
const OFF_THE_CHART: Record<Name, number> = { harbour: DAYS, paper: 20, orbit: 36, late: DAYS };

/** A chart file, on the day it is for, and the day on which it arrives. */
interface ChartFile {
  readonly day: number;
  readonly arrives: number;
  readonly streams: ReadonlyMap<Name, number>;
}

interface WeeklyFigure {
  readonly song: Name;
  readonly day: number;
  readonly count: number;
}

/** Numbers between 0 and 1 that are the same in every run. */
function madeUpChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function madeUpFiles(chance: () => number): ChartFile[] {
  const size: Record<Name, number> = { harbour: 420_000, paper: 60_000, orbit: 232_000, late: 240_000 };
  return Array.from({ length: DAYS }, (_, day): ChartFile => {
    const charting = NAMES.filter((name) => day >= RELEASED[name] && day < OFF_THE_CHART[name] && chance() < 0.9);
    const streams = new Map(charting.map((name) => [name, Math.floor(size[name] * (0.5 + chance()))]));
    const delay = chance();
    return { day, arrives: day + (delay < 0.75 ? 1 : delay < 0.9 ? 3 : 12), streams };
  }).toSorted((a, b) => a.arrives - b.arrives || b.day - a.day);
}

/** Every Sunday; a week in four is a little lower than the one before, as publishers' figures are. */
function madeUpFigures(chance: () => number): WeeklyFigure[] {
  const start: Partial<Record<Name, [count: number, perWeek: number]>> = {
    harbour: [96.5 * M, 0.9 * M],
    paper: [48.9 * M, 0.7 * M],
    orbit: [47.8 * M, 0.4 * M],
  };
  return Object.entries(start).flatMap(([name, [count, perWeek]]) => {
    let stands = count;
    return Array.from({ length: 9 }, (_, week) => {
      const dips = chance() < 0.25;
      stands += dips ? -40_000 : Math.floor(perWeek * (0.7 + chance()));
      return { song: name as Name, day: week * 7, count: stands };
    });
  });
}

interface Announced {
  readonly song: Name;
  readonly ladder: string;
  readonly level: string;
  readonly state: 'owed' | 'skipped';
}

/** Adds up each song's chart days anew after every file, and looks which marks that took it past. */
function chartCalculation(files: readonly ChartFile[]): Announced[] {
  const known = new Map<Name, { day: number; streams: number }[]>();
  return files.flatMap((file) =>
    [...file.streams].flatMap(([song, streams]): Announced[] => {
      const before = known.get(song) ?? [];
      const after = [...before, { day: file.day, streams }].toSorted((a, b) => a.day - b.day);
      known.set(song, after);
      const sumBefore = before.reduce((sum, row) => sum + row.streams, 0);
      const reached = CHART_LEVELS.filter(
        ([, threshold]) => threshold > sumBefore && threshold <= sumBefore + streams,
      ).at(-1);
      if (before.length === 0 || !reached) return [];
      const [level, threshold] = reached;
      const late = file.arrives - reachedOn(after, threshold) > 7;
      return [{ song, ladder: 'spotify-chart-kr', level, state: late ? 'skipped' : 'owed' }];
    }),
  );
}

function reachedOn(rows: readonly { day: number; streams: number }[], threshold: number): number {
  let sum = 0;
  for (const row of rows) {
    sum += row.streams;
    if (sum >= threshold) return row.day;
  }
  return Number.NaN;
}

/** Follows each song's highest figure so far, week by week. */
function weeklyCalculation(figures: readonly WeeklyFigure[]): Announced[] {
  const highest = new Map<Name, number>();
  return figures.flatMap(({ song, day, count }): Announced[] => {
    const before = highest.get(song);
    highest.set(song, Math.max(before ?? 0, count));
    if (before === undefined) return [];
    const levels = japaneseLevels(FIRST_DAY + day);
    const reached = levels.filter(([, threshold]) => threshold > before && threshold <= count).at(-1);
    return reached ? [{ song, ladder: 'riaj-streaming', level: reached[0], state: 'owed' }] : [];
  });
}

/** Who follows what, as the servers below are set up. */
const FOLLOWERS: Readonly<Record<string, { ladder: string; songs: readonly Name[] }>> = {
  'follows-a-song': { ladder: 'spotify-chart-kr', songs: ['paper'] },
  'follows-an-act': { ladder: 'spotify-chart-kr', songs: ['harbour', 'orbit', 'late'] },
  'follows-japan': { ladder: 'riaj-streaming', songs: NAMES },
};

describe.each([1, 5, 15, 2_026])('a made-up winter, run %i', (seed) => {
  const chance = madeUpChance(seed);
  const files = madeUpFiles(chance);
  const figures = madeUpFigures(chance);
  /** Figures of a song that is not known yet are not recorded, so they are no baseline either. */
  const told = figures.filter((figure) => figure.day + 3 >= RELEASED[figure.song]);
  const expected = [...chartCalculation(files), ...weeklyCalculation(told)];

  let store: Store;
  const songs = new Map<Name, number>();

  beforeEach(async () => {
    store = await temporaryStore();
    const act = await addArtist(store, 'act');
    const others = await addArtist(store, 'others');
    songs.set('harbour', await addSong(store, 'harbour', { artists: [act] }));
    songs.set('paper', await addSong(store, 'paper', { artists: [others], featuring: [act] }));
    await addServer(store, 'follows-a-song', { ladders: ['spotify-chart-kr'], songs: [idOf('paper')] });
    await addServer(store, 'follows-an-act', { ladders: ['spotify-chart-kr'], artists: [act] });
    await addServer(store, 'follows-japan', { ladders: ['riaj-streaming'], artists: [act, others] });
    await addServer(store, 'follows-nothing', { ladders: ['spotify-chart-kr', 'riaj-streaming'] });
    for (let today = 0; today <= DAYS + 12; today += 1) {
      for (const name of ['orbit', 'late'] as const)
        if (RELEASED[name] === today) songs.set(name, await addSong(store, name, { artists: [act] }));
      for (const file of files.filter((candidate) => candidate.arrives === today)) {
        const streams = new Map([...file.streams].map(([name, count]) => [idOf(name), count]));
        await recordChartDay(store, RULES, CHART, FIRST_DAY + file.day, streams, noonOf(FIRST_DAY + today));
      }
      for (const { song, day, count } of figures.filter((figure) => figure.day + 3 === today && songs.has(figure.song)))
        await record(store, RULES, 'oricon-streams', [{ song: idOf(song), day: FIRST_DAY + day, count }], {
          now: noonOf(FIRST_DAY + today),
        });
    }
  });

  function idOf(name: Name): number {
    const id = songs.get(name);
    if (id === undefined) throw new Error(`${name} is not released yet`);
    return id;
  }

  test('every announcement is the one that was to be made, and none is missing', async () => {
    const lines = Object.entries(FOLLOWERS).flatMap(([server, follows]) =>
      expected
        .filter(({ song, ladder }) => ladder === follows.ladder && follows.songs.includes(song))
        .map(({ song, ladder, level, state }) => `channel-of-${server}: ${song} ${ladder} ${level} ${state}`),
    );
    const rows = await store.read
      .selectFrom('announcement')
      .innerJoin('song', 'song.id', 'announcement.song_id')
      .select(['channel', 'song.key', 'ladder', 'level', 'state'])
      .execute();
    const made = rows.map((row) => `${row.channel}: ${row.key} ${row.ladder} ${row.level} ${row.state}`);
    expect(made.toSorted()).toEqual(lines.toSorted());
    expect(lines.length).toBeGreaterThanOrEqual(8);
  });

  test('every crossing is dated by the first day whose total reaches its level', async () => {
    const rows = await store.read
      .selectFrom('crossing')
      .innerJoin('song', 'song.id', 'crossing.song_id')
      .select(['song.key', 'level', 'day', 'count'])
      .where('ladder', '=', 'spotify-chart-kr')
      .execute();
    const days = (name: Name) =>
      files
        .flatMap((file) => {
          const streams = file.streams.get(name);
          return streams === undefined ? [] : [{ day: file.day, streams }];
        })
        .toSorted((a, b) => a.day - b.day);
    const calculated = NAMES.flatMap((name) =>
      CHART_LEVELS.flatMap(([level, threshold]) => {
        const day = reachedOn(days(name), threshold);
        const count = days(name).reduce((sum, row) => (row.day <= day ? sum + row.streams : sum), 0);
        return Number.isNaN(day) ? [] : [{ key: name, level, day: FIRST_DAY + day, count }];
      }),
    );
    const line = (row: object) => JSON.stringify(Object.entries(row).toSorted());
    expect(rows.map(line).toSorted()).toEqual(calculated.map(line).toSorted());
  });
});
