import { nonceOf } from '../domain/announcement.ts';
import type { Store } from '../store/database.ts';
import {
  type Claimed,
  claimAnnouncements,
  expireClaims,
  expireOwed,
  isAnythingDue,
  noteNonce,
  settle,
} from '../store/ledger.ts';
import type { Message } from '../views/message.ts';
import type { Channels } from './channels.ts';
import { type Patience, settlementOf } from './classify.ts';

/** What the announcer works with; whatever differs between a test and the world is a parameter. */
export interface AnnouncerParts {
  readonly store: Store;
  readonly channels: Channels;
  /** Writes the post; null where the announcement has lost its sense (its song or level is no more). */
  readonly write: (claimed: Claimed, nonce: string) => Promise<Message | null>;
  /** The id of this installation, part of every nonce. */
  readonly installation: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly newToken: () => string;
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  readonly timing?: Partial<AnnouncerTiming>;
}

/** All in milliseconds. Lease and request together are shorter than the nonce window (DELIVERY, Sending 1). */
export interface AnnouncerTiming extends Patience {
  readonly leaseMs: number;
  readonly requestTimeoutMs: number;
  /** How often the ledger is looked at while nothing is owed. */
  readonly pollMs: number;
  /** How many posts are under way at once, each to a channel of its own. */
  readonly atOnce: number;
}

const TIMING: AnnouncerTiming = {
  nonceWindowMs: 90_000,
  firstBackoffMs: 1_000,
  longestBackoffMs: 300_000,
  leaseMs: 30_000,
  requestTimeoutMs: 15_000,
  pollMs: 1_000,
  atOnce: 10,
};

/** Announcements owed become posts. */
export interface Announcer {
  /** Sends what is owed now; answers how many announcements were tried. */
  run(): Promise<number>;
  /** Keeps running until stopped. */
  start(): void;
  /** Ends after the posts that are under way have been settled. */
  stop(): Promise<void>;
}

/** An announcer over a ledger. Several may share one: claims keep them apart. */
export function createAnnouncer(parts: AnnouncerParts): Announcer {
  const timing = { ...TIMING, ...parts.timing };
  const { store, clock, monotonic, log } = parts;
  let stopped = false;
  let wake: () => void = () => undefined;
  let loop: Promise<void> = Promise.resolve();

  async function run(): Promise<number> {
    const now = clock();
    if (!(await isAnythingDue(store.read, now))) return 0;
    await store.write.transaction().execute(async (trx) => {
      await expireClaims(trx, now, timing.nonceWindowMs);
      await expireOwed(trx, now, timing.nonceWindowMs);
    });
    const leaseEnd = monotonic() + timing.leaseMs;
    const claimed = await store.write
      .transaction()
      .execute((trx) =>
        claimAnnouncements(trx, { token: parts.newToken(), now, leaseMs: timing.leaseMs, most: timing.atOnce }),
      );
    const sent = await Promise.allSettled(claimed.map((announcement) => send(announcement, leaseEnd)));
    for (const result of sent)
      if (result.status === 'rejected') log.error({ err: result.reason }, 'An announcement could not be settled.');
    return claimed.length;
  }

  async function send(claimed: Claimed, leaseEnd: number): Promise<void> {
    const fields = { announcement: claimed.id, channel: claimed.channel, song: claimed.songKey, level: claimed.level };
    const { songKey: song, ladder, level, kind, generation, scope, channel } = claimed;
    const key = { song, ladder, level, kind, generation, scope, channel };
    const nonce = nonceOf({ ...key, request: 'create', installation: parts.installation });
    const message = await write(claimed, nonce);
    if (message === 'defect') return;
    if (!message) {
      await settle(store.write, claimed, { state: 'skipped', reason: 'no-longer-true' }, clock());
      return;
    }
    if (!(await noteNonce(store.write, claimed, nonce))) return;
    if (monotonic() + timing.requestTimeoutMs > leaseEnd) {
      const later = { state: 'owed' as const, reason: 'lease-too-short', notBefore: clock() };
      await settle(store.write, claimed, later, clock());
      return;
    }
    const outcome = await parts.channels.post({
      to: { channel },
      message,
      nonce,
      silent: false,
      timeoutMs: timing.requestTimeoutMs,
      startBy: leaseEnd - timing.requestTimeoutMs,
    });
    const now = clock();
    const settlement = settlementOf(outcome, claimed, now, timing, parts.random());
    if (!(await settle(store.write, claimed, settlement, now)))
      log.warn(fields, 'An announcement was settled after its lease was over.');
    else if (settlement.state === 'posted') log.info({ ...fields, message: settlement.messageId }, 'Announced.');
    else log.warn({ ...fields, outcome, state: settlement.state, reason: settlement.reason }, 'Not announced yet.');
  }

  /** A post that cannot be written is a defect of ours: nothing was sent, and a later version may do better. */
  async function write(claimed: Claimed, nonce: string): Promise<Message | 'defect' | null> {
    try {
      return await parts.write(claimed, nonce);
    } catch (error) {
      log.error({ err: error, announcement: claimed.id }, 'An announcement could not be written.');
      const notBefore = clock() + timing.longestBackoffMs;
      await settle(store.write, claimed, { state: 'owed', reason: 'defect', notBefore }, clock());
      return 'defect';
    }
  }

  async function keepRunning(): Promise<void> {
    while (!stopped) {
      let tried = 0;
      try {
        tried = await run();
      } catch (error) {
        log.error({ err: error }, 'The announcer could not work on its ledger. It tries again.');
      }
      if (tried === 0 && !stopped) await pause();
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timing.pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    run,
    start: () => {
      loop = keepRunning();
    },
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}
