import type { CounterId } from './counter.ts';
import type { Day } from './day.ts';
import type { Precision } from './reading.ts';
import type { LinkSite } from './song.ts';

/** The id of a source, such as `youtube`: what observations, polls and logs name it by. */
export type SourceId = string;

/** The network as sources see it: `fetch`, or what a test puts in its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Where numbers come from without anybody typing them (DESIGN §3). A source only asks and reads: when it is asked, how
 * often, what a failure means for the next time, and what becomes of a number is the tracker's.
 */
export type Source = SongSource | SheetSource;

interface SourceBasics {
  readonly id: SourceId;
  readonly limits: SourceLimits;
}

/** A source that is asked for songs by the ids it knows them by. */
export interface SongSource extends SourceBasics {
  readonly kind: 'songs';
  readonly counter: CounterId;
  /** Whose ids the source understands: a song is asked for by each of its links at that site. */
  readonly site: LinkSite;
  readonly pace: Pace;
  /** Asks once. Never throws for what the network or the other side does: that is a failure. */
  read(ask: SongAsk): Promise<SongAnswer>;
}

/** A source that is one whole file, whose rows name songs in words. */
export interface SheetSource extends SourceBasics {
  readonly kind: 'sheet';
  /** Between two looks, in milliseconds. */
  readonly everyMs: number;
  /** Asks once. Never throws for what the network or the other side does: that is a failure. */
  read(ask: SheetAsk): Promise<SheetAnswer>;
}

/** How often a source may be asked. The tracker keeps to it, also across restarts. */
export interface SourceLimits {
  /** The most ids one call takes; 1 for a sheet. */
  readonly idsPerCall: number;
  readonly callsPerSecond: number;
  /** Null where nothing is counted by the day. */
  readonly budget: Budget | null;
  /** How long one call may take from the first byte sent to the last one read, in milliseconds. */
  readonly timeoutMs: number;
}

/** What a source allows until a moment at which it begins to count anew. */
export interface Budget {
  readonly units: number;
  readonly unitsPerCall: number;
  /** The first moment after `now` at which the count begins anew; milliseconds since 1970. */
  resetAfter(now: number): number;
}

/** How long after an answer a song is asked for again, in milliseconds. */
export interface Pace {
  /** A song that nobody follows. */
  readonly usualMs: number;
  /** A song that some server follows. */
  readonly followedMs: number;
  /** A song that is followed and near a threshold of a ladder that reads the counter. */
  readonly nearMs: number;
}

/** One call for songs. */
export interface SongAsk {
  /** At least one, at most `idsPerCall`, each once. */
  readonly ids: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Ends the call: its time is up, or the bot stops. */
  readonly signal: AbortSignal;
}

/** One look at a sheet. */
export interface SheetAsk {
  /** What the sheet's last answer was marked with (an ETag, a date); null at the first look. */
  readonly since: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Ends the call: its time is up, or the bot stops. */
  readonly signal: AbortSignal;
}

/** What came of a call for songs. An id that `outcomes` lacks was not answered, and is asked for again. */
export type SongAnswer = { readonly kind: 'read'; readonly outcomes: ReadonlyMap<string, SongOutcome> } | SourceFailed;

/** What a source says of one song. */
export type SongOutcome =
  | {
      readonly kind: 'reading';
      /** A total, never less than nothing. */
      readonly count: number;
      readonly day: Day;
      /** Where a person sees the number. */
      readonly link: string | null;
    }
  /** The source says that nothing changed since it was last asked. */
  | { readonly kind: 'unchanged' }
  /** The source does not know the id (any more): deleted, private, merged away. */
  | { readonly kind: 'gone' }
  /** The song is there and its number is not (hidden, null): missing is not zero. */
  | { readonly kind: 'no-number' };

/** What came of a look at a sheet. */
export type SheetAnswer = ({ readonly kind: 'read' } & SheetRead) | { readonly kind: 'unchanged' } | SourceFailed;

/** A sheet that was read whole: each of its rows is a number, or is named with what is wrong with it. */
export interface SheetRead {
  readonly rows: readonly SheetRow[];
  readonly unread: readonly UnreadRow[];
  /** Rows without a total: prepared, and not filled in yet. */
  readonly unfilled: number;
  /** What to ask `since` the next time; null where the answer had no mark. */
  readonly since: string | null;
}

/** A row of a sheet that says no number for certain. `problem` is for the log: an English sentence. */
export interface UnreadRow {
  readonly line: number;
  readonly problem: string;
}

/** A row of a sheet: its song still as it was written, its counter one that the sheet may feed. */
export interface SheetRow {
  readonly line: number;
  readonly day: Day;
  readonly song: SongWords;
  readonly counter: CounterId;
  readonly count: number;
  readonly precision: Precision;
  readonly link: string | null;
}

/** What a row says of its song: a key, a link, `Artist - Title` or a title; or an act and a title apart. */
export type SongWords = string | { readonly artist: string; readonly title: string };

/** A call that brought nothing. */
export interface SourceFailed {
  readonly kind: 'failed';
  readonly failure: SourceFailure;
}

/** Why a call brought nothing, as far as it decides what to do next. `detail` is for the log: English, without secrets. */
export type SourceFailure =
  /** Nothing more until a moment (milliseconds since 1970): the day's quota, a long rate limit. */
  | { readonly kind: 'quota'; readonly until: number; readonly detail: string }
  /** The key or address is wrong, revoked or suspended: only the operator can mend that. */
  | { readonly kind: 'key-refused'; readonly detail: string }
  /** The key is good, and not for this: the API is switched off, or the key restricted. */
  | { readonly kind: 'api-off'; readonly detail: string }
  /** It may work in a while: time-outs, cut connections, 429, 5xx. `waitMs` where the source says how long. */
  | { readonly kind: 'retryable'; readonly waitMs: number | null; readonly detail: string }
  /** An answer that this source's form does not allow (HTML for JSON, an unknown shape, a refused file). */
  | { readonly kind: 'bad-answer'; readonly detail: string };

/** A failure, as an answer. */
export function failed(failure: SourceFailure): SourceFailed {
  return { kind: 'failed', failure };
}
