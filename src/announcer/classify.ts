import type { Claimed, Settlement } from '../store/ledger.ts';
import type { Outcome, Refusal } from './channels.ts';

/** When and how often failed attempts are repeated. All in milliseconds. */
export interface Patience {
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

/** Discord does not accept the token, or the bot is gone: nothing can be sent any more. */
const TOKEN_CODES = new Set([40001, 50014]);

/** The message with this nonce was posted, and deleted since. */
const DELETED_SINCE = 10008;

const CROSSPOSTED_ALREADY = 40033;

/** Whether a refusal says that the bot itself is no longer accepted, so that nothing more may be sent. */
export function isTokenRefused({ status, code }: Pick<Refusal, 'status' | 'code'>): boolean {
  return status === 401 || (code !== null && TOKEN_CODES.has(code));
}

/**
 * Says what an attempt means for its row (DELIVERY, Sending 2 to 6). `random` is between 0 and 1.
 * @see https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
export function settlementOf(
  outcome: Outcome,
  claimed: Pick<Claimed, 'request' | 'attempts'>,
  now: number,
  patience: Patience,
  random: number,
): Settlement {
  if (outcome.outcome === 'applied') return { state: 'posted', reason: null, messageId: outcome.messageId };
  const backoffMs = backoffOf(claimed.attempts, patience, random);
  if (outcome.outcome === 'unknown') {
    // An edit and a crosspost may be repeated at will: they end in the same state.
    const mayStand = claimed.request === 'post';
    return { state: 'owed', reason: 'no-answer', notBefore: now + backoffMs, mayStand };
  }
  return refusalSettlement(outcome, claimed.request, now, backoffMs);
}

/** Says what a refusal of a request, or of a look, means for its row. */
export function refusalSettlement(
  refusal: Refusal,
  request: Claimed['request'],
  now: number,
  backoffMs: number,
): Settlement {
  const { code, status } = refusal;
  if (refusal.reason === 'too-late') return { state: 'owed', reason: 'lease-too-short', notBefore: now };
  if (code === DELETED_SINCE)
    return request === 'post'
      ? { state: 'posted', reason: 'deleted-since' }
      : { state: 'skipped', reason: 'message-gone' };
  if (code === CROSSPOSTED_ALREADY && request === 'crosspost')
    return { state: 'posted', reason: 'crossposted-already' };
  if (code !== null && CONTENT_CODES.has(code)) return { state: 'failed', reason: `content-refused ${code}` };
  const isLater = status === null || status === 429 || (code !== null && LATER_CODES.has(code));
  if (isLater || isTokenRefused(refusal)) {
    // Discord tells seconds with a fraction: 0.57 of them are no whole number of milliseconds, and the ledger takes only those.
    const wait = Math.ceil(Math.max(refusal.retryAfterMs ?? backoffMs, 0));
    return { state: 'owed', reason: `later ${code ?? status ?? 'unreachable'}`, notBefore: now + wait };
  }
  // A page of the network before Discord (403 without a code) says nothing about this channel.
  const isPage = code === null && (status === 403 || status === 404);
  if (isPage) return { state: 'owed', reason: `later ${status}`, notBefore: now + backoffMs };
  // A channel that cannot be published from can still be posted to.
  const isTarget = code !== null && (TARGET_CODES.has(code) || code === 0);
  if (isTarget && request !== 'crosspost') return { state: 'held', reason: `target ${code}` };
  return { state: 'failed', reason: `refused ${code ?? status}` };
}

/** Doubling with jitter, from the first back-off to the longest. Milliseconds. */
export function backoffOf(attempts: number, patience: Patience, random: number): number {
  const full = Math.min(
    patience.longestBackoffMs,
    patience.firstBackoffMs * 2 ** Math.min(Math.max(attempts - 1, 0), 20),
  );
  return Math.round(full * (0.5 + random / 2));
}
