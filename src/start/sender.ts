import type { Logger } from 'pino';
import type { Store } from '../store/database.ts';
import { closeGate, lastSendOf, restoredAt, sendSequence } from '../store/gate.ts';
import { expireClaimsOfOthers, followClock } from '../store/ledger.ts';
import type { SendMark } from '../store/send-mark.ts';

/**
 * Makes a ledger ready for its one sender: what an earlier process had claimed may stand in its channel, and of a
 * database that was restored, moved or copied anything unsettled may. Each is looked for before it is sent.
 */
export async function becomeSender(store: Store, mark: SendMark | null, now: number, log: Logger): Promise<void> {
  const seen = mark?.read() ?? null;
  const sequence = await sendSequence(store.read);
  const isRestored = (await restoredAt(store.read)) !== null;
  const isCopy = mark !== null && (isRestored || (seen === null ? sequence > 0 : sequence < seen));
  if (isCopy) {
    const from = await lastSendOf(store.read);
    const rows = await store.write.transaction().execute((trx) => closeGate(trx, { from: from ?? now, until: now }));
    log.warn(
      { from: from === null ? null : new Date(from).toISOString(), announcements: rows },
      'This database was restored, moved or copied. What it owes, and what is found from now on about days up to today, is looked for in its channel before it is posted.',
    );
  }
  if (isCopy || (mark !== null && seen === null)) mark?.write(sequence);
  const left = await store.write.transaction().execute(async (trx) => {
    await followClock(trx, now);
    return expireClaimsOfOthers(trx, now);
  });
  if (left > 0) log.info({ announcements: left }, 'An earlier process was sending these; they are looked for first.');
}
