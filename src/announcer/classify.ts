import type { Claimed, Settlement } from '../store/ledger.ts';
import type { Outcome } from './channels.ts';

/** When and how often failed attempts are repeated. All in milliseconds. */
export interface Patience {
  /** For how long Discord is taken to recognise a nonce: it says only "a few minutes". */
  readonly nonceWindowMs: number;
  readonly firstBackoffMs: number;
  readonly longestBackoffMs: number;
}

/** The channel or server is gone, or the bot may not post there: nothing of it is the message's fault. */
const TARGET_CODES = new Set([
  10003, 10004, 40007, 50001, 50007, 50008, 50013, 50024, 50083, 50095, 50278, 160002, 160005, 160014,
]);

/** Discord refuses this text, not this channel. */
const CONTENT_CODES = new Set([200000, 240000]);

/** Discord asks for patience in words other than 429. */
const LATER_CODES = new Set([20016, 20022, 20028, 20029, 30046, 40004, 40006, 40062, 110000, 110001, 130000]);

/** The message with this nonce was posted, and deleted since. */
const DELETED_SINCE = 10008;

/**
 * Says what an attempt means for its row (DELIVERY, Sending 2 to 6). `random` is between 0 and 1.
 * @see https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
export function settlementOf(
  outcome: Outcome,
  claimed: Pick<Claimed, 'attempts' | 'firstUnknownAt' | 'expiresAt'>,
  now: number,
  patience: Patience,
  random: number,
): Settlement {
  if (outcome.outcome === 'applied') return { state: 'posted', reason: null, messageId: outcome.messageId };
  const backoffMs = backoffOf(claimed.attempts, patience, random);
  if (outcome.outcome === 'unknown') {
    const since = claimed.firstUnknownAt ?? now;
    const again = now + backoffMs;
    return again - since < patience.nonceWindowMs
      ? { state: 'owed', reason: 'no-answer', notBefore: again, unknownAt: now }
      : { state: 'unknown', reason: 'no-answer', unknownAt: now };
  }
  const { code, status } = outcome;
  if (code === DELETED_SINCE) return { state: 'posted', reason: 'deleted-since' };
  if (code !== null && CONTENT_CODES.has(code)) return { state: 'failed', reason: `content-refused ${code}` };
  const wait = outcome.retryAfterMs ?? backoffMs;
  if (status === null || status === 429 || status === 401 || (code !== null && LATER_CODES.has(code)))
    return { state: 'owed', reason: `later ${code ?? status ?? 'unreachable'}`, notBefore: now + wait };
  if ((code !== null && TARGET_CODES.has(code)) || status === 403 || status === 404)
    return { state: 'held', reason: `target ${code ?? status}` };
  return { state: 'failed', reason: `refused ${code ?? status}` };
}

/** Doubling with jitter, from the first back-off to the longest. */
function backoffOf(attempts: number, patience: Patience, random: number): number {
  const full = Math.min(patience.longestBackoffMs, patience.firstBackoffMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + random / 2));
}
