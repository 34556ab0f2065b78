import { type Kysely, sql } from 'kysely';
import { formatDay } from '../domain/day.ts';
import { type ConfigFile, exportedColumns, SERVER_COLUMNS, TARGET_COLUMNS } from './config-columns.ts';
import { planDigest } from './digest-plans.ts';
import type { Schema } from './schema.ts';
import { moveTarget } from './targets.ts';
import { namedWatches } from './watches.ts';

type Db = Kysely<Schema>;
type Row = Readonly<Record<string, unknown>>;
type Settings = Record<string, string | number | null>;

/** All that a server has set, in its file's form. */
export async function readConfig(db: Db, server: number): Promise<ConfigFile> {
  const row = await db.selectFrom('server').selectAll().where('id', '=', server).executeTakeFirstOrThrow();
  const targets = await db
    .selectFrom('target')
    .selectAll()
    .where('server_id', '=', server)
    .orderBy('channel')
    .execute();
  const minimums = await db
    .selectFrom('target_minimum')
    .select(['channel', 'ladder', 'level'])
    .where('server_id', '=', server)
    .orderBy('ladder')
    .execute();
  const { rows: wishes } = await sql<{ channel: string; kind: 'market' | 'artist' | 'ladder'; value: string }>`
    select target_wish.channel, target_wish.kind, coalesce(artist.key, target_wish.value) as value from target_wish
    left join artist on target_wish.kind = 'artist' and artist.id = cast(target_wish.value as integer)
    where target_wish.server_id = ${server} order by target_wish.kind, target_wish.value
  `.execute(db);
  const ladders = await db
    .selectFrom('server_ladder')
    .select('ladder')
    .where('server_id', '=', server)
    .orderBy('ladder')
    .execute();
  const markets = await db
    .selectFrom('server_market')
    .innerJoin('artist', 'artist.id', 'server_market.artist_id')
    .select(['artist.key as artist', 'server_market.market'])
    .where('server_market.server_id', '=', server)
    .orderBy('artist.key')
    .execute();
  const of = <T extends { channel: string }>(rows: readonly T[], channel: string) =>
    rows.filter((one) => one.channel === channel).map(({ channel: _, ...rest }) => rest);
  return {
    tierwatch: 'config',
    version: 1,
    settings: settingsOf(row, SERVER_COLUMNS),
    channels: targets.map((target) => ({
      channel: target.channel,
      settings: settingsOf(target, TARGET_COLUMNS),
      minimums: of(minimums, target.channel),
      wishes: of(wishes, target.channel),
    })),
    ladders: ladders.map(({ ladder }) => ladder),
    markets,
    songs: await ownSongsOf(db, server),
    watches: await namedWatches(db, server),
  };
}

function settingsOf(row: Row, columns: Parameters<typeof exportedColumns>[0]): Settings {
  return Object.fromEntries(
    exportedColumns(columns).map(([name]) => [name, (row[name] ?? null) as string | number | null]),
  );
}

async function ownSongsOf(db: Db, server: number): Promise<ConfigFile['songs']> {
  const songs = await db
    .selectFrom('song')
    .innerJoin('song_artist', 'song_artist.song_id', 'song.id')
    .innerJoin('artist', 'artist.id', 'song_artist.artist_id')
    .select(['song.id', 'song.title', 'song.ja', 'song.ko', 'song.aliases', 'song.released'])
    .select(['artist.name as artist', 'artist.key as artistKey', 'artist.scope as artistScope'])
    .where('song.scope', '=', server)
    .orderBy('song.id')
    .execute();
  const links = await db
    .selectFrom('own_link')
    .select(['song_id', 'site', 'external_id as id'])
    .where('server_id', '=', server)
    .orderBy('site')
    .orderBy('position')
    .orderBy('external_id')
    .execute();
  const bySong = Map.groupBy(links, (link) => link.song_id);
  return songs.map((song) => ({
    artist: song.artist,
    artistKey: song.artistScope === 0 ? song.artistKey : null,
    title: song.title,
    native: song.ja ?? song.ko ?? (JSON.parse(song.aliases) as string[])[0] ?? null,
    released: song.released === null ? null : formatDay(song.released),
    links: (bySong.get(song.id) ?? []).map(({ site, id }) => ({ site, id })),
  }));
}

/** The row of each act that a server sees, by its key. */
export async function artistIdsByKey(db: Db, server: number, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('artist')
    .select(['id', 'key'])
    .where('key', 'in', [...new Set(keys)])
    .where('scope', 'in', [0, server])
    .execute();
  return new Map(rows.map(({ id, key }) => [key, String(id)]));
}

/** Takes over settings whose channels and roles are this server's by now, within the caller's transaction. */
export async function applySettings(
  db: Db,
  server: number,
  wanted: Pick<ConfigFile, 'settings' | 'channels' | 'ladders' | 'markets'>,
  by: string,
  now: number,
): Promise<void> {
  if (Object.keys(wanted.settings).length > 0)
    await db.updateTable('server').set(wanted.settings).where('id', '=', server).execute();
  for (const channel of wanted.channels) await applyChannel(db, server, channel, by, now);
  for (const ladder of wanted.ladders)
    await db
      .insertInto('server_ladder')
      .values({ server_id: server, ladder })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const acts = await artistIdsByKey(
    db,
    server,
    wanted.markets.map(({ artist }) => artist),
  );
  for (const { artist, market } of wanted.markets)
    await db
      .insertInto('server_market')
      .values({ server_id: server, artist_id: Number(acts.get(artist)), market })
      .onConflict((conflict) => conflict.columns(['server_id', 'artist_id']).doUpdateSet({ market }))
      .execute();
  await planDigest(db, server, now);
  // What rests until the former quiet hours are over goes by the new ones.
  await db
    .updateTable('announcement')
    .set({ not_before: now })
    .where('server_id', '=', server)
    .where('state', '=', 'held')
    .where('reason', '=', 'quiet-hours')
    .execute();
}

async function applyChannel(
  db: Db,
  server: number,
  { channel, settings, minimums, wishes }: ConfigFile['channels'][number],
  by: string,
  now: number,
): Promise<void> {
  const targets = await db.selectFrom('target').select(['channel', 'main']).where('server_id', '=', server).execute();
  const isMain = settings.main !== 0 || targets.length === 0;
  const before = targets.find((target) => target.main === 1) ?? null;
  if (!targets.some((target) => target.channel === channel)) {
    if (isMain) await moveTarget(db, { server, from: before?.channel ?? null, to: channel, by, now });
    else await db.insertInto('target').values({ server_id: server, channel, configured_by: by, main: 0 }).execute();
  } else if (isMain && before?.channel !== channel) {
    await db.updateTable('target').set({ main: 0 }).where('server_id', '=', server).execute();
  }
  const here = { server_id: server, channel };
  await db
    .updateTable('target')
    .set({ ...settings, main: isMain ? 1 : 0 })
    .where('server_id', '=', server)
    .where('channel', '=', channel)
    .execute();
  await db.deleteFrom('target_minimum').where('server_id', '=', server).where('channel', '=', channel).execute();
  for (const minimum of minimums)
    await db
      .insertInto('target_minimum')
      .values({ ...here, ...minimum })
      .execute();
  await db.deleteFrom('target_wish').where('server_id', '=', server).where('channel', '=', channel).execute();
  for (const wish of wishes)
    await db
      .insertInto('target_wish')
      .values({ ...here, ...wish })
      .execute();
}
