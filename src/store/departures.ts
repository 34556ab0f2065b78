import { type Kysely, sql } from 'kysely';
import { metaOf, setMeta } from './meta.ts';
import { forgetOwnPolls } from './own-polls.ts';
import { removeSong } from './remove-song.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/**
 * What a server's rows are, in the order in which they can be deleted: what its people entered for it alone by `scope`,
 * all else by `server_id`. A table that is missing here (but `reading`, and songs and acts of its own) fails a test.
 */
export const OF_A_SERVER: readonly { readonly table: keyof Schema; readonly column: 'server_id' | 'scope' }[] = [
  { table: 'announcement', column: 'server_id' },
  { table: 'board', column: 'server_id' },
  { table: 'wish', column: 'scope' },
  { table: 'report', column: 'server_id' },
  { table: 'crossing', column: 'scope' },
  { table: 'ladder_progress', column: 'scope' },
  { table: 'certificate', column: 'scope' },
  { table: 'latest', column: 'scope' },
  { table: 'observation', column: 'scope' },
  { table: 'draft_reading', column: 'server_id' },
  { table: 'song_request', column: 'server_id' },
  { table: 'proposal', column: 'server_id' },
  { table: 'own_link', column: 'server_id' },
  { table: 'audit', column: 'server_id' },
  { table: 'server_market', column: 'server_id' },
  { table: 'watch', column: 'server_id' },
  { table: 'server_ladder', column: 'server_id' },
  { table: 'target_wish', column: 'server_id' },
  { table: 'target_minimum', column: 'server_id' },
  { table: 'target', column: 'server_id' },
];

/** A server as its data has it. */
export interface KnownServer {
  readonly id: number;
  readonly discordId: string;
  /** When the bot was found to have left it, in milliseconds since 1970; null while it is in it. */
  readonly leftAt: number | null;
}

const COMPARED_AT = 'departures.compared-at';

/** When the known servers were last compared with Discord's list, in milliseconds since 1970; null before the first time. */
export async function comparedAt(db: Db): Promise<number | null> {
  const at = await metaOf(db, COMPARED_AT);
  return at === null ? null : Number(at);
}

/** Notes that all known servers were compared at a moment. */
export async function noteCompared(db: Db, at: number): Promise<void> {
  await setMeta(db, COMPARED_AT, String(at));
}

/** Every server of which anything is kept. */
export async function knownServers(db: Db): Promise<KnownServer[]> {
  const rows = await db.selectFrom('server').select(['id', 'discord_id', 'left_at']).orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, discordId: row.discord_id, leftAt: row.left_at }));
}

/** Notes that the bot has left a server at a moment, or is in it again (null): what is set there stays. */
export async function noteLeft(db: Db, server: number, leftAt: number | null): Promise<void> {
  await db.updateTable('server').set({ left_at: leftAt }).where('id', '=', server).execute();
}

/** Deletes all that is kept of a server, within the caller's transaction. */
export async function deleteServer(db: Db, server: number): Promise<void> {
  await sql`
    delete from reading_decision where observation_id in (select id from observation where scope = ${server})
  `.execute(db);
  // The working series has an observation behind every number, and no index by scope.
  await sql`
    delete from reading where (bucket, song_id, counter_id, scope, day) in (
      select day >> 5, song_id, counter_id, scope, day from observation where scope = ${server} and scope <> 0)
  `.execute(db);
  // A message to a person about this server's own numbers, and its correction, are rows of no server.
  await sql`
    delete from announcement where server_id is null and about_id in (
      select id from announcement where crossing_id in (select id from crossing where scope = ${server} and scope <> 0))
  `.execute(db);
  await sql`
    delete from announcement where server_id is null and crossing_id in (
      select id from crossing where scope = ${server} and scope <> 0)
  `.execute(db);
  await forgetOwnPolls(db, server);
  for (const { table, column } of OF_A_SERVER) {
    const own = sql`${sql.ref(column)} = ${server}`;
    // Written out, so that the index of what servers' own people entered is used.
    const found = column === 'scope' ? sql`${own} and scope <> 0` : own;
    await sql`delete from ${sql.table(table)} where ${found}`.execute(db);
  }
  const own = await db.selectFrom('song').select('id').where('scope', '=', server).where('scope', '!=', 0).execute();
  for (const { id } of own) await removeSong(db, id);
  await db.deleteFrom('artist').where('scope', '=', server).where('scope', '!=', 0).execute();
  await db.deleteFrom('server').where('id', '=', server).execute();
}
