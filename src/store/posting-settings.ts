import type { Kysely } from 'kysely';
import type { Store } from './database.ts';
import { planDigest } from './digest-plans.ts';
import type { Schema, ServerRow, TargetRow } from './schema.ts';

/** How a server wants its posts, all of it. Moments are milliseconds since 1970. */
export interface PostingSettings {
  /** Null as long as no channel is chosen. */
  readonly target: TargetSettings | null;
  /** An IANA name; null goes by the language. */
  readonly timeZone: string | null;
  /** Minutes of the server's day; null where there are no quiet hours. */
  readonly quiet: { readonly from: number; readonly until: number } | null;
  readonly noticeChannel: string | null;
  readonly digest: ServerRow['digest'];
  readonly nextDigestAt: number | null;
  readonly passedTemplate: string | null;
  readonly certifiedTemplate: string | null;
}

/** What is wanted in the channel that a server posts to. */
export interface TargetSettings {
  readonly channel: string;
  readonly role: string | null;
  readonly passed: boolean;
  readonly certified: boolean;
  /** In thousandths of the next threshold. */
  readonly approachingShare: number | null;
  /** In plays before the next threshold. */
  readonly approachingDistance: number | null;
  readonly forecast: boolean;
  readonly postsAnHour: number;
  readonly crosspost: boolean;
  readonly heldReason: string | null;
  readonly minimums: readonly { readonly ladder: string; readonly level: string }[];
}

/** What a channel's posts are changed to; what is left out stays. */
export type TargetChange = Partial<
  Pick<
    TargetSettings,
    | 'role'
    | 'passed'
    | 'certified'
    | 'approachingShare'
    | 'approachingDistance'
    | 'forecast'
    | 'postsAnHour'
    | 'crosspost'
  >
>;

/** How servers want their posts. */
export interface PostingSettingsStore {
  of(server: number): Promise<PostingSettings>;
  changeTarget(server: number, change: TargetChange): Promise<void>;
  /** The lowest level of a ladder that is posted; null for all of them. */
  setMinimum(server: number, ladder: string, level: string | null): Promise<void>;
  /** What rests until the former hours are over goes by the new ones. */
  setQuietHours(server: number, quiet: PostingSettings['quiet'], now: number): Promise<void>;
  setTimeZone(server: number, timeZone: string, now: number): Promise<void>;
  setDigest(server: number, digest: ServerRow['digest'], now: number): Promise<void>;
  setNoticeChannel(server: number, channel: string | null): Promise<void>;
  setTemplate(server: number, kind: 'passed' | 'certified', text: string | null): Promise<void>;
}

/** The posting settings of a store. */
export function createPostingSettings({ read, write }: Store): PostingSettingsStore {
  async function change(server: number, values: Partial<ServerRow>, db: Kysely<Schema> = write): Promise<void> {
    await db.updateTable('server').set(values).where('id', '=', server).execute();
  }

  async function restAnew(db: Kysely<Schema>, server: number, now: number): Promise<void> {
    await db
      .updateTable('announcement')
      .set({ not_before: now })
      .where('server_id', '=', server)
      .where('state', '=', 'held')
      .where('reason', '=', 'quiet-hours')
      .execute();
  }

  return {
    of: async (server) => {
      const row = await read.selectFrom('server').selectAll().where('id', '=', server).executeTakeFirstOrThrow();
      const target = await read.selectFrom('target').selectAll().where('server_id', '=', server).executeTakeFirst();
      const minimums = await read
        .selectFrom('target_minimum')
        .select(['ladder', 'level'])
        .where('server_id', '=', server)
        .where('channel', '=', target?.channel ?? '')
        .orderBy('ladder')
        .execute();
      const { quiet_from: from, quiet_until: until } = row;
      return {
        target: target ? { ...targetOf(target), minimums } : null,
        timeZone: row.time_zone,
        quiet: from === null || until === null ? null : { from, until },
        noticeChannel: row.notice_channel,
        digest: row.digest,
        nextDigestAt: row.next_digest_at,
        passedTemplate: row.passed_template,
        certifiedTemplate: row.certified_template,
      };
    },
    changeTarget: async (server, wanted) => {
      const values = rowValues(wanted);
      if (Object.keys(values).length === 0) return;
      await write.updateTable('target').set(values).where('server_id', '=', server).execute();
    },
    setMinimum: (server, ladder, level) =>
      write.transaction().execute(async (trx) => {
        await trx.deleteFrom('target_minimum').where('server_id', '=', server).where('ladder', '=', ladder).execute();
        if (level === null) return;
        const targets = await trx.selectFrom('target').select('channel').where('server_id', '=', server).execute();
        for (const { channel } of targets)
          await trx.insertInto('target_minimum').values({ server_id: server, channel, ladder, level }).execute();
      }),
    setQuietHours: (server, quiet, now) =>
      write.transaction().execute(async (trx) => {
        await change(server, { quiet_from: quiet?.from ?? null, quiet_until: quiet?.until ?? null }, trx);
        await restAnew(trx, server, now);
      }),
    setTimeZone: (server, timeZone, now) =>
      write.transaction().execute(async (trx) => {
        await change(server, { time_zone: timeZone }, trx);
        await planDigest(trx, server, now);
        await restAnew(trx, server, now);
      }),
    setDigest: (server, digest, now) =>
      write.transaction().execute(async (trx) => {
        await change(server, { digest }, trx);
        await planDigest(trx, server, now);
      }),
    setNoticeChannel: (server, channel) => change(server, { notice_channel: channel }),
    setTemplate: (server, kind, text) =>
      change(server, kind === 'passed' ? { passed_template: text } : { certified_template: text }),
  };
}

function targetOf(row: TargetRow): Omit<TargetSettings, 'minimums'> {
  return {
    channel: row.channel,
    role: row.role,
    passed: row.passed === 1,
    certified: row.certified === 1,
    approachingShare: row.approaching_share,
    approachingDistance: row.approaching_distance,
    forecast: row.forecast === 1,
    postsAnHour: row.posts_an_hour,
    crosspost: row.crosspost === 1,
    heldReason: row.held_reason,
  };
}

function rowValues(change: TargetChange): Partial<TargetRow> {
  const flag = (on: boolean | undefined) => (on === undefined ? undefined : on ? 1 : 0);
  const values = {
    role: change.role,
    passed: flag(change.passed),
    certified: flag(change.certified),
    approaching_share: change.approachingShare,
    approaching_distance: change.approachingDistance,
    forecast: flag(change.forecast),
    posts_an_hour: change.postsAnHour,
    crosspost: flag(change.crosspost),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
