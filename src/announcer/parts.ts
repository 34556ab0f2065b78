import type { Store } from '../store/database.ts';
import type { Claimed } from '../store/ledger.ts';
import type { PictureBlock } from '../views/message.ts';
import type { PlaquePicture } from '../views/picture.ts';
import type { Channels } from './channels.ts';
import type { Patience } from './classify.ts';
import type { Frozen } from './frozen.ts';

/** What the announcer works with; whatever differs between a test and the world is a parameter. */
export interface AnnouncerParts {
  readonly store: Store;
  readonly channels: Channels;
  /** Writes what is sent; null where the announcement has lost its sense (its song or level is no more). */
  readonly write: (claimed: Claimed, nonce: string) => Promise<Frozen | null>;
  /** Draws a post's picture; null where there is none within so many milliseconds. Left out, posts have none. */
  readonly draw?: (picture: PlaquePicture, withinMs: number) => Promise<PictureBlock | null>;
  /** Owes what the clock makes due: digests, notices. Called between claims; null for nothing to do. */
  readonly housekeeping?: ((now: number) => Promise<void>) | null;
  /** The id of this installation, part of every nonce. */
  readonly installation: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
  /** Milliseconds on a clock that never jumps and goes on while the machine sleeps. */
  readonly steady: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly newToken: () => string;
  /** Told outside of the database how often something was claimed, so that an older copy of it is recognised. */
  readonly noteSequence?: (sequence: number) => void;
  /** Told what is wrong with a part of the bot, and null when it is well again. */
  readonly report?: (part: 'announcer' | 'database', problem: string | null) => void;
  /** Told what each attempt came to, for whoever counts. */
  readonly onSettled?: (kind: string, state: string) => void;
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  readonly timing?: Partial<AnnouncerTiming>;
}

/** All in milliseconds but `atOnce` and `mostInvalid`. Lease and request together are shorter than the nonce window. */
export interface AnnouncerTiming extends Patience {
  /** For how long Discord is taken to recognise a nonce: it says only "a few minutes". */
  readonly nonceWindowMs: number;
  readonly leaseMs: number;
  readonly requestTimeoutMs: number;
  /** How often the ledger is looked at while nothing is owed. */
  readonly pollMs: number;
  /** How many requests are under way at once, each to a channel of its own. */
  readonly atOnce: number;
  /** Above so many refused requests in ten minutes nothing is sent: Discord bans at 10,000. */
  readonly mostInvalid: number;
}
