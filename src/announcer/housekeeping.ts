import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import type { Channels } from './channels.ts';
import { checkHeld, oweNotices } from './notices.ts';

/** What the announcer sees to between two claims. */
export interface HousekeepingParts {
  readonly store: Store;
  readonly rules: Rules;
  readonly channels: Channels;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Owes what the clock makes due: notices about held channels at once; held channels are looked at every hour in the
 * first two days, then daily. It never delays a post for longer than it takes to ask.
 */
export function createHousekeeping(parts: HousekeepingParts): (now: number) => Promise<void> {
  const { store, channels, clock, monotonic } = parts;
  let hourly = monotonic();
  let daily = monotonic();
  let underWay = false;

  async function keep(now: number): Promise<void> {
    await oweNotices(store, channels, now);
    if (monotonic() - daily >= DAY_MS) {
      daily = monotonic();
      hourly = monotonic();
      await checkHeld(store, channels, { since: 0 }, clock);
    } else if (monotonic() - hourly >= HOUR_MS) {
      hourly = monotonic();
      await checkHeld(store, channels, { since: now - 2 * DAY_MS }, clock);
    }
  }

  return async (now) => {
    if (underWay) return;
    underWay = true;
    try {
      await keep(now);
    } finally {
      underWay = false;
    }
  };
}
