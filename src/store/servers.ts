import { type Kysely, sql } from 'kysely';
import type { Author } from '../domain/change.ts';
import { DEFAULT_LADDER } from '../domain/rules.ts';
import { noteChange } from './audit.ts';
import type { Store } from './database.ts';
import { planDigest } from './digest-plans.ts';
import { announcementByNonce, announcementStates } from './ledger.ts';
import { foldName } from './name-folding.ts';
import type { AnnouncementRow, AnnouncementState, Schema, ServerRow } from './schema.ts';
import { moveTarget } from './targets.ts';

type Language = ServerRow['language'];

/** A server, as it wants its posts. */
export interface Server {
  readonly id: number;
  readonly discordId: string;
  readonly language: Language;
  /** Whether an admin chose the language; else it is Discord's. */
  readonly languageChosen: boolean;
  /** The server's main channel. */
  readonly channel: string | null;
  /** The ladders switched on, the default one first. */
  readonly ladders: readonly string[];
  /** The id of the role whose members may record numbers; null: managers alone. */
  readonly reporterRole: string | null;
  /** The channel in which reporters are reminded once a week of the numbers that are missing; null: they are not. */
  readonly roundChannel: string | null;
  /** Whether acts and markets may be compared here. */
  readonly comparisons: boolean;
  /** Who sees the answers of commands that everybody may ask. */
  readonly answers: 'public' | 'private';
  /** Whether answers go without bar, emoji and picture. */
  readonly plain: boolean;
}

/** A song, act or market that a server follows. */
export interface Watch {
  readonly kind: 'song' | 'artist' | 'market';
  /** The row of the song or act; a market's number. */
  readonly target: number;
}

export type SongRequestOutcome = 'asked' | 'asked-already' | 'asked-today';

/** What servers follow and how they want their posts. Moments are milliseconds since 1970. */
export interface Servers {
  /** A server's settings, made with the defaults when it is first heard of; its language is kept up with Discord's where nobody chose one. */
  get(discordId: string, language: Language, now: number): Promise<Server>;
  /** A server's settings, null where nobody there has set anything; its language is kept up with Discord's where nobody chose one. */
  known(discordId: string, language: Language, now: number): Promise<Server | null>;
  /** Where crossings are posted from now on; answers how many announcements waited and go there now. */
  setChannel(server: number, channel: string, by: string, now: number): Promise<number>;
  /** Switches a ladder on or off. */
  setLadder(server: number, ladder: string, on: boolean, by: Author): Promise<void>;
  /** The language of posts from now on; `discords` where nobody chooses one any more (`chosen` null). */
  setLanguage(server: number, chosen: Language | null, discords: Language, by: Author): Promise<void>;
  /** Whose role may record numbers from now on, null for managers alone. */
  setReporters(server: number, role: string | null, by: Author): Promise<void>;
  /** Where reporters are reminded once a week from now on, null for nowhere. */
  setRound(server: number, channel: string | null, by: Author): Promise<void>;
  /** How answers are given from now on. */
  setAnswerStyle(server: number, style: Partial<Pick<Server, 'answers' | 'plain'>>): Promise<void>;
  /** Whether a server wants answers for the asker alone, by its Discord id: asked before a command runs. */
  answersPrivately(discordId: string): Promise<boolean>;
  /** Follows a song or act; false where the server does already. */
  watch(server: number, watch: Watch, by: string, now: number): Promise<boolean>;
  /** Stops following; false where the server did not. */
  unwatch(server: number, watch: Watch): Promise<boolean>;
  /** What a server follows, the newest first. */
  watches(server: number): Promise<readonly Watch[]>;
  /** Notes that a member misses a song: once a song, one a day per person. */
  requestSong(server: number, name: string, by: string, now: number): Promise<SongRequestOutcome>;
  /** The names that members asked for since a moment, the newest first. */
  requestedSongs(server: number, since: number, limit: number): Promise<readonly string[]>;
  /** How many announcements are in each state, settled ones since a moment only. */
  announcementStates(
    server: number,
    since: number,
  ): Promise<readonly { state: AnnouncementState; reason: string | null; channel: string; count: number }[]>;
  /** The announcement whose post carries a nonce. */
  announcement(nonce: string): Promise<AnnouncementRow | null>;
}

const DAY_MS = 86_400_000;

/** The servers of a store. */
export function createServers(store: Store): Servers {
  const { read, write } = store;

  async function find(discordId: string): Promise<Server | null> {
    // One statement: every call of every command asks.
    const { rows } = await sql<ServerRow & { channel: string | null; ladders: string }>`
      select server.*, (select json_group_array(ladder) from server_ladder where server_id = server.id) as ladders,
        (select channel from target where server_id = server.id order by main desc limit 1) as channel
      from server where discord_id = ${discordId} and left_at is null
    `.execute(read);
    const [row] = rows;
    if (!row) return null;
    const names = JSON.parse(row.ladders) as string[];
    const ordered = names.toSorted((a, b) => Number(b === DEFAULT_LADDER) - Number(a === DEFAULT_LADDER));
    return {
      id: row.id,
      discordId,
      language: row.language,
      languageChosen: row.language_chosen === 1,
      channel: row.channel,
      ladders: ordered,
      reporterRole: row.reporter_role,
      roundChannel: row.round_channel,
      comparisons: row.comparisons === 1,
      answers: row.answers,
      plain: row.plain === 1,
    };
  }

  return {
    known: async (discordId, language, now) => {
      const known = await find(discordId);
      if (!known || known.languageChosen || known.language === language) return known;
      await write.transaction().execute((trx) => speak(trx, known.id, language, now));
      return { ...known, language };
    },
    get: async (discordId, language, now) => {
      const known = await find(discordId);
      if (known && (known.languageChosen || known.language === language)) return known;
      await write.transaction().execute(async (trx) => {
        const was = await trx.selectFrom('server').select('id').where('discord_id', '=', discordId).executeTakeFirst();
        if (was) {
          await speak(trx, was.id, language, now);
          return;
        }
        const { id } = await trx
          .insertInto('server')
          .values({ discord_id: discordId, language, created_at: now, left_at: null })
          .returning('id')
          .executeTakeFirstOrThrow();
        await trx.insertInto('server_ladder').values({ server_id: id, ladder: DEFAULT_LADDER }).execute();
      });
      const made = await find(discordId);
      if (!made) throw new Error(`The server ${discordId} could not be recorded.`);
      return made;
    },
    setChannel: (server, channel, by, now) =>
      write.transaction().execute(async (trx) => {
        const target = await mainTarget(trx, server);
        return moveTarget(trx, { server, from: target?.channel ?? null, to: channel, by, now });
      }),
    setAnswerStyle: async (server, { answers, plain }) => {
      const wanted = { ...(answers && { answers }), ...(plain === undefined ? {} : { plain: plain ? 1 : 0 }) };
      await write.updateTable('server').set(wanted).where('id', '=', server).execute();
    },
    answersPrivately: async (discordId) => {
      const row = await read
        .selectFrom('server')
        .select('answers')
        .where('discord_id', '=', discordId)
        .executeTakeFirst();
      return row?.answers === 'private';
    },
    setLadder: (server, ladder, on, by) =>
      write.transaction().execute(async (trx) => {
        if (on)
          await trx
            .insertInto('server_ladder')
            .values({ server_id: server, ladder })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        else
          await trx.deleteFrom('server_ladder').where('server_id', '=', server).where('ladder', '=', ladder).execute();
        await noteChange(trx, server, by, { what: 'ladder', ladder, on });
      }),
    setLanguage: (server, chosen, discords, by) =>
      write.transaction().execute(async (trx) => {
        await change(trx, server, { language: chosen ?? discords, language_chosen: chosen === null ? 0 : 1 });
        await planDigest(trx, server, by.at);
        await noteChange(trx, server, by, { what: 'language', language: chosen });
      }),
    setReporters: (server, role, by) =>
      write.transaction().execute(async (trx) => {
        await change(trx, server, { reporter_role: role });
        await noteChange(trx, server, by, { what: 'reporters', role });
      }),
    setRound: (server, channel, by) =>
      write.transaction().execute(async (trx) => {
        await change(trx, server, { round_channel: channel });
        await noteChange(trx, server, by, { what: 'round', channel });
      }),
    watch: async (server, { kind, target }, by, now) => {
      const { numInsertedOrUpdatedRows } = await write
        .insertInto('watch')
        .values({ kind, target_id: target, server_id: server, created_at: now, created_by: by })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    unwatch: async (server, { kind, target }) => {
      const { numDeletedRows } = await write
        .deleteFrom('watch')
        .where('server_id', '=', server)
        .where('kind', '=', kind)
        .where('target_id', '=', target)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
    watches: async (server) => {
      const rows = await read
        .selectFrom('watch')
        .select(['kind', 'target_id as target'])
        .where('server_id', '=', server)
        .orderBy('created_at', 'desc')
        .orderBy('target_id')
        .execute();
      return rows;
    },
    requestSong: (server, name, by, now) =>
      write.transaction().execute(async (trx): Promise<SongRequestOutcome> => {
        const folded = foldName(name);
        const asked = trx.selectFrom('song_request').select('folded').where('server_id', '=', server);
        if (await asked.where('folded', '=', folded).executeTakeFirst()) return 'asked-already';
        const today = asked.where('asked_by', '=', by).where('asked_at', '>', now - DAY_MS);
        if (await today.executeTakeFirst()) return 'asked-today';
        await trx
          .insertInto('song_request')
          .values({ server_id: server, folded, name, asked_by: by, asked_at: now })
          .execute();
        return 'asked';
      }),
    requestedSongs: async (server, since, limit) => {
      const rows = await read
        .selectFrom('song_request')
        .select('name')
        .where('server_id', '=', server)
        .where('asked_at', '>=', since)
        .orderBy('asked_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => row.name);
    },
    announcementStates: (server, since) => announcementStates(read, server, since),
    announcement: (nonce) => announcementByNonce(read, nonce),
  };
}

async function change(db: Kysely<Schema>, server: number, values: Partial<ServerRow>): Promise<void> {
  await db.updateTable('server').set(values).where('id', '=', server).execute();
}

/** The channel that a server chose first, if any. */
function mainTarget(db: Kysely<Schema>, server: number) {
  return db
    .selectFrom('target')
    .select('channel')
    .where('server_id', '=', server)
    .orderBy('main', 'desc')
    .executeTakeFirst();
}

/** Takes over the language of a server that the bot is in; its digests go by that where nobody has chosen a time zone. */
async function speak(db: Kysely<Schema>, server: number, language: Language, now: number): Promise<void> {
  await change(db, server, { left_at: null });
  await db.updateTable('server').set({ language }).where('id', '=', server).where('language_chosen', '=', 0).execute();
  await planDigest(db, server, now);
}

/** The servers whose reporters are reminded once a week, with where and whom. */
export async function serversWithRound(
  db: Kysely<Schema>,
): Promise<{ id: number; language: Language; channel: string; role: string | null }[]> {
  return db
    .selectFrom('server')
    .select(['id', 'language', 'round_channel as channel', 'reporter_role as role'])
    .where('round_channel', 'is not', null)
    .where('left_at', 'is', null)
    .$narrowType<{ channel: string }>()
    .execute();
}
