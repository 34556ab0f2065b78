import { endRests } from '../store/folding.ts';
import { raiseSendSequence } from '../store/gate.ts';
import { claimAnnouncements, expireClaims, expireOwed, followClock, isAnythingDue } from '../store/ledger.ts';
import type { AnnouncerParts, AnnouncerTiming } from './parts.ts';
import { createRepeatWindow } from './repeat-window.ts';
import { createSending } from './sending.ts';

/** How many looks of eight requests the door's pace of 48 a second can begin and end in a second, with room to spare. */
const LOOKS_A_SECOND = 4;

/** The times that follow from how long Discord is taken to recognise a nonce (DELIVERY, Sending 1). Milliseconds. */
export function timingOf(nonceWindowMs: number): AnnouncerTiming {
  // Whole milliseconds: the database takes no others.
  const leaseMs = Math.floor(nonceWindowMs / 3);
  const requestTimeoutMs = Math.floor(nonceWindowMs / 6);
  const lookingSeconds = (leaseMs - requestTimeoutMs) / 1_000;
  return {
    nonceWindowMs,
    leaseMs,
    requestTimeoutMs,
    firstBackoffMs: Math.floor(Math.min(1_000, nonceWindowMs / 20)),
    longestBackoffMs: 300_000,
    pollMs: 1_000,
    // Were more looks under way than can end within their leases, all of them would end without an answer, again and again.
    atOnce: Math.max(1, Math.min(200, Math.floor(lookingSeconds * LOOKS_A_SECOND))),
    mostInvalid: 2_000,
  };
}

const NONCE_WINDOW_MS = 90_000;

/** A clock that is corrected by less than this was not set back. */
const CLOCK_JITTER_MS = 1_000;

/** How many rows one claim takes at most: they are sent within a second or two. */
const CLAIMED_AT_ONCE = 50;

/** Announcements owed become posts. */
export interface Announcer {
  /** Sends what is owed now; answers how many announcements were tried. */
  run(): Promise<number>;
  /** Keeps running until stopped. */
  start(): void;
  /** Ends after the posts that are under way have been settled. */
  stop(): Promise<void>;
  /** When it last looked at the ledger, milliseconds since 1970; null before the first time. An old one: it stands. */
  lastLookAt(): number | null;
  /** Looks at the ledger at once instead of at the next turn. */
  wake(): void;
}

/** An announcer over a ledger. Several may share one: claims keep them apart. */
export function createAnnouncer(parts: AnnouncerParts): Announcer {
  const timing = { ...timingOf(NONCE_WINDOW_MS), ...parts.timing };
  const { store, clock, monotonic, log } = parts;
  const report = parts.report ?? (() => undefined);
  const clocks = [clock, monotonic, parts.steady];
  const repeats = createRepeatWindow(timing.nonceWindowMs, timing.requestTimeoutMs, clocks);
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  let tokenRefused = false;
  let lastNow = Number.NEGATIVE_INFINITY;
  let wake: () => void = () => undefined;
  let loop: Promise<void> = Promise.resolve();

  const send = createSending({
    ...parts,
    times: timing,
    repeats,
    onTokenRefused: () => {
      tokenRefused = true;
      report(
        'announcer',
        'Discord no longer accepts the token: nothing is posted. Set a new DISCORD_TOKEN and start again.',
      );
    },
  });

  /** Begins to send what is owed, as far as there is room. */
  async function begin(): Promise<Promise<void>[]> {
    const now = clock();
    await followIfSetBack(now);
    const room = Math.min(timing.atOnce - underWay.size, CLAIMED_AT_ONCE);
    if (room <= 0 || !maySend() || !(await isAnythingDue(store.read, now, timing.leaseMs))) return [];
    const leaseEnd = monotonic() + timing.leaseMs;
    const { claimed, sequence } = await store.write.transaction().execute(async (trx) => {
      const discordNow = Math.floor(parts.channels.discordTime());
      await expireClaims(trx, now, timing.leaseMs);
      // A clock that ran ahead ends nothing before its time.
      await expireOwed(trx, Math.min(now, discordNow));
      await endRests(trx, now);
      const token = parts.newToken();
      const claim = { token, now, discordNow, leaseMs: timing.leaseMs, most: room };
      const rows = await claimAnnouncements(trx, claim);
      return { claimed: rows, sequence: rows.length > 0 ? await raiseSendSequence(trx, discordNow) : null };
    });
    // Reading alone proves nothing: only what was written shows that the database takes it again.
    report('database', null);
    if (sequence !== null) noteSequence(sequence);
    return claimed.map((announcement) => {
      const sending = send(announcement, leaseEnd)
        .catch((error) => {
          log.error({ err: error, announcement: announcement.id }, 'An announcement could not be settled.');
          report('database', `What became of an announcement could not be recorded: ${messageOf(error)}`);
        })
        .finally(() => {
          underWay.delete(sending);
          wake();
        });
      underWay.add(sending);
      return sending;
    });
  }

  /** By a clock that was set back nothing that waits seems due for long: it is moved before anything is asked. */
  async function followIfSetBack(now: number): Promise<void> {
    if (now < lastNow - CLOCK_JITTER_MS) await followClock(store.write, now);
    lastNow = now;
  }

  /** What is noted beside the database may fail without keeping what was claimed from being sent. */
  function noteSequence(sequence: number): void {
    try {
      parts.noteSequence?.(sequence);
    } catch (error) {
      log.error({ err: error }, 'How often something was sent could not be noted beside the database.');
      report('database', `The file beside the database cannot be written: ${messageOf(error)}`);
    }
  }

  /** Discord bans an address that asks for too much that is refused: the sender stops well short of it. */
  function maySend(): boolean {
    if (tokenRefused) return false;
    const invalid = parts.channels.invalidRequests();
    const isTooMany = invalid >= timing.mostInvalid;
    report(
      'announcer',
      isTooMany ? `Discord refused ${invalid} requests in ten minutes. Nothing is posted until that is over.` : null,
    );
    return !isTooMany;
  }

  async function run(): Promise<number> {
    await parts.housekeeping?.(clock());
    const sent = await begin();
    await Promise.all(sent);
    return sent.length;
  }

  /** Looks after the rest without keeping posts waiting. */
  async function keepHouse(): Promise<void> {
    try {
      await parts.housekeeping?.(clock());
    } catch (error) {
      log.error({ err: error }, 'What the clock makes due could not be seen to. It is tried again.');
    }
  }

  async function keepRunning(): Promise<void> {
    let house: Promise<void> = Promise.resolve();
    while (!stopped) {
      let begun = 0;
      house = Promise.all([house, keepHouse()]).then(() => undefined);
      try {
        begun = (await begin()).length;
      } catch (error) {
        log.error({ err: error }, 'The announcer could not work on its ledger. It tries again.');
        report('database', `The ledger cannot be worked on: ${messageOf(error)}`);
      }
      if (begun < CLAIMED_AT_ONCE && !stopped) await pause();
    }
    await Promise.all([house, ...underWay]);
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
    lastLookAt: () => (lastNow === Number.NEGATIVE_INFINITY ? null : lastNow),
    wake: () => wake(),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
