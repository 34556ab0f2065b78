import { type Kysely, sql } from 'kysely';
import type { LinkSite } from '../domain/song.ts';
import type { SourceId } from '../domain/source.ts';
import { changePolls, type DueLink, type Taking, takeRows } from './polls.ts';
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

/** Servers and rows that are looked at in one statement: some milliseconds, while others wait. */
const SERVERS = 50;
const ROWS = 500;

const NONE = { orphans: [], strangers: [] };

interface Matching {
  readonly store: { readonly write: Db; readonly read: Db };
  readonly source: SourceId;
  readonly site: LinkSite;
  readonly now: number;
  readonly pause: () => Promise<void>;
}

/**
 * Gives servers' own songs their rows at a source: a song's first link at the site, which stays its number's however
 * many come after; and takes away rows whose link or server is gone. In steps, with a pause between two.
 */
export async function matchOwnPolls(matching: Matching): Promise<void> {
  await changePolls(matching.store.write, ownPollsOf(matching.source), NONE, matching.now, matching.pause);
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

async function addMissing({ store, source, site, now, pause }: Matching, servers: readonly number[]): Promise<void> {
  const polls = ownPollsOf(source);
  const { rows: links } = await sql<{ server: number; song: number; id: string }>`
    select link.server_id as server, link.song_id as song, link.external_id as id
    from json_each(${JSON.stringify(servers)}) as asked
    cross join server on server.id = asked.value and server.left_at is null
    cross join own_link link on link.server_id = server.id and link.site = ${site}
    where not exists (
      select 1 from own_link other
      join poll on poll.source = ${polls} and poll.external_id = other.server_id || ':' || other.external_id
      where other.song_id = link.song_id and other.site = link.site)
    order by link.server_id, link.song_id, link.position, link.external_id
  `.execute(store.read);
  if (links.length === 0) return;
  const room = await roomOf(store.read, polls, [...new Set(links.map(({ server }) => server))]);
  const strangers: { id: string }[] = [];
  const taken = new Set<number>();
  for (const { server, song, id } of links) {
    const left = room.get(server) ?? 0;
    if (left <= 0 || taken.has(song)) continue;
    taken.add(song);
    room.set(server, left - 1);
    strangers.push({ id: `${server}:${id}` });
  }
  if (strangers.length > 0) await changePolls(store.write, polls, { orphans: [], strangers }, now, pause);
}

/** How many more songs of each server may be asked for. */
async function roomOf(db: Db, polls: SourceId, servers: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ server: number; n: number }>`
    select asked.value as server, (
      select count(*) from poll where poll.source = ${polls}
        and poll.external_id > asked.value || ':' and poll.external_id < asked.value || ';') as n
    from json_each(${JSON.stringify(servers)}) as asked
  `.execute(db);
  return new Map(rows.map(({ server, n }) => [server, OWN_SONGS_ASKED - n]));
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
    delete from poll where source in (select distinct source from poll where source like '%/own')
      and external_id > ${`${server}:`} and external_id < ${`${server};`}
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
          and poll.external_id = server_id || ':' || own_link.external_id), position from own_link
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
