import type { Kysely } from 'kysely';
import { CERTIFICATE_WINDOW_DAYS } from '../domain/announcement.ts';
import { certificateDay, provenCount } from '../domain/certificate.ts';
import { dayInJapan } from '../domain/day.ts';
import { findLevel, type Ladder, type LadderId, levelIdsAbove } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { latestBatches } from '../store/certificate-batches.ts';
import type { CertificateEntry } from '../store/certificates.ts';
import { foldBatch, skipCertifiedEstimates } from '../store/certified-announcements.ts';
import { recordCrossing } from '../store/crossings.ts';
import { oweAnnouncements } from '../store/owing.ts';
import { EVERYWHERE } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

/** What recording new certificates came to. */
export interface CertificatesRecorded {
  /** The certified crossings that were new. */
  readonly crossings: readonly number[];
  /** Announcements owed. */
  readonly owed: number;
  /** Announcements of certificates that are past their window, listed for admins and not posted. */
  readonly tooOld: number;
}

const DAY_MS = 86_400_000;

/**
 * Makes certified crossings of certificates that were not known before, and owes their announcements, all within the
 * caller's transaction: each certificate is its own announcement, unless it is history or old news (PRODUCT §3). The
 * batches they belong to are to be known by then; what waits of one batch for one channel becomes one post where it is
 * more than three. Our own estimates of what they certify are not posted any more.
 */
export async function recordCertificates(
  db: Db,
  rules: Rules,
  added: readonly CertificateEntry[],
  { baseline, now }: { readonly baseline: boolean; readonly now: number },
): Promise<CertificatesRecorded> {
  const isNews = await newsOf(db, new Set(added.map((entry) => entry.ladder)), now);
  const crossings: number[] = [];
  const byBatch = new Map<string, number[]>();
  const total = { owed: 0, tooOld: 0 };
  for (const { entry, proven } of lowestFirst(rules, added)) {
    const level = findLevel(ladderOf(rules, entry), entry.level)?.level;
    if (!level) continue;
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
    await skipCertifiedEstimates(db, entry.song, entry.ladder, proven, now);
    if (crossing === null) continue;
    crossings.push(crossing.id);
    if (baseline) continue;
    const tooOld = !isNews(entry);
    const rows = await oweAnnouncements(db, {
      crossing: crossing.id,
      generation: crossing.generation,
      song: entry.song,
      ladder: entry.ladder,
      level: entry.level,
      higher: levelIdsAbove(ladderOf(rules, entry), proven),
      kind: 'certified',
      scope: EVERYWHERE,
      day: certificateDay(entry),
      now,
      expiresAt: now + CERTIFICATE_WINDOW_DAYS * DAY_MS,
      tooOld,
    });
    total[tooOld ? 'tooOld' : 'owed'] += rows;
    const batch = `${entry.ladder} ${entry.month}`;
    byBatch.set(batch, [...(byBatch.get(batch) ?? []), crossing.id]);
  }
  for (const batch of byBatch.values()) await foldBatch(db, batch, now);
  return { crossings, ...total };
}

/** In the order in which they are to be read: of one song's levels, the lower first. */
function lowestFirst(rules: Rules, added: readonly CertificateEntry[]) {
  return added
    .map((entry) => ({ entry, proven: provenCount(entry, ladderOf(rules, entry)) }))
    .toSorted((a, b) => a.proven - b.proven);
}

function ladderOf(rules: Rules, { ladder: id }: CertificateEntry): Ladder {
  const ladder = rules.ladders.get(id);
  if (!ladder) throw new Error(`A certificate of the ladder "${id}" was recorded, which no file declares.`);
  return ladder;
}

/** Whether a certificate is within its window, and of one of the two latest batches (PRODUCT §3). */
async function newsOf(
  db: Db,
  ladders: ReadonlySet<LadderId>,
  now: number,
): Promise<(entry: CertificateEntry) => boolean> {
  const news = new Set<string>();
  for (const ladder of ladders)
    for (const { month, published } of await latestBatches(db, ladder))
      if (published === null || dayInJapan(now) - published <= CERTIFICATE_WINDOW_DAYS) news.add(`${ladder} ${month}`);
  return ({ ladder, month }) => news.has(`${ladder} ${month}`);
}
