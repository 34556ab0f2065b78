import { z } from 'zod';
import { dayInJapan } from '../../domain/day.ts';
import { readTrackId } from '../../domain/lastfm-track.ts';
import { failed, type SongAnswer, type SongAsk, type SongOutcome, type SongSource } from '../../domain/source.ts';
import type { OpenSource } from '../settings.ts';
import { type HttpAnswer, jsonOf, request } from '../web/request.ts';
import { readError, readStranger } from './read-failure.ts';

/** Where it is asked, unless a setting says otherwise. */
export const LASTFM_API = 'https://ws.audioscrobbler.com/2.0';

const HOUR_MS = 3_600_000;

/** A track with its tags and texts is some 10 kB. */
const MAX_BYTES = 1_000_000;

const INVALID_PARAMETERS = 6;

/** An error may come with any status, so the body is read first. */
const errorSchema = z.object({ error: z.coerce.number().int(), message: z.string().catch('') });

/** Counts are strings. */
const trackSchema = z.object({
  track: z.object({
    playcount: z.union([z.string(), z.number()]).optional().catch(undefined),
    url: z.string().optional().catch(undefined),
  }),
});

/**
 * Scrobbles at Last.fm, with the operator's own key: one track a call. Its terms suspend who makes several calls a second
 * for long, so it is asked once a second at most.
 */
export const openLastfm: OpenSource = ({ lastfmApiKey, lastfmApiUrl }, fetch) => {
  if (lastfmApiKey === null) return [];
  const root = `${(lastfmApiUrl ?? LASTFM_API).replace(/\/+$/, '')}/`;
  const source: SongSource = {
    id: 'lastfm',
    kind: 'songs',
    counter: 'lastfm-scrobbles',
    site: 'lastfm',
    pace: { usualMs: 72 * HOUR_MS, followedMs: 24 * HOUR_MS, nearMs: 12 * HOUR_MS },
    limits: { idsPerCall: 1, callsPerSecond: 1, budget: null, timeoutMs: 20_000 },
    read: async ({ ids, now, signal }: SongAsk): Promise<SongAnswer> => {
      const outcomes = new Map<string, SongOutcome>();
      for (const id of ids) {
        const track = readTrackId(id);
        if (!track) {
          outcomes.set(id, { kind: 'gone' });
          continue;
        }
        const query = new URLSearchParams({ method: 'track.getInfo', ...track, autocorrect: '1', format: 'json' });
        query.set('api_key', lastfmApiKey);
        const answer = await request(fetch, `${root}?${query}`, { maxBytes: MAX_BYTES, signal });
        const outcome = answer.kind === 'failed' ? answer : readAnswer(answer, now);
        if (outcome.kind === 'failed') return outcomes.size > 0 ? { kind: 'read', outcomes } : outcome;
        outcomes.set(id, outcome);
      }
      return { kind: 'read', outcomes };
    },
  };
  return [source];
};

function readAnswer(answer: HttpAnswer, now: number) {
  const body = jsonOf(answer);
  const error = errorSchema.safeParse(body);
  if (error.success) {
    const { error: code, message } = error.data;
    // The same code stands for a call that was made wrongly; only the message tells.
    if (code === INVALID_PARAMETERS && /not (be )?found/i.test(message)) return { kind: 'gone' } as const;
    return failed(readError(code, answer, now));
  }
  const parsed = trackSchema.safeParse(body);
  if (answer.status !== 200 || !parsed.success) return failed(readStranger(answer, now));
  return outcomeOf(parsed.data.track, now);
}

function outcomeOf({ playcount, url }: z.infer<typeof trackSchema>['track'], now: number): SongOutcome {
  const count = /^\d+$/.test(String(playcount)) ? Number(playcount) : Number.NaN;
  // Missing is not zero, and may be written as 0.
  if (!Number.isSafeInteger(count) || count === 0) return { kind: 'no-number' };
  return { kind: 'reading', count, day: dayInJapan(now), link: pageOf(url) };
}

/** The page that the answer names, if it is one of last.fm's: people will be shown it. */
function pageOf(url: string | undefined): string | null {
  const page = url === undefined ? null : URL.parse(url);
  return page?.protocol === 'https:' && /^(www\.)?last\.fm$/.test(page.hostname) ? page.href : null;
}
