import { z } from 'zod';
import { type Day, dayInJapan } from '../../domain/day.ts';
import {
  type Fetch,
  failed,
  type SongAnswer,
  type SongAsk,
  type SongOutcome,
  type SongSource,
} from '../../domain/source.ts';
import type { OpenSource } from '../settings.ts';
import { type HttpAnswer, jsonOf, request } from '../web/request.ts';
import { nextPacificMidnight } from './pacific-midnight.ts';
import { readFailure } from './read-failure.ts';

/** Where it is asked, unless a setting says otherwise. */
export const YOUTUBE_API = 'https://www.googleapis.com/youtube/v3';

const HOUR_MS = 3_600_000;

/** Fifty videos are some 20 kB. */
const MAX_BYTES = 2_000_000;

/** Counts are strings; a video whose owner hides them has none. */
const listSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      statistics: z
        .object({ viewCount: z.string().optional().catch(undefined) })
        .optional()
        .catch(undefined),
    }),
  ),
});

/** YouTube's Data API v3, with the operator's own key: views of videos, fifty a call, a unit each of 10,000 a day. */
export const openYoutube: OpenSource = ({ youtubeApiKey, youtubeApiUrl }, fetch) =>
  youtubeApiKey === null ? [] : [createYoutube(youtubeApiKey, youtubeApiUrl ?? YOUTUBE_API, fetch)];

function createYoutube(key: string, apiUrl: string, fetch: Fetch): SongSource {
  const videos = `${apiUrl.replace(/\/+$/, '')}/videos`;
  return {
    id: 'youtube',
    kind: 'songs',
    counter: 'youtube-views',
    site: 'youtube',
    // Daily is enough for a total; who waits for a level wants to hear of it the same day.
    pace: { usualMs: 24 * HOUR_MS, followedMs: 6 * HOUR_MS, nearMs: HOUR_MS },
    limits: {
      idsPerCall: 50,
      callsPerSecond: 5,
      budget: { units: 10_000, unitsPerCall: 1, resetAfter: nextPacificMidnight },
      timeoutMs: 20_000,
    },
    read: async ({ ids, now, signal }: SongAsk): Promise<SongAnswer> => {
      const query = new URLSearchParams({ part: 'statistics', id: ids.join(','), key });
      const answer = await request(fetch, `${videos}?${query}`, { maxBytes: MAX_BYTES, signal });
      return answer.kind === 'failed' ? answer : readAnswer(answer, ids, now);
    },
  };
}

function readAnswer(answer: HttpAnswer, ids: readonly string[], now: number): SongAnswer {
  if (answer.status !== 200) return failed(readFailure(answer, now));
  const parsed = listSchema.safeParse(jsonOf(answer));
  // Some errors come with a status of 200.
  if (!parsed.success) return failed(readFailure(answer, now));
  const found = new Map(parsed.data.items.map((item) => [item.id, item.statistics?.viewCount]));
  const day = dayInJapan(now);
  return {
    kind: 'read',
    outcomes: new Map(ids.map((id) => [id, found.has(id) ? outcomeOf(id, found.get(id), day) : { kind: 'gone' }])),
  };
}

function outcomeOf(id: string, viewCount: string | undefined, day: Day): SongOutcome {
  const count = viewCount !== undefined && /^\d+$/.test(viewCount) ? Number(viewCount) : Number.NaN;
  if (!Number.isSafeInteger(count)) return { kind: 'no-number' };
  return { kind: 'reading', count, day, link: `https://www.youtube.com/watch?v=${id}` };
}
