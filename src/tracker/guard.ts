import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhenResult,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { failed, type SourceFailed, type SourceLimits } from '../domain/source.ts';

/** How a call that brings nothing is repeated, and when a source is left alone. All times in milliseconds. */
export interface GuardTiming {
  /** Tries after the first within one call. */
  readonly retries: number;
  /** The mean wait before the first of them; each further one is about twice as long, with jitter. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** Calls in a row that brought nothing before the source is left alone. */
  readonly failuresToOpen: number;
  /** How long it is left alone at first; each further time twice as long. */
  readonly firstOpenMs: number;
  readonly longestOpenMs: number;
}

/** What a bot works with. */
export const GUARD_TIMING: GuardTiming = {
  retries: 2,
  firstRetryMs: 500,
  longestRetryMs: 5_000,
  failuresToOpen: 3,
  firstOpenMs: 60_000,
  longestOpenMs: 1_800_000,
};

/** A call was not made, because the ones before brought nothing. */
export interface LeftAlone {
  readonly kind: 'left-alone';
}

/** Makes calls to one source in time, repeated, no faster than it allows, and not at all while it fails. */
export type Guard = <Answer extends { readonly kind: string }>(
  call: (signal: AbortSignal) => Promise<Answer | SourceFailed>,
  stop: AbortSignal,
) => Promise<Answer | SourceFailed | LeftAlone>;

interface Turns {
  /** Waits until the next call may be made. */
  readonly wait: () => Promise<void>;
  /** Pays for a call; what it fails with where nothing is left. */
  readonly pay: () => Promise<SourceFailed | null>;
  /** Told what each call that was made came to: `answered`, or the kind of its failure. */
  readonly asked?: (outcome: string) => void;
}

/** A guard of one source: its failures are nobody else's. */
export function createGuard(limits: SourceLimits, { wait, pay, asked }: Turns, timing: GuardTiming): Guard {
  const attempts = retry(handleWhenResult(isWorthRepeating), {
    maxAttempts: timing.retries,
    backoff: new ExponentialBackoff({ initialDelay: timing.firstRetryMs, maxDelay: timing.longestRetryMs }),
  });
  const breaker = circuitBreaker(handleWhenResult(isFault), {
    breaker: new ConsecutiveBreaker(timing.failuresToOpen),
    halfOpenAfter: new ExponentialBackoff({ initialDelay: timing.firstOpenMs, maxDelay: timing.longestOpenMs }),
  });
  // Aggressive: a source that overlooks the signal is not waited for either.
  const inTime = timeout(limits.timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: true });
  const patient = wrap(breaker, attempts);
  return async (call, stop) => {
    try {
      return await patient.execute(async () => {
        await wait();
        const unpaid = await pay();
        if (unpaid) return unpaid;
        try {
          const answer = await inTime.execute(({ signal }) => call(signal), stop);
          asked?.(failureOf(answer)?.kind ?? 'answered');
          return answer;
        } catch (error) {
          if (!(error instanceof TaskCancelledError)) throw error;
          asked?.('timed-out');
          return failed({ kind: 'retryable', waitMs: null, detail: 'no whole answer in time' });
        }
      }, stop);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return { kind: 'left-alone' };
      throw error;
    }
  };
}

/** Something that may work in a moment; where the source says how long to wait, it is waited for elsewhere. */
function isWorthRepeating(result: unknown): boolean {
  const failure = failureOf(result);
  return failure?.kind === 'retryable' && failure.waitMs === null;
}

function isFault(result: unknown): boolean {
  const failure = failureOf(result);
  return failure?.kind === 'retryable' || failure?.kind === 'bad-answer';
}

function failureOf(result: unknown): SourceFailed['failure'] | null {
  const isFailed = (value: unknown): value is SourceFailed =>
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'failed';
  return isFailed(result) ? result.failure : null;
}
