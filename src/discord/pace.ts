/** How many requests may start within how many milliseconds, counted over every such stretch of time. */
export interface PaceLimit {
  readonly requests: number;
  readonly withinMs: number;
}

/**
 * Discord's 50 a second for a bot as a whole, a little under it: requests that start evenly do not arrive so.
 *
 * @see https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
const DISCORD_LIMIT: PaceLimit = { requests: 49, withinMs: 1_010 };

/** Requests start at a pace, in the order in which they asked. */
export interface Pace {
  /** Resolves when the request may start: true, or false as soon as it could only start after `startBy`. */
  start(startBy: number): Promise<boolean>;
}

interface Waiting {
  readonly startBy: number;
  readonly tell: (mayStart: boolean) => void;
}

/** A pace on a clock that never jumps; waits in this process alone. */
export function createPace(monotonic: () => number, limit: PaceLimit = DISCORD_LIMIT): Pace {
  /** When the latest requests really started: a late timer must not let two bursts meet. */
  const started: number[] = [];
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  function go(): void {
    clearTimeout(timer);
    const now = monotonic();
    for (const { tell } of waiting.filter(({ startBy }) => startBy < now)) tell(false);
    waiting = waiting.filter(({ startBy }) => startBy >= now);
    while (waiting.length > 0 && freeAt() <= now) {
      started.push(now);
      if (started.length > limit.requests) started.shift();
      waiting.shift()?.tell(true);
    }
    if (waiting.length === 0) return;
    const next = waiting.reduce((soonest, { startBy }) => Math.min(soonest, startBy), freeAt());
    timer = setTimeout(go, Math.max(1, Math.ceil(next - now)));
  }

  function freeAt(): number {
    const oldest = started.length < limit.requests ? undefined : started[0];
    return oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + limit.withinMs;
  }

  return {
    start: (startBy) =>
      new Promise((tell) => {
        waiting.push({ startBy, tell });
        go();
      }),
  };
}
