import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/database.ts';
import { ladderOf, madeUpRules } from '../support/rules.ts';
import '../support/seeded.ts';
import { dump, temporaryStore, withStore } from '../support/store.ts';
import { addServer, addSong, crossingsOf, type Figure, ledger, noonOf, owedLines, record } from '../support/world.ts';

const RULES = madeUpRules();
const DAY = dayOf('2025-06-01');
const THOUSAND = 1_000;

let store: Store;
let song: number;

beforeEach(async () => {
  store = await temporaryStore();
  song = await addSong(store, 'song');
  await addServer(store, 'fans', { songs: [song] });
});

/** Records one figure of a counter, days after the first. */
function tell(
  counter: string,
  days: number,
  thousands: number,
  more: Parameters<typeof record>[4] & Partial<Figure> = {},
) {
  const { precision = 'exact', now, scope, byHand } = more;
  const given = {
    ...(now === undefined ? {} : { now }),
    ...(scope === undefined ? {} : { scope }),
    ...(byHand === undefined ? {} : { byHand }),
  };
  return record(store, RULES, counter, [{ song, day: DAY + days, count: thousands * THOUSAND, precision }], given);
}

async function observations() {
  return store.read.selectFrom('observation').select(['count', 'verdict']).orderBy('id').execute();
}

async function latest(counter = 'alpha') {
  return store.read
    .selectFrom('latest')
    .innerJoin('counter', 'counter.id', 'latest.counter_id')
    .select(['latest.day', 'latest.count', 'latest.precision'])
    .where('counter.key', '=', counter)
    .executeTakeFirst();
}

describe('a song on its way', () => {
  test('the first reading is the baseline: what it has passed is recorded, and not announced', async () => {
    expect(await tell('alpha', 0, 160)).toMatchObject({ accepted: 1, crossed: 0, baseline: 2, owed: 0 });
    expect(await crossingsOf(store, song, 'steps')).toEqual([
      { level: 'middle', kind: 'estimated', day: DAY, count: 160_000, baseline: true },
      { level: 'late', kind: 'estimated', day: DAY, count: 160_000, baseline: true },
    ]);
    expect(await owedLines(store)).toEqual([]);
  });

  test('the next reading past a level crosses it once', async () => {
    await tell('alpha', 0, 95);
    expect(await tell('alpha', 1, 101)).toMatchObject({ crossed: 1, owed: 1, tooOld: 0 });
    expect(await crossingsOf(store, song, 'steps')).toEqual([
      { level: 'middle', kind: 'estimated', day: DAY + 1, count: 101_000, baseline: false },
    ]);
    expect(await owedLines(store)).toEqual(['channel-of-fans steps middle estimated owed']);
    await tell('alpha', 2, 103);
    expect(await ledger(store)).toHaveLength(1);
  });

  test('a dip after a crossing and the rise after it do not announce again', async () => {
    await tell('alpha', 0, 95);
    await tell('alpha', 1, 100.2);
    await tell('alpha', 2, 99.9);
    expect(await latest()).toMatchObject({ day: DAY + 2, count: 100_200 });
    await tell('alpha', 3, 100.5);
    expect(await crossingsOf(store, song, 'steps')).toHaveLength(1);
    expect(await ledger(store)).toHaveLength(1);
  });

  test('several levels in one step make one announcement, for the highest', async () => {
    await tell('alpha', 0, 95);
    expect(await tell('alpha', 1, 205)).toMatchObject({ crossed: 3, owed: 1 });
    expect((await crossingsOf(store, song, 'steps')).map((crossing) => crossing.level)).toEqual([
      'middle',
      'late',
      'big',
    ]);
    expect(await owedLines(store)).toEqual(['channel-of-fans steps big estimated owed']);
  });

  test('a level that comes into force below the count is recorded, and not announced', async () => {
    const eve = dayOf('2024-12-31') - DAY;
    await tell('alpha', eve, 160);
    expect(await tell('alpha', eve + 1, 161)).toMatchObject({ crossed: 0, baseline: 1, owed: 0 });
    expect((await crossingsOf(store, song, 'steps')).map((crossing) => crossing.level)).toEqual([
      'small',
      'middle',
      'late',
    ]);
    expect(await ledger(store)).toEqual([]);
  });

  test('a crossing older than its window is recorded as skipped, with the reason', async () => {
    await tell('alpha', 0, 95);
    const now = noonOf(DAY + 1 + 8);
    expect(await tell('alpha', 1, 101, { now })).toMatchObject({ crossed: 1, owed: 0, tooOld: 1 });
    expect(await owedLines(store)).toEqual(['channel-of-fans steps middle estimated skipped (too-old)']);
  });

  test.each([
    ['alpha', false, 7],
    ['alpha', true, 21],
    ['gamma', false, 21],
  ] as const)(
    'a crossing on %s, typed by a person: %s, is announced up to %i days late',
    async (counter, byHand, days) => {
      const other = await addSong(store, 'other');
      await addServer(store, 'more', { songs: [other] });
      await record(store, RULES, counter, [{ song, day: DAY, count: 95_000 }]);
      await record(store, RULES, counter, [{ song: other, day: DAY, count: 95_000 }]);
      const on = (late: number) => ({ byHand, now: noonOf(DAY + 1 + late) });
      expect(await record(store, RULES, counter, [{ song, day: DAY + 1, count: 101_000 }], on(days))).toMatchObject({
        owed: 1,
        tooOld: 0,
      });
      expect(
        await record(store, RULES, counter, [{ song: other, day: DAY + 1, count: 101_000 }], on(days + 1)),
      ).toMatchObject({ owed: 0, tooOld: 1 });
    },
  );
});

describe('what is not believed', () => {
  test.each([
    ['a zero', 1, 0, 'zero'],
    ['a fall', 1, 50, 'fall'],
    ['a day that has not come', 3, 101, 'future'],
  ] as const)('%s triggers nothing, and is kept as an observation', async (_, days, thousands, reason) => {
    await tell('alpha', 0, 95);
    const recorded = await tell('alpha', days, thousands, { now: noonOf(DAY + 1) });
    expect(recorded).toMatchObject({ accepted: 0, crossed: 0, owed: 0, quarantined: [{ reason }] });
    expect(await latest()).toEqual({ day: DAY, count: 95_000, precision: 'exact' });
    expect(await observations()).toEqual([
      { count: 95_000, verdict: 'accepted' },
      { count: thousands * THOUSAND, verdict: reason },
    ]);
    expect(await ledger(store)).toEqual([]);
    expect(await tell('alpha', 2, 101)).toMatchObject({ crossed: 1, owed: 1 });
  });

  test('a jump beyond what the pace allows triggers nothing', async () => {
    await tell('alpha', 0, 2_000);
    await tell('alpha', 1, 2_010);
    expect(await tell('alpha', 2, 20_100)).toMatchObject({ quarantined: [{ reason: 'jump' }] });
    expect(await latest()).toMatchObject({ count: 2_010_000 });
  });

  test('at-least readings feed neither pace nor jump check', async () => {
    await tell('alpha', 0, 2_000);
    await tell('alpha', 1, 2_020);
    await tell('alpha', 20, 2_030, { precision: 'at-least' });
    expect(await latest()).toEqual({ day: DAY + 20, count: 2_030_000, precision: 'at-least' });
    expect(await tell('alpha', 21, 5_900)).toMatchObject({ accepted: 1, quarantined: [] });
    expect(await tell('alpha', 22, 59_000)).toMatchObject({ quarantined: [{ reason: 'jump' }] });
  });

  test('the same reading twice changes nothing', async () => {
    await tell('alpha', 0, 95);
    await tell('alpha', 1, 101);
    const before = await dump(store);
    expect(await tell('alpha', 1, 101)).toMatchObject({ accepted: 0, repeated: 1, crossed: 0, owed: 0 });
    expect(await dump(store)).toEqual(before);
  });

  test('a song that stands twice in a batch for one day counts with its last number', async () => {
    const twice = [95_000, 96_000].map((count) => ({ song, day: DAY, count }));
    expect(await record(store, RULES, 'alpha', twice)).toMatchObject({ accepted: 1 });
    expect(await latest()).toMatchObject({ count: 96_000 });
  });
});

describe('at-least readings', () => {
  test('cross a level', async () => {
    await tell('alpha', 0, 95);
    expect(await tell('alpha', 1, 100, { precision: 'at-least' })).toMatchObject({ crossed: 1, owed: 1 });
    expect(await latest()).toEqual({ day: DAY + 1, count: 100_000, precision: 'at-least' });
  });

  test('below the count say nothing new, and do not make the number look young', async () => {
    await tell('alpha', 0, 150);
    await tell('alpha', 30, 100, { precision: 'at-least' });
    expect(await latest()).toEqual({ day: DAY, count: 150_000, precision: 'exact' });
  });
});

describe('readings that come late', () => {
  test('date a crossing earlier, and announce nothing again', async () => {
    await tell('alpha', 0, 95);
    await tell('alpha', 6, 104);
    expect(await tell('alpha', 4, 101, { now: noonOf(DAY + 7) })).toMatchObject({ accepted: 1, crossed: 0, owed: 0 });
    expect(await crossingsOf(store, song, 'steps')).toEqual([
      { level: 'middle', kind: 'estimated', day: DAY + 4, count: 101_000, baseline: false },
    ]);
    expect(await ledger(store)).toHaveLength(1);
    expect(await latest()).toMatchObject({ day: DAY + 6, count: 104_000 });
  });

  test('date a baseline earlier as well', async () => {
    await tell('alpha', 6, 104);
    await tell('alpha', 4, 101, { now: noonOf(DAY + 7) });
    expect(await crossingsOf(store, song, 'steps')).toMatchObject([{ level: 'middle', day: DAY + 4, baseline: true }]);
  });

  test('that are lower bounds date a crossing earlier too', async () => {
    await tell('alpha', 0, 95);
    await tell('alpha', 6, 104);
    await tell('alpha', 3, 100, { precision: 'at-least', now: noonOf(DAY + 7) });
    expect(await crossingsOf(store, song, 'steps')).toMatchObject([{ day: DAY + 3, count: 100_000 }]);
  });

  test('do not date a crossing before its level was in force', async () => {
    const eve = dayOf('2024-12-31') - DAY;
    await tell('alpha', eve - 5, 140);
    await tell('alpha', eve + 2, 155);
    expect((await crossingsOf(store, song, 'steps')).find((crossing) => crossing.level === 'late')).toMatchObject({
      day: DAY + eve + 2,
      baseline: false,
    });
    await tell('alpha', eve, 151, { now: noonOf(DAY + eve + 3) });
    expect((await crossingsOf(store, song, 'steps')).find((crossing) => crossing.level === 'late')).toMatchObject({
      day: DAY + eve + 2,
    });
  });

  test('do not take a level of their day for passed by a count of today', async () => {
    const eve = dayOf('2024-12-31') - DAY;
    await tell('alpha', eve + 10, 60);
    expect(await tell('alpha', eve, 40, { now: noonOf(DAY + eve + 11) })).toMatchObject({ accepted: 1, baseline: 0 });
    expect(await crossingsOf(store, song, 'steps')).toEqual([]);
  });

  test('and contradict what followed wait for a check', async () => {
    await tell('alpha', 0, 95);
    await tell('alpha', 6, 98);
    expect(await tell('alpha', 3, 120, { now: noonOf(DAY + 6) })).toMatchObject({ quarantined: [{ reason: 'jump' }] });
    expect(await crossingsOf(store, song, 'steps')).toEqual([]);
  });
});

describe('for any numbers in any order of arrival', () => {
  test('each level is announced at most once, never before its threshold and never for a first number', async () => {
    const arrivals = fc.array(
      fc.record({
        counter: fc.constantFrom('alpha', 'alpha', 'beta'),
        day: fc.nat(60),
        thousands: fc.integer({ min: 0, max: 260 }),
        precision: fc.constantFrom('exact' as const, 'exact' as const, 'at-least' as const),
      }),
      { maxLength: 12 },
    );
    const steps = ladderOf(RULES, 'steps');
    await fc.assert(
      fc.asyncProperty(arrivals, (figures) =>
        withStore(async (own) => {
          const followed = await addSong(own, 'song');
          await addServer(own, 'fans', { songs: [followed] });
          const told = new Set<string>();
          let highest = 0;
          for (const { counter, day, thousands, precision } of figures) {
            const count = thousands * THOUSAND;
            const figure = { song: followed, day: DAY + day, count, precision };
            const before = (await ledger(own)).length;
            const first = !told.has(counter);
            const recorded = await record(own, RULES, counter, [figure], { now: noonOf(DAY + 60) });
            if (recorded.accepted > 0) {
              told.add(counter);
              highest = Math.max(highest, count);
            }
            const announced = (await ledger(own)).slice(before);
            expect(announced.length).toBeLessThanOrEqual(1);
            if (first) expect(announced).toEqual([]);
          }
          const rows = await ledger(own);
          expect(new Set(rows.map((row) => row.level)).size).toBe(rows.length);
          for (const crossing of await crossingsOf(own, followed, 'steps')) {
            const level = steps.editions.at(-1)?.levels.find((candidate) => candidate.id === crossing.level);
            expect(crossing.count ?? 0).toBeGreaterThanOrEqual(level?.threshold ?? Infinity);
            expect(highest).toBeGreaterThanOrEqual(level?.threshold ?? Infinity);
          }
        }),
      ),
      { numRuns: 25 },
    );
  });
});
