import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { forgettingOf } from '../../src/tracker/forget-old.ts';
import { youtubeWith } from '../sources/youtube/replies.ts';
import { temporaryStore } from '../support/store.ts';
import { addServer, crossingsOf, owedLines, record } from '../support/world.ts';
import { addVideos, DAY_MS, numberOf, trackingOf, youtubeOnLoopback } from './tracking.ts';

async function forgetfulTracking(days: number, views: Record<string, string>) {
  const store = await temporaryStore();
  const { loopback, source } = await youtubeOnLoopback(youtubeWith(views));
  const sleep = async () => undefined;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const clock = { now: 0 };
  const chore = forgettingOf({ store, clock: () => clock.now, sleep, log }, { source: 'youtube', days });
  const tracking = await trackingOf([source], { store });
  const after = async (ms: number) => {
    await tracking.after(ms);
    clock.now = tracking.now();
    await chore.run(new AbortController().signal);
  };
  return { ...tracking, loopback, after };
}

async function daysOf({ store }: Pick<Awaited<ReturnType<typeof forgetfulTracking>>, 'store'>, song: number) {
  const rows = await store.read
    .selectFrom('reading')
    .select('day')
    .where('song_id', '=', song)
    .orderBy('day')
    .execute();
  return rows.map((row) => row.day - dayOf('2026-03-05'));
}

describe("YouTube's numbers", () => {
  test('are kept for as many days as is set, and crossings and their posts for ever', async () => {
    const tracking = await forgetfulTracking(3, { aaaaaaaaaaa: '9950000' });
    const { store, loopback } = tracking;
    const song = await addVideos(store, 'harbor-lights', ['aaaaaaaaaaa']);
    await addServer(store, '1', { ladders: ['youtube-views'], songs: [song] });
    await tracking.after(0);
    loopback.answer(youtubeWith({ aaaaaaaaaaa: '10000001' }));
    for (let day = 1; day <= 5; day += 1) await tracking.after(DAY_MS);
    expect(await daysOf(tracking, song)).toEqual([2, 3, 4, 5]);
    expect(await numberOf(store, song)).toMatchObject({ count: 10_000_001 });

    loopback.answer(youtubeWith({}));
    for (let day = 1; day <= 5; day += 1) await tracking.after(DAY_MS);
    expect(await daysOf(tracking, song)).toEqual([]);
    expect(await numberOf(store, song)).toBeUndefined();
    expect(await store.read.selectFrom('observation').selectAll().execute()).toEqual([]);
    expect(await store.read.selectFrom('poll').select('count').execute()).toEqual([{ count: null }]);
    expect(await crossingsOf(store, song, 'youtube-views')).toMatchObject([{ level: '10m', baseline: false }]);

    loopback.answer(youtubeWith({ aaaaaaaaaaa: '10000002' }));
    await tracking.after(7 * DAY_MS);
    expect(await numberOf(store, song)).toMatchObject({ count: 10_000_002 });
    expect(await owedLines(store)).toEqual(['channel-of-1 youtube-views 10m estimated owed']);
  });

  test("that people typed, and numbers of other counters, are nobody else's to forget", async () => {
    const tracking = await forgetfulTracking(3, {});
    const { store, rules } = tracking;
    const song = await addVideos(store, 'harbor-lights', []);
    await record(store, rules, 'youtube-views', [{ song, day: '2026-03-05', count: 5_000 }]);
    await record(store, rules, 'spotify-plays', [{ song, day: '2026-03-05', count: 6_000 }]);
    await tracking.after(40 * DAY_MS);
    expect(await numberOf(store, song)).toMatchObject({ count: 5_000 });
    expect(await numberOf(store, song, 'spotify-plays')).toMatchObject({ count: 6_000 });
  });

  test('that people decided about are forgotten with their decisions', async () => {
    const tracking = await forgetfulTracking(3, { aaaaaaaaaaa: '0' });
    const { store, loopback } = tracking;
    await addVideos(store, 'harbor-lights', ['aaaaaaaaaaa']);
    await tracking.after(0);
    const { id } = await store.read.selectFrom('observation').select('id').executeTakeFirstOrThrow();
    const decision = { decision: 'rejected', was: 'zero', decided_at: 0, decided_by: 'operator' } as const;
    await store.write
      .insertInto('reading_decision')
      .values({ ...decision, observation_id: id, replaced_by: id })
      .execute();
    loopback.answer({ status: 404 });
    await tracking.after(4 * DAY_MS);
    expect(await store.read.selectFrom('observation').select('id').execute()).toEqual([]);
    expect(await store.read.selectFrom('reading_decision').select('id').execute()).toEqual([]);
  });

  test('of thousands of songs are forgotten in small steps', async () => {
    const ids = Array.from({ length: 450 }, (_, index) => `video-${index}`);
    const tracking = await forgetfulTracking(30, Object.fromEntries(ids.map((id) => [id, '5'])));
    const { store, loopback } = tracking;
    for (const id of ids) await addVideos(store, id, [id]);
    await tracking.after(0);
    loopback.answer({ status: 500 });
    await tracking.after(31 * DAY_MS);
    const left = await store.read
      .selectFrom('observation')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirst();
    expect(left).toEqual({ rows: 0 });
  });
});
