import { onTestFinished } from 'vitest';
import type { Rules } from '../../src/domain/rules.ts';
import type { Source, SourceId } from '../../src/domain/source.ts';
import { openYoutube } from '../../src/sources/youtube/youtube.ts';
import type { Store } from '../../src/store/database.ts';
import { sourceState } from '../../src/store/source-states.ts';
import { createTracker, type Tracker, type TrackerParts } from '../../src/tracker/tracker.ts';
import { openLoopback, type Reply, type Seen } from '../sources/http/loopback.ts';
import { NO_SETTINGS } from '../sources/source-settings.ts';
import { shippedRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addSong } from '../support/world.ts';

export const KEY = 'AIzaMadeUpKey+With/Signs';

/** A moment to begin with: late in the evening in Japan, before noon in California. */
export const BEGIN = Date.parse('2026-03-05T12:00:00Z');

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A line of the log. */
export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

/** A tracker whose clock a test moves. */
export interface Tracking {
  readonly store: Store;
  readonly rules: Rules;
  readonly tracker: Tracker;
  readonly lines: Line[];
  now(): number;
  /** Moves the clock on and ticks. */
  after(ms: number): Promise<void>;
}

/** Puts a tracker together that waits for nothing but its sources. */
export async function trackingOf(
  sources: readonly Source[],
  more: { store?: Store; now?: number; takeSheet?: TrackerParts['takeSheet']; chores?: TrackerParts['chores'] } = {},
): Promise<Tracking> {
  const store = more.store ?? (await temporaryStore());
  const rules = shippedRules();
  const lines: Line[] = [];
  let now = more.now ?? BEGIN;
  const line = (level: Line['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  const tracker = createTracker({
    store,
    rules,
    sources,
    clock: () => now,
    monotonic: () => 0,
    random: () => 0.5,
    sleep: async () => undefined,
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    takeSheet: more.takeSheet ?? (async () => true),
    chores: more.chores ?? [],
    timing: {
      retries: 2,
      firstRetryMs: 1,
      longestRetryMs: 2,
      failuresToOpen: 3,
      firstOpenMs: 60_000,
      longestOpenMs: 60_000,
    },
  });
  onTestFinished(() => tracker.stop());
  return {
    store,
    rules,
    tracker,
    lines,
    now: () => now,
    after: async (ms) => {
      now += ms;
      await tracker.tick();
    },
  };
}

/** YouTube on loopback: what it is asked, and what it answers with. */
export async function youtubeOnLoopback(first: Reply | ((request: Seen) => Reply), timeoutMs?: number) {
  const loopback = await openLoopback(first);
  const [source] = openYoutube({ ...NO_SETTINGS, youtubeApiKey: KEY, youtubeApiUrl: loopback.url }, fetch);
  if (source?.kind !== 'songs') throw new Error('YouTube did not open.');
  const limits = timeoutMs === undefined ? source.limits : { ...source.limits, timeoutMs };
  return { loopback, source: { ...source, limits } };
}

/** Adds a song with its videos, the main one first. */
export async function addVideos(store: Store, key: string, videos: readonly string[]): Promise<number> {
  const song = await addSong(store, key);
  for (const [position, video] of videos.entries())
    await store.write
      .insertInto('song_link')
      .values({ site: 'youtube', external_id: video, song_id: song, position })
      .execute();
  return song;
}

/** The song's newest number of a counter, as it is known everywhere. */
export async function numberOf(store: Store, song: number, counter = 'youtube-views') {
  return store.read
    .selectFrom('latest')
    .innerJoin('counter', 'counter.id', 'latest.counter_id')
    .select(['latest.count', 'latest.day', 'latest.link'])
    .where('counter.key', '=', counter)
    .where('song_id', '=', song)
    .executeTakeFirst();
}

/** When a link is asked for again, from now, in minutes. */
export async function dueInMinutes({ store, now }: Tracking, externalId: string): Promise<number | null> {
  const row = await store.read
    .selectFrom('poll')
    .select('due_at')
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row ? Math.round((row.due_at - now()) / MINUTE_MS) || 0 : null;
}

/** Whether, why and until when a source is left alone. */
export async function pauseOf({ store, now }: Tracking, source: SourceId) {
  const { pausedUntil, pauseKind } = await sourceState(store.read, source);
  return pausedUntil > now() ? { kind: pauseKind, until: new Date(pausedUntil).toISOString() } : null;
}
