import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/database.ts';
import { latestOf } from '../../src/store/readings.ts';
import { seriesOf } from '../../src/store/series.ts';
import { acceptReading, type Correct, correctReading, rejectReading } from '../../src/tracker/correct-reading.ts';
import { madeUpRules } from '../support/rules.ts';
import { dump, temporaryStore, withStore } from '../support/store.ts';
import {
  addArtist,
  addServer,
  addSong,
  crossingsOf,
  type Figure,
  noonOf,
  owedLines,
  record,
} from '../support/world.ts';

const RULES = madeUpRules();

async function world() {
  const store = await temporaryStore();
  const act = await addArtist(store, 'act');
  const song = await addSong(store, 'song', { artists: [act] });
  await addServer(store, '1', { songs: [song] });
  const figure = (day: string, count: number, more: Partial<Figure> = {}): Figure => ({ song, day, count, ...more });
  const decide = <T>(
    work: (trx: Store['write'], decider: { by: string; now: number; scope: null }) => Promise<T>,
    on: string,
  ) => store.write.transaction().execute((trx) => work(trx, { by: '300', now: noonOf(on), scope: null }));
  return {
    store,
    song,
    figure,
    record: (figures: readonly Figure[], now?: string) =>
      record(store, RULES, 'alpha', figures, now === undefined ? {} : { now: noonOf(now) }),
    /** The newest observation's id. */
    newest: async () => {
      const row = await store.read
        .selectFrom('observation')
        .select('id')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      return row.id;
    },
    accept: (id: number, on: string) => decide((trx, decider) => acceptReading(trx, RULES, id, decider), on),
    reject: (id: number, on: string) => decide((trx, decider) => rejectReading(trx, id, decider), on),
    correct: (id: number, correct: Correct, on: string) =>
      decide((trx, decider) => correctReading(trx, RULES, id, correct, decider), on),
    /** The working count, and the day it was last read. */
    latest: async () => {
      const counter = await store.read
        .selectFrom('counter')
        .select('id')
        .where('key', '=', 'alpha')
        .executeTakeFirstOrThrow();
      return (await latestOf(store.read, counter.id, 0, [song])).get(song);
    },
    series: async () => {
      const counter = await store.read
        .selectFrom('counter')
        .select('id')
        .where('key', '=', 'alpha')
        .executeTakeFirstOrThrow();
      return (await seriesOf(store.read, { song, counterId: counter.id, scope: 0 })).map(({ count }) => count);
    },
  };
}

/** Says that a post stands in its channel. */
async function post(store: Store): Promise<void> {
  await store.write
    .updateTable('announcement')
    .set({ state: 'posted', message_id: '900' })
    .where('state', '=', 'owed')
    .where('request', '=', 'post')
    .execute();
}

/** Every crossing ever recorded: `level generation`, with what became of it. */
async function history(store: Store): Promise<string[]> {
  const rows = await store.read.selectFrom('crossing').selectAll().orderBy('id').execute();
  return rows.map(
    ({ level, generation, retracted_at: at }) => `${level} ${generation}${at === null ? '' : ' retracted'}`,
  );
}

const exact = (count: number) => ({ count, precision: 'exact' as const });

describe('accepting a number that waits', () => {
  test('runs the crossing that it held back, dated by its day, and announces it', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 2_100_000)]);
    expect(await owedLines(at.store)).toEqual([]);
    expect(await at.accept(await at.newest(), '2026-03-04')).toMatchObject({
      state: 'done',
      decision: 'accepted',
      before: 90_000,
      after: 2_100_000,
      crossed: 4,
      owed: 1,
    });
    expect(await crossingsOf(at.store, at.song, 'steps')).toMatchObject([
      { level: 'middle', day: dayOf('2026-03-02'), count: 2_100_000, baseline: false },
      { level: 'late' },
      { level: 'big' },
      { level: 'huge' },
    ]);
    expect(await owedLines(at.store)).toEqual(['channel-of-1 steps huge estimated owed']);
  });

  test('after its window changes history, and no channel', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 2_100_000)]);
    expect(await at.accept(await at.newest(), '2026-03-10')).toMatchObject({ crossed: 4, owed: 0, tooOld: 1 });
    expect(await owedLines(at.store)).toEqual(['channel-of-1 steps huge estimated skipped (too-old)']);
  });

  test('that later numbers have passed dates their crossing by its own day', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 99_000)]);
    await at.record([at.figure('2026-03-02', 90_000)]);
    const fallen = await at.newest();
    await at.record([at.figure('2026-03-05', 101_000)]);
    await at.record([at.figure('2026-03-04', 101_000_000)]);
    expect(await at.accept(fallen, '2026-03-06')).toMatchObject({ state: 'done', before: 101_000, after: 101_000 });
    expect(await at.series()).toEqual([99_000, 90_000, 101_000]);
    expect(await crossingsOf(at.store, at.song, 'steps')).toMatchObject([
      { level: 'middle', day: dayOf('2026-03-05') },
    ]);
  });

  test('of a day to come is put off until that day', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-09', 90_000)], '2026-03-01');
    const id = await at.newest();
    expect(await at.accept(id, '2026-03-08')).toEqual({ state: 'future', day: dayOf('2026-03-09') });
    expect(await at.accept(id, '2026-03-09')).toMatchObject({ state: 'done', before: null, after: 90_000 });
  });

  test('is decided once, and who was first is told', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 0)]);
    const id = await at.newest();
    expect(await at.reject(id, '2026-03-01')).toMatchObject({ state: 'done', decision: 'rejected', after: null });
    const before = await dump(at.store);
    expect(await at.accept(id, '2026-03-02')).toEqual({ state: 'decided', decision: 'rejected', by: '300' });
    expect(await at.accept(id + 1, '2026-03-02')).toEqual({ state: 'unknown' });
    expect(await dump(at.store)).toEqual(before);
  });
});

describe('a number that was rejected, or waits', () => {
  test('is not asked about again when its source repeats it', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    const wrong = [at.figure('2026-03-02', 9_000)];
    expect((await at.record(wrong)).quarantined).toHaveLength(1);
    const id = await at.newest();
    expect((await at.record(wrong)).quarantined).toMatchObject([{ reason: 'fall' }]);
    await at.reject(id, '2026-03-02');
    expect((await at.record(wrong)).quarantined).toHaveLength(1);
    expect(await at.newest()).toBe(id);
  });
});

describe('correcting a number that counts', () => {
  test('lets the working count fall, retracts the level, and gives its post a line of correction', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 102_000)]);
    await post(at.store);
    expect(await at.correct(await at.newest(), exact(91_000), '2026-03-03')).toMatchObject({
      state: 'done',
      decision: 'corrected',
      before: 102_000,
      after: 91_000,
      crossed: 0,
      retracted: ['steps middle'],
      posts: 1,
    });
    expect(await at.latest()).toMatchObject({ count: 91_000, day: dayOf('2026-03-02') });
    expect(await at.series()).toEqual([90_000, 91_000]);
    const edits = await at.store.read.selectFrom('announcement').selectAll().where('request', '=', 'edit').execute();
    expect(edits).toMatchObject([{ kind: 'correction', state: 'owed', channel: 'channel-of-1' }]);
  });

  test('that was not posted yet keeps it from being posted, and the true crossing is announced once, later', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 102_000)]);
    await at.correct(await at.newest(), exact(91_000), '2026-03-02');
    expect(await owedLines(at.store)).toEqual(['channel-of-1 steps middle estimated skipped (retracted)']);
    await at.record([at.figure('2026-03-06', 101_000)]);
    await at.record([at.figure('2026-03-07', 103_000)]);
    expect(await history(at.store)).toEqual(['middle 0 retracted', 'middle 1']);
    expect((await owedLines(at.store)).slice(1)).toEqual(['channel-of-1 steps middle estimated owed']);
  });

  test('dates what is still passed by the first day that reaches it now', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 102_000)]);
    const wrong = await at.newest();
    await at.record([at.figure('2026-03-05', 110_000)]);
    expect(await at.correct(wrong, exact(95_000), '2026-03-06')).toMatchObject({
      after: 110_000,
      retracted: [],
      crossed: 0,
    });
    expect(await crossingsOf(at.store, at.song, 'steps')).toMatchObject([
      { level: 'middle', day: dayOf('2026-03-05'), count: 110_000 },
    ]);
    expect(await owedLines(at.store)).toHaveLength(1);
  });

  test('upwards crosses what it reaches', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 91_000)]);
    expect(await at.correct(await at.newest(), exact(101_000), '2026-03-03')).toMatchObject({ crossed: 1, owed: 1 });
    expect(await owedLines(at.store)).toEqual(['channel-of-1 steps middle estimated owed']);
  });

  test('takes a level back that was taken for passed before anybody looked, so that the true one is announced', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 190_000)]);
    await at.correct(await at.newest(), exact(90_000), '2026-03-01');
    await at.record([at.figure('2026-03-03', 101_000)]);
    expect(await history(at.store)).toEqual(['middle 0 retracted', 'late 0 retracted', 'middle 1']);
    expect(await owedLines(at.store)).toEqual(['channel-of-1 steps middle estimated owed']);
  });

  test('of whose levels the highest falls tells the one below, which was never told', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 160_000)]);
    await at.correct(await at.newest(), exact(120_000), '2026-03-03');
    expect(await history(at.store)).toEqual(['middle 0', 'late 0 retracted']);
    expect(await owedLines(at.store)).toEqual([
      'channel-of-1 steps late estimated skipped (retracted)',
      'channel-of-1 steps middle estimated owed',
    ]);
  });

  test('leaves a level passed that another number source of the ladder reaches', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await record(at.store, RULES, 'beta', [at.figure('2026-03-03', 104_000)]);
    await at.record([at.figure('2026-03-02', 102_000)]);
    expect(await at.correct(await at.newest(), exact(91_000), '2026-03-04')).toMatchObject({
      after: 91_000,
      retracted: [],
    });
    expect(await crossingsOf(at.store, at.song, 'steps')).toMatchObject([
      { level: 'middle', day: dayOf('2026-03-03'), count: 104_000 },
    ]);
  });
});

describe('taking a number back', () => {
  test('leaves the series without it, or with what was read for the day before', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 91_000)]);
    await at.record([at.figure('2026-03-02', 102_000)]);
    const second = await at.newest();
    expect(await at.correct(second, null, '2026-03-03')).toMatchObject({ decision: 'withdrawn', after: 91_000 });
    expect(await at.series()).toEqual([90_000, 91_000]);
    expect(await at.correct(second - 1, null, '2026-03-03')).toMatchObject({ after: 90_000 });
    expect(await at.correct(second - 2, null, '2026-03-03')).toMatchObject({ before: 90_000, after: null });
    expect(await at.latest()).toBeUndefined();
    expect(await at.correct(second, null, '2026-03-03')).toMatchObject({ state: 'decided', decision: 'withdrawn' });
  });

  test('keeps a level that a number of the same day reached before a slightly lower one came', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 91_000)]);
    const other = await at.newest();
    await at.record([at.figure('2026-03-04', 100_005)]);
    await at.record([at.figure('2026-03-04', 99_995)]);
    expect(await at.correct(other, exact(91_500), '2026-03-05')).toMatchObject({ after: 100_005, retracted: [] });
  });

  test('lets a lower bound say something that said nothing beside it', async () => {
    const at = await world();
    await at.record([at.figure('2026-03-01', 90_000)]);
    await at.record([at.figure('2026-03-02', 140_000)]);
    const wrong = await at.newest();
    await at.record([at.figure('2026-03-04', 100_000, { precision: 'at-least' })]);
    expect(await at.series()).toEqual([90_000, 140_000]);
    expect(await at.correct(wrong, null, '2026-03-05')).toMatchObject({ after: 100_000, retracted: [] });
    expect(await at.latest()).toMatchObject({ count: 100_000, precision: 'at-least' });
    expect(await crossingsOf(at.store, at.song, 'steps')).toMatchObject([
      { level: 'middle', day: dayOf('2026-03-04') },
    ]);
  });
});

describe('a page that repeats an earlier day', () => {
  test('for almost all songs counts nothing, and the few that moved count', async () => {
    const at = await world();
    const songs = await Promise.all(Array.from({ length: 20 }, (_, n) => addSong(at.store, `other-${n}`)));
    const page = (day: string, count: (n: number) => number) =>
      at.record(songs.map((song, n) => ({ song, day, count: count(n) })));
    await page('2026-03-01', (n) => 50_000 + n);
    const stale = await page('2026-03-02', (n) => 50_000 + n + (n === 7 ? 100 : 0));
    expect(stale).toMatchObject({ accepted: 1 });
    expect(new Set(stale.quarantined.map(({ reason }) => reason))).toEqual(new Set(['stale']));
    const next = await page('2026-03-03', (n) => 51_000 + n);
    expect(next).toMatchObject({ accepted: 20, quarantined: [] });
  });
});

describe('whatever is recorded and corrected, in any order', () => {
  test('the count, the levels passed and the channels agree with the numbers that are left', async () => {
    const step = fc.record({
      day: fc.integer({ min: 0, max: 12 }),
      count: fc.integer({ min: 1, max: 300 }).map((steps) => steps * 1_499),
      decide: fc.constantFrom('nothing', 'nothing', 'accept', 'reject', 'withdraw', 'correct'),
      which: fc.nat({ max: 20 }),
    });
    const check = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) =>
      withStore(async (store) => {
        const song = await addSong(store, 'song');
        await addServer(store, '1', { songs: [song] });
        const now = noonOf('2026-03-20');
        for (const { day, count, decide, which } of steps) {
          await record(store, RULES, 'alpha', [{ song, day: dayOf('2026-03-01') + day, count }], { now });
          const seen = await store.read.selectFrom('observation').select('id').execute();
          const id = seen[which % Math.max(1, seen.length)]?.id ?? 0;
          const by = { by: '300', now, scope: null };
          await store.write.transaction().execute(async (trx) => {
            if (decide === 'accept') await acceptReading(trx, RULES, id, by);
            if (decide === 'reject') await rejectReading(trx, id, by);
            if (decide === 'withdraw') await correctReading(trx, RULES, id, null, by);
            if (decide === 'correct') await correctReading(trx, RULES, id, exact(count + 5_000), by);
          });
        }
        const latest = await store.read.selectFrom('latest').selectAll().executeTakeFirst();
        const counted = await store.read
          .selectFrom('observation')
          .selectAll()
          .where('verdict', '=', 'accepted')
          .orderBy('day')
          .execute();
        const highest = Math.max(0, ...counted.map((one) => one.count));
        expect(latest?.count ?? 0).toBe(highest);
        expect(latest?.day).toBe(counted.at(-1)?.day);
        const passed = (await store.read.selectFrom('crossing').selectAll().execute()).filter(
          ({ ladder, retracted_at: at }) => ladder === 'steps' && at === null,
        );
        const due = [100_000, 150_000, 200_000, 400_000].filter((threshold) => threshold <= highest);
        expect(passed.map(({ threshold }) => threshold).toSorted((a, b) => a - b)).toEqual(due);
        for (const { day, count, threshold } of passed) {
          expect(day).toBe(counted.find((one) => one.count >= threshold)?.day);
          expect(count).toBeGreaterThanOrEqual(threshold);
        }
        const open = await store.read.selectFrom('announcement').selectAll().where('state', '=', 'owed').execute();
        const standing = new Set(passed.map(({ id }) => id));
        expect(open.filter(({ crossing_id: id }) => id === null || !standing.has(id))).toEqual([]);
      }),
    );
    await fc.assert(check, { numRuns: 30, seed: 7 });
  });
});
