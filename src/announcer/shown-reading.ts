import { chooseBasis } from '../domain/basis.ts';
import type { Counter } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { Reading } from '../domain/reading.ts';
import { mergingCounters, type Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import { EVERYWHERE, latestReadings } from '../store/readings.ts';
import type { About } from './about.ts';

/**
 * The newest figure that a ladder is read against for a post's song, with its counter; null where there is none. One that
 * counts all language versions together says nothing of a level that is given to a track.
 */
export async function shownReading(
  store: Store,
  rules: Rules,
  { song, ladder, claimed }: About,
  today: Day,
): Promise<{ readonly shown: Reading; readonly counter: Counter } | null> {
  const scopes = [EVERYWHERE, ...(claimed.serverId === null ? [] : [claimed.serverId])];
  const merging = ladder.perTrack && song.languageVersions ? mergingCounters(rules) : new Set<string>();
  const readings = (await latestReadings(store.read, song.id, scopes)).filter(({ counter }) => !merging.has(counter));
  const { shown } = chooseBasis(ladder, readings, today);
  const counter = shown && rules.counters.get(shown.counter);
  return shown && counter ? { shown, counter } : null;
}
