import { type Kysely, sql } from 'kysely';
import type { LinkSite } from '../domain/song.ts';
import type { SourceId } from '../domain/source.ts';
import { changePolls, type DueLink, followPollClock, type Taking, takeRows } from './polls.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** Of so many songs that a server added itself a source is asked for the number: no server uses up what all share. */
export const OWN_SONGS_ASKED = 50;

/** A source that is asked for songs, and the site whose links it understands. */
export interface AskedSite {
  readonly source: SourceId;
  readonly site: LinkSite;
}

/** Of one site that is asked: the link whose number is the song's; null where the server has its fill of asked songs. */
export interface AskedLink {
  readonly site: LinkSite;
  readonly id: string | null;
  /** Of how many songs of its own a server's numbers are asked for at a site. */
  readonly limit: number;
}

/** The name under which a source's rows for servers' own songs stand in `poll`; each is called `<server>:<id>`. */
export function ownPollsOf(source: SourceId): SourceId {
  return `${source}/own`;
}

/** The sources that have rows of servers' own songs: from one source to the next by the key, not by reading all rows. */
const OWN_SOURCES = sql`
  with recursive sources (source) as (
    select min(source) from poll
    union all
    select (select min(source) from poll where poll.source > sources.source) from sources
    where sources.source is not null)
  select source from sources where source like '%/own'`;

/** Servers and rows that are looked at in one statement: some milliseconds, while others wait. */
const SERVERS = 50;
const ROWS = 500;

interface Matching {
  readonly store: { readonly write: Db; readonly read: Db };
  readonly source: SourceId;
  readonly site: LinkSite;
  readonly now: number;
  readonly pause: () => Promise<void>;
}

/**
 * Gives servers' own songs their rows at a source: a song's first link at the site, which stays its number's however
 * many come after, until the source knows it no more; and takes away rows whose link or server is gone. In steps, with a
 * pause between two.
 */
export async function matchOwnPolls(matching: Matching): Promise<void> {
  await followPollClock(matching.store.write, ownPollsOf(matching.source), matching.now);
  await forgetOrphans(matching);
  for (let after = 0; ; ) {
    const servers = await serversWithLinks(matching.store.read, after);
    const last = servers.at(-1);
    if (last === undefined) return;
    after = last;
    await addMissing(matching, servers);
    if (servers.length < SERVERS) return;
    await matching.pause();
  }
}

/** The next servers that gave their songs links: from one to the next by the index, however many links each has. */
async function serversWithLinks(db: Db, after: number): Promise<number[]> {
  const { rows } = await sql<{ id: number | null }>`
    with recursive found (id) as (
      select min(server_id) from own_link where server_id > ${after}
      union all
      select (select min(server_id) from own_link where server_id > found.id) from found where found.id is not null
      limit ${SERVERS})
    select id from found
  `.execute(db);
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

async function forgetOrphans({ store, source, site, now, pause }: Matching): Promise<void> {
  const polls = ownPollsOf(source);
  for (let after = ''; ; ) {
    const { rows } = await sql<{ id: string; here: number }>`
      select poll.external_id as id, exists (
        select 1 from own_link link join server on server.id = link.server_id and server.left_at is null
        where link.server_id = ${serverOf('poll.external_id')} and link.site = ${site}
          and link.external_id = ${idOf('poll.external_id')}) as here
      from poll where source = ${polls} and external_id > ${after} order by external_id limit ${ROWS}
    `.execute(store.read);
    const orphans = rows.filter(({ here }) => here === 0);
    if (orphans.length > 0) await changePolls(store.write, polls, { orphans, strangers: [] }, now, pause);
    if (rows.length < ROWS) return;
    after = rows.at(-1)?.id ?? '';
    await pause();
  }
}

/** A link of a server's own song that has its row in `poll`. */
interface AskedOwn {
  readonly id: string;
  readonly song: number;
  /** Whether the source does not know it any more. */
  readonly gone: boolean;
}

async function addMissing({ store, source, site, now, pause }: Matching, servers: readonly number[]): Promise<void> {
  const polls = ownPollsOf(source);
  const { rows } = await sql<{ server: number; id: string | null; song: number | null; gone: number }>`
    select server.id as server, link.external_id as id, link.song_id as song, poll.gone_at is not null as gone
    from json_each(${JSON.stringify(servers)}) as asked
    cross join server on server.id = asked.value and server.left_at is null
    left join poll on poll.source = ${polls}
      and poll.external_id > server.id || ':' and poll.external_id < server.id || ';'
    left join own_link link on link.server_id = server.id and link.site = ${site}
      and link.external_id = ${idOf('poll.external_id')}
  `.execute(store.read);
  const orphans: { id: string }[] = [];
  const strangers: { id: string }[] = [];
  for (const [server, own] of Map.groupBy(rows, (row) => row.server)) {
    const known = own.flatMap(({ id, song, gone }): AskedOwn[] =>
      id === null || song === null ? [] : [{ id, song, gone: gone === 1 }],
    );
    const here = known.filter(({ gone }) => !gone);
    const room = OWN_SONGS_ASKED - here.length;
    if (room <= 0) continue;
    for (const { song, id } of await nextLinks(store.read, { server, site, room }, here, known)) {
      strangers.push({ id: `${server}:${id}` });
      // One link at a time feeds a song: what is gone makes way for the one after it.
      for (const before of known) if (before.song === song) orphans.push({ id: `${server}:${before.id}` });
    }
  }
  if (strangers.length > 0) await changePolls(store.write, polls, { orphans, strangers }, now, pause);
}

/** The first link of each song of a server that is not asked for, of as many songs as there is room for. */
async function nextLinks(
  db: Db,
  { server, site, room }: { readonly server: number; readonly site: LinkSite; readonly room: number },
  here: readonly AskedOwn[],
  known: readonly AskedOwn[],
): Promise<{ song: number; id: string }[]> {
  const { rows } = await sql<{ song: number; id: string }>`
    select song_id as song, external_id as id, min(position) from own_link
    where server_id = ${server} and site = ${site}
      and song_id not in (select value from json_each(${JSON.stringify(here.map(({ song }) => song))}))
      and external_id not in (select value from json_each(${JSON.stringify(known.map(({ id }) => id))}))
    group by song_id order by song_id limit ${room}
  `.execute(db);
  return rows;
}

/**
 * Those of the links whose songs still have them, by their rows' names: one may be removed while its number is fetched,
 * and its row's number be another's by then.
 */
export async function stillLinked(db: Db, site: LinkSite, links: readonly DueLink[]): Promise<Set<string>> {
  const asked = JSON.stringify(links.map(({ externalId, scope, askedId, song }) => [externalId, scope, askedId, song]));
  const { rows } = await sql<{ id: string }>`
    select asked.value ->> 0 as id from json_each(${asked}) as asked
    cross join own_link link on link.server_id = asked.value ->> 1 and link.site = ${site}
      and link.external_id = asked.value ->> 2 and link.song_id = asked.value ->> 3
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Takes the links of servers' own songs that are due the longest. `taking.source` is the source itself. */
export async function takeOwnDue(db: Db, taking: Taking): Promise<DueLink[]> {
  const polls = ownPollsOf(taking.source);
  const taken = await takeRows(db, { ...taking, source: polls });
  if (taken === null) return [];
  const { rows } = await sql<Omit<DueLink, 'main'>>`
    select poll.external_id as externalId, link.external_id as askedId, link.server_id as scope,
      link.song_id as song, song.key as songKey, poll.failures, poll.missing, poll.gone_at as goneAt, poll.count,
      poll.counted_at as countedAt
    from json_each(${taken}) as asked
    cross join poll on poll.source = ${polls} and poll.external_id = asked.value
    cross join own_link link on link.server_id = ${serverOf('asked.value')} and link.site = ${taking.site}
      and link.external_id = ${idOf('asked.value')}
    cross join song on song.id = link.song_id
  `.execute(db);
  return rows.map((row) => ({ ...row, main: true }));
}

/** Forgets when a server's own songs are asked for, within the caller's transaction, whether their sources are on or not. */
export async function forgetOwnPolls(db: Db, server: number): Promise<void> {
  await sql`
    delete from poll where source in (${OWN_SOURCES})
      and external_id > ${`${server}:`} and external_id < ${`${server};`}
  `.execute(db);
}

/** Forgets when an own song's links are asked for, within the transaction that removes it: before its links go. */
export async function forgetPollsOfSong(db: Db, song: number): Promise<void> {
  await sql`
    delete from poll where source in (${OWN_SOURCES})
      and external_id in (select server_id || ':' || external_id from own_link where song_id = ${song})
  `.execute(db);
}

/** Which links of a song the numbers come from, at each of the sites that are asked and that it has a link at. */
export async function askedLinksOf(
  db: Db,
  { server, song }: { readonly server: number; readonly song: number },
  sites: readonly AskedSite[],
): Promise<AskedLink[]> {
  const asked: AskedLink[] = [];
  for (const { source, site } of sites) {
    const { rows } = await sql<{ scope: number; id: string; polled: number }>`
      select 0 as scope, external_id as id, 1 as polled, position from song_link
      where song_id = ${song} and site = ${site}
      union all
      select server_id, external_id, exists (
        select 1 from poll where poll.source = ${ownPollsOf(source)}
          and poll.external_id = server_id || ':' || own_link.external_id
          and poll.gone_at is null), position from own_link
      where song_id = ${song} and site = ${site} and server_id = ${server}
      order by scope, polled desc, position, id limit 1
    `.execute(db);
    const [first] = rows;
    if (!first) continue;
    const isFull = first.scope !== EVERYWHERE && first.polled === 0 && (await isFullOf(db, server, site, song));
    asked.push({ site, id: isFull ? null : first.id, limit: OWN_SONGS_ASKED });
  }
  return asked;
}

async function isFullOf(db: Db, server: number, site: LinkSite, song: number): Promise<boolean> {
  const { n } = await db
    .selectFrom('own_link')
    .select(({ fn }) => fn.count<number>('song_id').distinct().as('n'))
    .where('server_id', '=', server)
    .where('site', '=', site)
    .where('song_id', '!=', song)
    .executeTakeFirstOrThrow();
  return n >= OWN_SONGS_ASKED;
}

function serverOf(column: string) {
  const row = sql.ref(column);
  return sql`cast(substr(${row}, 1, instr(${row}, ':') - 1) as integer)`;
}

function idOf(column: string) {
  const row = sql.ref(column);
  return sql`substr(${row}, instr(${row}, ':') + 1)`;
}
