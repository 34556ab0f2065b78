import type { Kysely } from 'kysely';
import { announcementWindowDays } from '../domain/announcement.ts';
import { dayInJapan } from '../domain/day.ts';
import { forecastOf, isExpectedWithin } from '../domain/forecast.ts';
import { type Ladder, levelIdsAbove, levelsOn } from '../domain/ladder.ts';
import { mayForecast } from '../domain/rules.ts';
import { passedLevels } from '../store/crossings.ts';
import { dailyCounts, fastestPaces, isAnyForecastWanted, songsToForecast } from '../store/daily-counts.ts';
import { oweForecast } from '../store/owing.ts';
import type { Schema } from '../store/schema.ts';
import { songsById } from '../store/songs.ts';
import type { Move, MoveContext } from './move.ts';
import { provenCounts } from './proven-counts.ts';

const DAY_MS = 86_400_000;

/** A forecast is told once it lies so many days ahead. */
const TOLD_WITHIN_DAYS = 7;

/**
 * Owes the posts of songs that are expected, since this step, to reach their next level on a ladder within seven days,
 * where a channel asks for them. A song's first number and one that is only a lower bound say nothing of its pace.
 */
export async function findForecasts(
  db: Kysely<Schema>,
  context: MoveContext,
  ladder: Ladder,
  moves: readonly Move[],
): Promise<void> {
  const { counter, counterId, scope, now } = context;
  const today = dayInJapan(now);
  const windowDays = announcementWindowDays(counter.cadence, context.byHand);
  const steps = moves.filter(
    (move) => move.before !== null && move.precision === 'exact' && today - move.day <= windowDays,
  );
  if (steps.length === 0 || !mayForecast(context.rules, counter.id) || !(await isAnyForecastWanted(db))) return;
  const songs = steps.map((move) => move.song);
  const wanted = await songsToForecast(db, ladder.id, scope, songs);
  if (wanted.size === 0) return;
  const series = { counter, counterId, scope };
  const paces = await fastestPaces(db, series, [...wanted], today);
  const near = steps.flatMap((move) => {
    const next = levelsOn(ladder, move.day).find((level) => level.threshold > move.after);
    const days = TOLD_WITHIN_DAYS + Math.max(0, today - move.day);
    const isNear = next && next.threshold - move.after <= (paces.get(move.song) ?? 0) * days;
    return wanted.has(move.song) && isNear ? [{ move, next }] : [];
  });
  if (near.length === 0) return;
  const nearSongs = near.map(({ move }) => move.song);
  const passed = await passedLevels(db, ladder.id, scope, nearSongs);
  const proven = await provenCounts(db, context.rules, ladder, { scope, songs: nearSongs });
  const released = new Map((await songsById(db, nearSongs)).map((song) => [song.id, song.released]));
  for (const { move, next } of near) {
    if (proven(move.song) >= next.threshold || passed.get(move.song)?.has(next.id)) continue;
    const counts = await dailyCounts(db, series, move.song);
    const forecast = forecastOf(counts, next.threshold, today, released.get(move.song) ?? null);
    if (!isExpectedWithin(forecast, TOLD_WITHIN_DAYS, today)) continue;
    await oweForecast(db, {
      song: move.song,
      ladder: ladder.id,
      level: next.id,
      higher: levelIdsAbove(ladder, next.threshold),
      generation: 0,
      scope,
      day: move.day,
      now,
      expiresAt: now + windowDays * DAY_MS,
    });
  }
}
