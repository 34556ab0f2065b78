import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { createCatalogue } from '../../src/store/catalogue.ts';
import type { Store } from '../../src/store/database.ts';
import { type ChartImport, importCharts } from '../../src/tracker/import-charts.ts';
import { finishImports, importReadings } from '../../src/tracker/import-readings.ts';
import { shippedRules } from '../support/rules.ts';
import { dump, temporaryPath, temporaryStore } from '../support/store.ts';
import { addSong, noonOf } from '../support/world.ts';

const RULES = shippedRules();
const NOW = noonOf('2026-03-10');

let store: Store;

beforeEach(async () => {
  store = await temporaryStore();
});

function partsOf(pause = async () => {}) {
  return { store, rules: RULES, clock: () => NOW, pause, catalogue: createCatalogue(store) };
}

function file(name: string, lines: readonly string[]) {
  return { name, read: () => new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

describe('chart files', () => {
  const HEADER = 'rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams';

  function chart(day: string, streams: Readonly<Record<string, number>>) {
    const rows = Object.entries(streams).map(
      ([letter, count], index) =>
        `${index + 1},spotify:track:${letter.repeat(22)},Act ${letter},Song ${letter},Label,1,1,1,${count}`,
    );
    return file(`regional-kr-daily-${day}.csv`, [HEADER, ...rows]);
  }

  async function load(...files: ReturnType<typeof chart>[]): Promise<string[]> {
    const states: string[] = [];
    await importCharts(partsOf(), files, (_, outcome: ChartImport) => states.push(outcome.state));
    return states;
  }

  test('twice change nothing', async () => {
    const files = [chart('2026-03-01', { A: 900_000, B: 5 }), chart('2026-03-02', { A: 200_000, C: 7 })];
    expect(await load(...files)).toEqual(['imported', 'imported']);
    const before = await dump(store);
    expect(await load(...files)).toEqual(['unchanged', 'unchanged']);
    expect(await dump(store)).toEqual(before);
  });

  test('with other numbers for a day that is there leave neither numbers nor songs behind', async () => {
    await load(chart('2026-03-01', { A: 900_000 }));
    const before = await dump(store);
    expect(await load(chart('2026-03-01', { A: 900_001, D: 8 }))).toEqual(['conflict']);
    expect(await dump(store)).toEqual(before);
  });

  test('that name a song which a refused file named before add it then', async () => {
    await load(chart('2026-03-01', { A: 900_000 }));
    const outcome = await load(chart('2026-03-01', { D: 8 }), chart('2026-03-02', { D: 9 }));
    expect(outcome).toEqual(['conflict', 'imported']);
    expect(await store.read.selectFrom('song').select('title').orderBy('title').execute()).toEqual([
      { title: 'Song A' },
      { title: 'Song D' },
    ]);
  });

  test('are taken the oldest first, whatever order they are named in', async () => {
    await load(
      chart('2026-03-03', { A: 300_000 }),
      chart('2026-03-01', { A: 600_000 }),
      chart('2026-03-02', { A: 400_000 }),
    );
    expect(await store.read.selectFrom('crossing').select(['level', 'day', 'baseline']).execute()).toEqual([
      { level: '1m', day: dayOf('2026-03-02'), baseline: 0 },
    ]);
  });
});

describe('chart files that two processes import at once', () => {
  const NAMES = ['Once', 'Twice', 'Thrice'];

  function chartOf(day: string, titles: readonly string[]) {
    const rows = titles.map((title, index) => {
      const id = title.padEnd(22, '0');
      return `${index + 1},spotify:track:${id},Act of ${title},${title},Label,1,1,1,${100 - index}`;
    });
    const header = 'rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams';
    return file(`regional-kr-daily-${day}.csv`, [header, ...rows]);
  }

  test('that name the same new songs add each song once', async () => {
    const path = temporaryPath();
    store = await temporaryStore(path);
    const other = await temporaryStore(path);
    const days = Array.from({ length: 8 }, (_, index) => `2026-02-0${index + 1}`);
    const states: string[] = [];
    const importHalf = (on: Store, some: readonly string[]) =>
      importCharts(
        { ...partsOf(() => sleep(1)), store: on },
        some.map((day, at) => chartOf(day, NAMES.slice(0, at + 1))),
        (_, outcome) => states.push(outcome.state),
      );
    await Promise.all([importHalf(store, days.slice(0, 4)), importHalf(other, days.slice(4))]);
    expect(states).toEqual(days.map(() => 'imported'));
    const titles = await store.read.selectFrom('song').select('title').orderBy('id').execute();
    expect(titles.map((row) => row.title).toSorted()).toEqual(NAMES.toSorted());
    expect(await store.read.selectFrom('artist').select('id').execute()).toHaveLength(NAMES.length);
  });

  /** A store whose next transactions fail as SQLite does. */
  function failing(times: number, code: string): Store {
    let left = times;
    const transaction = () => {
      left -= 1;
      if (left >= 0) throw Object.assign(new Error('no luck'), { code });
      return store.write.transaction();
    };
    const write = new Proxy(store.write, {
      get: (target, property) => (property === 'transaction' ? transaction : Reflect.get(target, property)),
    });
    return { ...store, write };
  }

  async function importWith(failingStore: Store): Promise<string[]> {
    const outcomes: ChartImport[] = [];
    const files = [chartOf('2026-02-01', NAMES), chartOf('2026-02-02', NAMES)];
    await importCharts({ ...partsOf(), store: failingStore }, files, (_, outcome) => outcomes.push(outcome));
    return outcomes.map((outcome) => `${outcome.state}${outcome.state === 'failed' ? ` ${outcome.cause}` : ''}`);
  }

  test('wait for a database that is held for long', async () => {
    expect(await importWith(failing(3, 'SQLITE_BUSY'))).toEqual(['imported', 'imported']);
  });

  test.each([
    ['is never free', 4, 'SQLITE_BUSY'],
    ['has no room', 1, 'SQLITE_FULL'],
  ])('fail alone where the database %s', async (_, times, code) => {
    expect(await importWith(failing(times, code))).toEqual(['failed Error: no luck', 'imported']);
  });
});

describe('files of readings', () => {
  const ROWS = Array.from(
    { length: 250 },
    (_, index) =>
      `2025-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')},one,spotify-plays,${90_000_000 + index * 100_000}`,
  );
  const FILE = file('numbers.csv', ['date,song,counter,count', ...ROWS]);

  beforeEach(async () => {
    await addSong(store, 'one');
  });

  async function readings(): Promise<number> {
    const rows = await store.read.selectFrom('reading').select('day').execute();
    return rows.length;
  }

  test('twice change nothing', async () => {
    expect(await importReadings(partsOf(), FILE, false)).toMatchObject({
      state: 'imported',
      accepted: 250,
      crossed: 1,
    });
    const before = await dump(store);
    expect(await importReadings(partsOf(), FILE, false)).toEqual({ state: 'unchanged' });
    expect(await dump(store)).toEqual(before);
  });

  /** Stops an import at its nth pause, as a process that ends there would. */
  async function interrupted(pauses: number): Promise<void> {
    let left = pauses;
    const stop = async () => {
      left -= 1;
      if (left === 0) throw new Error('the process ended');
    };
    await expect(importReadings(partsOf(stop), FILE, false)).rejects.toThrow('the process ended');
  }

  test.each([
    ['half staged', 1],
    ['half taken in', 3],
  ])('that were left %s are taken in whole by importing them again', async (_, pauses) => {
    await interrupted(pauses);
    const later = { ...partsOf(), clock: () => NOW + 60_001 };
    expect(await importReadings(later, FILE, false)).toMatchObject({ state: 'imported', rows: 250 });
    expect(await readings()).toBe(250);
    expect(await store.read.selectFrom('crossing').selectAll().execute()).toHaveLength(1);
    expect(await importReadings(partsOf(), FILE, false)).toEqual({ state: 'unchanged' });
  });

  test('that were left half taken in are finished at the next start', async () => {
    await interrupted(3);
    expect(await finishImports(partsOf())).toEqual({ finished: 1, dropped: 0, stuck: [] });
    expect(await readings()).toBe(250);
  });

  test('that were left half staged are dropped at a later start', async () => {
    await interrupted(1);
    expect(await finishImports({ ...partsOf(), clock: () => NOW + 60_001 })).toEqual({
      finished: 0,
      dropped: 1,
      stuck: [],
    });
    expect(await readings()).toBe(0);
    expect(await store.read.selectFrom('staged_reading').selectAll().execute()).toEqual([]);
  });
});
