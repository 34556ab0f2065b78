import { type Kysely, sql } from 'kysely';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';
import { namesRevision } from './songs.ts';

type Db = Kysely<Schema>;

/** A song as a chart names it. */
export interface ChartSong {
  readonly spotifyId: string;
  readonly title: string;
  /** The acts as the chart joins them: with commas, which some names have themselves. */
  readonly artistText: string;
}

/** Finds the songs that charts name, and adds those that nobody knew. */
export interface SongResolver {
  /**
   * The rows of a chart's songs in their order, made with their acts where they are new; to be called within the
   * import's transaction. Two ids that stand on one chart are two songs, unless both are linked to one.
   */
  resolveChart(db: Db, songs: readonly ChartSong[]): Promise<number[]>;
  /** One song alone, as a chart of one. */
  resolve(db: Db, song: ChartSong): Promise<number>;
  /** Tells what became of the transaction: what it added is kept, or forgotten. */
  settle(outcome: 'committed' | 'rolled-back'): void;
}

/** A resolver over everything known at this moment; what other processes add is taken in at the next chart. */
export async function createSongResolver(db: Db): Promise<SongResolver> {
  let known: Known | null = await catchUp(db, null);
  let added = false;

  async function resolveChart(trx: Db, songs: readonly ChartSong[]): Promise<number[]> {
    const current = await catchUp(trx, known);
    known = current;
    const linked = songs.map((song) => current.links.get(song.spotifyId) ?? null);
    const parted = await partedByChart(trx, songs, linked);
    const taken = new Set(linked);
    const ids: number[] = [];
    for (const [at, song] of songs.entries()) {
      const link = linked[at] ?? null;
      if (link !== null && !parted.has(at)) {
        ids.push(link);
        continue;
      }
      added = true;
      const named = songNamed(current, song);
      const id = named === null || taken.has(named) ? await addSong(trx, current, song) : named;
      taken.add(id);
      ids.push(id);
      await linkTo(trx, current, song.spotifyId, id);
    }
    return ids;
  }

  return {
    resolveChart,
    resolve: async (trx, song) => {
      const [id] = await resolveChart(trx, [song]);
      if (id === undefined) throw new Error('A chart of one song came to no song.');
      return id;
    },
    settle: (outcome) => {
      if (added && outcome === 'rolled-back') known = null;
      added = false;
    },
  };
}

/** Marks of writing direction and the like, which some charts leave in names. */
const INVISIBLE = /\p{Cf}/gu;

/** A name as its spellings have it in common: case, width and runs of spaces may differ, signs and accents may not. */
function spelling(name: string): string {
  return name
    .replace(/[’‘ʼ`´′]/g, "'")
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What goes by which name, within something where names are only told apart there. */
export interface NameIndex {
  add(id: number, names: readonly string[], aliases: readonly string[], within?: string): void;
  /** All that a name may mean: more than one is none for certain. */
  find(name: string, within?: string): readonly number[];
}

/**
 * Names are told apart to the letter first, then by their spelling. Charts write some names as the catalogue has them
 * only among its aliases ("OFFICIAL HIGE DANDISM", "(G)I-DLE"); but those are made for searching, where nicknames do no
 * harm. So an alias means something only where it is nothing's name, and more than one bearer makes it mean nobody.
 */
export function createNameIndex(): NameIndex {
  const asWritten = new Map<string, Set<number>>();
  const asSpelt = new Map<string, Set<number>>();
  const asAliases = new Map<string, Set<number>>();
  const put = (into: Map<string, Set<number>>, key: string, id: number) =>
    into.set(key, (into.get(key) ?? new Set()).add(id));
  return {
    add: (id, names, aliases, within = '') => {
      for (const name of names) {
        put(asWritten, `${within}\n${name}`, id);
        put(asSpelt, `${within}\n${spelling(name)}`, id);
      }
      for (const alias of aliases) put(asAliases, `${within}\n${spelling(alias)}`, id);
    },
    find: (name, within = '') => {
      const spelt = `${within}\n${spelling(name)}`;
      return [...(asWritten.get(`${within}\n${name}`) ?? asSpelt.get(spelt) ?? asAliases.get(spelt) ?? [])];
    },
  };
}

/** The acts of a song in whatever order, as that within which its title is told apart. */
export function actsKey(acts: readonly number[]): string {
  return [...new Set(acts)].toSorted((a, b) => a - b).join(' ');
}

const FEATURING = /\s*[([]\s*(feat\.?|ft\.?|with)\s[^)\]]*[)\]]/giu;

/** All that a chart's title may mean among the songs of some acts, with or without the guests that it names. */
export function titled(titles: NameIndex, title: string, acts: readonly number[]): readonly number[] {
  const within = actsKey(acts);
  const whole = titles.find(title, within);
  return whole.length > 0 ? whole : titles.find(title.replace(FEATURING, ''), within);
}

interface Known {
  readonly revision: number;
  /** The greatest ids of songs and acts that were taken in. */
  song: number;
  artist: number;
  readonly links: Map<string, number>;
  readonly acts: NameIndex;
  /** The acts that imports made, by their names to the letter. */
  readonly importedActs: Map<string, number>;
  /** Within the acts of each song. */
  readonly titles: NameIndex;
}

/** What is known, with all that came since; read anew where names that were there have changed. */
async function catchUp(db: Db, before: Known | null): Promise<Known> {
  const revision = await namesRevision(db);
  const last = await lastRows(db);
  const isOlder = before?.revision === revision && before.song <= last.song && before.artist <= last.artist;
  const known = before && isOlder ? before : nothingKnown(revision);
  if (last.artist > known.artist) await takeInArtists(db, known, last.artist);
  if (last.song > known.song) await takeInSongs(db, known, last.song);
  if (last.links !== known.links.size) await readLinks(db, known);
  return known;
}

function nothingKnown(revision: number): Known {
  return {
    revision,
    song: 0,
    artist: 0,
    links: new Map(),
    acts: createNameIndex(),
    importedActs: new Map(),
    titles: createNameIndex(),
  };
}

async function lastRows(db: Db): Promise<{ song: number; artist: number; links: number }> {
  const { rows } = await sql<{ song: number; artist: number; links: number }>`
    select coalesce((select max(id) from song where scope = ${EVERYWHERE}), 0) as song,
      coalesce((select max(id) from artist where scope = ${EVERYWHERE}), 0) as artist,
      (select count(*) from song_link where site = 'spotify') as links
  `.execute(db);
  return rows[0] ?? { song: 0, artist: 0, links: 0 };
}

async function takeInArtists(db: Db, known: Known, last: number): Promise<void> {
  const artists = await db
    .selectFrom('artist')
    .select(['id', 'name', 'ja', 'ko', 'aliases', 'origin'])
    .where('id', '>', known.artist)
    .where('id', '<=', last)
    .where('scope', '=', EVERYWHERE)
    .execute();
  for (const row of artists) {
    known.acts.add(row.id, names(row.name, row), aliases(row));
    if (row.origin === 'import') known.importedActs.set(row.name, row.id);
  }
  known.artist = last;
}

async function takeInSongs(db: Db, known: Known, last: number): Promise<void> {
  const songs = await db
    .selectFrom('song')
    .select(['id', 'title', 'ja', 'ko', 'aliases'])
    .where('id', '>', known.song)
    .where('id', '<=', last)
    .where('scope', '=', EVERYWHERE)
    .execute();
  const credits = await db
    .selectFrom('song_artist')
    .select(['song_id', 'artist_id', 'role'])
    .where('song_id', '>', known.song)
    .where('song_id', '<=', last)
    .execute();
  const bySong = Map.groupBy(credits, (credit) => credit.song_id);
  for (const row of songs) {
    const all = bySong.get(row.id) ?? [];
    const main = all.filter((credit) => credit.role === 'main');
    for (const within of new Set([main, all].map((some) => actsKey(some.map((credit) => credit.artist_id)))))
      known.titles.add(row.id, names(row.title, row), aliases(row), within);
  }
  known.song = last;
}

async function readLinks(db: Db, known: Known): Promise<void> {
  const links = await db
    .selectFrom('song_link')
    .select(['external_id', 'song_id'])
    .where('site', '=', 'spotify')
    .execute();
  known.links.clear();
  for (const link of links) known.links.set(link.external_id, link.song_id);
}

function names(first: string, row: { ja: string | null; ko: string | null }): string[] {
  return [first, row.ja, row.ko].filter((name) => name !== null);
}

function aliases(row: { aliases: string }): string[] {
  return JSON.parse(row.aliases) as string[];
}

/**
 * The places on a chart of ids that were taken for one song by their name alone, and prove to be another by standing
 * beside it. Only a song that an import made shows that: the catalogue may link two ids to one song.
 */
async function partedByChart(
  db: Db,
  songs: readonly ChartSong[],
  linked: readonly (number | null)[],
): Promise<ReadonlySet<number>> {
  const places = Map.groupBy(linked.keys(), (at) => linked[at] ?? null);
  const parted = new Set<number>();
  for (const [song, several] of places) {
    if (song === null || several.length < 2) continue;
    const row = await db.selectFrom('song').select(['key', 'origin']).where('id', '=', song).executeTakeFirst();
    if (row?.origin !== 'import') continue;
    const own = several.find((at) => row.key === keyOf(songs[at]?.spotifyId ?? '')) ?? several[0];
    for (const at of several) if (at !== own) parted.add(at);
  }
  return parted;
}

function songNamed(known: Known, song: ChartSong): number | null {
  const acts = splitArtists(known.acts, song.artistText).map((name) => actNamed(known, name));
  if (acts.includes(null)) return null;
  const found = titled(
    known.titles,
    song.title,
    acts.filter((act) => act !== null),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The act of a name; for a name that may mean several, the one that an earlier import made of it. */
function actNamed(known: Known, name: string): number | null {
  const found = known.acts.find(name);
  return (found.length === 1 ? found[0] : known.importedActs.get(name)) ?? null;
}

/** Splits a chart's list of acts at its commas, but for those within a name that is known. */
function splitArtists(known: NameIndex, text: string): string[] {
  const parts = text.split(', ');
  const acts: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = parts.length;
    while (to > from + 1 && known.find(parts.slice(from, to).join(', ')).length === 0) to -= 1;
    acts.push(parts.slice(from, to).join(', '));
    from = to;
  }
  return acts;
}

async function linkTo(db: Db, known: Known, spotifyId: string, song: number): Promise<void> {
  await db
    .insertInto('song_link')
    .values({ site: 'spotify', external_id: spotifyId, song_id: song })
    .onConflict((conflict) => conflict.columns(['site', 'external_id']).doUpdateSet({ song_id: song }))
    .execute();
  known.links.set(spotifyId, song);
}

async function addSong(db: Db, known: Known, song: ChartSong): Promise<number> {
  const { id } = await db
    .insertInto('song')
    .values({
      key: keyOf(song.spotifyId),
      title: song.title,
      ja: null,
      ko: null,
      released: null,
      version_of: null,
      version: null,
      aliases: '[]',
      origin: 'import',
      catalogue_key: null,
      digest: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const credited = new Set<number>();
  for (const name of splitArtists(known.acts, song.artistText))
    credited.add(actNamed(known, name) ?? (await addArtist(db, known, name)));
  for (const [position, artist] of [...credited].entries())
    await db.insertInto('song_artist').values({ song_id: id, artist_id: artist, position, role: 'main' }).execute();
  known.titles.add(id, [song.title], [], actsKey([...credited]));
  known.song = id;
  return id;
}

function keyOf(spotifyId: string): string {
  return `spotify-${spotifyId}`;
}

async function addArtist(db: Db, known: Known, name: string): Promise<number> {
  // Not their number: acts that servers added for themselves may go again.
  const last = await db
    .selectFrom('artist')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  const { id } = await db
    .insertInto('artist')
    .values({
      key: `import-${(last?.id ?? 0) + 1}`,
      name,
      ja: null,
      ko: null,
      market: 'other',
      aliases: '[]',
      origin: 'import',
      digest: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  known.acts.add(id, [name], []);
  known.importedActs.set(name, id);
  known.artist = id;
  return id;
}
