import type { Kysely } from 'kysely';
import { CERTIFICATE_WINDOW_DAYS } from '../domain/announcement.ts';
import { certificateDay, provenCount } from '../domain/certificate.ts';
import { dayInJapan, parseDay } from '../domain/day.ts';
import { findLevel, type Ladder, levelIdsAbove, levelsOn } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { type CertificateEntry, syncCertificates } from '../store/certificates.ts';
import { dateCertifiedCrossing, type RecordedCrossing, recordCrossing } from '../store/crossings.ts';
import { type CatalogueFiles, DataFileError } from '../store/data-files.ts';
import { oweAnnouncements } from '../store/owing.ts';
import { EVERYWHERE } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { bumpNamesRevision } from '../store/songs.ts';
import { syncCatalogue } from '../store/sync-catalogue.ts';

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

const DAY_MS = 86_400_000;
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
  const before = await db.selectFrom('meta').select('value').where('key', '=', DIGEST).executeTakeFirst();
  if (before?.value === files.digest) return UNCHANGED;
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
  await syncBatches(db, files);
  for (const entry of certificates.updated) await dateCertifiedCrossing(db, entry, EVERYWHERE, certificateDay(entry));
  const owed = await recordCertificates(db, rules, certificates.added, before === undefined, now);
  if (catalogue.artistsChanged + catalogue.songsChanged > 0) await bumpNamesRevision(db);
  await db
    .insertInto('meta')
    .values({ key: DIGEST, value: files.digest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: files.digest }))
    .execute();
  return {
    state: 'loaded',
    artistsChanged: catalogue.artistsChanged,
    songsChanged: catalogue.songsChanged,
    certificatesAdded: certificates.added.length,
    certificatesUpdated: certificates.updated.length,
    owed,
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

async function syncBatches(db: Db, files: CatalogueFiles): Promise<void> {
  for (const { ladder, month, coverage, published } of files.batches) {
    const values = { coverage, published: parseDay(published) };
    await db
      .insertInto('certificate_batch')
      .values({ ladder, month, ...values })
      .onConflict((conflict) => conflict.columns(['ladder', 'month']).doUpdateSet(values))
      .execute();
  }
}

async function recordCertificates(
  db: Db,
  rules: Rules,
  added: readonly CertificateEntry[],
  baseline: boolean,
  now: number,
): Promise<number> {
  const highest = new Map<string, { crossing: RecordedCrossing; entry: CertificateEntry; proven: number }>();
  for (const entry of added) {
    const ladder = rules.ladders.get(entry.ladder);
    const level = ladder && findLevel(ladder, entry.level)?.level;
    if (!ladder || !level) continue;
    const crossing = await recordCrossing(db, {
      song: entry.song,
      ladder: entry.ladder,
      level,
      kind: 'certified',
      scope: EVERYWHERE,
      counterId: null,
      day: certificateDay(entry),
      count: null,
      precision: 'exact',
      foundAt: now,
      baseline,
    });
    const proven = provenCount(entry, ladder);
    const key = `${entry.song} ${entry.ladder}`;
    if (crossing !== null && proven > (highest.get(key)?.proven ?? 0)) highest.set(key, { crossing, entry, proven });
  }
  if (baseline) return 0;
  let owed = 0;
  for (const { crossing, entry, proven } of highest.values()) {
    const ladder = rules.ladders.get(entry.ladder);
    if (!ladder) continue;
    const tooOld = await isOldNews(db, ladder, entry, now);
    const rows = await oweAnnouncements(db, {
      crossing: crossing.id,
      generation: crossing.generation,
      song: entry.song,
      ladder: entry.ladder,
      level: entry.level,
      higher: levelIdsAbove(ladder, proven),
      kind: 'certified',
      scope: EVERYWHERE,
      day: certificateDay(entry),
      now,
      expiresAt: now + CERTIFICATE_WINDOW_DAYS * DAY_MS,
      tooOld,
    });
    if (!tooOld) owed += rows;
  }
  return owed;
}

/** Whether a certificate is past its window, or not of the two latest batches (PRODUCT §3). */
async function isOldNews(db: Db, ladder: Ladder, entry: CertificateEntry, now: number): Promise<boolean> {
  const batches = await db
    .selectFrom('certificate_batch')
    .select(['month', 'published'])
    .where('ladder', '=', ladder.id)
    .orderBy('month', 'desc')
    .limit(2)
    .execute();
  const batch = batches.find((candidate) => candidate.month === entry.month);
  if (!batch) return true;
  return batch.published !== null && dayInJapan(now) - batch.published > CERTIFICATE_WINDOW_DAYS;
}
