import type { Answer } from './answers.ts';
import type { Limit, Route } from './routes.ts';

/** What the rate limits say about a request. */
export interface RateVerdict {
  headers: Record<string, string>;
  refusal?: Answer;
}

/** Counts requests against Discord's limits. */
export interface RateLimits {
  judge: (route: Route, params: Record<string, string>) => RateVerdict;
}

interface Count {
  used: number;
  endsMs: number;
}

const globalLimit: Limit = { limit: 50, windowMs: 1_000 };

/** Limits counted on a clock that never jumps; the header with a date is told by the other clock. */
export function createRateLimits(monotonic: () => number, clock: () => number, enabled: boolean): RateLimits {
  const buckets = new Map<string, Count>();
  const latest: number[] = [];

  const count = (bucket: Count, { limit, windowMs }: Limit): boolean => {
    if (monotonic() >= bucket.endsMs) {
      bucket.used = 0;
      bucket.endsMs = monotonic() + windowMs;
    }
    if (bucket.used >= limit) return false;
    bucket.used += 1;
    return true;
  };

  /** How long everything must wait, in milliseconds: the limit for all holds in every second, wherever it begins. */
  const waitForAll = (): number => {
    const oldest = latest.length < globalLimit.limit ? undefined : latest[0];
    const waitMs = oldest === undefined ? 0 : oldest + globalLimit.windowMs - monotonic();
    if (waitMs > 0) return waitMs;
    latest.push(monotonic());
    if (latest.length > globalLimit.limit) latest.shift();
    return 0;
  };

  return {
    judge: (route, params) => {
      if (!enabled) return { headers: {} };
      const waitMs = route.exemptFromGlobalLimit ? 0 : waitForAll();
      if (waitMs > 0) return { headers: {}, refusal: tooMany(waitMs / 1000, 'global') };
      if (route.limit === undefined) return { headers: {} };
      const key = `${route.method} ${route.template} ${params.channel_id ?? params.webhook_token ?? params.guild_id ?? ''}`;
      const bucket = buckets.get(key) ?? { used: 0, endsMs: 0 };
      buckets.set(key, bucket);
      const taken = count(bucket, route.limit);
      const seconds = (bucket.endsMs - monotonic()) / 1000;
      const headers = {
        'X-RateLimit-Limit': String(route.limit.limit),
        'X-RateLimit-Remaining': String(route.limit.limit - bucket.used),
        'X-RateLimit-Reset': (clock() / 1000 + seconds).toFixed(3),
        'X-RateLimit-Reset-After': seconds.toFixed(3),
        'X-RateLimit-Bucket': Buffer.from(`${route.method}${route.template}`).toString('hex').slice(-32),
      };
      if (taken) return { headers };
      const refusal = tooMany(seconds, 'user');
      return { headers: {}, refusal: { ...refusal, headers: { ...headers, ...refusal.headers } } };
    },
  };
}

/** Discord's 429; `headerSeconds` makes the header tell another time than the body. */
export function tooMany(
  retryAfterSeconds: number,
  scope: 'user' | 'shared' | 'global',
  { code = 0, headerSeconds = Math.ceil(retryAfterSeconds) }: { code?: number; headerSeconds?: number } = {},
): Answer {
  return {
    status: 429,
    headers: {
      'Retry-After': String(headerSeconds),
      'X-RateLimit-Scope': scope,
      ...(scope === 'global' ? { 'X-RateLimit-Global': 'true' } : {}),
    },
    body: {
      message: scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
      retry_after: Number(retryAfterSeconds.toFixed(3)),
      global: scope === 'global',
      ...(code === 0 ? {} : { code }),
    },
  };
}
