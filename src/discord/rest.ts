import { REST, RESTEvents } from 'discord.js';

/** Where Discord is and who asks. */
export interface RestSettings {
  /** Without the version: `https://discord.com/api`. */
  readonly apiUrl: string;
  readonly token: string;
}

/**
 * The REST client for everything but interactions. It never repeats a request by itself: after a lost answer only the
 * announcer knows whether repeating is safe. Rate limits on posts are told to the caller instead of waited for.
 */
export function createRest({ apiUrl, token }: RestSettings): REST {
  const rest = new REST({ api: apiUrl, retries: 0, rejectOnRateLimit: ['/channels'] }).setToken(token);
  return freeSocketsOfFailures(rest);
}

/**
 * The REST client for interactions: without the global limiter, from which Discord exempts them, and forgetting the
 * queue of each interaction after five minutes. Repeating is decided per request (see `createInteractionApi`).
 *
 * @see https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
export function createInteractionRest({ apiUrl, token }: RestSettings): REST {
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    timeout: 10_000,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    handlerSweepInterval: 300_000,
  }).setToken(token);
  return freeSocketsOfFailures(rest);
}

/** Stops the client's sweeping timers. */
export function closeRest(rest: REST): void {
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
}

/** The client leaves the body of a 5xx answer unread, which would keep its socket busy until it times out. */
function freeSocketsOfFailures(rest: REST): REST {
  return rest.on(RESTEvents.Response, (_request, response) => {
    if (response.status < 500) return;
    void response.arrayBuffer().catch(() => {
      // A body that breaks off frees its socket too.
    });
  });
}
