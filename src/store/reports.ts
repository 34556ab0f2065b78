import type { Kysely } from 'kysely';
import type { Standing } from '../domain/standing.ts';
import type { Store } from './database.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

const DAY_MS = 86_400_000;

/** How many numbers one person may report a day. */
const MOST_A_DAY = 3;

/** Above so many reports a day a server's reporters are not rung again: what comes then waits in the review. */
const RINGS_A_DAY = 10;

/** For how long a report is kept, done or not. */
const KEPT_MS = 90 * DAY_MS;

/** A report that somebody makes. `server` is a row, null outside servers that have set anything. */
export interface ReportPlace {
  readonly user: string;
  readonly song: number;
  readonly ladder: string;
  readonly server: number | null;
}

/** Why a report is not taken. */
export type ReportRefusal = 'reported-already' | 'enough-today';

/** A report that nobody has marked as done. */
export interface OpenReport {
  readonly id: number;
  readonly song: number;
  readonly ladder: string;
  readonly at: number;
  readonly what: string;
  readonly link: string;
}

/** What somebody says of a number: in their own words, and a page, both at will. */
export interface ReportWords {
  readonly what: string;
  readonly link: string;
}

/** Numbers that people report as wrong: to their server's reporters, and to who runs the bot. */
export interface Reports {
  /** Why somebody may not report this now; null where they may. */
  refusal(at: ReportPlace, now: number): Promise<ReportRefusal | null>;
  /** Notes a report and owes its notice; the refusal where it is not taken. `shown` is what the person saw. */
  add(at: ReportPlace, words: ReportWords, shown: Standing, now: number): Promise<ReportRefusal | null>;
  open(
    server: number | null,
    limit: number,
  ): Promise<{ readonly reports: readonly OpenReport[]; readonly total: number }>;
  done(id: number, server: number | null, now: number): Promise<void>;
}

/** Where a server hears of a report: its round's channel with its reporters' role, else where admins are told of trouble. */
export interface ReportWay {
  /** A channel, or `@` and a user's id. */
  readonly channel: string;
  readonly role: string | null;
}

/** Why a report may not be made now, by who made which since yesterday; null where it may. */
export async function reportRefusal(
  db: Db,
  { user, song, ladder, server }: ReportPlace,
  now: number,
): Promise<ReportRefusal | null> {
  const since = now - DAY_MS;
  const ofSong = await db
    .selectFrom('report')
    .select('id')
    .where('song_id', '=', song)
    .where('ladder', '=', ladder)
    .where('server_id', server === null ? 'is' : '=', server)
    .where('at', '>', since)
    .executeTakeFirst();
  if (ofSong) return 'reported-already';
  const { n } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('user_id', '=', user)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return n >= MOST_A_DAY ? 'enough-today' : null;
}

/** Notes a report; answers its row. */
export async function addReport(
  db: Db,
  { user, song, ladder, server }: ReportPlace,
  report: { readonly what: string; readonly link: string; readonly now: number },
): Promise<number> {
  const { what, link, now } = report;
  const { id } = await db
    .insertInto('report')
    .values({ song_id: song, ladder, server_id: server, user_id: user, at: now, what, link, done_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Where a server's reporters hear of a report; null where nothing is chosen for it, or they were rung enough today. */
export async function reportWay(db: Db, server: number, now: number): Promise<ReportWay | null> {
  const { n } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('server_id', '=', server)
    .where('at', '>', now - DAY_MS)
    .executeTakeFirstOrThrow();
  if (n > RINGS_A_DAY) return null;
  const row = await db
    .selectFrom('server')
    .leftJoin('target', 'target.server_id', 'server.id')
    .select(['round_channel', 'reporter_role', 'notice_channel', 'configured_by'])
    .where('server.id', '=', server)
    .executeTakeFirstOrThrow();
  if (row.round_channel !== null) return { channel: row.round_channel, role: row.reporter_role };
  if (row.notice_channel !== null) return { channel: row.notice_channel, role: null };
  return row.configured_by === null ? null : { channel: `@${row.configured_by}`, role: null };
}

/** The reports that wait, the newest first: a server's, or all of them. */
export async function openReports(
  { read }: Store,
  server: number | null,
  limit: number,
): Promise<{ readonly reports: readonly OpenReport[]; readonly total: number }> {
  const open = read
    .selectFrom('report')
    .where('done_at', 'is', null)
    .$if(server !== null, (query) => query.where('server_id', '=', server));
  const rows = await open.selectAll().orderBy('id', 'desc').limit(limit).execute();
  const { n } = await open.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const reports = rows.map(({ id, song_id: song, ladder, at, what, link }) => ({ id, song, ladder, at, what, link }));
  return { reports, total: n };
}

/** Marks a report as done; nothing where it is another server's. */
export async function finishReport({ write }: Store, id: number, server: number | null, now: number): Promise<void> {
  await write
    .updateTable('report')
    .set({ done_at: now })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .$if(server !== null, (query) => query.where('server_id', '=', server))
    .execute();
}

/** Forgets who reported what a day after, and reports that are long past. */
export async function forgetReporters({ write }: Store, now: number): Promise<void> {
  await write
    .updateTable('report')
    .set({ user_id: null })
    .where('user_id', 'is not', null)
    .where('at', '<=', now - DAY_MS)
    .execute();
  await write
    .deleteFrom('report')
    .where('at', '<', now - KEPT_MS)
    .execute();
}
