import type { Rules } from '../domain/rules.ts';
import type { BoardRow } from '../store/board-table.ts';
import {
  BOARD_EVERY_MS,
  dueBoards,
  lastEditOf,
  oweBoardEdit,
  planBoard,
  postOf,
  standingBody,
  stopBoard,
} from '../store/boards.ts';
import type { Store } from '../store/database.ts';
import type { AnnouncementRow, AnnouncementState } from '../store/schema.ts';
import { saysTheSame, stoppedNotice } from '../views/board.ts';
import type { Frozen } from './frozen.ts';
import { boardNow } from './write-board.ts';

/** So many boards are looked at in one turn, so that posts do not wait for them. */
const AT_ONCE = 5;

const MINUTE_MS = 60_000;

const UNSETTLED: ReadonlySet<AnnouncementState> = new Set(['owed', 'sending', 'held']);

/**
 * Owes the edits of living boards: of each at most one an hour, and only where what it says has changed. A board that
 * was deleted, or that Discord refuses to edit, is stopped, and its admins are told why (PRODUCT §8).
 */
export async function keepBoards(store: Store, rules: Rules, now: number): Promise<void> {
  for (const board of await dueBoards(store.read, now, AT_ONCE)) {
    const { act, nextAt } = await lookAt(store, rules, board, now);
    await store.write.transaction().execute(async (trx) => {
      await planBoard(trx, board.id, nextAt);
      if (act === 'edit') await oweBoardEdit(trx, board, now);
      else if (act !== null) await stopBoard(trx, board, { ...act, now });
    });
  }
}

type Seen = {
  readonly act: 'edit' | { readonly reason: string; readonly body: string } | null;
  readonly nextAt: number;
};

async function lookAt(store: Store, rules: Rules, board: BoardRow, now: number): Promise<Seen> {
  const [soon, nextAt] = [now + MINUTE_MS, now + BOARD_EVERY_MS];
  const post = await postOf(store.read, board);
  if (post && UNSETTLED.has(post.state)) return { act: null, nextAt: soon };
  const edit = post ? await lastEditOf(store.read, post, board.since) : null;
  if (edit && UNSETTLED.has(edit.state)) return { act: null, nextAt: soon };
  const stopped = reasonToStop(post, edit);
  if (stopped !== null) return { act: await stopping(store, board, stopped), nextAt };
  const present = post && (await boardNow(store, rules, board, post.nonce ?? '', now));
  const standing = post && (await standingBody(store.read, post));
  if (!present || !standing) return { act: null, nextAt };
  const isSame = saysTheSame((JSON.parse(standing) as Frozen).message, present);
  return { act: isSame ? null : 'edit', nextAt };
}

/** Why a board can be kept no longer, by what became of its post and its last edit; null where it can. */
function reasonToStop(post: AnnouncementRow | null, edit: AnnouncementRow | null): string | null {
  if (!post) return 'deleted';
  if (post.reason === 'deleted-since' || edit?.reason === 'message-gone') return 'deleted';
  if (post.state !== 'posted') return post.reason ?? post.state;
  if (edit?.state === 'failed' && edit.reason !== 'expired') return edit.reason ?? edit.state;
  return null;
}

async function stopping(store: Store, { server_id: server, channel }: BoardRow, reason: string) {
  const { language } = await store.read
    .selectFrom('server')
    .select('language')
    .where('id', '=', server)
    .executeTakeFirstOrThrow();
  const frozen: Frozen = { message: stoppedNotice(channel, reason, language) };
  return { reason, body: JSON.stringify(frozen) };
}
