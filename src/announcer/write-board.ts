import { dayInJapan } from '../domain/day.ts';
import type { Rules } from '../domain/rules.ts';
import type { BoardRow } from '../store/board-table.ts';
import { boardBySubject, postOf } from '../store/boards.ts';
import type { Store } from '../store/database.ts';
import { certifiedSongs } from '../store/followed.ts';
import type { Claimed } from '../store/ledger.ts';
import { createOutlooks } from '../store/outlook.ts';
import { artistById, songsById } from '../store/songs.ts';
import { createStandings } from '../store/standings.ts';
import { type BoardLine, boardMessage } from '../views/board.ts';
import type { Message } from '../views/message.ts';
import type { Frozen } from './frozen.ts';
import { type Near, nearestOf } from './nearest.ts';

/** How many songs a board shows. */
const SONGS = 10;

/** Writes a board's post or edit as things are now; null where its server no longer exists for us. */
export async function writeBoard(store: Store, rules: Rules, claimed: Claimed, nonce: string): Promise<Frozen | null> {
  const board = await boardBySubject(store.read, claimed.subject);
  if (!board) return null;
  // An edit keeps the mark of the post that it edits.
  const mark = claimed.request === 'edit' ? ((await postOf(store.read, board))?.nonce ?? nonce) : nonce;
  const message = await boardNow(store, rules, board, mark, claimed.firstAttemptAt);
  return message && { message };
}

/** What a board says at a moment (milliseconds since 1970). */
export async function boardNow(
  store: Store,
  rules: Rules,
  board: BoardRow,
  nonce: string,
  now: number,
): Promise<Message | null> {
  const { server_id: server, artist_id: artist } = board;
  const row = await store.read.selectFrom('server').select('language').where('id', '=', server).executeTakeFirst();
  if (!row) return null;
  const today = dayInJapan(now);
  const nearest = await nearestOf(store, rules, { server, artist, today, most: SONGS });
  const shown = new Set(nearest.map(({ song }) => song.id));
  const certified = await certifiedAmong(store, rules, board, today);
  const songs = [...nearest, ...certified.filter(({ song }) => !shown.has(song.id))].slice(0, SONGS);
  const outlooks = createOutlooks(store, rules);
  const lines: BoardLine[] = [];
  for (const { song, standing } of songs) {
    const { next } = standing;
    const forecast = next && (await outlooks.forecast(song, standing, next.threshold, server));
    lines.push({ song, standing, forecast });
  }
  const act = artist === null ? null : await artistById(store.read, artist);
  const isEnded = board.stop_reason === 'removed';
  return boardMessage({ lines, artist: act, isEnded, now, rules, language: row.language, nonce });
}

/** Songs of which only a certificate is known: at least so much, at most so far. */
async function certifiedAmong(store: Store, rules: Rules, board: BoardRow, today: number): Promise<Near[]> {
  const { server_id: server, artist_id: artist } = board;
  const found = await certifiedSongs(store.read, { server, artist }, 2 * SONGS);
  const songs = new Map(
    (
      await songsById(
        store.read,
        found.map(({ song }) => song),
      )
    ).map((song) => [song.id, song]),
  );
  const standings = createStandings(store, rules);
  const near: Near[] = [];
  for (const { song: id, ladder: key } of found) {
    const [song, ladder] = [songs.get(id), rules.ladders.get(key)];
    if (song && ladder) near.push({ song, standing: await standings.of(song, ladder, server, today) });
  }
  return near;
}
