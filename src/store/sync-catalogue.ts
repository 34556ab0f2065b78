import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { dayOf } from '../domain/day.ts';
import type { CatalogueArtist, CatalogueFiles, CatalogueSong } from './data-files.ts';
import { foldName } from './name-folding.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** What loading the shipped catalogue changed, and what could not be as the files say. */
export interface CatalogueChanges {
  readonly artistsChanged: number;
  readonly songsChanged: number;
  /** Keys that the catalogue had once and has no longer: kept, and said. */
  readonly missing: readonly string[];
  /** Ids on other sites that belong to another song already: left there, and said. */
  readonly conflicts: readonly string[];
  /** The row of each song of the catalogue, by its key there. */
  readonly songs: ReadonlyMap<string, number>;
}

/**
 * Makes the artists and songs of the catalogue those of the files: new entries are added, changed ones updated,
 * entries that an import made earlier are adopted with all that is known of them.
 */
export async function syncCatalogue(db: Db, files: CatalogueFiles): Promise<CatalogueChanges> {
  const artists = await syncArtists(db, files.artists);
  const songs = await syncSongs(db, files.songs, artists.ids);
  return {
    artistsChanged: artists.changed,
    songsChanged: songs.changed,
    missing: [...artists.missing, ...songs.missing],
    conflicts: songs.conflicts,
    songs: songs.ids,
  };
}

function digestOf(entry: unknown): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('base64url');
}

async function syncArtists(db: Db, entries: readonly CatalogueArtist[]) {
  const stored = await db.selectFrom('artist').selectAll().execute();
  const byKey = new Map(stored.map((row) => [row.key, row]));
  const imported = new Map(stored.filter((row) => row.origin === 'import').map((row) => [foldName(row.name), row]));
  const ids = new Map<string, number>();
  const changedKeys: CatalogueArtist[] = [];
  for (const entry of entries) {
    const digest = digestOf(entry);
    const row =
      byKey.get(entry.key) ?? [entry.name, ...entry.aliases].map((name) => imported.get(foldName(name))).find(Boolean);
    if (row) imported.delete(foldName(row.name));
    const values = {
      key: entry.key,
      name: entry.name,
      ja: entry.ja ?? null,
      ko: entry.ko ?? null,
      market: entry.market,
      aliases: JSON.stringify(entry.aliases),
      origin: 'catalogue' as const,
      digest,
    };
    if (!row) {
      const { id } = await db.insertInto('artist').values(values).returning('id').executeTakeFirstOrThrow();
      ids.set(entry.key, id);
      changedKeys.push(entry);
    } else {
      ids.set(entry.key, row.id);
      if (row.digest === digest) continue;
      await db.updateTable('artist').set(values).where('id', '=', row.id).execute();
      changedKeys.push(entry);
    }
  }
  for (const entry of changedKeys) {
    const id = need(ids, entry.key);
    await db.deleteFrom('artist_member').where('artist_id', '=', id).execute();
    const of = [
      ...entry.memberOf.map((key) => ({ key, kind: 'member' as const })),
      ...entry.unitOf.map((key) => ({ key, kind: 'unit' as const })),
    ];
    for (const { key, kind } of of)
      await db
        .insertInto('artist_member')
        .values({ artist_id: id, of_id: need(ids, key), kind })
        .execute();
  }
  const missing = stored.filter((row) => row.origin === 'catalogue' && !ids.has(row.key)).map((row) => row.key);
  return { ids, changed: changedKeys.length, missing };
}

async function syncSongs(db: Db, entries: readonly CatalogueSong[], artists: ReadonlyMap<string, number>) {
  const stored = await db.selectFrom('song').selectAll().execute();
  const byKey = new Map(stored.map((row) => [row.catalogue_key ?? row.key, row]));
  const byId = new Map(stored.map((row) => [row.id, row]));
  const links = new Map(
    (await db.selectFrom('song_link').selectAll().execute()).map((row) => [
      `${row.site} ${row.external_id}`,
      row.song_id,
    ]),
  );
  const imported = await importedSongs(db);
  const namesakes = (entry: CatalogueSong): number[] => {
    const titles = [entry.title, entry.ja, entry.ko, ...entry.aliases].filter((title) => title !== undefined);
    const found = [entry.artists, [...entry.artists, ...entry.featuring]].flatMap((acts) =>
      titles.flatMap(
        (title) =>
          imported.get(
            nameKey(
              acts.map((key) => need(artists, key)),
              title,
            ),
          ) ?? [],
      ),
    );
    return new Set(found).size === 1 ? found : [];
  };
  const ids = new Map<string, number>();
  const changed: CatalogueSong[] = [];
  const conflicts: string[] = [];
  for (const entry of entries) {
    const digest = digestOf(entry);
    const linked = entry.spotify.map((id) => links.get(`spotify ${id}`)).filter((id) => id !== undefined);
    const adopted = [...linked, ...namesakes(entry)]
      .map((id) => byId.get(id))
      .find((known) => known?.origin === 'import');
    const row = byKey.get(entry.key) ?? adopted;
    if (row) byId.delete(row.id);
    const values = {
      title: entry.title,
      ja: entry.ja ?? null,
      ko: entry.ko ?? null,
      released: entry.released === undefined ? null : dayOf(entry.released),
      version: entry.version ?? null,
      aliases: JSON.stringify(entry.aliases),
      origin: 'catalogue' as const,
      digest,
    };
    if (!row) {
      const inserted = await db
        .insertInto('song')
        .values({ key: entry.key, catalogue_key: null, version_of: null, ...values })
        .returning('id')
        .executeTakeFirstOrThrow();
      ids.set(entry.key, inserted.id);
      changed.push(entry);
    } else {
      ids.set(entry.key, row.id);
      if (row.digest === digest) continue;
      const catalogueKey = row.key === entry.key ? null : entry.key;
      await db
        .updateTable('song')
        .set({ ...values, catalogue_key: catalogueKey })
        .where('id', '=', row.id)
        .execute();
      changed.push(entry);
    }
  }
  for (const entry of changed) {
    const id = need(ids, entry.key);
    const versionOf = entry.versionOf === undefined ? null : need(ids, entry.versionOf);
    await db.updateTable('song').set({ version_of: versionOf }).where('id', '=', id).execute();
    await db.deleteFrom('song_artist').where('song_id', '=', id).execute();
    const credits = [
      ...entry.artists.map((key) => ({ key, role: 'main' as const })),
      ...entry.featuring.map((key) => ({ key, role: 'featured' as const })),
    ];
    for (const [position, { key, role }] of credits.entries())
      await db
        .insertInto('song_artist')
        .values({ song_id: id, artist_id: need(artists, key), position, role })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    for (const link of [
      ...entry.spotify.map((external) => ({ site: 'spotify' as const, external })),
      ...entry.youtube.map((external) => ({ site: 'youtube' as const, external })),
    ]) {
      const owner = links.get(`${link.site} ${link.external}`);
      if (owner !== undefined && owner !== id) conflicts.push(`${entry.key}: ${link.site} ${link.external}`);
      if (owner !== undefined) continue;
      await db.insertInto('song_link').values({ site: link.site, external_id: link.external, song_id: id }).execute();
      links.set(`${link.site} ${link.external}`, id);
    }
  }
  const missing = stored
    .filter((row) => row.origin === 'catalogue' && !ids.has(row.catalogue_key ?? row.key))
    .map((row) => row.key);
  return { ids, changed: changed.length, missing, conflicts };
}

/** The songs that imports made, by the acts they are credited to and their title. */
async function importedSongs(db: Db): Promise<ReadonlyMap<string, readonly number[]>> {
  const credits = await db
    .selectFrom('song')
    .innerJoin('song_artist', 'song_artist.song_id', 'song.id')
    .select(['song.id', 'song.title', 'song_artist.artist_id as artist'])
    .where('song.origin', '=', 'import')
    .execute();
  const songs = [...Map.groupBy(credits, (credit) => credit.id)].map(([id, rows]) => {
    const artists = rows.map((row) => row.artist);
    return { id, name: nameKey(artists, rows[0]?.title ?? '') };
  });
  const byName = Map.groupBy(songs, (song) => song.name);
  return new Map([...byName].map(([name, namesakes]) => [name, namesakes.map((song) => song.id)]));
}

function nameKey(artists: readonly number[], title: string): string {
  return `${artists.toSorted((a, b) => a - b).join(' ')} ${foldName(title)}`;
}

function need(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The catalogue refers to "${key}", which it does not have.`);
  return id;
}
