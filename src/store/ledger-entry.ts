import type { Kysely } from 'kysely';
import { named } from './personal-data.ts';
import type { AnnouncementKind, AnnouncementRow, AnnouncementState, Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A row of the ledger, as admins read it. Moments are milliseconds since 1970. */
export interface LogEntry {
  readonly id: number;
  readonly request: 'post' | 'edit' | 'crosspost';
  readonly kind: AnnouncementKind;
  readonly state: AnnouncementState;
  readonly reason: string | null;
  /** Since when it is in its state. */
  readonly at: number;
  /** A Discord channel, or `@` and the Discord id of a person. */
  readonly channel: string;
  readonly song: number | null;
  readonly ladder: string | null;
  readonly level: string | null;
  readonly subject: string | null;
  /** When a row that waits goes on by itself at the earliest. */
  readonly notBefore: number;
  /** Where it stands: its own message, or that of the post that says it in its place. */
  readonly stands: { readonly channel: string; readonly messageId: string } | null;
  readonly decidedBy: string | null;
}

/** Rows with where they stand. */
export function entriesOf(db: Db) {
  return db
    .selectFrom('announcement')
    .leftJoin('announcement as whole', 'whole.id', 'announcement.folded_into')
    .leftJoin('announcement as about', 'about.id', 'announcement.about_id')
    .selectAll('announcement')
    .select([
      'whole.channel as wholeChannel',
      'whole.message_id as wholeMessage',
      'about.channel as aboutChannel',
      'about.message_id as aboutMessage',
    ]);
}

/** A row, as admins read it. */
export function entryOf(
  row: AnnouncementRow & {
    readonly wholeChannel: string | null;
    readonly wholeMessage: string | null;
    readonly aboutChannel: string | null;
    readonly aboutMessage: string | null;
  },
): LogEntry {
  const ways = [
    [row.channel, row.message_id],
    [row.wholeChannel, row.wholeMessage],
    [row.aboutChannel, row.aboutMessage],
  ] as const;
  const stands = ways.flatMap(([channel, messageId]) => (channel && messageId ? [{ channel, messageId }] : []))[0];
  return {
    id: row.id,
    request: row.request,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    at: row.state_at,
    channel: row.channel,
    song: row.song_id,
    ladder: row.ladder,
    level: row.level,
    subject: row.subject,
    notBefore: row.not_before,
    stands: stands ?? null,
    decidedBy: named(row.decided_by),
  };
}
