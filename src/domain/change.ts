/**
 * What admins change in a server, with what words about it need: ids of channels and roles are Discord's, of songs and
 * acts our rows', whose `name` is kept for the day when they are no more. A new kind is a line here and a sentence in
 * `views/change.ts`.
 */
export interface Changes {
  /** The main channel; `before` is null where there was none. */
  readonly channel: { readonly channel: string; readonly before: string | null };
  readonly 'channel-added': { readonly channel: string };
  readonly 'channel-removed': { readonly channel: string };
  /** What a channel is for: `value` is a market, an act's name or a ladder's id, null for everything. */
  readonly 'channel-wish': {
    readonly channel: string;
    readonly wish: 'market' | 'artist' | 'ladder' | null;
    readonly value: string | null;
    readonly on: boolean;
  };
  /** Null: the one that the server has in Discord. */
  readonly language: { readonly language: 'en' | 'ja' | 'ko' | null };
  readonly ladder: { readonly ladder: string; readonly on: boolean };
  readonly 'post-kind': { readonly post: 'passed' | 'certified' | 'forecast'; readonly on: boolean };
  /** A share in thousandths of the next level, or a distance in plays; null for both is off. */
  readonly approaching: { readonly share: number | null; readonly distance: number | null };
  readonly hourly: { readonly most: number };
  readonly minimum: { readonly ladder: string; readonly level: string | null };
  readonly role: { readonly role: string | null };
  readonly crosspost: { readonly on: boolean };
  /** Minutes of the server's day. */
  readonly quiet: { readonly from: number | null; readonly until: number | null };
  readonly timezone: { readonly zone: string };
  readonly digest: { readonly rhythm: 'off' | 'weekly' | 'monthly' };
  readonly notices: { readonly channel: string | null };
  readonly template: { readonly post: 'passed' | 'certified'; readonly text: string | null };
  readonly reporters: { readonly role: string | null };
  readonly round: { readonly channel: string | null };
  readonly answers: { readonly answers: 'public' | 'private' };
  readonly plain: { readonly on: boolean };
  readonly comparisons: { readonly on: boolean };
  readonly 'year-review': { readonly on: boolean };
  /** Where an act counts from now on; null where the catalogue has it. */
  readonly 'act-market': { readonly name: string; readonly market: 'kpop' | 'jpop' | 'other' | 'both' | null };
  /** A living board: put up or started again, or removed. */
  readonly board: { readonly channel: string; readonly on: boolean };
  readonly 'watch-added': { readonly watch: 'song' | 'artist' | 'market'; readonly id: number; readonly name: string };
  readonly 'watch-removed': {
    readonly watch: 'song' | 'artist' | 'market';
    readonly id: number;
    readonly name: string;
  };
  readonly 'song-added': { readonly name: string };
  readonly 'song-changed': { readonly name: string };
  readonly 'song-removed': { readonly name: string };
  /** Settings and followed songs read from a file: so many of them. */
  readonly imported: { readonly entries: number };
}

/** One change; `in` is the one channel that it is about, where the server has several. */
export type Change = { readonly [K in keyof Changes]: { readonly what: K } & Changes[K] }[keyof Changes] & {
  readonly in?: string;
};

/** Who changes something, by their Discord id, and when, in milliseconds since 1970. */
export interface Author {
  readonly user: string;
  readonly at: number;
}
