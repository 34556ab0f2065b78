import type { SourceFailure } from '../../domain/source.ts';
import { type HttpAnswer, retryAfterMs } from '../web/request.ts';

/** How long a rate limit is waited out where the answer does not say, in milliseconds: Last.fm suspends who goes on. */
const RATE_LIMIT_WAIT_MS = 5 * 60_000;

/** Codes of Last.fm's errors (https://www.last.fm/api/errorcodes) that say that the key is not good. */
const KEY_REFUSED = new Set([4, 9, 10, 13, 14, 26]);

/** Codes that go away by themselves: the operation failed, offline, temporarily unavailable. */
const PASSING = new Set([8, 11, 16]);

const RATE_LIMIT = 29;

/** Last.fm's message is not passed on: it may quote what was asked. */
export function readError(code: number, answer: HttpAnswer, now: number): SourceFailure {
  const detail = `Last.fm's error ${code} (HTTP ${answer.status})`;
  if (code === RATE_LIMIT)
    return { kind: 'quota', until: now + (retryAfterMs(answer, now) ?? RATE_LIMIT_WAIT_MS), detail };
  if (KEY_REFUSED.has(code)) return { kind: 'key-refused', detail };
  if (PASSING.has(code)) return { kind: 'retryable', waitMs: retryAfterMs(answer, now), detail };
  return { kind: 'bad-answer', detail };
}

/** What an answer means that is no answer of Last.fm's API: what stands between says something, or its form changed. */
export function readStranger(answer: HttpAnswer, now: number): SourceFailure {
  const { status } = answer;
  const detail = `HTTP ${status}: no answer of Last.fm's API`;
  if (status === 429) return { kind: 'quota', until: now + (retryAfterMs(answer, now) ?? RATE_LIMIT_WAIT_MS), detail };
  if (status === 408 || status >= 500) return { kind: 'retryable', waitMs: retryAfterMs(answer, now), detail };
  return { kind: 'bad-answer', detail };
}
