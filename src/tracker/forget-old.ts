import type { Kysely } from 'kysely';
import type { SourceId } from '../domain/source.ts';
import { AUDIT_DAYS, forgetChanges } from '../store/audit.ts';
import type { Store } from '../store/database.ts';
import { forgetLinkCounts, forgetReadings } from '../store/forget-readings.ts';
import { forgetProposals } from '../store/proposals.ts';
import type { Schema } from '../store/schema.ts';
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

interface ForgettingParts {
  readonly store: Store;
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: TrackerLog;
}

/** Once an hour, forgets the numbers of sources whose terms say how long they may be kept. */
export function forgettingOf(parts: ForgettingParts, { source, days }: Retention): Chore {
  const { store, log } = parts;
  return hourly(parts, `forgetting ${source}`, async (now, stop) => {
    const before = now - days * DAY_MS;
    const forgotten = await inChunks(parts, stop, (trx) => forgetReadings(trx, source, before, CHUNK));
    await forgetLinkCounts(store.write, source, before);
    if (forgotten > 0) log.info({ source, forgotten, days }, 'Numbers past their time were forgotten.');
  });
}

/** Once an hour, forgets who changed what longer ago than that is kept, and what nobody confirmed within a day. */
export function forgettingChanges(parts: ForgettingParts): Chore {
  return hourly(parts, 'forgetting changes', async (now, stop) => {
    await inChunks(parts, stop, (trx) => forgetChanges(trx, now - AUDIT_DAYS * DAY_MS, CHUNK));
    await forgetProposals(parts.store.write, now);
  });
}

function hourly(
  { clock }: ForgettingParts,
  name: string,
  run: (now: number, stop: AbortSignal) => Promise<void>,
): Chore {
  let dueAt = Number.NEGATIVE_INFINITY;
  return {
    name,
    run: async (stop) => {
      const now = clock();
      if (now < dueAt) return;
      await run(now, stop);
      dueAt = now + HOUR_MS;
    },
  };
}

/** Forgets at most a chunk in each transaction, until there is nothing left. Answers how much was forgotten. */
async function inChunks(
  { store, sleep }: ForgettingParts,
  stop: AbortSignal,
  forget: (trx: Kysely<Schema>) => Promise<number>,
): Promise<number> {
  let forgotten = 0;
  for (let last = CHUNK; last === CHUNK && !stop.aborted; await sleep(PAUSE_MS)) {
    last = await store.write.transaction().execute(forget);
    forgotten += last;
  }
  return forgotten;
}
