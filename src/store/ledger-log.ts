import { type Kysely, sql } from 'kysely';
import { decisionsOn, type LedgerDecision } from '../domain/ledger-decision.ts';
import type { Store } from './database.ts';
import { entriesOf, entryOf, type LogEntry } from './ledger-entry.ts';
import { oweOther } from './owing.ts';
import { named } from './personal-data.ts';
import type { AnnouncementRow, AnnouncementState, Schema } from './schema.ts';
import { type SongHistory, songHistory } from './song-history.ts';
import { heldTargets } from './targets.ts';

type Db = Kysely<Schema>;

/** Which part of the log, the newest first: all, or those `before` or `after` a row. */
export interface LogPart {
  readonly states: readonly AnnouncementState[] | null;
  readonly before?: number;
  readonly after?: number;
}

/** A page of the log. */
export interface LogPage {
  readonly entries: readonly LogEntry[];
  readonly newer: boolean;
  readonly older: boolean;
}

/** What a decision came to. */
export type Decided =
  /** It waits where the channel is held, else it goes out next. */
  | { readonly outcome: 'done'; readonly channel: string; readonly held: boolean }
  /** Its state has changed since the admin saw it: somebody else decided, or it went on by itself. */
  | { readonly outcome: 'changed'; readonly by: string | null; readonly state: AnnouncementState }
  /** The channel that it was for is no longer posted to, and there is no other, or the other has it. */
  | { readonly outcome: 'no-channel' | 'there-already' }
  /** No row of this server. */
  | { readonly outcome: 'none' };

/** A decision by hand about a row, as it was when the admin saw it. */
export interface Decision {
  readonly server: number;
  readonly id: number;
  readonly decision: LedgerDecision;
  /** The moment since when it was in the state that the admin saw. */
  readonly seen: number;
  readonly by: string;
  readonly now: number;
}

/** A channel of a server that Discord refuses posts in. */
export interface HeldChannel {
  readonly channel: string;
  readonly reason: string | null;
  /** Whether its admins are still to be told, and by nothing but the answer to a command. */
  readonly tell: boolean;
}

/** What admins see of the ledger and decide about it. */
export interface Announcements {
  log(server: number, part: LogPart): Promise<LogPage>;
  /** The rows that a digest or catch-up says in their place, in their order. */
  members(id: number): Promise<readonly LogEntry[]>;
  /** All that says why a server heard, or did not hear, of a song. */
  history(server: number, song: number): Promise<SongHistory>;
  decide(decision: Decision): Promise<Decided>;
  /** Owes a test post. */
  oweTest(test: { server: number; channel: string; body: string; now: number }): Promise<void>;
  /** How many posts wait in a channel. */
  waiting(channel: string): Promise<number>;
  held(server: number): Promise<readonly HeldChannel[]>;
  /** The held channels whose admins are told now, and need not be told again. */
  takeNotices(server: number): Promise<readonly HeldChannel[]>;
}

/** How many rows a page of the log has. */
const ON_A_PAGE = 5;

const DAY_MS = 86_400_000;

/** For how long a test post waits for its turn. */
const TEST_FOR_MS = 10 * 60_000;

/** The ledger of a store, for admins. */
export function createAnnouncements(store: Store): Announcements {
  const { read, write } = store;
  return {
    log: (server, part) => pageOf(read, server, part),
    members: async (id) => {
      const rows = await entriesOf(read)
        .where('announcement.folded_into', '=', id)
        .where('announcement.kind', '!=', 'catch-up')
        .orderBy('announcement.id')
        .execute();
      return rows.map(entryOf);
    },
    history: (server, song) => songHistory(read, server, song),
    decide: (decision) => write.transaction().execute((trx) => decide(trx, decision)),
    oweTest: async ({ server, channel, body, now }) => {
      const test = { request: 'post', kind: 'test', subject: `test:${now}`, channel, server, body, now } as const;
      await write.transaction().execute((trx) => oweOther(trx, { ...test, expiresAt: now + TEST_FOR_MS }));
    },
    waiting: async (channel) => {
      // Written out, so that the index of what is not settled is used.
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from announcement
        where channel = ${channel} and request = 'post' and state in ('owed', 'sending', 'held')
      `.execute(read);
      return rows[0]?.waiting ?? 0;
    },
    held: async (server) => (await heldTargets(read, { server })).map(heldOf),
    takeNotices: async (server) => {
      const told = await write
        .updateTable('target')
        .set({ notice: null })
        .where('server_id', '=', server)
        .where('notice', '=', 'at-command')
        .where('held_at', 'is not', null)
        .returning(['channel', 'held_reason', 'notice'])
        .execute();
      return told.map(heldOf);
    },
  };
}

function heldOf(target: { channel: string; held_reason: string | null; notice: string | null }): HeldChannel {
  return { channel: target.channel, reason: target.held_reason, tell: target.notice === 'at-command' };
}

async function pageOf(db: Db, server: number, { states, before, after }: LogPart): Promise<LogPage> {
  const all = entriesOf(db).where('announcement.server_id', '=', server);
  const wanted = states === null ? all : all.where('announcement.state', 'in', [...states]);
  const most = ON_A_PAGE + 1;
  if (after !== undefined) {
    const rows = await wanted.where('announcement.id', '>', after).orderBy('announcement.id').limit(most).execute();
    // Fewer than a page above: the newest page, whole.
    if (rows.length < ON_A_PAGE) return pageOf(db, server, { states });
    return { entries: rows.slice(0, ON_A_PAGE).toReversed().map(entryOf), newer: rows.length === most, older: true };
  }
  const below = before === undefined ? wanted : wanted.where('announcement.id', '<', before);
  const rows = await below.orderBy('announcement.id', 'desc').limit(most).execute();
  return { entries: rows.slice(0, ON_A_PAGE).map(entryOf), newer: before !== undefined, older: rows.length === most };
}

async function decide(db: Db, { server, id, decision, seen, by, now }: Decision): Promise<Decided> {
  const row = await db
    .selectFrom('announcement')
    .selectAll()
    .where('id', '=', id)
    .where('server_id', '=', server)
    .executeTakeFirst();
  if (!row) return { outcome: 'none' };
  if (row.state_at !== seen || !decisionsOn(row).includes(decision))
    return { outcome: 'changed', by: named(row.decided_by), state: row.state };
  const change = db.updateTable('announcement').where('id', '=', id);
  if (decision === 'there') {
    await change.set({ state: 'posted', reason: 'admin-says', state_at: now, decided_by: by }).execute();
    return { outcome: 'done', channel: row.channel, held: false };
  }
  const target = await targetFor(db, server, row.channel);
  if (!target) return { outcome: 'no-channel' };
  if (target.channel !== row.channel && (await isThere(db, row, target.channel))) return { outcome: 'there-already' };
  const held = target.held_at !== null;
  await change
    .set({
      state: held ? 'held' : 'owed',
      reason: held ? target.held_reason : null,
      state_at: now,
      owed_at: now,
      expires_at: now + DAY_MS,
      not_before: now,
      attempts: 0,
      first_attempt_at: null,
      // The admin has seen that it is not there.
      look_from: null,
      decided_by: by,
      ...(target.channel === row.channel ? {} : { channel: target.channel, nonce: null, body: null }),
    })
    .execute();
  return { outcome: 'done', channel: target.channel, held };
}

/** The channel a row goes to now: its own, or the one that the server has chosen since. */
async function targetFor(db: Db, server: number, channel: string) {
  const targets = await db
    .selectFrom('target')
    .selectAll()
    .where('server_id', '=', server)
    .orderBy('main', 'desc')
    .execute();
  return targets.find((target) => target.channel === channel) ?? targets[0] ?? null;
}

/** Whether a channel has a row of its own that says the same. */
async function isThere(db: Db, row: AnnouncementRow, channel: string): Promise<boolean> {
  const same = db.selectFrom('announcement').select('id').where('channel', '=', channel).where('kind', '=', row.kind);
  const found =
    row.subject === null
      ? same
          .where('song_id', '=', row.song_id)
          .where('ladder', '=', row.ladder)
          .where('level', '=', row.level)
          .where('generation', '=', row.generation)
          .where('scope', '=', row.scope)
      : same.where('subject', '=', row.subject);
  return (await found.executeTakeFirst()) !== undefined;
}
