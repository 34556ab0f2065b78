import type { Kysely } from 'kysely';
import { certificateDay } from '../domain/certificate.ts';
import { findLevel, levelsOn } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { syncBatches } from '../store/certificate-batches.ts';
import { type CertificateEntry, syncCertificates } from '../store/certificates.ts';
import { dateCertifiedCrossing } from '../store/crossings.ts';
import { type CatalogueFiles, DataFileError } from '../store/data-files.ts';
import { metaOf, setMeta } from '../store/meta.ts';
import { EVERYWHERE } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { bumpNamesRevision } from '../store/songs.ts';
import { syncCatalogue } from '../store/sync-catalogue.ts';
import { recordCertificates } from './record-certificates.ts';

type Db = Kysely<Schema>;

/** What loading the shipped catalogue and certificates came to. */
export interface CatalogueLoaded {
  readonly state: 'unchanged' | 'loaded';
  readonly artistsChanged: number;
  readonly songsChanged: number;
  readonly certificatesAdded: number;
  readonly certificatesUpdated: number;
  /** Announcements of new certificates. */
  readonly owed: number;
  /** What the database has and the files have no longer: kept, and to be told to the operator. */
  readonly missing: readonly string[];
  readonly conflicts: readonly string[];
}

const UNCHANGED: CatalogueLoaded = {
  state: 'unchanged',
  artistsChanged: 0,
  songsChanged: 0,
  certificatesAdded: 0,
  certificatesUpdated: 0,
  owed: 0,
  missing: [],
  conflicts: [],
};

const DIGEST = 'catalogue.digest';

/**
 * Loads the shipped catalogue within the caller's transaction. The same files a second time change nothing. At the
 * first load all certificates are history; those that a later update brings are new, and announced (PRODUCT §3).
 * @throws DataFileError where a certificate names a song, a level or a month that there is not.
 */
export async function loadCatalogue(
  db: Db,
  rules: Rules,
  files: CatalogueFiles,
  now: number,
): Promise<CatalogueLoaded> {
  const before = await metaOf(db, DIGEST);
  if (before === files.digest) return UNCHANGED;
  const catalogue = await syncCatalogue(db, files);
  const entries = files.certificates.map((row): CertificateEntry => {
    const song = catalogue.songs.get(row.song);
    if (song === undefined) throw new DataFileError(`certificates/${row.ladder}.csv: there is no song "${row.song}"`);
    checkLevel(rules, row);
    return {
      song,
      ladder: row.ladder,
      level: row.level,
      month: row.month || null,
      source: row.source,
      remark: row.remark,
    };
  });
  const certificates = await syncCertificates(db, entries, now);
  await syncBatches(db, files.batches);
  for (const entry of certificates.updated) await dateCertifiedCrossing(db, entry, EVERYWHERE, certificateDay(entry));
  const recorded = await recordCertificates(db, rules, certificates.added, { baseline: before === null, now });
  if (catalogue.artistsChanged + catalogue.songsChanged > 0) await bumpNamesRevision(db);
  await setMeta(db, DIGEST, files.digest);
  return {
    state: 'loaded',
    artistsChanged: catalogue.artistsChanged,
    songsChanged: catalogue.songsChanged,
    certificatesAdded: certificates.added.length,
    certificatesUpdated: certificates.updated.length,
    owed: recorded.owed,
    missing: [...catalogue.missing, ...certificates.missing.map(({ song, level }) => `${song} ${level}`)],
    conflicts: catalogue.conflicts,
  };
}

function checkLevel(rules: Rules, row: { song: string; ladder: string; level: string; month: string }): void {
  const ladder = rules.ladders.get(row.ladder);
  const where = `certificates/${row.ladder}.csv: ${row.song}, ${row.level} ${row.month}`;
  if (!ladder) throw new DataFileError(`${where}: there is no such ladder`);
  if (!findLevel(ladder, row.level)) throw new DataFileError(`${where}: the ladder has no such level`);
  const day = certificateDay({ ladder: row.ladder, level: row.level, month: row.month || null, source: '' });
  if (day !== null && !levelsOn(ladder, day).some((level) => level.id === row.level))
    throw new DataFileError(`${where}: the level was not given in that month`);
}
