import { highestCertificate, provenCount } from '../domain/certificate.ts';
import type { Counter } from '../domain/counter.ts';
import { anniversaryOn, type Day } from '../domain/day.ts';
import type { Rules } from '../domain/rules.ts';
import { actsCertificates, actsCrossings, actsSongs, isDayBeforeKnown } from '../store/acts-levels.ts';
import { certificatesOf } from '../store/certificates.ts';
import type { Store } from '../store/database.ts';
import type { ClaimedCrossing } from '../store/ledger.ts';
import { EVERYWHERE } from '../store/readings.ts';
import type { About } from './about.ts';

/**
 * Which of its act's songs a song is at a level, by the numbers that we follow; null where that cannot be said honestly:
 * of the first, of several acts together, of a number that counts in one server only, or where another source knows of
 * a song at the level that our numbers do not (PRODUCT §2, §7).
 */
export async function nthPassed(
  store: Store,
  rules: Rules,
  { song, ladder, level, found }: About,
  crossing: ClaimedCrossing,
): Promise<number | null> {
  const [artist, another] = song.artists;
  if (!artist || another || level.scope !== 'everywhere' || crossing.day === null) return null;
  const recorded = await actsCrossings(store.read, { artist: artist.id, ladder: ladder.id, level: level.level });
  const own = recorded.find((one) => one.crossing === crossing.id);
  if (!own || recorded.some((one) => one.counterId !== crossing.counterId)) return null;
  const { day, id } = crossing;
  const earlier = recorded.filter(
    (one) => one.baseline || (one.day !== null && (one.day < day || (one.day === day && one.crossing < id))),
  );
  const works = new Set(earlier.map(({ work }) => work));
  if (works.size === 0 || works.has(own.work)) return null;
  const certifying = ladder.certificates ? rules.ladders.get(ladder.certificates.of) : undefined;
  if (certifying) {
    const counted = new Set(recorded.map((one) => one.song));
    const others = (await actsSongs(store.read, artist.id)).filter((other) => !counted.has(other));
    for (const held of (await certificatesOf(store.read, certifying.id, [EVERYWHERE], others)).values()) {
      const highest = highestCertificate(held, certifying);
      if (highest && provenCount(highest, certifying) >= found.threshold) return null;
    }
  }
  return works.size + 1;
}

/**
 * Which of its act's songs a song is with a certificate, among those in our list; null of the first, of several acts
 * together, and where the months do not say which came first.
 */
export async function nthCertified(
  store: Store,
  { song, ladder, level }: About,
  month: string | null,
): Promise<{ n: number; total: number } | null> {
  const [artist, another] = song.artists;
  if (!artist || another || level.scope !== 'everywhere' || month?.length !== 7) return null;
  const about = { artist: artist.id, song: song.id, ladder: ladder.id, level: level.level };
  const { months, total } = await actsCertificates(store.read, about);
  // A bare year sorts before its months, and says nothing of which came first within it.
  const isUnclear = (other: string | null) => other === null || other === month || other === month.slice(0, 4);
  if (months.some(isUnclear)) return null;
  const earlier = months.filter((other) => other !== null && other < month).length;
  return earlier === 0 ? null : { n: earlier + 1, total };
}

/**
 * Which anniversary of a song's release the day of its crossing is; null where it is none, or where the day itself is
 * not certain: a week's last day, or a day after one without a number.
 */
export async function anniversaryOf(
  store: Store,
  { song }: About,
  counter: Counter,
  counterId: number,
  day: Day,
): Promise<number | null> {
  const years = song.released === null ? null : anniversaryOn(day, song.released);
  if (years === null || counter.cadence !== 'daily') return null;
  const isChart = counter.adds === 'chart-days';
  return (await isDayBeforeKnown(store.read, { song: song.id, counterId, isChart }, day)) ? years : null;
}
