import type { Kysely } from 'kysely';
import type { Day } from '../domain/day.ts';
import { acceptedObservations, type Observation } from '../store/observations.ts';
import { EVERYWHERE } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { type DayCount, type SeriesKey, seriesOf, setDayCount, setLatest } from '../store/series.ts';

type Db = Kysely<Schema>;

/**
 * The running maximum of the numbers that a scope sees, day by day: a server sees its own people's and those that count
 * everywhere (DESIGN §1.7).
 */
export async function totalsSeen(db: Db, key: SeriesKey): Promise<DayCount[]> {
  const own = await numbersOf(db, key);
  return runningMaximum(
    key.scope === EVERYWHERE ? own : [...own, ...(await numbersOf(db, { ...key, scope: EVERYWHERE }))],
  );
}

/** Every accepted number: the series holds the last one of each day alone, which may be a little lower than the first. */
async function numbersOf(db: Db, key: SeriesKey): Promise<DayCount[]> {
  return [...(await acceptedObservations(db, key)), ...(await seriesOf(db, key))];
}

function runningMaximum(numbers: readonly DayCount[]): DayCount[] {
  const byDay = new Map<Day, DayCount>();
  let highest: DayCount | null = null;
  for (const { day, count, precision } of numbers.toSorted((a, b) => a.day - b.day)) {
    if (!highest || count > highest.count) highest = { day, count, precision };
    byDay.set(day, { ...highest, day });
  }
  return [...byDay.values()];
}

/** Makes the working series, and the newest reading, what the accepted observations say since one day's changed. */
export async function rebuildSeries(db: Db, key: SeriesKey, day: Day): Promise<void> {
  const accepted = await acceptedObservations(db, key);
  const before = await seriesOf(db, key);
  const others = before.filter((one) => one.day !== day);
  await setDayCount(db, key, day, numberOf(day, accepted, others));
  await readmitBounds(db, key, accepted);
  const last = (await seriesOf(db, key)).at(-1);
  const highest = runningMaximum(await numbersOf(db, key)).at(-1);
  const source = accepted.findLast((observation) => observation.day === last?.day);
  await setLatest(db, key, last && highest ? { ...highest, day: last.day, link: source?.link ?? null } : null);
}

/** What a day counts with: its last number; a lower bound only where it says more than what was known by then. */
function numberOf(day: Day, accepted: readonly Observation[], others: readonly DayCount[]): Observation | null {
  const known = Math.max(0, ...others.filter((one) => one.day < day).map((one) => one.count));
  let number: Observation | null = null;
  for (const observation of accepted)
    if (observation.day === day)
      if (observation.precision === 'exact' || observation.count > Math.max(known, number?.count ?? 0))
        number = observation;
  return number;
}

/** Lower bounds that said nothing beside a number that is gone say something now. */
async function readmitBounds(db: Db, key: SeriesKey, accepted: readonly Observation[]): Promise<void> {
  const bounds = accepted.filter((one) => one.precision === 'at-least').toSorted((a, b) => a.day - b.day);
  for (const bound of bounds) {
    const series = await seriesOf(db, key);
    if (series.some((one) => one.day === bound.day)) continue;
    const known = Math.max(0, ...series.filter((one) => one.day < bound.day).map((one) => one.count));
    if (bound.count > known) await setDayCount(db, key, bound.day, bound);
  }
}
