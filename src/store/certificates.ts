import { type Kysely, sql } from 'kysely';
import type { Certificate } from '../domain/certificate.ts';
import type { LadderId } from '../domain/ladder.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** The certificates of one ladder that some songs hold, by song. */
export async function certificatesOf(
  db: Db,
  ladder: LadderId,
  scopes: readonly number[],
  songs: readonly number[],
): Promise<Map<number, Certificate[]>> {
  const { rows } = await sql<Certificate & { song: number; scope: number }>`
    select certificate.song_id as song, certificate.ladder, certificate.level, certificate.month, certificate.source,
      certificate.scope
    from json_each(${JSON.stringify(songs)}) as asked
    join certificate on certificate.song_id = asked.value and certificate.ladder = ${ladder}
      and certificate.scope in (select value from json_each(${JSON.stringify(scopes)}))
    order by certificate.scope <> ${EVERYWHERE}, certificate.id
  `.execute(db);
  const held = new Map<number, Certificate[]>();
  for (const { song, scope, ...certificate } of rows) {
    const known = held.get(song) ?? [];
    // What the list for everybody has by now is no longer said to be a server's own.
    if (scope !== EVERYWHERE && known.some(({ level }) => level === certificate.level)) continue;
    held.set(song, [...known, scope === EVERYWHERE ? certificate : { ...certificate, enteredHere: true }]);
  }
  return held;
}

/** The newest batch month of a ladder that our list knows of, and whether it has all of that batch. */
export async function newestBatch(
  db: Db,
  ladder: LadderId,
): Promise<{ month: string; coverage: 'full' | 'partial' } | null> {
  const row = await db
    .selectFrom('certificate_batch')
    .select(['month', 'coverage'])
    .where('ladder', '=', ladder)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A certificate as the shipped file has it. */
export interface CertificateEntry {
  readonly song: number;
  readonly ladder: LadderId;
  readonly level: string;
  readonly month: string | null;
  readonly source: string;
  readonly remark: string;
}

/** What loading the shipped certificates changed. */
export interface CertificateChanges {
  readonly added: readonly CertificateEntry[];
  readonly updated: readonly CertificateEntry[];
  /** In the database, and no longer in the file: kept, and said. */
  readonly missing: readonly { readonly song: string; readonly level: string }[];
}

/**
 * Makes the certificates that hold everywhere those of the shipped file: new rows are added, changed ones updated;
 * a row that is gone from the file is marked and reported, never deleted.
 */
export async function syncCertificates(
  db: Db,
  entries: readonly CertificateEntry[],
  now: number,
): Promise<CertificateChanges> {
  const stored = await db
    .selectFrom('certificate')
    .innerJoin('song', 'song.id', 'certificate.song_id')
    .select([
      'certificate.id',
      'certificate.song_id',
      'certificate.ladder',
      'certificate.level',
      'certificate.month',
      'certificate.source',
      'certificate.remark',
      'certificate.gone_at',
      'song.key as songKey',
    ])
    .where('certificate.scope', '=', EVERYWHERE)
    .execute();
  const identity = (song: number, ladder: string, level: string) => `${song} ${ladder} ${level}`;
  const byIdentity = new Map(stored.map((row) => [identity(row.song_id, row.ladder, row.level), row]));
  const added: CertificateEntry[] = [];
  const updated: CertificateEntry[] = [];
  for (const entry of entries) {
    const key = identity(entry.song, entry.ladder, entry.level);
    const row = byIdentity.get(key);
    byIdentity.delete(key);
    const { month, source, remark } = entry;
    if (!row) {
      await db
        .insertInto('certificate')
        .values({
          song_id: entry.song,
          ladder: entry.ladder,
          level: entry.level,
          scope: EVERYWHERE,
          month,
          source,
          remark,
          learnt_at: now,
          gone_at: null,
        })
        .execute();
      added.push(entry);
    } else if (row.month !== month || row.source !== source || row.remark !== remark || row.gone_at !== null) {
      await db
        .updateTable('certificate')
        .set({ month, source, remark, gone_at: null })
        .where('id', '=', row.id)
        .execute();
      updated.push(entry);
    }
  }
  const gone = [...byIdentity.values()];
  for (const row of gone)
    if (row.gone_at === null)
      await db.updateTable('certificate').set({ gone_at: now }).where('id', '=', row.id).execute();
  return { added, updated, missing: gone.map((row) => ({ song: row.songKey, level: row.level })) };
}
