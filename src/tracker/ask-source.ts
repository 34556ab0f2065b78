import type { Rules } from '../domain/rules.ts';
import type { Source, SourceFailed, SourceFailure, SourceId } from '../domain/source.ts';
import type { Store } from '../store/database.ts';
import { LONGEST_PAUSE_MS, pauseSource, spendCall } from '../store/source-states.ts';
import { createGuard, type Guard, type GuardTiming } from './guard.ts';

/** What the asking of sources works with; whatever differs between a test and the world is a parameter. */
export interface AskingParts {
  readonly store: Store;
  readonly rules: Rules;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: TrackerLog;
  /** Ends what is under way. */
  readonly stop: AbortSignal;
  readonly timing: GuardTiming;
  /** Told what each request to a source came to, for whoever counts. */
  readonly onAsked?: (source: SourceId, outcome: string) => void;
}

/** Where the tracker writes what happened. */
export interface TrackerLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long a source is left alone where only the operator can mend what it says, in milliseconds. */
const UNTIL_MENDED_MS = HOUR_MS;

/** The guard of a source: it keeps to the source's pace and pays its calls from its budget. */
export function guardOf(parts: AskingParts, { id, limits }: Source): Guard {
  const { store, clock, monotonic, sleep, timing } = parts;
  const apartMs = 1_000 / limits.callsPerSecond;
  let nextTurn = 0;
  const wait = async () => {
    const now = monotonic();
    const turn = Math.max(now, nextTurn);
    nextTurn = turn + apartMs;
    if (turn > now) await sleep(turn - now);
  };
  const pay = async (): Promise<SourceFailed | null> => {
    if (limits.budget === null) return null;
    const until = await spendCall(store.write, id, limits.budget, clock());
    if (until === null) return null;
    return { kind: 'failed', failure: { kind: 'quota', until, detail: `${limits.budget.units} units are spent` } };
  };
  return createGuard(limits, { wait, pay, asked: (outcome) => parts.onAsked?.(id, outcome) }, timing);
}

/** Leaves a source alone as long as its failure says; false where the failure says nothing about later calls. */
export async function pauseFor(parts: AskingParts, source: SourceId, failure: SourceFailure): Promise<boolean> {
  const now = parts.clock();
  const until = pausedUntil(failure, now);
  if (until === null) return false;
  const { kind, detail } = failure;
  await pauseSource(parts.store.write, source, { until, kind, detail, now });
  const fields = { source, failure: kind, detail, until: new Date(until).toISOString() };
  if (kind === 'key-refused' || kind === 'api-off') parts.log.error(fields, REMEDIES[kind]);
  else parts.log.warn(fields, 'A source is left alone for a while.');
  return true;
}

function pausedUntil(failure: SourceFailure, now: number): number | null {
  switch (failure.kind) {
    case 'quota':
      return Math.min(failure.until, now + LONGEST_PAUSE_MS);
    case 'key-refused':
    case 'api-off':
      return now + UNTIL_MENDED_MS;
    case 'retryable':
      return failure.waitMs === null ? null : now + Math.min(failure.waitMs, LONGEST_PAUSE_MS);
    case 'bad-answer':
      return null;
  }
}

const REMEDIES = {
  'key-refused':
    'A source refuses its key, or a sheet its address. Mend the key in .env (docs/sources.md) or the address in data/local/sheets (docs/numbers.md), and restart; until then it is tried once an hour.',
  'api-off':
    'A source does not let its key use this API. Switch the API on for the key (docs/sources.md); it is tried once an hour.',
} as const;
