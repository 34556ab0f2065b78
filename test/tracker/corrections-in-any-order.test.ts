import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { acceptReading, correctReading, rejectReading } from '../../src/tracker/correct-reading.ts';
import { madeUpRules } from '../support/rules.ts';
import '../support/seeded.ts';
import { withStore } from '../support/store.ts';
import { addServer, addSong, noonOf, record } from '../support/world.ts';

const RULES = madeUpRules();

test('whatever is recorded and corrected, in any order: the count, the levels passed and the channels agree with the numbers that are left', async () => {
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
          if (decide === 'correct')
            await correctReading(trx, RULES, id, { count: count + 5_000, precision: 'exact' }, by);
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
  await fc.assert(check, { numRuns: 15, seed: 7 });
});
