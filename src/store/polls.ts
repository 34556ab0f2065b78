import { type Kysely, sql } from 'kysely';
import type { LinkSite } from '../domain/song.ts';
import type { SourceId } from '../domain/source.ts';
import { serversFollowing } from './followers.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A link whose song is to be asked for now. */
export interface DueLink {
  /** What its row in `poll` is called: its id at the site, for a server's own song with the server before it. */
  readonly externalId: string;
  /** By which the source knows it. */
  readonly askedId: string;
  /** For whom its number counts: everybody, or the server whose own song it is. */
  readonly scope: number;
  readonly song: number;
  readonly songKey: string;
  /** Whether this link's number is its song's. */
  readonly main: boolean;
  readonly failures: number;
  readonly missing: number;
  readonly goneAt: number | null;
  readonly count: number | null;
  readonly countedAt: number | null;
}

/** What a link's row becomes after it was asked for. */
export interface SettledLink {
  readonly externalId: string;
  readonly dueAt: number;
  /** Null leaves the moment of the last answer as it was. */
  readonly answeredAt: number | null;
  readonly failures: number;
  readonly missing: number;
  readonly goneAt: number | null;
  readonly count: number | null;
  readonly countedAt: number | null;
}

/** How many links are due at a source, and which of them go along. */
export interface Taking {
  readonly source: SourceId;
  readonly site: LinkSite;
  readonly now: number;
  readonly most: number;
  /** Links due within this time go along with those that are due, unless they were asked for as lately. */
  readonly alongMs: number;
  /** After this time without an answer the links are due again: whoever took them is gone. */
  readonly leaseMs: number;
}

const CHUNK = 200;

/** Nothing is due later than this, in milliseconds: what is, was written by a clock that was wrong. */
const LATEST_DUE_MS = 8 * 86_400_000;

/**
 * Gives every link at a site its row at the source, due now, and takes away rows whose link is no more; a chunk at a
 * time, with a pause between two.
 */
export async function matchPolls(
  { write, read }: { readonly write: Db; readonly read: Db },
  source: SourceId,
  site: LinkSite,
  now: number,
  pause: () => Promise<void>,
): Promise<void> {
  const { rows: orphans } = await sql<{ id: string }>`
    select external_id as id from poll where source = ${source} and not exists (
      select 1 from song_link where site = ${site} and song_link.external_id = poll.external_id)
  `.execute(read);
  const { rows: strangers } = await sql<{ id: string }>`
    select external_id as id from song_link where site = ${site} and not exists (
      select 1 from poll where source = ${source} and poll.external_id = song_link.external_id)
  `.execute(read);
  await followPollClock(write, source, now);
  await changePolls(write, source, { orphans, strangers }, now, pause);
}

/** Rows that are due later than any may be were put off by a clock that was wrong: they are due now. */
export async function followPollClock(write: Db, source: SourceId, now: number): Promise<void> {
  await sql`
    update poll set due_at = ${now}, asked_at = 0 where source = ${source} and due_at > ${now + LATEST_DUE_MS}
  `.execute(write);
}

/** Takes rows away, and adds others that are due now. */
export async function changePolls(
  write: Db,
  source: SourceId,
  { orphans, strangers }: Readonly<Record<'orphans' | 'strangers', readonly { readonly id: string }[]>>,
  now: number,
  pause: () => Promise<void>,
): Promise<void> {
  for (const chunk of chunksOf(orphans)) {
    await sql`
      delete from poll where source = ${source} and external_id in (select value from json_each(${chunk}))
    `.execute(write);
    await pause();
  }
  for (const chunk of chunksOf(strangers)) {
    await sql`
      insert into poll (source, external_id, due_at, asked_at, failures, missing)
      select ${source}, value, ${now}, 0, 0, 0 from json_each(${chunk}) where true
      on conflict do nothing
    `.execute(write);
    await pause();
  }
}

function chunksOf(rows: readonly { readonly id: string }[]): string[] {
  const chunks: string[] = [];
  for (let at = 0; at < rows.length; at += CHUNK)
    chunks.push(JSON.stringify(rows.slice(at, at + CHUNK).map((row) => row.id)));
  return chunks;
}

/** Takes the rows that are due the longest, as JSON; whoever asks next, in this process or another, is given others. */
export async function takeRows(db: Db, { source, now, most, alongMs, leaseMs }: Taking): Promise<string | null> {
  const { rows: taken } = await sql<{ id: string }>`
    update poll set asked_at = ${now}, due_at = ${now + leaseMs}
    where source = ${source} and exists (select 1 from poll where source = ${source} and due_at <= ${now})
      and external_id in (
        select external_id from poll
        where source = ${source} and due_at <= ${now + alongMs} and (due_at <= ${now} or asked_at <= ${now - alongMs})
        order by due_at, external_id limit ${most})
    returning external_id as id
  `.execute(db);
  return taken.length === 0 ? null : JSON.stringify(taken.map((row) => row.id));
}

/** Takes the links of everybody's songs that are due the longest. */
export async function takeDue(db: Db, taking: Taking): Promise<DueLink[]> {
  const { source, site } = taking;
  const taken = await takeRows(db, taking);
  if (taken === null) return [];
  const { rows } = await sql<Omit<DueLink, 'main'> & { main: number }>`
    select poll.external_id as externalId, poll.external_id as askedId, 0 as scope, link.song_id as song,
      song.key as songKey, poll.failures, poll.missing, poll.gone_at as goneAt, poll.count, poll.counted_at as countedAt,
      not exists (
        select 1 from song_link other where other.song_id = link.song_id and other.site = link.site
          and (other.position, other.external_id) < (link.position, link.external_id)) as main
    from json_each(${taken}) as asked
    cross join poll on poll.source = ${source} and poll.external_id = asked.value
    cross join song_link link on link.site = ${site} and link.external_id = asked.value
    cross join song on song.id = link.song_id
  `.execute(db);
  return rows.map((row) => ({ ...row, main: row.main === 1 }));
}

/** Writes what became of links that were taken. */
export async function settlePolls(db: Db, source: SourceId, links: readonly SettledLink[]): Promise<void> {
  const fields = ['dueAt', 'answeredAt', 'failures', 'missing', 'goneAt', 'count', 'countedAt'] as const;
  const values = sql.join(fields.map((name) => sql.raw(`value ->> '${name}'`)));
  // An update joined with the list would look through the list once for every link of the source.
  await sql`
    insert into poll (source, external_id, asked_at, due_at, answered_at, failures, missing, gone_at, count, counted_at)
    select ${source}, value ->> 'externalId', 0, ${values} from json_each(${JSON.stringify(links)}) where true
    on conflict (source, external_id) do update set due_at = excluded.due_at,
      answered_at = coalesce(excluded.answered_at, answered_at), failures = excluded.failures,
      missing = excluded.missing, gone_at = excluded.gone_at, count = excluded.count, counted_at = excluded.counted_at
  `.execute(db);
}

/** Which of some songs a server follows, by itself, by its acts or by their market. */
export async function followedSongs(db: Db, songs: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ song: number }>`
    select asked.value as song from json_each(${JSON.stringify(songs)}) as asked
    where exists (
      select 1 from (${serversFollowing(sql`asked.value`)}) as following
      cross join server on server.id = following.server_id and server.left_at is null)
  `.execute(db);
  return new Set(rows.map((row) => row.song));
}

/** The links that their source does not know any more: deleted, private, merged away. */
export function goneLinks(db: Db, source: SourceId) {
  return db
    .selectFrom('poll')
    .innerJoin('song_link', 'song_link.external_id', 'poll.external_id')
    .innerJoin('song', 'song.id', 'song_link.song_id')
    .select(['song.key as songKey', 'poll.external_id as externalId', 'poll.gone_at as goneAt'])
    .where('poll.source', '=', source)
    .where('poll.gone_at', 'is not', null)
    .orderBy('song.key')
    .execute();
}
