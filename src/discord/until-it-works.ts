import { DiscordRefusal, tokenRefusal } from './refusal.ts';
import { restFailureOf } from './rest-failure.ts';

/** How waiting is done, so that tests need not wait. */
export interface Patience {
  /** Resolves after so many milliseconds, or when the signal says that nobody waits any more. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** The wait before each further attempt, the first one's number being 1, in milliseconds. */
  backoffMs(attempt: number): number;
}

/** Doubling from one second to a minute, spread so that bots which lost Discord together do not return together. */
export function createPatience(random: () => number = Math.random): Patience {
  return {
    sleep: (ms, signal) => {
      if (signal.aborted) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => resolve(), { once: true });
      return promise.finally(() => clearTimeout(timer));
    },
    backoffMs: (attempt) => Math.min(60_000, 1_000 * 2 ** (attempt - 1)) * (0.5 + random() / 2),
  };
}

/** What to do between attempts. */
export interface Attempts {
  readonly patience: Patience;
  readonly signal: AbortSignal;
  readonly onFailure: (fields: object) => void;
  readonly onRefused: (refusal: DiscordRefusal) => void;
}

/**
 * Repeats an attempt with growing waits until it works; null when it was refused for good or the signal ended it.
 * An outage of Discord is no reason to stop a bot.
 */
export async function untilItWorks<T>(attempt: () => Promise<T>, attempts: Attempts): Promise<T | null> {
  const { patience, signal } = attempts;
  for (let tried = 1; !signal.aborted; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) return null;
      const failure = restFailureOf(error);
      if (error instanceof DiscordRefusal || failure?.status === 401) {
        attempts.onRefused(error instanceof DiscordRefusal ? error : tokenRefusal());
        return null;
      }
      const waitMs = Math.round(patience.backoffMs(tried));
      const about = failure ? { status: failure.status, code: failure.code, reason: failure.reason } : { err: error };
      attempts.onFailure({ ...about, attempt: tried, waitMs });
      await patience.sleep(waitMs, signal);
    }
  }
  return null;
}
