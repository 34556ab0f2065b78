import { RateLimitError, type REST, RESTEvents, type RESTPostAPIChannelMessageResult, Routes } from 'discord.js';
import { z } from 'zod';
import type { Poster, PostOutcome } from '../announcer/poster.ts';
import { FLAGS } from './limits.ts';
import type { Log } from './log.ts';
import { renderMessage } from './render.ts';
import { restFailureOf } from './rest-failure.ts';

/** What posting works with. */
export interface PosterParts {
  /** A client that never repeats a request and rejects on rate limits (see `createRest`). */
  readonly rest: REST;
  readonly log: Log;
  /** Discord no longer accepts the token. */
  readonly onTokenRefused: () => void;
}

/** Only the 429's body tells the true wait: the header of some is a second where the body says twenty minutes. */
const rateLimited = z.object({ retry_after: z.number(), code: z.number().optional() });

type RateLimit = z.infer<typeof rateLimited> | null;

/**
 * Posts messages to channels: one request each, with a nonce that Discord enforces.
 *
 * @see https://discord.com/developers/docs/resources/message#create-message
 */
export function createPoster({ rest, log, onTokenRefused }: PosterParts): Poster {
  const rateLimits = new WeakMap<object, Promise<RateLimit>>();
  rest.on(RESTEvents.Response, ({ data }, response) => {
    if (response.status !== 429 || typeof data.body !== 'object' || data.body === null) return;
    rateLimits.set(data.body, readRateLimit(response));
  });

  return async ({ channel, message, nonce, silent, timeoutMs }) => {
    const rendered = renderMessage(message);
    if (rendered.shortened.length > 0) {
      log.warn({ channel, nonce, shortened: rendered.shortened }, 'A post was too long for Discord.');
    }
    const flags = rendered.body.flags | (silent ? FLAGS.suppressNotifications : 0);
    const body = { ...rendered.body, flags, nonce, enforce_nonce: true };
    try {
      const answer = await rest.post(Routes.channelMessages(channel), {
        body,
        files: rendered.files,
        signal: AbortSignal.timeout(timeoutMs),
      });
      return applied(answer, channel);
    } catch (error) {
      const outcome = refused(error, (await rateLimits.get(body)) ?? null);
      if (outcome.outcome === 'not-applied' && outcome.status === 401) onTokenRefused();
      return outcome;
    }
  };
}

/** An answer about another channel is another post's of the same nonce: whether ours stands is not known. */
function applied(answer: unknown, channel: string): PostOutcome {
  const { id, channel_id } = (answer ?? {}) as Partial<RESTPostAPIChannelMessageResult>;
  if (typeof id !== 'string') return { outcome: 'unknown', reason: 'Discord answered without a message' };
  if (channel_id !== channel) {
    return { outcome: 'unknown', reason: `Discord answered with a message of channel ${channel_id}` };
  }
  return { outcome: 'applied', messageId: id };
}

function refused(error: unknown, limit: RateLimit): PostOutcome {
  if (error instanceof RateLimitError) {
    const retryAfterMs = limit ? limit.retry_after * 1_000 : error.retryAfter || null;
    return { outcome: 'not-applied', status: 429, code: limit?.code ?? null, reason: 'rate limited', retryAfterMs };
  }
  const failure = restFailureOf(error);
  if (!failure) return { outcome: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  const { status, code, reason } = failure;
  const isAnswer = status !== null && status >= 400 && status < 500;
  if (!isAnswer && !failure.neverSent) return { outcome: 'unknown', reason };
  return { outcome: 'not-applied', status, code, reason, retryAfterMs: null };
}

async function readRateLimit(response: { json: () => Promise<unknown> }): Promise<RateLimit> {
  try {
    return rateLimited.safeParse(await response.json()).data ?? null;
  } catch {
    // Cloudflare's 429 is a page without a body to read: the header's time is all there is.
    return null;
  }
}
