/**
 * Discord's 50 a second for a bot as a whole, a little under it: 96 % of it, so that a second sees its 51st request only
 * where one travels 40 ms longer than another.
 *
 * @see https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
const MOST = 50;
const WITHIN_MS = 1_040;

/** The first ones after a rest open connections and travel longer: until then they count as started at the end of it. */
const WARMING_MS = 100;

/** Starting together they would open a connection each. What a busy process was late by, it may make up for. */
const APART_MS = 20;
const LATE_MS = 200;

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
  /** When the latest requests really started, or were warm: what a late timer lets through together counts as it was. */
  const started: number[] = [];
  let evenly = Number.NEGATIVE_INFINITY;
  let warmAt = Number.NEGATIVE_INFINITY;
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  function go(): void {
    clearTimeout(timer);
    const now = monotonic();
    for (const { tell } of waiting.filter(({ startBy }) => startBy < now)) tell(false);
    waiting = waiting.filter(({ startBy }) => startBy >= now);
    while (waiting.length > 0 && freeAt() <= now) {
      note(now);
      waiting.shift()?.tell(true);
    }
    if (waiting.length === 0) return;
    const next = waiting.reduce((soonest, { startBy }) => Math.min(soonest, startBy), freeAt());
    timer = setTimeout(go, Math.max(1, Math.ceil(next - now)));
  }

  function note(now: number): void {
    const rested = now - (started.at(-1) ?? Number.NEGATIVE_INFINITY) > WITHIN_MS;
    if (rested) warmAt = now + WARMING_MS;
    started.push(Math.max(now, warmAt));
    if (started.length > MOST) started.shift();
    evenly = Math.max(rested ? now : now - LATE_MS, evenly) + APART_MS;
  }

  function freeAt(): number {
    const oldest = started.length < MOST ? undefined : started[0];
    return Math.max(evenly, oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + WITHIN_MS);
  }

  return {
    start: (startBy) =>
      new Promise((tell) => {
        waiting.push({ startBy, tell });
        go();
      }),
  };
}
