import { AsyncLocalStorage } from 'node:async_hooks';
import { DefaultRestOptions, type REST, RESTEvents } from 'discord.js';
import { z } from 'zod';
import type { Refusal } from '../announcer/channels.ts';
import { createPace } from './pace.ts';
import { createRest, type RestSettings } from './rest.ts';
import { restFailureOf } from './rest-failure.ts';

/** What a request came to. */
export type Answered =
  /** 2xx, with the answer's body. */
  | { readonly came: 'answer'; readonly body: unknown }
  /** 4xx, or nothing was sent: whatever was asked for is not done. */
  | { readonly came: 'refusal'; readonly refusal: Refusal }
  /** 5xx or no answer: it may or may not be done. */
  | { readonly came: 'nothing'; readonly reason: string };

/** When a request may start, and how long it may take from then; both in milliseconds, on the monotonic clock. */
export interface RequestTimes {
  readonly startBy: number;
  readonly timeoutMs: number;
}

/** The client for everything but interactions: all its requests share Discord's limit for the bot as a whole. */
export interface PacedRest {
  readonly rest: REST;
  /** Makes one request, told the signal to hand on. Never throws for what Discord or the network does. */
  ask(times: RequestTimes, request: (rest: REST, signal: AbortSignal) => Promise<unknown>): Promise<Answered>;
}

/** The client's own time-out would count from before a request's turn: this is the longest that a timer can wait. */
const NEVER_MS = 2 ** 31 - 1;
const UNHURRIED: RequestTimes = { startBy: Number.POSITIVE_INFINITY, timeoutMs: 15_000 };

/** Only the 429's body tells the true wait: the header of some is a second where the body says twenty minutes. */
const rateLimited = z.object({ retry_after: z.number(), code: z.number().optional() });

interface Asking {
  readonly times: RequestTimes;
  readonly begin: () => void;
  rateLimit: Promise<z.infer<typeof rateLimited> | null> | null;
}

class NotStarted extends Error {
  override readonly name = 'NotStarted';
}

/** A client that tells rate limits of channels, servers and users to the caller; elsewhere it waits for them. */
export function createPacedRest(settings: RestSettings, monotonic: () => number): PacedRest {
  const pace = createPace(monotonic);
  // The library hands a request on through queues of its own: what belongs to it travels with its asynchronous context.
  const asking = new AsyncLocalStorage<Asking>();
  const rest = createRest(settings, {
    timeout: NEVER_MS,
    rejectOnRateLimit: ['/channels', '/guilds', '/users'],
    makeRequest: async (url, init) => {
      const { startBy, timeoutMs } = asking.getStore()?.times ?? UNHURRIED;
      const answered = await pace.start(startBy);
      if (!answered || init.signal?.aborted === true) throw new NotStarted();
      asking.getStore()?.begin();
      const signals = [AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs))), ...(init.signal ? [init.signal] : [])];
      try {
        return await DefaultRestOptions.makeRequest(url, { ...init, signal: AbortSignal.any(signals) });
      } finally {
        answered();
      }
    },
  });
  rest.on(RESTEvents.Response, (_request, response) => {
    const asked = asking.getStore();
    if (asked && response.status === 429) asked.rateLimit = readRateLimit(response);
  });

  async function ask(
    times: RequestTimes,
    request: (rest: REST, signal: AbortSignal) => Promise<unknown>,
  ): Promise<Answered> {
    const unlessBegun = new AbortController();
    // Aborting frees a request that stands in the library's queue behind another of its channel.
    const timer = setTimeout(() => unlessBegun.abort(), Math.min(NEVER_MS, Math.max(0, times.startBy - monotonic())));
    const asked: Asking = { times, begin: () => clearTimeout(timer), rateLimit: null };
    try {
      return { came: 'answer', body: await asking.run(asked, () => request(rest, unlessBegun.signal)) };
    } catch (error) {
      if (error instanceof NotStarted || unlessBegun.signal.aborted) {
        return { came: 'refusal', refusal: { status: null, code: null, reason: 'too-late', retryAfterMs: null } };
      }
      return failed(error, await asked.rateLimit);
    } finally {
      clearTimeout(timer);
    }
  }

  return { rest, ask };
}

function failed(error: unknown, limit: z.infer<typeof rateLimited> | null): Answered {
  const failure = restFailureOf(error);
  if (!failure) return { came: 'nothing', reason: error instanceof Error ? error.message : String(error) };
  const { status, reason, neverSent } = failure;
  const isAnswer = status !== null && status >= 400 && status < 500;
  if (!isAnswer && !neverSent) return { came: 'nothing', reason };
  const code = limit?.code ?? failure.code;
  const retryAfterMs = limit ? limit.retry_after * 1_000 : failure.retryAfterMs;
  return { came: 'refusal', refusal: { status, code, reason, retryAfterMs } };
}

async function readRateLimit(response: { json: () => Promise<unknown> }) {
  try {
    return rateLimited.safeParse(await response.json()).data ?? null;
  } catch {
    // Cloudflare's 429 is a page without a body to read: the header's time is all there is.
    return null;
  }
}
