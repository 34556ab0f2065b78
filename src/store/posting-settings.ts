import type { Kysely } from 'kysely';
import type { Author, Change } from '../domain/change.ts';
import { noteChange } from './audit.ts';
import type { Store } from './database.ts';
import { planDigest } from './digest-plans.ts';
import type { Schema, ServerRow, TargetRow } from './schema.ts';
import type { TargetWish } from './target-wishes.ts';

/** How a server wants its posts, all of it. Moments are milliseconds since 1970. */
export interface PostingSettings {
  /** The main channel; null as long as none is chosen. */
  readonly target: TargetSettings | null;
  /** Every channel, the main one first. */
  readonly targets: readonly TargetSettings[];
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

/** What is wanted in a channel that a server posts to. */
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
  /** What it is for; nothing is everything. */
  readonly wishes: readonly TargetWish[];
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
  /** Changes what is wanted in a channel, or in all of the server's (null). */
  changeTarget(server: number, channel: string | null, change: TargetChange, by: Author): Promise<void>;
  /** The lowest level of a ladder that is posted to a channel, or to all (null); null for all of the levels. */
  setMinimum(
    server: number,
    channel: string | null,
    minimum: { readonly ladder: string; readonly level: string | null },
    by: Author,
  ): Promise<void>;
  /** What rests until the former hours are over goes by the new ones. */
  setQuietHours(server: number, quiet: PostingSettings['quiet'], by: Author): Promise<void>;
  setTimeZone(server: number, timeZone: string, by: Author): Promise<void>;
  setDigest(server: number, digest: ServerRow['digest'], by: Author): Promise<void>;
  setNoticeChannel(server: number, channel: string | null, by: Author): Promise<void>;
  setTemplate(server: number, kind: 'passed' | 'certified', text: string | null, by: Author): Promise<void>;
}

/** The posting settings of a store. */
export function createPostingSettings({ read, write }: Store): PostingSettingsStore {
  /** Changes a server, with what follows from it, and notes it. */
  function change(
    server: number,
    values: Partial<ServerRow>,
    by: Author,
    noted: Change,
    follow: (trx: Kysely<Schema>) => Promise<void> = async () => undefined,
  ): Promise<void> {
    return write.transaction().execute(async (trx) => {
      const before = await trx.selectFrom('server').selectAll().where('id', '=', server).executeTakeFirst();
      await trx.updateTable('server').set(values).where('id', '=', server).execute();
      await follow(trx);
      if (!before || differs(before, values)) await noteChange(trx, server, by, noted);
    });
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
      const rows = await read
        .selectFrom('target')
        .selectAll()
        .where('server_id', '=', server)
        .orderBy('main', 'desc')
        .orderBy('channel')
        .execute();
      const of = { minimums: await minimumsOf(read, server), wishes: await wishesOf(read, server) };
      const targets = rows.map((target) => targetOf(target, of));
      const { quiet_from: from, quiet_until: until } = row;
      return {
        target: targets[0] ?? null,
        targets,
        timeZone: row.time_zone,
        quiet: from === null || until === null ? null : { from, until },
        noticeChannel: row.notice_channel,
        digest: row.digest,
        nextDigestAt: row.next_digest_at,
        passedTemplate: row.passed_template,
        certifiedTemplate: row.certified_template,
      };
    },
    changeTarget: async (server, channel, wanted, by) => {
      const values = rowValues(wanted);
      if (Object.keys(values).length === 0) return;
      await write.transaction().execute(async (trx) => {
        const targets = await trx.selectFrom('target').selectAll().where('server_id', '=', server).execute();
        const meant = targets.filter((target) => channel === null || target.channel === channel);
        const all = trx.updateTable('target').set(values).where('server_id', '=', server);
        await (channel === null ? all : all.where('channel', '=', channel)).execute();
        const only = channel !== null && targets.length > 1 ? { in: channel } : {};
        for (const noted of changesOf(newIn(meant, wanted))) await noteChange(trx, server, by, { ...noted, ...only });
      });
    },
    setMinimum: (server, channel, { ladder, level }, by) =>
      write.transaction().execute(async (trx) => {
        const every = await trx.selectFrom('target').select('channel').where('server_id', '=', server).execute();
        const channels = every.map((target) => target.channel).filter((one) => channel === null || one === channel);
        await trx
          .deleteFrom('target_minimum')
          .where('server_id', '=', server)
          .where('ladder', '=', ladder)
          .where('channel', 'in', channels)
          .execute();
        if (level !== null)
          for (const one of channels)
            await trx.insertInto('target_minimum').values({ server_id: server, channel: one, ladder, level }).execute();
        const only = channel !== null && every.length > 1 ? { in: channel } : {};
        await noteChange(trx, server, by, { what: 'minimum', ladder, level, ...only });
      }),
    setQuietHours: (server, quiet, by) => {
      const { from = null, until = null } = quiet ?? {};
      const values = { quiet_from: from, quiet_until: until };
      return change(server, values, by, { what: 'quiet', from, until }, (trx) => restAnew(trx, server, by.at));
    },
    setTimeZone: (server, zone, by) =>
      change(server, { time_zone: zone }, by, { what: 'timezone', zone }, async (trx) => {
        await planDigest(trx, server, by.at);
        await restAnew(trx, server, by.at);
      }),
    setDigest: (server, digest, by) =>
      change(server, { digest }, by, { what: 'digest', rhythm: digest }, (trx) => planDigest(trx, server, by.at)),
    setNoticeChannel: (server, channel, by) =>
      change(server, { notice_channel: channel }, by, { what: 'notices', channel }),
    setTemplate: (server, post, text, by) =>
      change(server, post === 'passed' ? { passed_template: text } : { certified_template: text }, by, {
        what: 'template',
        post,
        text,
      }),
  };
}

interface OfTargets {
  readonly minimums: readonly { readonly channel: string; readonly ladder: string; readonly level: string }[];
  readonly wishes: readonly (TargetWish & { readonly channel: string })[];
}

function minimumsOf(db: Kysely<Schema>, server: number) {
  return db
    .selectFrom('target_minimum')
    .select(['channel', 'ladder', 'level'])
    .where('server_id', '=', server)
    .orderBy('ladder')
    .execute();
}

function wishesOf(db: Kysely<Schema>, server: number) {
  return db
    .selectFrom('target_wish')
    .select(['channel', 'kind', 'value'])
    .where('server_id', '=', server)
    .orderBy('kind')
    .orderBy('value')
    .execute();
}

function targetOf(row: TargetRow, { minimums, wishes }: OfTargets): TargetSettings {
  const { channel } = row;
  return {
    channel,
    role: row.role,
    passed: row.passed === 1,
    certified: row.certified === 1,
    approachingShare: row.approaching_share,
    approachingDistance: row.approaching_distance,
    forecast: row.forecast === 1,
    postsAnHour: row.posts_an_hour,
    crosspost: row.crosspost === 1,
    heldReason: row.held_reason,
    minimums: minimums.filter((one) => one.channel === channel).map(({ ladder, level }) => ({ ladder, level })),
    wishes: wishes.filter((one) => one.channel === channel).map(({ kind, value }) => ({ kind, value })),
  };
}

/** What of a change is not so already in some channel; how near a song must come is one thing. */
function newIn(targets: readonly TargetRow[], wanted: TargetChange): TargetChange {
  const isNew = (part: TargetChange) => targets.some((target) => differs(target, rowValues(part)));
  const isNear = (name: string) => name === 'approachingShare' || name === 'approachingDistance';
  const parted = Object.groupBy(Object.entries(wanted), ([name]) => (isNear(name) ? 'near' : name));
  const parts = Object.values(parted).map((entries = []): TargetChange => Object.fromEntries(entries));
  return Object.assign({}, ...parts.filter(isNew));
}

function differs<T extends object>(before: T, values: Partial<T>): boolean {
  return Object.entries(values).some(([name, value]) => before[name as keyof T] !== value);
}

/** What was changed in a channel, one by one. */
function changesOf(change: TargetChange): Change[] {
  const { role, crosspost, postsAnHour, approachingShare: share, approachingDistance: distance } = change;
  const kinds = (['passed', 'certified', 'forecast'] as const).flatMap((post): Change[] => {
    const on = change[post];
    return on === undefined ? [] : [{ what: 'post-kind', post, on }];
  });
  return [
    ...kinds,
    ...(share === undefined && distance === undefined
      ? []
      : [{ what: 'approaching' as const, share: share ?? null, distance: distance ?? null }]),
    ...(postsAnHour === undefined ? [] : [{ what: 'hourly' as const, most: postsAnHour }]),
    ...(role === undefined ? [] : [{ what: 'role' as const, role }]),
    ...(crosspost === undefined ? [] : [{ what: 'crosspost' as const, on: crosspost }]),
  ];
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
