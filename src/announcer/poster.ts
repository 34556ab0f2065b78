import type { Message } from '../views/message.ts';

/** One message for one channel. */
export interface Post {
  readonly channel: string;
  readonly message: Message;
  /** At most 25 characters; Discord answers a second request of the same nonce with the first one's message. */
  readonly nonce: string;
  /** Sent without a notification. */
  readonly silent: boolean;
  /** How long the request may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** What a request to Discord came to, before anyone decides what to do about it. */
export type PostOutcome =
  /** 2xx: the message stands in the channel. */
  | { readonly outcome: 'applied'; readonly messageId: string }
  /** An answer which says that nothing was posted (4xx), or the connection was refused (status null). */
  | {
      readonly outcome: 'not-applied';
      readonly status: number | null;
      /** Discord's error code, where the answer had one. */
      readonly code: number | null;
      readonly reason: string;
      /** For 429: how long to wait, in milliseconds. */
      readonly retryAfterMs: number | null;
    }
  /** 5xx, time-out, reset or closed socket: it may or may not stand in the channel. */
  | { readonly outcome: 'unknown'; readonly reason: string };

/** Posts once: never repeats a request by itself, never throws for what Discord or the network does. */
export type Poster = (post: Post) => Promise<PostOutcome>;
