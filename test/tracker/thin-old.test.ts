import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { thinningOf } from '../../src/tracker/thin-old.ts';
import { dump, temporaryStore } from '../support/store.ts';

const DAY_MS = 86_400_000;
const DAY = dayOf('2026-03-05');
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A database in which a song's numbers were observed, an hour apart each, with a way to thin it after so many days. */
async function observed(
  rows: readonly (readonly [count: number, verdict?: string, source?: string, scope?: number])[],
) {
  const store = await temporaryStore();
  await store.write.insertInto('counter').values({ id: 1, key: 'youtube-views' }).execute();
  await store.write
    .insertInto('song')
    .values({ id: 1, key: 'harbor-lights', title: 'Harbor Lights', aliases: '[]', origin: 'import' })
    .execute();
  for (const [at, [count, verdict = 'accepted', source = 'youtube', scope = 0]] of rows.entries())
    await store.write
      .insertInto('observation')
      .values({
        id: at + 1,
        observed_at: DAY * DAY_MS + at * 3_600_000,
        source,
        scope,
        song_id: 1,
        counter_id: 1,
        day: DAY,
        count,
        precision: 'exact',
        verdict,
      })
      .execute();
  const thin = async (days: number) => {
    const clock = () => (DAY + days) * DAY_MS + 60_000;
    const chore = thinningOf({ store, clock, sleep: async () => undefined, log: SILENT });
    await chore.run(new AbortController().signal);
    const kept = await store.read.selectFrom('observation').select('id').orderBy('id').execute();
    return kept.map(({ id }) => id);
  };
  return { store, thin };
}

test('every observation is kept for 90 days, then the last of the day', async () => {
  const { store, thin } = await observed([[10], [11], [12], [13]]);
  expect(await thin(89)).toEqual([1, 2, 3, 4]);
  const before = await dump(store);
  expect(await thin(91)).toEqual([4]);
  const { observation: _, meta: __, ...rest } = before;
  expect(await dump(store)).toMatchObject(rest);
});

test('the highest number of a day stays though a lower one came last, and so does what each source and server said', async () => {
  const { thin } = await observed([[10], [14], [12], [13, 'accepted', 'record'], [11, 'accepted', 'youtube', 3], [13]]);
  expect(await thin(91)).toEqual([2, 4, 5, 6]);
});

test('an accepted number is not forgotten for one that only repeats it', async () => {
  const { thin } = await observed([[10], [10, 'repeated'], [10, 'repeated']]);
  expect(await thin(91)).toEqual([1, 3]);
});

test('what was quarantined, decided about, or is of a day of a crossing stays for ever', async () => {
  const quarantined = await observed([[10, 'jump'], [11, 'rejected'], [12]]);
  expect(await quarantined.thin(2_000)).toEqual([1, 2, 3]);

  const decided = await observed([[10], [11], [12]]);
  const decision = { observation_id: 1, decision: 'accepted' as const, was: 'jump', decided_at: 0, decided_by: '1' };
  await decided.store.write
    .insertInto('reading_decision')
    .values({ ...decision, replaced_by: 2 })
    .execute();
  expect(await decided.thin(2_000)).toEqual([1, 2, 3]);

  const crossed = await observed([[10], [11], [12]]);
  await crossed.store.write
    .insertInto('crossing')
    .values({
      song_id: 1,
      ladder: 'youtube-views',
      level: '10m',
      kind: 'estimated',
      generation: 0,
      scope: 0,
      counter_id: 1,
      day: DAY,
      count: 11,
      precision: 'exact',
      threshold: 11,
      found_at: 0,
      baseline: 0,
    })
    .execute();
  expect(await crossed.thin(2_000)).toEqual([1, 2, 3]);
});

test('more than fit one transaction are thinned in one go, and what stays is not looked at again', async () => {
  const { store, thin } = await observed(Array.from({ length: 450 }, (_, at) => [at + 1] as const));
  expect(await thin(120)).toEqual([450]);
  await store.write.deleteFrom('observation').execute();
  expect(await thin(121)).toEqual([]);
});
