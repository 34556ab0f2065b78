import { z } from 'zod';
import { dayInJapan } from '../../domain/day.ts';
import {
  failed,
  type SongAnswer,
  type SongAsk,
  type SongOutcome,
  type SongSource,
  type SourceFailure,
} from '../../domain/source.ts';
import type { OpenSource } from '../settings.ts';
import { type HttpAnswer, jsonOf, request, retryAfterMs } from '../web/request.ts';

/** Where it is asked, unless a setting says otherwise. */
export const LISTENBRAINZ_API = 'https://api.listenbrainz.org';

const HOUR_MS = 3_600_000;

/** A recording is some 130 bytes. */
const MAX_BYTES = 2_000_000;

/** The most recordings one call takes (listenbrainz-server, popularity_api.py). */
const MAX_IDS = 1_000;

const listSchema = z.array(
  z.object({ recording_mbid: z.string(), total_listen_count: z.number().nullish().catch(null) }),
);

/** Listens at ListenBrainz: no key, CC0, a thousand recordings a call. */
export const openListenbrainz: OpenSource = ({ listenbrainzApiUrl }, fetch) => {
  const address = `${(listenbrainzApiUrl ?? LISTENBRAINZ_API).replace(/\/+$/, '')}/1/popularity/recording`;
  const source: SongSource = {
    id: 'listenbrainz',
    kind: 'songs',
    counter: 'listenbrainz-listens',
    site: 'musicbrainz',
    pace: { usualMs: 72 * HOUR_MS, followedMs: 24 * HOUR_MS, nearMs: 12 * HOUR_MS },
    limits: { idsPerCall: MAX_IDS, callsPerSecond: 1, budget: null, timeoutMs: 30_000 },
    read: async ({ ids, now, signal }: SongAsk): Promise<SongAnswer> => {
      const answer = await request(fetch, address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ recording_mbids: ids }),
        maxBytes: MAX_BYTES,
        signal,
      });
      return answer.kind === 'failed' ? answer : readAnswer(answer, ids, now);
    },
  };
  return [source];
};

function readAnswer(answer: HttpAnswer, ids: readonly string[], now: number): SongAnswer {
  const parsed = listSchema.safeParse(jsonOf(answer));
  if (answer.status !== 200 || !parsed.success) return failed(readFailure(answer, now));
  const listens = new Map(parsed.data.map((row) => [row.recording_mbid.toLowerCase(), row.total_listen_count ?? null]));
  // One that is left out was not answered: it is asked for again.
  const answered = ids.filter((id) => listens.has(id.toLowerCase()));
  return {
    kind: 'read',
    outcomes: new Map(answered.map((id) => [id, outcomeOf(id, listens.get(id.toLowerCase()) ?? null, now)])),
  };
}

function outcomeOf(mbid: string, count: number | null, now: number): SongOutcome {
  // Null is said of a recording that nobody listened to, and of one that there is not.
  if (count === null || !Number.isSafeInteger(count) || count <= 0) return { kind: 'no-number' };
  const link = `https://listenbrainz.org/track/${encodeURIComponent(mbid)}/`;
  return { kind: 'reading', count, day: dayInJapan(now), link };
}

/** What an answer that is no list of recordings means; its message is not passed on. */
function readFailure(answer: HttpAnswer, now: number): SourceFailure {
  const { status } = answer;
  const detail = `HTTP ${status} from ListenBrainz`;
  if (status === 429)
    return { kind: 'retryable', waitMs: retryAfterMs(answer, now) ?? resetInMs(answer) ?? 60_000, detail };
  if (status === 408 || status >= 500) return { kind: 'retryable', waitMs: retryAfterMs(answer, now), detail };
  if (status === 401 || status === 403) return { kind: 'api-off', detail: `${detail}: it asks for a log-in by now` };
  if (status === 400) return { kind: 'bad-answer', detail: `${detail}: it refuses the list of recordings` };
  return { kind: 'bad-answer', detail: `${detail}: no answer of its API` };
}

function resetInMs(answer: HttpAnswer): number | null {
  const seconds = Number(answer.headers.get('x-ratelimit-reset-in') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
