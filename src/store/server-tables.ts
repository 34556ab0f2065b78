import type { Generated } from 'kysely';

/** A server, as it wants its posts. */
export interface ServerTable {
  id: Generated<number>;
  discord_id: string;
  language: 'en' | 'ja' | 'ko';
  /** 1: an admin chose it; else it follows Discord's. */
  language_chosen: Generated<number>;
  created_at: number;
  left_at: number | null;
  /** An IANA name; null goes by the language. */
  time_zone: string | null;
  /** Minutes of the server's day; null for both where there are no quiet hours. */
  quiet_from: number | null;
  quiet_until: number | null;
  /** Where admins are told of trouble; null where none was chosen. */
  notice_channel: string | null;
  digest: Generated<'off' | 'weekly' | 'monthly'>;
  next_digest_at: number | null;
  passed_template: string | null;
  certified_template: string | null;
  /** The id of the role whose members may record numbers. */
  reporter_role: string | null;
  /** The channel in which reporters are reminded once a week; null: they are not. */
  round_channel: string | null;
}

/** A channel that a server posts to, and what is wanted there. */
export interface TargetTable {
  server_id: number;
  channel: string;
  /** 1: the server's own channel, of which there is one; 0: one beside it. */
  main: Generated<number>;
  /** The Discord id of who chose it; told of trouble by direct message. */
  configured_by: string | null;
  /** The Discord id of the role that posts mention. */
  role: string | null;
  passed: Generated<number>;
  certified: Generated<number>;
  /** In thousandths of the next threshold; null where it is off. */
  approaching_share: number | null;
  /** In plays before the next threshold; null where it is off. */
  approaching_distance: number | null;
  forecast: Generated<number>;
  /** More than so many become one post. */
  posts_an_hour: Generated<number>;
  /** 1: posts in an announcement channel are published to the servers that follow it. */
  crosspost: Generated<number>;
  /** Since when Discord refuses posts there; null while they go through. */
  held_at: number | null;
  held_reason: string | null;
  /** How far telling the admins has come; null while there is nothing to tell, or they were told. */
  notice: 'due' | 'owed' | 'at-command' | null;
}

/** What a channel is for, where that is not everything: a market, an act's row, or a ladder. */
export interface TargetWishTable {
  server_id: number;
  channel: string;
  kind: 'market' | 'artist' | 'ladder';
  value: string;
}

/** What admins changed. */
export interface AuditTable {
  id: Generated<number>;
  server_id: number;
  /** A Discord user's id. */
  by: string;
  at: number;
  /** A change (`domain/change.ts`) as JSON. */
  change: string;
}
