import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import type { AnswerWatch } from './answer-watch.ts';

/** Where Discord is and who asks. */
export interface RestSettings {
  /** Without the version: `https://discord.com/api`. */
  readonly apiUrl: string;
  readonly token: string;
  /** Hears of every answer. */
  readonly watch: AnswerWatch;
}

/**
 * A REST client that never repeats a request by itself, and without the library's own limit for all requests: that one
 * counts seconds from their first request, on a clock that people set, and counts interactions, which Discord exempts.
 *
 * @see https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
export function createRest({ apiUrl, token, watch }: RestSettings, options: Partial<RESTOptions>): REST {
  const makeRequest = options.makeRequest ?? DefaultRestOptions.makeRequest;
  const rest = new REST({
    ...options,
    api: apiUrl,
    retries: 0,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: async (url, init) => makeRequest(url, await inOnePiece(init)),
  });
  rest.setToken(token);
  rest.on('response', (_request, response) => {
    watch.note(response);
    // The client leaves the body of a 5xx answer unread, which would keep its socket busy until it times out.
    if (response.status < 500) return;
    void response.arrayBuffer().catch(() => {
      // A body that breaks off frees its socket too.
    });
  });
  return rest;
}

/**
 * The REST client for interactions, forgetting the queue of each after five minutes. Repeating is decided per request
 * (see `createInteractionApi`).
 */
export function createInteractionRest(settings: RestSettings): REST {
  return createRest(settings, { timeout: 10_000, handlerSweepInterval: 300_000 });
}

type Init = Parameters<RESTOptions['makeRequest']>[1];

/**
 * Puts a form with files into one piece before it is sent. Sent as a stream, a connection that breaks while it is under way
 * throws where nobody can catch it, and ends the process.
 */
async function inOnePiece(init: Init): Promise<Init> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const headers = {
    ...(init.headers as Record<string, string>),
    'content-type': form.headers.get('content-type') ?? '',
  };
  return { ...init, headers, body: Buffer.from(await form.arrayBuffer()) };
}

/** Stops the client's sweeping timers. */
export function closeRest(rest: REST): void {
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
}
