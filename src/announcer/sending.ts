import { nonceOf } from '../domain/announcement.ts';
import { quietUntil, timeZoneOf } from '../domain/local-time.ts';
import { type Claimed, freeze, postedBetween, type Settlement, settle } from '../store/ledger.ts';
import { oweOther } from '../store/owing.ts';
import { changedWithin, oweCorrections } from '../store/retraction.ts';
import { holdOrEnd, noteNotice } from '../store/targets.ts';
import { endToldWishes } from '../store/wishes.ts';
import type { MessageToCrosspost, Outcome, Place } from './channels.ts';
import { backoffOf, isTokenRefused, refusalSettlement, settlementOf } from './classify.ts';
import type { Frozen } from './frozen.ts';
import type { AnnouncerParts, AnnouncerTiming } from './parts.ts';
import { createPostPictures } from './post-picture.ts';
import type { RepeatWindow } from './repeat-window.ts';
import { isDirect } from './write-wish.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Kinds that ring: everything else is sent without a notification (PRODUCT §3). */
const RINGING: ReadonlySet<Claimed['kind']> = new Set(['estimated', 'certified', 'notice', 'test']);

/** Kinds that neither wait for the morning nor count towards a channel's cap. */
const UNRESTING: ReadonlySet<Claimed['kind']> = new Set(['notice', 'test', 'correction', 'crosspost', 'board']);

/** Where a post goes, of a row's channel. */
function placeOf(channel: string): Place {
  return channel.startsWith('@') ? { user: channel.slice(1) } : { channel };
}

/** Sends one claimed row and settles it; `leaseEnd` is by the monotonic clock. */
export type Send = (claimed: Claimed, leaseEnd: number) => Promise<void>;

/** What sending works with. */
export interface SendingParts extends AnnouncerParts {
  readonly times: AnnouncerTiming;
  readonly repeats: RepeatWindow;
  /** Discord no longer accepts the bot. */
  readonly onTokenRefused: () => void;
}

/** Takes claimed rows through one attempt each (DELIVERY, Sending). */
export function createSending(parts: SendingParts): Send {
  const { store, channels, clock, times, repeats, log } = parts;
  const pictures = createPostPictures({ ...parts, mostInvalid: times.mostInvalid / 4 });

  return async (claimed, leaseEnd) => {
    const startBy = leaseEnd - times.requestTimeoutMs;
    const rest = await restOf(claimed);
    if (rest) return settleAs(claimed, rest);
    if (claimed.crossing?.retracted && claimed.request === 'post' && claimed.lookFrom === null)
      return settleAs(claimed, { state: 'skipped', reason: 'retracted' });
    if (claimed.request === 'crosspost') return onMessage(claimed, startBy, channels.crosspost);
    const nonce = claimed.request === 'post' ? nonceFor(claimed, parts.installation) : null;
    const frozen = await write(claimed, nonce ?? '');
    if (frozen === 'defect') return;
    if (!frozen) return settleAs(claimed, { state: 'skipped', reason: 'no-longer-true' });
    if (!(await freeze(store.write, claimed, { nonce, body: JSON.stringify(frozen) }))) return lost(claimed);
    const { message } = frozen;
    if (nonce === null) {
      return onMessage(claimed, startBy, ({ channel, ...of }) =>
        channels.edit({ ...of, to: placeOf(channel), message }),
      );
    }
    if (claimed.lookFrom !== null && (claimed.crossing?.retracted || !repeats.mayRepeat(claimed.id))) {
      const settlement = await lookFor(claimed, nonce, startBy);
      if (settlement) return settleAs(claimed, settlement);
      repeats.end(claimed.id);
      const rest = await restAfterLook(claimed);
      if (rest) return settleAs(claimed, rest);
    }
    const picture = await pictures.of(claimed.channel, frozen, startBy);
    repeats.begin(claimed.id);
    const outcome = await pictures.send(claimed.channel, message, picture, (shown) =>
      channels.post({
        to: placeOf(claimed.channel),
        message: shown,
        nonce,
        silent: !RINGING.has(claimed.kind),
        timeoutMs: times.requestTimeoutMs,
        startBy,
      }),
    );
    await conclude(claimed, outcome);
  };

  /** Why a post waits though nothing is wrong: the server's night, or its channel's hour is full. */
  async function restOf(claimed: Claimed): Promise<Settlement | null> {
    const { wishes, language, channel } = claimed;
    if (wishes === null || UNRESTING.has(claimed.kind) || claimed.lookFrom !== null) return null;
    const now = clock();
    if (wishes.quietFrom !== null && wishes.quietUntil !== null) {
      const zone = timeZoneOf(wishes.timeZone, language);
      const morning = quietUntil(now, zone, wishes.quietFrom, wishes.quietUntil);
      if (morning !== null) return { state: 'held', reason: 'quiet-hours', notBefore: morning };
    }
    if (claimed.kind === 'digest') return null;
    const posted = await postedBetween(store.read, channel, now - HOUR_MS, now);
    const oldest = posted[wishes.postsAnHour - 1];
    return oldest === undefined ? null : { state: 'held', reason: 'cap', notBefore: oldest + HOUR_MS };
  }

  /**
   * What is proven not to stand waits for the morning and its channel's hour like any other; but not while a request of
   * an earlier process may still be on its way, whose post only the same nonce would keep from coming twice.
   */
  async function restAfterLook(claimed: Claimed): Promise<Settlement | null> {
    const sinceFirst = channels.discordTime() - (claimed.lookFrom ?? 0);
    if (sinceFirst < times.nonceWindowMs + 2 * times.requestTimeoutMs) return null;
    const rest = await restOf({ ...claimed, lookFrom: null });
    return rest && { ...rest, neverStood: true };
  }

  /** What may stand is looked for: null where it is proven not to, and may be sent (again). */
  async function lookFor(claimed: Claimed, nonce: string, startBy: number): Promise<Settlement | null> {
    const place = placeOf(claimed.channel);
    const from = claimed.lookFrom ?? claimed.firstAttemptAt;
    const timeoutMs = Math.max(0, startBy - parts.monotonic());
    const found = await channels.look({ ...place, nonce, from, timeoutMs });
    const now = clock();
    const backoffMs = backoffOf(claimed.attempts, times, parts.random());
    switch (found.look) {
      case 'found':
        return { state: 'posted', reason: 'found', messageId: found.messageId };
      case 'absent':
        if (claimed.crossing?.retracted) return { state: 'skipped', reason: 'retracted' };
        return now >= claimed.expiresAt ? { state: 'failed', reason: 'expired' } : null;
      case 'unproven':
        log.warn({ announcement: claimed.id, channel: claimed.channel, why: found.reason }, 'A look proved nothing.');
        return { state: 'unknown', reason: 'history-denied' };
      case 'refused':
        if (isTokenRefused(found)) parts.onTokenRefused();
        return unheld(claimed, refusalSettlement(found, 'post', now, backoffMs));
      case 'no-answer':
        if (now >= claimed.expiresAt + DAY_MS) return { state: 'unknown', reason: 'no-answer' };
        return { state: 'owed', reason: 'no-answer', notBefore: now + backoffMs };
    }
  }

  /** Asks something about the post that a row is about. */
  async function onMessage(
    claimed: Claimed,
    startBy: number,
    ask: (of: MessageToCrosspost) => Promise<Outcome>,
  ): Promise<void> {
    const messageId = claimed.about?.messageId ?? null;
    if (messageId === null) return settleAs(claimed, { state: 'skipped', reason: 'message-gone' });
    const { channel } = claimed;
    await conclude(claimed, await ask({ channel, messageId, timeoutMs: times.requestTimeoutMs, startBy }));
  }

  async function conclude(claimed: Claimed, outcome: Outcome): Promise<void> {
    if (outcome.outcome === 'not-applied' && isTokenRefused(outcome)) parts.onTokenRefused();
    const settlement = unheld(claimed, settlementOf(outcome, claimed, clock(), times, parts.random()));
    if (settlement.state === 'failed')
      log.error({ ...fieldsOf(claimed), outcome, reason: settlement.reason }, 'Discord refused what was to be posted.');
    await settleAs(claimed, settlement);
  }

  /** Settles a row with all that follows from it, in one transaction. */
  async function settleAs(claimed: Claimed, settlement: Settlement): Promise<void> {
    const now = clock();
    const settled = await store.write.transaction().execute(async (trx) => {
      if (!(await settle(trx, claimed, settlement, now))) return false;
      const { channel, serverId: server } = claimed;
      if (settlement.state === 'held' && settlement.reason?.startsWith('target') && server !== null)
        await holdOrEnd(trx, { id: claimed.id, channel, server }, settlement.reason, now);
      if (claimed.kind === 'notice') await noteNotice(trx, claimed, settlement.state);
      else if (isDirect(claimed)) await endToldWishes(trx);
      if (settlement.state === 'posted' && claimed.request === 'post') {
        await oweCorrections(trx, await changedWithin(trx, claimed.id), now);
        if (claimed.wishes?.crosspost && settlement.messageId !== undefined && !UNRESTING.has(claimed.kind))
          await oweOther(trx, {
            request: 'crosspost',
            kind: 'crosspost',
            subject: String(claimed.id),
            channel,
            server,
            about: claimed.id,
            now,
            expiresAt: now + DAY_MS,
          });
      }
      return true;
    });
    if (!settled) return lost(claimed);
    if (settlement.state !== 'owed' && settlement.state !== 'held') repeats.end(claimed.id);
    parts.onSettled?.(claimed.kind, settlement.state);
    const fields = { ...fieldsOf(claimed), state: settlement.state, reason: settlement.reason };
    if (settlement.state === 'posted') log.info({ ...fields, message: settlement.messageId }, 'Announced.');
    else log.warn(fields, 'Not announced yet.');
  }

  function lost(claimed: Claimed): void {
    log.warn(fieldsOf(claimed), 'An announcement was settled after its lease was over.');
  }

  /**
   * What is sent: what was frozen where it may stand in the channel already, else written anew. What cannot be written
   * is a defect of ours: nothing was sent, and a later version may do better.
   */
  async function write(claimed: Claimed, nonce: string): Promise<Frozen | 'defect' | null> {
    if (claimed.lookFrom !== null && claimed.body !== null) return JSON.parse(claimed.body) as Frozen;
    try {
      return await parts.write(claimed, nonce);
    } catch (error) {
      log.error({ err: error, announcement: claimed.id }, 'An announcement could not be written.');
      await settleAs(claimed, { state: 'owed', reason: 'defect', notBefore: clock() + times.longestBackoffMs });
      return 'defect';
    }
  }
}

/** What does not wait for a channel: it is said another way, or its maker is told. */
const UNHELD: ReadonlySet<Claimed['kind']> = new Set(['notice', 'test', 'board']);

/**
 * What is said about a channel does not wait for it: another way to say it is taken. Nor does a message to a person who
 * takes none: it ends, and nobody else is told.
 */
function unheld(claimed: Claimed, settlement: Settlement): Settlement {
  const waits = !UNHELD.has(claimed.kind) && !isDirect(claimed);
  if (settlement.state !== 'held' || waits) return settlement;
  return { state: 'failed', reason: settlement.reason };
}

/** The nonce of a row: from what it is about, never from its number. */
function nonceFor(claimed: Claimed, installation: string): string {
  const { kind, channel, level } = claimed;
  if (level === null) return nonceOf({ kind, subject: claimed.subject ?? '', channel, installation });
  const { songKey: song, ladder, generation, scope } = level;
  return nonceOf({ song, ladder, level: level.level, kind, generation, scope, channel, installation });
}

function fieldsOf({ id, kind, request, channel, level }: Claimed): object {
  return { announcement: id, request, kind, channel, ...(level && { song: level.songKey, level: level.level }) };
}
