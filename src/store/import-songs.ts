import type { Kysely } from 'kysely';
import { foldName } from './name-folding.ts';
import type { Schema } from './schema.ts';

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
  /** The song's row, made with its acts where it is new; to be called within the import's transaction. */
  resolve(db: Db, song: ChartSong): Promise<number>;
  /** Tells what became of the transaction: what it added is kept, or forgotten. */
  settle(outcome: 'committed' | 'rolled-back'): Promise<void>;
}

const FEATURING = /\s*[([]\s*(feat\.?|ft\.?|with)\s[^)\]]*[)\]]/giu;

/** A resolver over everything known at this moment. */
export async function createSongResolver(db: Db): Promise<SongResolver> {
  let known = await readKnown(db);
  let added = false;
  return {
    resolve: async (trx, song) => {
      const linked = known.links.get(song.spotifyId);
      if (linked !== undefined) return linked;
      added = true;
      const title = foldName(song.title);
      const bare = foldName(song.title.replace(FEATURING, ''));
      const artist = foldName(song.artistText);
      const named = known.titles.get(`${artist}\n${title}`) ?? known.titles.get(`${artist}\n${bare}`);
      const id = named !== undefined && named !== AMBIGUOUS ? named : await add(trx, known, song);
      await trx.insertInto('song_link').values({ site: 'spotify', external_id: song.spotifyId, song_id: id }).execute();
      known.links.set(song.spotifyId, id);
      return id;
    },
    settle: async (outcome) => {
      if (added && outcome === 'rolled-back') known = await readKnown(db);
      added = false;
    },
  };
}

/** Two songs go by the same name: neither is taken for the other. */
const AMBIGUOUS = -1;

interface KnownNames {
  readonly links: Map<string, number>;
  readonly artists: Map<string, number>;
  /** By folded acts and folded title. */
  readonly titles: Map<string, number>;
}

async function readKnown(db: Db): Promise<KnownNames> {
  const links = await db
    .selectFrom('song_link')
    .select(['external_id', 'song_id'])
    .where('site', '=', 'spotify')
    .execute();
  const artists = await db.selectFrom('artist').select(['id', 'name', 'ja', 'ko', 'aliases']).execute();
  const songs = await db.selectFrom('song').select(['id', 'title', 'ja', 'ko', 'aliases']).execute();
  const credits = await db
    .selectFrom('song_artist')
    .select(['song_id', 'artist_id', 'role'])
    .orderBy('song_id')
    .orderBy('position')
    .execute();
  const artistNames = new Map(artists.map((row) => [row.id, names(row.name, row)]));
  const artistIds = new Map(artists.flatMap((row) => names(row.name, row).map((name) => [foldName(name), row.id])));
  const creditsOf = new Map<number, { main: number[]; all: number[] }>();
  for (const credit of credits) {
    const of = creditsOf.get(credit.song_id) ?? { main: [], all: [] };
    of.all.push(credit.artist_id);
    if (credit.role === 'main') of.main.push(credit.artist_id);
    creditsOf.set(credit.song_id, of);
  }
  const titles = new Map<string, number>();
  for (const song of songs) {
    const credit = creditsOf.get(song.id);
    if (!credit) continue;
    const joined = [credit.main, credit.all].map((ids) => ids.map((id) => artistNames.get(id)?.[0] ?? '').join(', '));
    const alone = credit.main.length === 1 ? (artistNames.get(credit.main[0] ?? 0) ?? []) : [];
    const title = names(song.title, song);
    for (const artist of new Set([...joined, ...alone].map(foldName)))
      for (const name of new Set(title.map(foldName))) {
        const key = `${artist}\n${name}`;
        const other = titles.get(key);
        titles.set(key, other === undefined || other === song.id ? song.id : AMBIGUOUS);
      }
  }
  return { links: new Map(links.map((row) => [row.external_id, row.song_id])), artists: artistIds, titles };
}

function names(first: string, row: { ja: string | null; ko: string | null; aliases: string }): string[] {
  return [first, row.ja, row.ko, ...(JSON.parse(row.aliases) as string[])].filter((name) => name !== null);
}

async function add(db: Db, known: KnownNames, song: ChartSong): Promise<number> {
  const { id } = await db
    .insertInto('song')
    .values({
      key: `spotify-${song.spotifyId}`,
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
  for (const name of splitArtists(song.artistText, known.artists)) credited.add(await artistId(db, known, name));
  for (const [position, artist] of [...credited].entries())
    await db.insertInto('song_artist').values({ song_id: id, artist_id: artist, position, role: 'main' }).execute();
  known.titles.set(`${foldName(song.artistText)}\n${foldName(song.title)}`, id);
  return id;
}

/** Splits a chart's list of acts at its commas, but for those within a name that is known. */
export function splitArtists(text: string, known: ReadonlyMap<string, number>): string[] {
  const parts = text.split(', ');
  const acts: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = parts.length;
    while (to > from + 1 && !known.has(foldName(parts.slice(from, to).join(', ')))) to -= 1;
    acts.push(parts.slice(from, to).join(', '));
    from = to;
  }
  return acts;
}

async function artistId(db: Db, known: KnownNames, name: string): Promise<number> {
  const folded = foldName(name);
  const found = known.artists.get(folded);
  if (found !== undefined) return found;
  const taken = await db
    .selectFrom('artist')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst();
  const { id } = await db
    .insertInto('artist')
    .values({
      key: `import-${(taken?.count ?? 0) + 1}`,
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
  known.artists.set(folded, id);
  return id;
}
