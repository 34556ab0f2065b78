import type { SourceId } from '../domain/source.ts';
import type { Store } from '../store/database.ts';
import { forgetLinkCounts, forgetReadings } from '../store/forget-readings.ts';
import type { TrackerLog } from './ask-source.ts';
import type { Chore } from './tracker.ts';

/** How long what a source says may be kept. */
export interface Retention {
  readonly source: SourceId;
  readonly days: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Observations forgotten in one transaction. */
const CHUNK = 200;

/** Between two transactions, in milliseconds. */
const PAUSE_MS = 5;

/** Once an hour, forgets the numbers of sources whose terms say how long they may be kept. */
export function forgettingOf(
  parts: {
    readonly store: Store;
    readonly clock: () => number;
    readonly sleep: (ms: number) => Promise<void>;
    readonly log: TrackerLog;
  },
  { source, days }: Retention,
): Chore {
  const { store, clock, sleep, log } = parts;
  let dueAt = Number.NEGATIVE_INFINITY;
  return {
    name: `forgetting ${source}`,
    run: async (stop) => {
      const now = clock();
      if (now < dueAt) return;
      const before = now - days * DAY_MS;
      let forgotten = 0;
      for (let last = CHUNK; last === CHUNK && !stop.aborted; await sleep(PAUSE_MS)) {
        last = await store.write.transaction().execute((trx) => forgetReadings(trx, source, before, CHUNK));
        forgotten += last;
      }
      await forgetLinkCounts(store.write, source, before);
      dueAt = now + HOUR_MS;
      if (forgotten > 0) log.info({ source, forgotten, days }, 'Numbers past their time were forgotten.');
    },
  };
}
