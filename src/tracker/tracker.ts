import { type ScheduledTask, schedule } from 'node-cron';
import type { Source } from '../domain/source.ts';
import { forgetMendablePauses } from '../store/source-states.ts';
import { type AskingParts, guardOf } from './ask-source.ts';
import { GUARD_TIMING, type GuardTiming } from './guard.ts';
import { pollSheet, type TakeSheet } from './poll-sheet.ts';
import { pollSongs } from './poll-songs.ts';

/** What a tracker works with. */
export interface TrackerParts extends Omit<AskingParts, 'stop' | 'timing'> {
  readonly sources: readonly Source[];
  readonly takeSheet: TakeSheet;
  /** What else is to be done now and then; each is asked at every tick, and knows itself when there is something to do. */
  readonly chores: readonly Chore[];
  readonly timing?: GuardTiming;
}

/** Work that ticks start. */
export interface Chore {
  readonly name: string;
  run(stop: AbortSignal): Promise<void>;
}

/** The clock that asks the sources. */
export interface Tracker {
  /** Starts what is due and not under way; answers when all that is under way has ended. */
  tick(): Promise<void>;
  /** Ticks now, and every minute. */
  start(): Promise<void>;
  /** Ends what is under way. */
  stop(): Promise<void>;
  /** The moment of the last tick, milliseconds since 1970; null before the first. An old one means that the clock stands. */
  lastTickAt(): number | null;
}

/**
 * Ticks every minute; what is due comes from the database, so that a tick missed or doubled does no harm. Each source
 * has a round of its own: one that is slow or fails keeps no other waiting.
 */
export function createTracker({ sources, takeSheet, chores, timing = GUARD_TIMING, ...rest }: TrackerParts): Tracker {
  const { clock, log, store } = rest;
  const stopping = new AbortController();
  const parts: AskingParts = { ...rest, timing, stop: stopping.signal };
  const work = [...sources.map((source) => roundOf(parts, source, takeSheet)), ...chores];
  const underWay = new Map<string, Promise<void>>();
  let task: ScheduledTask | null = null;
  let lastTickAt: number | null = null;

  async function run({ name, run: begin }: Chore): Promise<void> {
    try {
      await begin(stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) log.error({ err: error, work: name }, 'The tracker goes on without this round.');
    } finally {
      underWay.delete(name);
    }
  }

  async function tick(): Promise<void> {
    if (stopping.signal.aborted) return;
    lastTickAt = clock();
    const idle = work.filter(({ name }) => !underWay.has(name));
    for (const chore of idle) underWay.set(chore.name, run(chore));
    await Promise.all(underWay.values());
  }

  return {
    tick,
    start: async () => {
      await forgetMendablePauses(store.write);
      // Not waited for: a long round of one source must not keep the next tick from starting the others.
      const begin = () => void tick();
      task = schedule('* * * * *', begin, { timezone: 'UTC', noOverlap: true, suppressMissedWarning: true });
      begin();
    },
    stop: async () => {
      stopping.abort();
      await task?.destroy();
      await Promise.all(underWay.values());
    },
    lastTickAt: () => lastTickAt,
  };
}

function roundOf(parts: AskingParts, source: Source, takeSheet: TakeSheet): Chore {
  const guard = guardOf(parts, source);
  return {
    name: source.id,
    run: () => (source.kind === 'songs' ? pollSongs(parts, source, guard) : pollSheet(parts, source, guard, takeSheet)),
  };
}
