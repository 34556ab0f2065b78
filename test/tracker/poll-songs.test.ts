import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { SongAsk, SongSource } from '../../src/domain/source.ts';
import { goneLinks } from '../../src/store/polls.ts';
import { sourceState } from '../../src/store/source-states.ts';
import { idsOf, REFUSALS, youtubeWith } from '../sources/youtube/replies.ts';
import { temporaryStore } from '../support/store.ts';
import { addArtist, addServer, addSong, crossingsOf, owedLines } from '../support/world.ts';
import {
  addVideos,
  BEGIN,
  DAY_MS,
  dueInMinutes,
  HOUR_MS,
  MINUTE_MS,
  numberOf,
  pauseOf,
  trackingOf,
  youtubeOnLoopback,
} from './tracking.ts';

const HOURS = 60;

describe('polling', () => {
  test('a number that passes a level is announced to who follows the song, once', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ aaaaaaaaaaa: '9900000' }));
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const song = await addVideos(store, 'harbor-lights', ['aaaaaaaaaaa']);
    await addServer(store, '1', { ladders: ['youtube-views'], songs: [song] });
    await tracking.after(0);
    expect(await owedLines(store)).toEqual([]);
    loopback.answer(youtubeWith({ aaaaaaaaaaa: '10000001' }));
    await tracking.after(6 * HOUR_MS);
    await tracking.after(6 * HOUR_MS);
    expect(await owedLines(store)).toEqual(['channel-of-1 youtube-views 10m estimated owed']);
    expect(await numberOf(store, song)).toEqual({
      count: 10_000_001,
      day: dayOf('2026-03-06'),
      link: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
    });
  });

  test('the first number of a song is history', async () => {
    const { source } = await youtubeOnLoopback(youtubeWith({ aaaaaaaaaaa: '123456789' }));
    const tracking = await trackingOf([source]);
    const song = await addVideos(tracking.store, 'harbor-lights', ['aaaaaaaaaaa']);
    await addServer(tracking.store, '1', { ladders: ['youtube-views'], songs: [song] });
    await tracking.after(0);
    expect(await owedLines(tracking.store)).toEqual([]);
    expect((await crossingsOf(tracking.store, song, 'youtube-views')).every(({ baseline }) => baseline)).toBe(true);
  });

  test('a song that nobody follows is asked for daily, a followed one more often, one near a level hourly', async () => {
    const views = { nobody: '1', song: '500', act: '500', near: '9950000', nearby: '9950000', departed: '500' };
    const { source } = await youtubeOnLoopback(youtubeWith(views));
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const artist = await addArtist(store, 'nova7');
    const link = (song: number, id: string) =>
      store.write.insertInto('song_link').values({ site: 'youtube', external_id: id, song_id: song }).execute();
    await link(await addSong(store, 'by-an-act', { artists: [artist] }), 'act');
    await link(await addSong(store, 'featuring', { featuring: [artist] }), 'nobody');
    const songs = [await addVideos(store, 'song', ['song']), await addVideos(store, 'near', ['near'])];
    await addVideos(store, 'nearby', ['nearby']);
    const departed = await addVideos(store, 'departed', ['departed']);
    await addServer(store, '1', { songs, artists: [artist] });
    await addServer(store, '2', { songs: [departed], leftAt: 1 });
    await tracking.after(0);
    const due = await Promise.all(Object.keys(views).map(async (id) => [id, await dueInMinutes(tracking, id)]));
    expect(Object.fromEntries(due)).toEqual({
      nobody: 24 * HOURS,
      song: 6 * HOURS,
      act: 6 * HOURS,
      near: HOURS,
      nearby: 24 * HOURS,
      departed: 24 * HOURS,
    });
  });

  test('songs that are due soon go along with one that is due, and none alone', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ early: '1', late: '2', later: '3' }));
    const tracking = await trackingOf([source]);
    await addVideos(tracking.store, 'early', ['early']);
    await tracking.after(0);
    await addVideos(tracking.store, 'late', ['late']);
    await tracking.after(30 * MINUTE_MS);
    await addVideos(tracking.store, 'later', ['later']);
    await tracking.after(2 * HOUR_MS);
    await tracking.after(24 * HOUR_MS - 150 * MINUTE_MS);
    expect(loopback.seen.map(idsOf)).toEqual([['early'], ['late'], ['later'], ['early', 'late']]);
  });

  test("of several videos the main one is the song's number, and none takes its place when it is gone", async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ main: '1000', dance: '5000000', live: '20' }));
    const tracking = await trackingOf([source]);
    const song = await addVideos(tracking.store, 'harbor-lights', ['main', 'dance', 'live']);
    await tracking.after(0);
    expect(await numberOf(tracking.store, song)).toMatchObject({ count: 1000 });
    loopback.answer(youtubeWith({ dance: '5000001', live: '21' }));
    await tracking.after(DAY_MS);
    await tracking.after(DAY_MS);
    expect(await numberOf(tracking.store, song)).toMatchObject({ count: 1000, day: dayOf('2026-03-05') });
    expect(await goneLinks(tracking.store.read, 'youtube')).toMatchObject([
      { songKey: 'harbor-lights', externalId: 'main' },
    ]);
    const counts = await tracking.store.read.selectFrom('poll').select(['external_id', 'count']).execute();
    expect(counts).toContainEqual({ external_id: 'dance', count: 5_000_001 });
  });

  test('links that come are asked for at the next tick, links that go no more', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({}));
    const tracking = await trackingOf([source]);
    await addVideos(tracking.store, 'one', ['one']);
    await tracking.after(0);
    await tracking.store.write.deleteFrom('song_link').execute();
    await addVideos(tracking.store, 'two', ['two']);
    await tracking.after(HOUR_MS);
    expect(loopback.seen.map(idsOf)).toEqual([['one'], ['two']]);
    expect(await dueInMinutes(tracking, 'one')).toBeNull();
  });

  test('the same numbers for almost all songs are no new data', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `video-${String(index).padStart(2, '0')}`);
    const views = Object.fromEntries(ids.map((id, index) => [id, String(1_000 + index)]));
    const { loopback, source } = await youtubeOnLoopback(youtubeWith(views));
    const tracking = await trackingOf([source]);
    const songs = await Promise.all(ids.map((id) => addVideos(tracking.store, id, [id])));
    await tracking.after(0);
    loopback.answer(youtubeWith({ ...views, 'video-07': '1009' }));
    await tracking.after(26 * HOUR_MS);
    expect(await numberOf(tracking.store, songs[3] ?? 0)).toMatchObject({ count: 1003, day: dayOf('2026-03-05') });
    expect(tracking.lines).toMatchObject([{ level: 'info', fields: { songs: 39 } }]);
    const verdicts = await tracking.store.read
      .selectFrom('observation')
      .select((eb) => ['verdict', eb.fn.countAll<number>().as('rows')])
      .groupBy('verdict')
      .orderBy('verdict')
      .execute();
    expect(verdicts).toEqual([
      { verdict: 'accepted', rows: 41 },
      { verdict: 'stale', rows: 39 },
    ]);
    expect(await numberOf(tracking.store, songs[7] ?? 0)).toMatchObject({ count: 1009, day: dayOf('2026-03-06') });
    loopback.answer(youtubeWith(Object.fromEntries(ids.map((id, index) => [id, String(1_100 + index)]))));
    await tracking.after(26 * HOUR_MS);
    expect(await numberOf(tracking.store, songs[3] ?? 0)).toMatchObject({ count: 1103, day: dayOf('2026-03-08') });
  });

  test('a number that stands still for longer than any page does is taken for what it is', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `video-${index}`);
    const { source } = await youtubeOnLoopback(youtubeWith(Object.fromEntries(ids.map((id) => [id, '1000']))));
    const tracking = await trackingOf([source]);
    const songs = await Promise.all(ids.map((id) => addVideos(tracking.store, id, [id])));
    const days: number[] = [];
    for (let day = 0; day <= 9; day += 1) {
      await tracking.after(day === 0 ? 0 : DAY_MS);
      days.push(((await numberOf(tracking.store, songs[0] ?? 0))?.day ?? 0) - dayOf('2026-03-05'));
    }
    expect(days).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 8, 8]);
  });

  test('a zero and a fall wait for a check, and are told once a day', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ falls: '5000000', zero: '70' }));
    const tracking = await trackingOf([source]);
    const song = await addVideos(tracking.store, 'falls', ['falls']);
    const zero = await addVideos(tracking.store, 'zero', ['zero']);
    await addServer(tracking.store, '1', { songs: [song, zero] });
    await tracking.after(0);
    loopback.answer(youtubeWith({ falls: '1000', zero: '0' }));
    for (let round = 0; round < 4; round += 1) await tracking.after(7 * HOUR_MS);
    const waiting = await tracking.store.read
      .selectFrom('observation')
      .select(['song_id', 'verdict', 'day'])
      .where('verdict', '!=', 'accepted')
      .orderBy('id')
      .execute();
    expect(waiting).toHaveLength(4);
    expect(tracking.lines.map(({ message }) => message)).toEqual(Array(2).fill('Numbers wait for a check.'));
    expect(await numberOf(tracking.store, song)).toMatchObject({ count: 5_000_000 });
  });

  test('a tick missed or doubled, here or in another process, asks for nothing twice', async () => {
    const store = await temporaryStore();
    const ids = Array.from({ length: 120 }, (_, index) => `video-${index}`);
    const { loopback, source } = await youtubeOnLoopback(youtubeWith(Object.fromEntries(ids.map((id) => [id, '5']))));
    for (const id of ids) await addVideos(store, id, [id]);
    const one = await trackingOf([source], { store });
    const other = await trackingOf([source], { store });
    await Promise.all([one.after(0), one.after(0), other.after(0)]);
    expect(loopback.seen.flatMap(idsOf).toSorted()).toEqual(ids.toSorted());
    await one.after(5 * DAY_MS);
    expect(loopback.seen.flatMap(idsOf)).toHaveLength(240);
  });

  test("the day's budget is counted over restarts and anew after midnight in California", async () => {
    const store = await temporaryStore();
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ a: '1', b: '2', c: '3' }));
    const { budget } = source.limits;
    if (!budget) throw new Error('YouTube has a budget.');
    const limits = { ...source.limits, idsPerCall: 1, budget: { ...budget, units: 2 } };
    for (const id of ['a', 'b', 'c']) await addVideos(store, id, [id]);
    await (await trackingOf([{ ...source, limits }], { store })).after(0);
    const restarted = await trackingOf([{ ...source, limits }], { store });
    await restarted.after(HOUR_MS);
    expect(loopback.seen).toHaveLength(2);
    expect(await pauseOf(restarted, 'youtube')).toEqual({ kind: 'quota', until: '2026-03-06T08:00:00.000Z' });
    await restarted.after(Date.parse('2026-03-06T08:00:00Z') - restarted.now());
    expect(loopback.seen.map(idsOf)).toEqual([['a'], ['b'], ['c']]);
    expect(await sourceState(store.read, 'youtube')).toMatchObject({ spent: 1 });
  });

  test('a clock that was far ahead for a while keeps nothing from being asked', async () => {
    const store = await temporaryStore();
    const { loopback, source } = await youtubeOnLoopback(REFUSALS['the quota of the day is used up']);
    await addVideos(store, 'one', ['one']);
    await addVideos(store, 'two', ['two']);
    const ahead = await trackingOf([source], { store, now: BEGIN + 3_000 * DAY_MS });
    await ahead.after(0);
    loopback.answer(youtubeWith({ one: '1', two: '2' }));
    const right = await trackingOf([source], { store });
    await right.after(0);
    expect(loopback.seen.map(idsOf)).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
    expect(await sourceState(store.read, 'youtube')).toMatchObject({
      spent: 1,
      spentUntil: Date.parse('2026-03-06T08:00:00Z'),
    });
  });

  test('calls that fail are paid for', async () => {
    const { source } = await youtubeOnLoopback(REFUSALS['a fault of its own']);
    const tracking = await trackingOf([source]);
    await addVideos(tracking.store, 'one', ['one']);
    await tracking.after(0);
    expect(await sourceState(tracking.store.read, 'youtube')).toMatchObject({ spent: 3 });
  });

  test('a source that never answers, one that breaks and one that refuses keep no other waiting', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ one: '1' }));
    const hangs = madeUp('hangs', () => new Promise(() => undefined));
    const breaks = madeUp('breaks', () => Promise.reject(new TypeError('made up')));
    const tracking = await trackingOf([hangs, breaks, source]);
    const song = await addVideos(tracking.store, 'one', ['one']);
    const round = tracking.after(0);
    await expect.poll(() => numberOf(tracking.store, song)).toMatchObject({ count: 1 });
    await tracking.tracker.stop();
    await round;
    expect(loopback.seen).toHaveLength(1);
    expect(tracking.lines).toMatchObject([{ level: 'error', fields: { work: 'breaks' } }]);
  });

  test('stopping cuts the call short, and what it asked for is due at the next start', async () => {
    const { loopback, source } = await youtubeOnLoopback({ does: 'silence' });
    const tracking = await trackingOf([source]);
    await addVideos(tracking.store, 'one', ['one']);
    const round = tracking.after(0);
    await expect.poll(() => loopback.seen.length).toBe(1);
    await tracking.tracker.stop();
    await round;
    expect(await dueInMinutes(tracking, 'one')).toBe(0);
  });

  test('the age of the last tick shows whether the clock stands', async () => {
    const tracking = await trackingOf([]);
    expect(tracking.tracker.lastTickAt()).toBeNull();
    await tracking.after(MINUTE_MS);
    expect(tracking.tracker.lastTickAt()).toBe(BEGIN + MINUTE_MS);
  });
});

function madeUp(id: string, read: (ask: SongAsk) => Promise<never>): SongSource {
  return {
    id,
    kind: 'songs',
    counter: 'youtube-views',
    site: 'youtube',
    pace: { usualMs: DAY_MS, followedMs: DAY_MS, nearMs: HOUR_MS },
    limits: { idsPerCall: 1, callsPerSecond: 1, budget: null, timeoutMs: 10_000 },
    read,
  };
}
