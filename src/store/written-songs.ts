import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { foldName } from './name-folding.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A song as a list of an association or a newspaper writes it: in one language or several. */
export interface WrittenNames {
  readonly artists: readonly string[];
  readonly titles: readonly string[];
}

/** Finds the songs that lists write out, strictly: act and title are both the song's, but for signs, case and width. */
export interface WrittenSongs {
  /** All songs that a row may mean: more than one is none for certain. */
  find(names: WrittenNames): readonly number[];
  /** All songs of a title, whosever they are. */
  titled(title: string): readonly number[];
  byKey(key: string): number | null;
  /** The acts of a name. */
  acts(name: string): readonly number[];
}

const FEATURING = /\s*(?:[([]\s*(?:feat\.?|ft\.?|with)\s[^)\]]*[)\]]|\s(?:feat\.?|ft\.?)\s.*$)/giu;

interface Written {
  readonly id: number;
  readonly version: string | null;
  /** Folded. */
  readonly acts: ReadonlySet<string>;
  /** As they are written. */
  readonly titles: readonly string[];
}

/** Takes in every name that is known at this moment; what a server added for itself is none of them. */
export async function readWrittenSongs(db: Db): Promise<WrittenSongs> {
  const artists = await db
    .selectFrom('artist')
    .select(['id', 'name', 'ja', 'ko', 'aliases'])
    .where('scope', '=', EVERYWHERE)
    .execute();
  const songs = await db
    .selectFrom('song')
    .select(['id', 'key', 'catalogue_key', 'title', 'ja', 'ko', 'aliases', 'version'])
    .where('scope', '=', EVERYWHERE)
    .execute();
  const { rows: credits } = await sql<{ song: number; artist: number; role: string }>`
    select song_id as song, artist_id as artist, role from song_artist order by song_id, position
  `.execute(db);
  const artistsById = new Map(artists.map((row) => [row.id, row]));
  const bySong = Map.groupBy(credits, (credit) => credit.song);
  const keys = new Map<string, number>();
  const byTitle = new Map<string, Set<Written>>();
  const byAct = new Map<string, Set<number>>();
  for (const row of artists) for (const name of namesOf(row.name, row)) put(byAct, foldName(name), row.id);
  for (const row of songs) {
    keys.set(row.key, row.id);
    if (row.catalogue_key !== null) keys.set(row.catalogue_key, row.id);
    const credited = bySong.get(row.id) ?? [];
    const actsOf = (role: string | null) =>
      credited
        .filter((credit) => role === null || credit.role === role)
        .flatMap(({ artist }) => artistsById.get(artist) ?? []);
    const titles = namesOf(row.title, row);
    const written = { id: row.id, version: row.version, acts: namesOfActs(actsOf('main'), actsOf(null)), titles };
    for (const title of titles) put(byTitle, foldName(title), written);
    if (row.version !== null) put(byTitle, foldName(`${row.title} ${row.version}`), written);
  }

  function titledRows(title: string): Written[] {
    const whole = byTitle.get(foldName(title));
    return [...(whole ?? byTitle.get(foldName(title.replace(FEATURING, ''))) ?? [])];
  }

  return {
    find: ({ artists: names, titles }) => {
      const asked = new Set(names.flatMap((name) => [foldName(name), foldName(name.replace(FEATURING, ''))]));
      const found = [...new Set(titles.flatMap(titledRows))].filter((one) => !asked.isDisjointFrom(one.acts));
      return clearest(found, titles);
    },
    titled: (title) => clearest(titledRows(title), [title]),
    byKey: (key) => keys.get(key) ?? null,
    acts: (name) => [...(byAct.get(foldName(name)) ?? [])],
  };
}

/** Of several that share a name, those of the first title; of these the original; else what is so to the letter. */
function clearest(found: readonly Written[], titles: readonly string[]): number[] {
  const first = foldName(titles[0] ?? '');
  const narrowed = [
    (some: readonly Written[]) => some.filter((one) => one.titles.some((title) => foldName(title) === first)),
    (some: readonly Written[]) => some.filter((one) => one.version === null),
    (some: readonly Written[]) => some.filter((one) => titles.some((title) => one.titles.includes(title))),
  ].reduce<readonly Written[]>(
    (some, narrow) => (some.length > 1 && narrow(some).length > 0 ? narrow(some) : some),
    found,
  );
  return narrowed.map((one) => one.id);
}

interface ActNames {
  readonly name: string;
  readonly ja: string | null;
  readonly ko: string | null;
  readonly aliases: string;
}

/** What the acts of a song may be called: each alone, and all of them in one breath. */
function namesOfActs(main: readonly ActNames[], all: readonly ActNames[]): Set<string> {
  const together = [main, all].flatMap((acts) => [
    acts.map((act) => act.name),
    acts.map((act) => act.ja ?? act.name),
    acts.map((act) => act.ko ?? act.name),
  ]);
  return new Set(
    [...main.flatMap((act) => namesOf(act.name, act)), ...together.map((names) => names.join(' '))].map(foldName),
  );
}

function namesOf(first: string, row: { ja: string | null; ko: string | null; aliases: string }): string[] {
  return [first, row.ja, row.ko, ...(JSON.parse(row.aliases) as string[])].filter((name) => name !== null);
}

function put<T>(into: Map<string, Set<T>>, key: string, value: T): void {
  into.set(key, (into.get(key) ?? new Set()).add(value));
}

/**
 * Adds a song that a list writes out and nobody knew, with its act where that is new: the catalogue adopts both once it
 * has them. Answers its row.
 */
export async function addWrittenSong(db: Db, { artists, titles }: WrittenNames, known: WrittenSongs): Promise<number> {
  const [artist = '', title = ''] = [artists[0], titles[0]];
  const [act] = known.acts(artist);
  const artistId = act ?? (await addAct(db, artist, artists));
  const { id } = await db
    .insertInto('song')
    .values({
      key: await freeKey(db, 'song', [slug(artist), slug(title)], [artist, title]),
      title,
      ja: inJapanese(titles),
      ko: inKorean(titles),
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
  await db.insertInto('song_artist').values({ song_id: id, artist_id: artistId, position: 0, role: 'main' }).execute();
  return id;
}

async function addAct(db: Db, name: string, names: readonly string[]): Promise<number> {
  const { id } = await db
    .insertInto('artist')
    .values({
      key: await freeKey(db, 'artist', [slug(name)], [name]),
      name,
      ja: inJapanese(names),
      ko: inKorean(names),
      market: 'other',
      aliases: '[]',
      origin: 'import',
      digest: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The key that the catalogue would choose, where letters allow one and nobody has it; else one made of the names. */
async function freeKey(
  db: Db,
  table: 'song' | 'artist',
  slugs: readonly string[],
  names: readonly string[],
): Promise<string> {
  const key = slugs.join('--');
  const isTaken = (candidate: string) =>
    db.selectFrom(table).select('id').where('key', '=', candidate).executeTakeFirst();
  if (slugs.every((part) => part !== '') && !(await isTaken(key))) return key;
  return `list-${createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 16)}`;
}

function slug(name: string): string {
  return /^[\p{ASCII}]*$/u.test(name)
    ? name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
    : '';
}

function inJapanese(names: readonly string[]): string | null {
  return names.slice(1).find((name) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(name)) ?? null;
}

function inKorean(names: readonly string[]): string | null {
  return names.slice(1).find((name) => /\p{Script=Hangul}/u.test(name)) ?? null;
}
