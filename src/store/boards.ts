import { type Kysely, sql } from 'kysely';
import type { BoardRow } from './board-table.ts';
import type { Store } from './database.ts';
import { oweOther } from './owing.ts';
import { named } from './personal-data.ts';
import type { AnnouncementRow, Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A message that is kept up to date (PRODUCT §8). Moments are milliseconds since 1970. */
export interface Board {
  readonly id: number;
  readonly channel: string;
  /** The act whose songs it shows; null for all that the server follows. */
  readonly artist: number | null;
  /** Why it is no longer kept up to date; null while it is. */
  readonly stopped: string | null;
  /** Null until it is posted. */
  readonly messageId: string | null;
}

/** What creating a board came to. */
export type BoardCreated =
  | { readonly outcome: 'created' }
  /** There is one for the same songs in that channel. */
  | { readonly outcome: 'exists' }
  | { readonly outcome: 'too-many'; readonly most: number };

/** What starting a stopped board again came to. */
export type BoardResumed = 'resumed' | 'posted-anew' | 'none';

/** The boards of servers. */
export interface Boards {
  of(server: number): Promise<readonly Board[]>;
  create(board: NewBoard): Promise<BoardCreated>;
  /** Starts a stopped board again: its message is edited, or posted anew where it was deleted. */
  resume(server: number, id: number, by: string, now: number): Promise<BoardResumed>;
  /** Ends a board; its message stays, and says so. False where the server has no such board. */
  remove(server: number, id: number, now: number): Promise<boolean>;
}

/** A board to be. */
export interface NewBoard {
  readonly server: number;
  readonly channel: string;
  readonly artist: number | null;
  readonly by: string;
  readonly now: number;
}

/** More than so many nobody reads, and each is looked at every hour. */
const MOST_BOARDS = 5;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A board is edited at most once an hour (PRODUCT §8). */
export const BOARD_EVERY_MS = HOUR_MS;

/** Reasons that end a board by its message: there is nothing left to edit. */
const MESSAGE_GONE = 'deleted';

/** The boards of a store. */
export function createBoards({ read, write }: Pick<Store, 'read' | 'write'>): Boards {
  return {
    of: async (server) => {
      const rows = await read
        .selectFrom('board')
        .selectAll()
        .where('server_id', '=', server)
        .where((eb) => eb.or([eb('stop_reason', 'is', null), eb('stop_reason', '!=', 'removed')]))
        .orderBy('id')
        .execute();
      const boards: Board[] = [];
      for (const row of rows) {
        const post = await postOf(read, row);
        const messageId = post?.message_id ?? null;
        boards.push({ id: row.id, channel: row.channel, artist: row.artist_id, stopped: row.stop_reason, messageId });
      }
      return boards;
    },
    create: (board) => write.transaction().execute((trx) => create(trx, board)),
    resume: (server, id, by, now) => write.transaction().execute((trx) => resume(trx, { server, id, by, now })),
    remove: (server, id, now) =>
      write.transaction().execute(async (trx) => {
        const row = await boardOf(trx, server, id);
        if (!row) return false;
        await stop(trx, row.id, 'removed', now);
        await oweBoardEdit(trx, row, now);
        return true;
      }),
  };
}

async function create(db: Db, { server, channel, artist, by, now }: NewBoard): Promise<BoardCreated> {
  const kept = await db
    .selectFrom('board')
    .selectAll()
    .where('server_id', '=', server)
    .where('stopped_at', 'is', null)
    .execute();
  if (kept.some((one) => one.channel === channel && one.artist_id === artist)) return { outcome: 'exists' };
  if (kept.length >= MOST_BOARDS) return { outcome: 'too-many', most: MOST_BOARDS };
  const values = { server_id: server, channel, artist_id: artist, created_by: by, created_at: now };
  const row = await db
    .insertInto('board')
    .values({ ...values, since: now, next_at: now + MINUTE_MS, stopped_at: null, stop_reason: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  const owed = { request: 'post', kind: 'board', subject: subjectOf(row), channel, server, now } as const;
  await oweOther(db, { ...owed, expiresAt: now + DAY_MS });
  return { outcome: 'created' };
}

async function resume(
  db: Db,
  { server, id, by, now }: { server: number; id: number; by: string; now: number },
): Promise<BoardResumed> {
  const row = await boardOf(db, server, id);
  if (!row || row.stop_reason === null) return 'none';
  const post = await postOf(db, row);
  if (row.stop_reason !== MESSAGE_GONE && post?.state === 'posted') {
    const again = { stopped_at: null, stop_reason: null, since: now, next_at: now };
    await db.updateTable('board').set(again).where('id', '=', id).execute();
    return 'resumed';
  }
  await stop(db, id, 'removed', now);
  const created = await create(db, { server, channel: row.channel, artist: row.artist_id, by, now });
  return created.outcome === 'created' ? 'posted-anew' : 'none';
}

/** A server's board that was not removed. */
async function boardOf(db: Db, server: number, id: number): Promise<BoardRow | null> {
  const row = await db
    .selectFrom('board')
    .selectAll()
    .where('id', '=', id)
    .where('server_id', '=', server)
    .executeTakeFirst();
  return row && row.stop_reason !== 'removed' ? row : null;
}

/** A board by what names its rows in the ledger. */
export async function boardBySubject(db: Db, subject: string | null): Promise<BoardRow | null> {
  const id = Number(/^board:(\d+):/.exec(subject ?? '')?.[1]);
  if (!Number.isSafeInteger(id)) return null;
  const row = await db.selectFrom('board').selectAll().where('id', '=', id).executeTakeFirst();
  return row && subject?.startsWith(subjectOf(row)) ? row : null;
}

/** What names a board's post; its edits add when they were owed. A row's number alone may come again after a restore. */
function subjectOf({ id, created_at: createdAt }: Pick<BoardRow, 'id' | 'created_at'>): string {
  return `board:${id}:${createdAt}`;
}

/** The row of the ledger that posts a board. */
export async function postOf(db: Db, board: BoardRow): Promise<AnnouncementRow | null> {
  const row = await db
    .selectFrom('announcement')
    .selectAll()
    .where('channel', '=', board.channel)
    .where('kind', '=', 'board')
    .where('subject', '=', subjectOf(board))
    .executeTakeFirst();
  return row ?? null;
}

/** The newest edit of a board's post since a moment. */
export async function lastEditOf(
  db: Db,
  post: Pick<AnnouncementRow, 'id'>,
  since: number,
): Promise<AnnouncementRow | null> {
  const row = await db
    .selectFrom('announcement')
    .selectAll()
    .where('about_id', '=', post.id)
    .where('kind', '=', 'board')
    .where('owed_at', '>=', since)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** The body that stands in the channel: of the newest edit that went through, else of the post. */
export async function standingBody(db: Db, post: Pick<AnnouncementRow, 'id' | 'body'>): Promise<string | null> {
  const edit = await db
    .selectFrom('announcement')
    .select('body')
    .where('about_id', '=', post.id)
    .where('kind', '=', 'board')
    .where('state', '=', 'posted')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return edit?.body ?? post.body;
}

/** Owes an edit of a board's post; nothing where it was never posted. */
export async function oweBoardEdit(db: Db, board: BoardRow, now: number): Promise<void> {
  const post = await postOf(db, board);
  if (post?.state !== 'posted' || post.message_id === null) return;
  await oweOther(db, {
    request: 'edit',
    kind: 'board',
    subject: `${subjectOf(board)}:${now}`,
    channel: board.channel,
    server: board.server_id,
    about: post.id,
    now,
    expiresAt: now + BOARD_EVERY_MS,
  });
}

/** The boards whose hour has come, the longest due first; one that is due later than in an hour was planned by a wrong clock. */
export async function dueBoards(db: Db, now: number, most: number): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select board.* from board join server on server.id = board.server_id
    where board.stopped_at is null and server.left_at is null
      and (board.next_at <= ${now} or board.next_at > ${now + BOARD_EVERY_MS})
    order by board.next_at limit ${most}
  `.execute(db);
  return rows;
}

/** Sets when a board is looked at next. */
export async function planBoard(db: Db, id: number, nextAt: number): Promise<void> {
  await db.updateTable('board').set({ next_at: nextAt }).where('id', '=', id).execute();
}

/** Stops a board, and owes the notice that says why to the channel for such notices, else to who made it. */
export async function stopBoard(
  db: Db,
  board: BoardRow,
  { reason, body, now }: { readonly reason: string; readonly body: string; readonly now: number },
): Promise<void> {
  await stop(db, board.id, reason, now);
  const server = await db
    .selectFrom('server')
    .select('notice_channel')
    .where('id', '=', board.server_id)
    .executeTakeFirst();
  const maker = named(board.created_by);
  const channel = server?.notice_channel ?? (maker === null ? null : `@${maker}`);
  if (channel === null) return;
  const notice = { request: 'post', kind: 'notice', subject: `${subjectOf(board)}:${now}`, channel } as const;
  await oweOther(db, { ...notice, server: board.server_id, body, now, expiresAt: now + 3 * DAY_MS });
}

async function stop(db: Db, id: number, reason: string, now: number): Promise<void> {
  await db.updateTable('board').set({ stopped_at: now, stop_reason: reason }).where('id', '=', id).execute();
}
