import type { Message } from '../views/message.ts';

/**
 * What the announcer asks of Discord. Nothing is repeated by itself but readings that Discord puts off for a moment,
 * and nothing that Discord or the network does is thrown.
 */
export interface Channels {
  /** Posts once, under a nonce that Discord enforces. */
  post(post: Post): Promise<Outcome>;
  /** Puts a message in the place of one of ours. Nobody is notified, whoever it mentions. */
  edit(edit: Edit): Promise<Outcome>;
  /** Publishes one of our messages to the servers that follow its channel; published before is code 40033. */
  crosspost(of: MessageToCrosspost): Promise<Outcome>;
  /** Looks for a post of ours in its channel's history. */
  look(look: Look): Promise<LookOutcome>;
  /** Says what a channel is, and what the bot lacks there. */
  examine(channel: string): Promise<Examination>;
  /** Discord's clock, in milliseconds since 1970: to the second, and ours until Discord has first answered. */
  discordTime(): number;
  /**
   * How many answers of the last ten minutes Discord counts towards its ban of 10,000: 401, 403, and 429 but shared ones.
   *
   * @see https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
   */
  invalidRequests(): number;
}

/** A channel by its id, or the direct messages with a user. */
export type Place = { readonly channel: string } | { readonly user: string };

/** How long Discord is waited for. */
export interface Waits {
  /** How long a request may take from its real start, in milliseconds. */
  readonly timeoutMs: number;
  /**
   * The moment on the door's monotonic clock after which the request must not start any more: it is then not applied,
   * with the reason `too-late`. Left out, a request starts within its time-out or not at all.
   */
  readonly startBy?: number;
}

/** One message for one place. */
export interface Post extends Waits {
  readonly to: Place;
  readonly message: Message;
  /** At most 25 characters; Discord answers a second request of the same nonce with the first one's message. */
  readonly nonce: string;
  /** Sent without a notification. */
  readonly silent: boolean;
  readonly startBy: number;
}

/** What one of our messages is to say from now on. It keeps the pictures that come without bytes. */
export interface Edit extends Waits {
  readonly to: Place;
  readonly messageId: string;
  readonly message: Message;
}

/** One of our messages in an announcement channel. */
export interface MessageToCrosspost extends Waits {
  readonly channel: string;
  readonly messageId: string;
}

/** What a request to Discord came to, before anyone decides what to do about it. */
export type Outcome =
  /** 2xx: the message stands in the channel; of a direct message, the channel is the one that was opened. */
  | { readonly outcome: 'applied'; readonly messageId: string; readonly channel: string }
  | NotApplied
  /** 5xx, time-out, reset or closed socket, or an answer about something else: it may or may not stand there. */
  | { readonly outcome: 'unknown'; readonly reason: string; readonly channel: string };

/** An answer which says that nothing was done (4xx), or a request that was never sent (status null). */
export interface NotApplied extends Refusal {
  readonly outcome: 'not-applied';
}

/** What Discord answered instead of doing what it was asked. */
export interface Refusal {
  /** HTTP status; null where nothing was sent. */
  readonly status: number | null;
  /** Discord's error code, where the answer had one. */
  readonly code: number | null;
  /** In words for the log; `too-late` where the request did not start in time. */
  readonly reason: string;
  /** For 429: how long to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
}

/** Which post is looked for: the one that carries `post:<nonce>`. */
export type Look = Place & {
  readonly nonce: string;
  /** When it was first sent, by Discord's clock, in milliseconds since 1970. */
  readonly from: number;
  /** How long the whole look may take, in milliseconds. */
  readonly timeoutMs: number;
};

/** What a look came to. */
export type LookOutcome =
  | { readonly look: 'found'; readonly messageId: string; readonly channel: string }
  /** It is not there, and it is proven that it would have been seen. */
  | { readonly look: 'absent' }
  /** Nothing was found, and nothing proves that it would have been seen. */
  | { readonly look: 'unproven'; readonly reason: string }
  | ({ readonly look: 'refused' } & Refusal)
  /** 5xx, no answer, or not to the end in time. */
  | { readonly look: 'no-answer'; readonly reason: string };

/** A permission that posting may need; the names are those of the commands. */
export type PostingPermission =
  | 'view-channel'
  | 'send-messages'
  | 'send-messages-in-threads'
  | 'read-message-history'
  | 'embed-links'
  | 'attach-files';

/** What a channel is to the bot. */
export type Examination =
  | {
      readonly state: 'there';
      /** `direct` for direct messages, `other` for a kind in which nothing is announced. */
      readonly kind: 'text' | 'announcement' | 'thread' | 'direct' | 'other';
      /** Discord's id of its server; null for direct messages. */
      readonly server: string | null;
      /** What posting there needs and the bot's roles and the channel's overwrites do not give. */
      readonly missing: readonly PostingPermission[];
      /** Set for threads: an archived one opens again by a post, one that is locked to the bot does not. */
      readonly thread: { readonly archived: boolean; readonly locked: boolean } | null;
      /** Until when the bot is timed out in this server and may only read, in milliseconds since 1970. */
      readonly timedOutUntil: number | null;
    }
  /** Deleted: Discord does not know it. */
  | { readonly state: 'gone'; readonly code: number | null }
  /** The bot may not see it, or is no longer in its server. */
  | { readonly state: 'hidden'; readonly code: number | null }
  | ({ readonly state: 'refused' } & Refusal)
  | { readonly state: 'no-answer'; readonly reason: string };
