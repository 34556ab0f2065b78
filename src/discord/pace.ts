/**
 * Discord's 50 a second for a bot as a whole, a little under it: 96 % of it, so that a second sees its 51st request only
 * where one travels 40 ms longer than another.
 *
 * @see https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
const MOST = 50;
const WITHIN_MS = 1_040;

/** Starting together they would open a connection each. What a busy process was late by, it may make up for. */
const APART_MS = 20;
const LATE_MS = 200;

/** Requests start at a pace, in the order in which they asked. */
export interface Pace {
  /** Resolves when the request may start, with what to call at its answer; with null once `startBy` is over. */
  start(startBy: number): Promise<(() => void) | null>;
}

interface Waiting {
  readonly startBy: number;
  readonly tell: (answered: (() => void) | null) => void;
}

interface Start {
  readonly at: number;
  /** Null while there is no answer. */
  tookMs: number | null;
}

/** Discord's pace on a clock that never jumps. */
export function createPace(monotonic: () => number): Pace {
  const starts: Start[] = [];
  let evenly = Number.NEGATIVE_INFINITY;
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  function go(): void {
    clearTimeout(timer);
    const now = monotonic();
    for (const { tell } of waiting.filter(({ startBy }) => startBy < now)) tell(null);
    waiting = waiting.filter(({ startBy }) => startBy >= now);
    while (waiting.length > 0 && freeAt() <= now) waiting.shift()?.tell(begin(now));
    if (waiting.length === 0) return;
    const next = waiting.reduce((soonest, { startBy }) => Math.min(soonest, startBy), freeAt());
    timer = setTimeout(go, Math.max(1, Math.ceil(next - now)));
  }

  function begin(now: number): () => void {
    const start: Start = { at: now, tookMs: null };
    starts.push(start);
    if (starts.length > 2 * MOST) starts.shift();
    evenly = (now - evenly > LATE_MS ? now : evenly) + APART_MS;
    return () => {
      start.tookMs = monotonic() - now;
    };
  }

  function freeAt(): number {
    const fiftieth = arrivals(starts).at(-MOST);
    return Math.max(evenly, fiftieth === undefined ? evenly : fiftieth + WITHIN_MS);
  }

  return {
    start: (startBy) =>
      new Promise((tell) => {
        waiting.push({ startBy, tell });
        go();
      }),
  };
}

/**
 * When requests may have arrived, the earliest first, but for the time that all of them travel: one that took much
 * longer than most (it opened a connection, or a process stood still) may have arrived as much later.
 */
function arrivals(starts: readonly Start[]): number[] {
  const took = starts.flatMap(({ tookMs }) => tookMs ?? []).toSorted((a, b) => a - b);
  const usualMs = 2 * (took[Math.floor(took.length / 2)] ?? 0);
  return starts.map(({ at, tookMs }) => at + Math.max(0, (tookMs ?? 0) - usualMs)).toSorted((a, b) => a - b);
}
