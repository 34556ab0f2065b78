import { z } from 'zod';
import type { SourceFailure } from '../../domain/source.ts';
import { type HttpAnswer, jsonOf, retryAfterMs } from '../web/request.ts';
import { nextPacificMidnight } from './pacific-midnight.ts';

/** What Google wraps errors in; every part may be missing. */
const errorSchema = z.object({
  error: z.object({
    message: z.string().optional().catch(undefined),
    errors: z
      .array(z.object({ reason: z.string().optional().catch(undefined) }))
      .optional()
      .catch(undefined),
    details: z
      .array(
        z.object({
          reason: z.string().optional().catch(undefined),
          metadata: z.object({ quota_limit: z.string() }).optional().catch(undefined),
        }),
      )
      .optional()
      .catch(undefined),
  }),
});

/** The day's allocation is used up. */
const DAY_QUOTA = new Set(['quotaExceeded', 'dailyLimitExceeded', 'dailyLimitExceededUnreg']);

/** Too many calls in a short while; the day's allocation may be untouched. */
const SHORT_QUOTA = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED']);

/** How long a short limit is waited out where the answer does not say, in milliseconds: the limits are by the minute. */
const SHORT_QUOTA_WAIT_MS = 60_000;

const KEY_REFUSED = new Set([
  'keyInvalid',
  'keyExpired',
  'API_KEY_INVALID',
  'API_KEY_EXPIRED',
  'CONSUMER_INVALID',
  'CONSUMER_SUSPENDED',
]);

const API_OFF = new Set([
  'accessNotConfigured',
  'ipRefererBlocked',
  'SERVICE_DISABLED',
  'API_KEY_SERVICE_BLOCKED',
  'API_KEY_IP_ADDRESS_BLOCKED',
  'API_KEY_HTTP_REFERRER_BLOCKED',
]);

const KEY_MESSAGES = /API key not valid|API key expired|missing a valid API key/i;

/**
 * What an answer that is no list of videos means. Decided by the status, the error's reasons and, where Google gives
 * none, its message; the message itself is not passed on.
 */
export function readFailure(answer: HttpAnswer, now: number): SourceFailure {
  const { status } = answer;
  const parsed = errorSchema.safeParse(jsonOf(answer));
  const error = parsed.success ? parsed.data.error : null;
  const reasons = [...(error?.errors ?? []), ...(error?.details ?? [])].flatMap(({ reason }) => reason ?? []);
  const has = (known: ReadonlySet<string>) => reasons.some((reason) => known.has(reason));
  const detail = `HTTP ${status}${reasons.length > 0 ? ` (${reasons.slice(0, 3).map(asWord).join(', ')})` : ''}`;
  const daily = error?.details?.some(({ metadata }) => /PerDay/i.test(metadata?.quota_limit ?? ''));
  if (has(DAY_QUOTA) || (daily && has(SHORT_QUOTA))) return { kind: 'quota', until: nextPacificMidnight(now), detail };
  if (has(SHORT_QUOTA))
    return { kind: 'quota', until: now + (retryAfterMs(answer, now) ?? SHORT_QUOTA_WAIT_MS), detail };
  if (has(API_OFF)) return { kind: 'api-off', detail };
  if (has(KEY_REFUSED) || status === 401 || (error && KEY_MESSAGES.test(error.message ?? '')))
    return { kind: 'key-refused', detail };
  if (status === 429 || status === 408 || status >= 500)
    return { kind: 'retryable', waitMs: retryAfterMs(answer, now), detail };
  return { kind: 'bad-answer', detail: error ? detail : `${detail}: no answer of YouTube's API` };
}

/** A reason as Google writes them; anything else could carry what we sent. */
function asWord(reason: string): string {
  return /^\w{1,60}$/.test(reason) ? reason : 'an unknown reason';
}
