import { highestCertificate, provenCount } from '../domain/certificate.ts';
import { forecastOf, isExpectedWithin } from '../domain/forecast.ts';
import { mayForecast, type Rules } from '../domain/rules.ts';
import { certificatesOf } from '../store/certificates.ts';
import { dailyCounts } from '../store/daily-counts.ts';
import type { Store } from '../store/database.ts';
import { EVERYWHERE } from '../store/readings.ts';
import { forecastPost } from '../views/forecast-post.ts';
import type { Message } from '../views/message.ts';
import type { About } from './about.ts';
import { sendingDay } from './sending-day.ts';
import { shownReading } from './shown-reading.ts';

/** A forecast that moved further away than this since it was owed is not told. */
const STILL_WITHIN_DAYS = 14;

/** Writes the forecast as it is now; null once the level is passed or proven, or is no longer in sight. */
export async function writeForecast(store: Store, rules: Rules, about: About): Promise<Message | null> {
  const { song, ladder, found, claimed, nonce } = about;
  const { serverId, language } = claimed;
  const today = sendingDay(claimed);
  const reading = await shownReading(store, rules, about, today);
  if (!reading) return null;
  const { shown, counter } = reading;
  if (shown.count >= found.threshold || !mayForecast(rules, counter.id)) return null;
  if (await isProven(store, rules, about)) return null;
  const row = await store.read.selectFrom('counter').select('id').where('key', '=', counter.id).executeTakeFirst();
  if (!row) return null;
  const series = { counter, counterId: row.id, scope: serverId ?? EVERYWHERE };
  const counts = await dailyCounts(store.read, series, song.id);
  const forecast = forecastOf(counts, found.threshold, today, song.released);
  if (forecast.kind !== 'expected' || !isExpectedWithin(forecast, STILL_WITHIN_DAYS, today)) return null;
  const { count, precision, day } = shown;
  const view = { song, ladder, level: found, next: null, language, nonce, counter, count, precision, day };
  return forecastPost({ ...view, forecast });
}

/** Whether a certificate proves the level meanwhile. */
async function isProven(store: Store, rules: Rules, { song, ladder, found, claimed }: About): Promise<boolean> {
  const certifying = ladder.certificates ? rules.ladders.get(ladder.certificates.of) : undefined;
  if (!certifying) return false;
  const scopes = [EVERYWHERE, ...(claimed.serverId === null ? [] : [claimed.serverId])];
  const held = (await certificatesOf(store.read, certifying.id, scopes, [song.id])).get(song.id) ?? [];
  const highest = highestCertificate(held, certifying);
  return highest !== null && provenCount(highest, certifying) >= found.threshold;
}
