import { describe, expect, test } from 'vitest';
import { sourceState } from '../../src/store/source-states.ts';
import { json } from '../sources/http/loopback.ts';
import { REFUSALS, youtubeWith } from '../sources/youtube/replies.ts';
import { temporaryStore } from '../support/store.ts';
import {
  addVideos,
  dueInMinutes,
  HOUR_MS,
  KEY,
  MINUTE_MS,
  numberOf,
  pauseOf,
  trackingOf,
  youtubeOnLoopback,
} from './tracking.ts';

const VIDEO = 'aaaaaaaaaaa';
const IN_AN_HOUR = '2026-03-05T13:00:00.000Z';
const PACIFIC_MIDNIGHT = '2026-03-06T08:00:00.000Z';

/** What the bot did: calls it made, whether it leaves the source alone, and when it asks for the song again. */
interface Deed {
  readonly calls: number;
  readonly pause: { readonly kind: string; readonly until: string } | null;
  /** In minutes; 0: as soon as the source is asked again. */
  readonly again: number;
  readonly level: 'warn' | 'error';
}

const untilMidnight: Deed = { calls: 1, pause: { kind: 'quota', until: PACIFIC_MIDNIGHT }, again: 0, level: 'warn' };
const untilMended = (kind: string): Deed => ({
  calls: 1,
  pause: { kind, until: IN_AN_HOUR },
  again: 0,
  level: 'error',
});
const triedThrice: Deed = { calls: 3, pause: null, again: 2, level: 'warn' };
const triedOnce: Deed = { calls: 1, pause: null, again: 2, level: 'warn' };

/** What only ends when the call's time is up. */
const NEVER_ENDS: ReadonlySet<string> = new Set(['a body that never ends', 'no answer']);

describe('what YouTube answers, and what the bot does', () => {
  test.each<[keyof typeof REFUSALS, Deed]>([
    ['the quota of the day is used up', untilMidnight],
    ['the daily limit is exceeded', untilMidnight],
    ['the day is used up, told as a rate limit', untilMidnight],
    [
      'too many calls in a minute',
      { calls: 1, pause: { kind: 'quota', until: '2026-03-05T12:01:00.000Z' }, again: 0, level: 'warn' },
    ],
    ['a wrong key, in the old shape', untilMended('key-refused')],
    ['a wrong key, in the new shape', untilMended('key-refused')],
    ['a wrong key, by its message alone', untilMended('key-refused')],
    ['an expired key', untilMended('key-refused')],
    ['no key', untilMended('key-refused')],
    ['the key may not use this API', untilMended('api-off')],
    ['the API is off', untilMended('api-off')],
    ['the API is off, by its detail alone', untilMended('api-off')],
    ['a fault of its own', triedThrice],
    [
      'a fault of its own that says when to come back',
      { calls: 1, pause: { kind: 'retryable', until: '2026-03-05T12:02:00.000Z' }, again: 0, level: 'warn' },
    ],
    ['a broken gateway with a page of HTML', triedThrice],
    ['too many requests', triedThrice],
    ['a refusal nobody has heard of', triedOnce],
    ['an address that is none of its', triedOnce],
    ['another address', triedOnce],
    ['HTML in place of JSON', triedOnce],
    ['JSON of another kind', triedOnce],
    ['half of its JSON', triedOnce],
    ['nothing at all', triedOnce],
    ['not modified', triedOnce],
    ['a connection cut in the middle', triedThrice],
    ['a connection cut at once', triedThrice],
    ['a body that never ends', triedThrice],
    ['no answer', triedThrice],
  ])('%s', async (name, deed) => {
    const { loopback, source } = await youtubeOnLoopback(REFUSALS[name], NEVER_ENDS.has(name) ? 100 : undefined);
    const tracking = await trackingOf([source]);
    const song = await addVideos(tracking.store, 'harbor-lights', [VIDEO]);
    await tracking.after(0);
    const { calls, pause, again, level } = deed;
    expect(loopback.seen).toHaveLength(calls);
    expect(await pauseOf(tracking, 'youtube')).toEqual(pause);
    // Backing off is half of its time and a share by chance of the other half.
    expect([again, Math.round(again * 0.75)]).toContain(await dueInMinutes(tracking, VIDEO));
    expect(tracking.lines.map((line) => line.level)).toEqual([level]);
    expect((await sourceState(tracking.store.read, 'youtube')).failedAt).toBe(tracking.now());
    expect(JSON.stringify(tracking.lines)).not.toContain(KEY.slice(0, 8));
    expect(await numberOf(tracking.store, song)).toBeUndefined();

    loopback.answer(youtubeWith({ [VIDEO]: '1234' }));
    await tracking.after(pause ? Date.parse(pause.until) - tracking.now() : 2 * MINUTE_MS);
    expect(loopback.seen).toHaveLength(calls + 1);
    expect(await numberOf(tracking.store, song)).toMatchObject({ count: 1234 });
    expect(await pauseOf(tracking, 'youtube')).toBeNull();
  });

  test('while a source is left alone it is not asked', async () => {
    const { loopback, source } = await youtubeOnLoopback(REFUSALS['the quota of the day is used up']);
    const tracking = await trackingOf([source]);
    await addVideos(tracking.store, 'harbor-lights', [VIDEO]);
    await tracking.after(0);
    await tracking.after(19 * HOUR_MS);
    expect(loopback.seen).toHaveLength(1);
    await tracking.after(HOUR_MS);
    expect(loopback.seen).toHaveLength(2);
  });

  test('what a quota forbids stays forbidden over a restart, what an operator may have mended does not', async () => {
    const { loopback, source } = await youtubeOnLoopback(REFUSALS['the quota of the day is used up']);
    const store = await temporaryStore();
    await addVideos(store, 'harbor-lights', [VIDEO]);
    await (await trackingOf([source], { store })).after(0);
    const again = await trackingOf([source], { store });
    await again.tracker.start();
    await again.after(0);
    expect(loopback.seen).toHaveLength(1);
    loopback.answer(REFUSALS['a wrong key, in the new shape']);
    await again.after(20 * HOUR_MS);
    expect(loopback.seen).toHaveLength(2);
    await again.tracker.stop();
    const mended = await trackingOf([source], { store, now: again.now() });
    await mended.tracker.start();
    await mended.after(0);
    expect(loopback.seen).toHaveLength(3);
  });

  test('an empty list is asked for again before a video counts as gone', async () => {
    const { loopback, source } = await youtubeOnLoopback(json({ kind: 'youtube#videoListResponse', items: [] }));
    const tracking = await trackingOf([source]);
    await addVideos(tracking.store, 'harbor-lights', [VIDEO]);
    await tracking.after(0);
    expect(tracking.lines).toEqual([]);
    expect(await dueInMinutes(tracking, VIDEO)).toBe(60);
    await tracking.after(HOUR_MS);
    expect(tracking.lines).toMatchObject([{ level: 'warn', fields: { links: 1, first: [`harbor-lights ${VIDEO}`] } }]);
    expect(await dueInMinutes(tracking, VIDEO)).toBe(7 * 24 * 60);
    loopback.answer(youtubeWith({ [VIDEO]: '50' }));
    await tracking.after(7 * 24 * HOUR_MS);
    expect(tracking.lines.at(-1)).toMatchObject({ level: 'info', message: 'A source knows these again.' });
  });

  test('after three calls in a row that brought nothing, the rest of a thousand songs is not asked for', async () => {
    const { loopback, source } = await youtubeOnLoopback(REFUSALS['HTML in place of JSON']);
    const tracking = await trackingOf([source]);
    for (let index = 0; index < 250; index += 1)
      await addVideos(tracking.store, `song-${index}`, [`video-${String(index).padStart(5, '0')}`]);
    await tracking.after(0);
    expect(loopback.seen).toHaveLength(3);
    await tracking.after(MINUTE_MS / 2);
    expect(loopback.seen).toHaveLength(3);
    expect(await dueInMinutes(tracking, 'video-00249')).toBe(0);
  });
});
