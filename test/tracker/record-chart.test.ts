import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/database.ts';
import { counterOf, ladderOf, madeUpRules } from '../support/rules.ts';
import '../support/seeded.ts';
import { dump, temporaryStore, withStore } from '../support/store.ts';
import { addServer, addSong, crossingsOf, ledger, noonOf, owedLines, recordChartDay } from '../support/world.ts';

const RULES = madeUpRules();
const CHART = counterOf(RULES, 'chart');
const DAY = dayOf('2025-06-01');

let store: Store;
let song: number;

beforeEach(async () => {
  store = await temporaryStore();
  song = await addSong(store, 'song');
  await addServer(store, 'fans', { ladders: ['days'], songs: [song] });
});

function chart(days: number, streams: number, now?: number) {
  return recordChartDay(store, RULES, CHART, DAY + days, new Map([[song, streams]]), now);
}

async function latest() {
  return store.read.selectFrom('latest').select(['day', 'count']).where('song_id', '=', song).executeTakeFirst();
}

describe('the days of a chart', () => {
  test('are added up, and a day off the chart adds nothing', async () => {
    for (const [days, streams] of [
      [0, 300],
      [1, 250],
      [5, 200],
    ] as const)
      await chart(days, streams);
    expect(await latest()).toEqual({ day: DAY + 5, count: 750 });
    expect(await crossingsOf(store, song, 'days')).toEqual([]);
  });

  test('cross a level on the day on which their sum reaches it', async () => {
    await chart(0, 600);
    expect(await chart(1, 399)).toMatchObject({ state: 'recorded', crossed: 0 });
    expect(await chart(2, 1)).toMatchObject({ state: 'recorded', crossed: 1, owed: 1 });
    expect(await crossingsOf(store, song, 'days')).toEqual([
      { level: 'low', kind: 'estimated', day: DAY + 2, count: 1_000, baseline: false },
    ]);
    expect(await owedLines(store)).toEqual(['channel-of-fans days low estimated owed']);
  });

  test('a first day past a level is its baseline', async () => {
    expect(await chart(0, 5_500)).toMatchObject({ crossed: 0, baseline: 2, owed: 0 });
    expect(await ledger(store)).toEqual([]);
  });

  test('the same file twice changes nothing', async () => {
    await chart(0, 600);
    await chart(1, 600);
    const before = await dump(store);
    expect(await chart(1, 600)).toEqual({ state: 'unchanged' });
    expect(await dump(store)).toEqual(before);
  });

  test('other numbers for a day that is there are a conflict, and change nothing', async () => {
    await chart(0, 600);
    const before = await dump(store);
    expect(await chart(0, 601)).toEqual({ state: 'conflict' });
    expect(await dump(store)).toEqual(before);
  });

  test('weekly files feed a counter of their own', async () => {
    const weekly = { ...CHART, id: 'chart-weekly' };
    await chart(0, 600);
    await recordChartDay(store, RULES, weekly, DAY + 6, new Map([[song, 4_000]]));
    expect(await crossingsOf(store, song, 'days')).toEqual([]);
    expect(await store.read.selectFrom('latest').select('count').orderBy('count').execute()).toEqual([
      { count: 600 },
      { count: 4_000 },
    ]);
  });
});

describe('a day whose numbers are replaced', () => {
  const replace = (days: number, streams: number) =>
    recordChartDay(store, RULES, CHART, DAY + days, new Map([[song, streams]]), noonOf(DAY + 3), true);

  test('takes back the level that it alone had reached, with the post that was owed', async () => {
    for (const days of [0, 1]) await chart(days, 600);
    expect(await replace(1, 300)).toMatchObject({ retracted: ['song days low'], corrected: 0 });
    expect(await owedLines(store)).toEqual(['channel-of-fans days low estimated skipped (retracted)']);
    await chart(3, 200);
    expect((await owedLines(store)).slice(1)).toEqual(['channel-of-fans days low estimated owed']);
  });

  test('gives a post that stands a line of correction', async () => {
    for (const days of [0, 1]) await chart(days, 600);
    await store.write.updateTable('announcement').set({ state: 'posted', message_id: '900' }).execute();
    expect(await replace(1, 300)).toMatchObject({ retracted: ['song days low'], corrected: 1 });
  });

  test('dates a level that is still reached by the day that reaches it now', async () => {
    for (const days of [0, 1, 2]) await chart(days, 600);
    expect(await replace(1, 300)).toMatchObject({ retracted: [] });
    expect(await crossingsOf(store, song, 'days')).toMatchObject([{ level: 'low', day: DAY + 2, count: 1_500 }]);
    expect(await owedLines(store)).toHaveLength(1);
  });
});

describe('a day that comes late', () => {
  test('slots into its place: the crossing is dated by the first day whose recomputed total reaches the level', async () => {
    await chart(0, 400);
    await chart(2, 500);
    await chart(4, 50);
    expect(await chart(1, 100, noonOf(DAY + 4))).toMatchObject({ crossed: 1, owed: 1 });
    expect(await crossingsOf(store, song, 'days')).toMatchObject([{ level: 'low', day: DAY + 2, count: 1_000 }]);
    expect(await latest()).toEqual({ day: DAY + 4, count: 1_050 });
  });

  test('dates a crossing that was announced earlier, and does not announce it again', async () => {
    await chart(0, 400);
    await chart(2, 500);
    await chart(4, 200);
    expect(await crossingsOf(store, song, 'days')).toMatchObject([{ day: DAY + 4, count: 1_100 }]);
    expect(await chart(1, 150, noonOf(DAY + 5))).toMatchObject({ crossed: 0, owed: 0 });
    expect(await crossingsOf(store, song, 'days')).toMatchObject([{ day: DAY + 2, count: 1_050 }]);
    expect(await ledger(store)).toHaveLength(1);
  });

  test('that moves no crossing corrects the total it was crossed with', async () => {
    await chart(0, 400);
    await chart(4, 700);
    await chart(1, 30, noonOf(DAY + 5));
    expect(await crossingsOf(store, song, 'days')).toMatchObject([{ day: DAY + 4, count: 1_130 }]);
  });

  test('makes a crossing of long ago history: it is recorded as too old', async () => {
    await chart(0, 400);
    await chart(2, 590);
    await chart(30, 5);
    expect(await chart(1, 10, noonOf(DAY + 31))).toMatchObject({ crossed: 1, owed: 0, tooOld: 1 });
    expect(await crossingsOf(store, song, 'days')).toMatchObject([{ day: DAY + 2, count: 1_000 }]);
    expect(await owedLines(store)).toEqual(['channel-of-fans days low estimated skipped (too-old)']);
  });

  test('does not touch songs that are not on it', async () => {
    const other = await addSong(store, 'other');
    await recordChartDay(store, RULES, CHART, DAY, new Map([[other, 700]]));
    await recordChartDay(store, RULES, CHART, DAY + 2, new Map([[other, 400]]));
    const before = await crossingsOf(store, other, 'days');
    await recordChartDay(store, RULES, CHART, DAY + 1, new Map([[song, 400]]));
    expect(await crossingsOf(store, other, 'days')).toEqual(before);
  });
});

describe('the same files in any order', () => {
  const anyDays = fc.array(
    fc.record({
      song: fc.nat(2),
      streams: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 900, max: 9_000 })),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const anyChart = fc
    .array(anyDays, { minLength: 2, maxLength: 7 })
    .chain((days) =>
      fc.record({ days: fc.constant(days), order: fc.shuffledSubarray([...days.keys()], { minLength: days.length }) }),
    );

  /** What must not depend on the order; which levels were baseline, and what was announced, may (the first file is). */
  async function historyOf(days: readonly { song: number; streams: number }[][], order: readonly number[]) {
    return withStore(async (own) => {
      const songs = [await addSong(own, 'a'), await addSong(own, 'b'), await addSong(own, 'c')];
      await addServer(own, 'fans', { ladders: ['days'], songs });
      for (const index of order) {
        const streams = new Map((days[index] ?? []).map((row) => [songs[row.song] ?? 0, row.streams]));
        await recordChartDay(own, RULES, CHART, DAY + index, streams, noonOf(DAY + 200));
      }
      const chartDays = await own.read.selectFrom('chart_day').selectAll().orderBy('song_id').orderBy('day').execute();
      const newest = await own.read.selectFrom('latest').selectAll().orderBy('song_id').execute();
      const crossings = await own.read
        .selectFrom('crossing')
        .select(['song_id', 'level', 'day', 'count'])
        .orderBy('song_id')
        .orderBy('threshold')
        .execute();
      return { chartDays, newest, crossings };
    });
  }

  test('end with the same days, the same totals, and the same levels passed on the same days', async () => {
    await fc.assert(
      fc.asyncProperty(anyChart, async ({ days, order }) => {
        const inOrder = await historyOf(days, [...days.keys()]);
        expect(await historyOf(days, order)).toEqual(inOrder);
        expect(inOrder.crossings).toEqual(calculated(days));
      }),
      { numRuns: 25 },
    );
  });

  /** The crossings by hand: add up the days, and note the first at which each threshold is reached. */
  function calculated(days: readonly { song: number; streams: number }[][]) {
    const levels = ladderOf(RULES, 'days').editions[0]?.levels ?? [];
    return [0, 1, 2].flatMap((number) => {
      let total = 0;
      const open = [...levels];
      return days.flatMap((rows, day) => {
        total += rows.findLast((row) => row.song === number)?.streams ?? 0;
        const reached = open.filter((level) => level.threshold <= total);
        open.splice(0, reached.length);
        return reached.map((level) => ({ song_id: number + 1, level: level.id, day: DAY + day, count: total }));
      });
    });
  }
});
