import type { Store } from '../store/database.ts';
import type { Obstacle } from '../views/notice.ts';
import type { Channels, Examination } from './channels.ts';
import { checkHeld, obstacleOf, type RetriedChannel } from './notices.ts';

const MINUTE_MS = 60_000;

/** What asking about channels on behalf of admins works with. */
export interface PostingParts {
  readonly store: Store;
  /** Discord and the announcer, as soon as the door is open: commands may be called while it opens. */
  readonly door: Promise<{ readonly channels: Channels; readonly wake: () => void }>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: { warn(fields: object, message: string): void };
}

/** What admins may ask of whoever posts. */
export interface Posting {
  retry(server: number): Promise<readonly RetriedChannel[]>;
  begin(server: number): void;
  examine(
    channel: string,
    reason?: string | null,
  ): Promise<{
    readonly kind: Extract<Examination, { state: 'there' }>['kind'] | null;
    readonly obstacle: Obstacle | null;
  }>;
  wake(): void;
}

/** Posting, as admins may ask for it: held channels are looked at when an admin calls, at most once a minute a server. */
export function createPosting({ store, door, clock, log }: PostingParts): Posting {
  const lookedAt = new Map<number, number>();

  async function retry(server: number): Promise<readonly RetriedChannel[]> {
    lookedAt.set(server, clock());
    const { channels, wake } = await door;
    const retried = await checkHeld(store, channels, { server }, clock);
    if (retried.some(({ obstacle }) => obstacle === null)) wake();
    return retried;
  }

  return {
    retry,
    begin: (server) => {
      if (clock() - (lookedAt.get(server) ?? Number.NEGATIVE_INFINITY) < MINUTE_MS) return;
      retry(server).catch((error) => {
        log.warn({ err: error, server }, 'The held channels of a server could not be looked at. It is tried again.');
      });
    },
    examine: async (channel, reason = null) => {
      const examined = await (await door).channels.examine(channel);
      return { kind: examined.state === 'there' ? examined.kind : null, obstacle: obstacleOf(examined, reason) };
    },
    wake: () => {
      void door.then(({ wake }) => wake());
    },
  };
}
