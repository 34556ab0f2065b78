/**
 * Discord's 50 a second for a bot as a whole, a little under it: 95 % of it, evenly, so that a second sees its 51st
 * request only where one travels 50 ms longer than another. Bursts would arrive spread by what opening their
 * connections takes, and meet the next burst.
 *
 * @see https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
const MOST = 48;
const WITHIN_MS = 1_008;
const APART_MS = WITHIN_MS / MOST;

/** Requests start at a pace, in the order in which they asked. */
export interface Pace {
  /** Resolves when the request may start: true; or false as soon as `startBy` is over. */
  start(startBy: number): Promise<boolean>;
}

interface Waiting {
  readonly startBy: number;
  readonly tell: (mayStart: boolean) => void;
}

/** Discord's pace on a clock that never jumps. */
export function createPace(monotonic: () => number): Pace {
  /** When the latest requests really started: what a late timer lets through together counts as it was. */
  const started: number[] = [];
  /** When the next one starts at an even pace; it may be sooner by one, so that late timers lose nothing. */
  let evenly = Number.NEGATIVE_INFINITY;
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  function go(): void {
    clearTimeout(timer);
    const now = monotonic();
    for (const { tell } of waiting.filter(({ startBy }) => startBy < now)) tell(false);
    waiting = waiting.filter(({ startBy }) => startBy >= now);
    while (waiting.length > 0 && freeAt() <= now) {
      started.push(now);
      if (started.length > MOST) started.shift();
      evenly = Math.max(now, evenly) + APART_MS;
      waiting.shift()?.tell(true);
    }
    if (waiting.length === 0) return;
    const next = waiting.reduce((soonest, { startBy }) => Math.min(soonest, startBy), freeAt());
    timer = setTimeout(go, Math.max(1, Math.ceil(next - now)));
  }

  function freeAt(): number {
    const oldest = started.length < MOST ? undefined : started[0];
    return Math.max(evenly - APART_MS, oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + WITHIN_MS);
  }

  return {
    start: (startBy) =>
      new Promise((tell) => {
        waiting.push({ startBy, tell });
        go();
      }),
  };
}
