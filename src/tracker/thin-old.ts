import type { Store } from '../store/database.ts';
import { thinObservations } from '../store/thin-observations.ts';
import type { TrackerLog } from './ask-source.ts';
import type { Chore } from './tracker.ts';

const HOUR_MS = 3_600_000;

/** How long every observation is kept as it came, in milliseconds (DESIGN §1.4). */
const RAW_MS = 90 * 24 * HOUR_MS;

/** Observations looked at in one transaction. */
const CHUNK = 200;

/** Between two transactions, in milliseconds. */
const PAUSE_MS = 5;

/** Once an hour, thins the observations that are older than 90 days. */
export function thinningOf({
  store,
  clock,
  sleep,
  log,
}: {
  readonly store: Store;
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: TrackerLog;
}): Chore {
  let dueAt = Number.NEGATIVE_INFINITY;
  return {
    name: 'thinning observations',
    run: async (stop) => {
      const now = clock();
      if (now < dueAt) return;
      let forgotten = 0;
      for (let looked = CHUNK; looked === CHUNK && !stop.aborted; await sleep(PAUSE_MS)) {
        const step = await store.write.transaction().execute((trx) => thinObservations(trx, now - RAW_MS, CHUNK));
        looked = step.looked;
        forgotten += step.forgotten;
      }
      dueAt = now + HOUR_MS;
      if (forgotten > 0) log.info({ forgotten }, 'Observations older than 90 days were thinned.');
    },
  };
}
