import type { CounterId } from './counter.ts';
import type { Day } from './day.ts';
import type { CountOnDay } from './growth.ts';
import type { Ladder } from './ladder.ts';

/** A number stands for a day without one for so many days, as chart weeks have seven. */
const STANDS_FOR_DAYS = 7;

/** A song with its numbers of one counter, the oldest first. */
export interface Compared {
  readonly released: Day | null;
  readonly counts: readonly CountOnDay[];
}

/**
 * The counter by which songs are set side by side: of those that a ladder is read against the one from which most songs
 * have a number, the first in its order of several; null where no two songs have one. Counters are never mixed.
 */
export function sharedCounter(ladder: Ladder, counters: readonly ReadonlySet<CounterId>[]): CounterId | null {
  const songsWith = (id: CounterId) => counters.filter((of) => of.has(id)).length;
  const most = Math.max(...ladder.counters.map(songsWith));
  return most < 2 ? null : (ladder.counters.find((id) => songsWith(id) === most) ?? null);
}

/** The number that holds on a day: its own, or one of the week before. */
export function countOn(counts: readonly CountOnDay[], day: Day): CountOnDay | null {
  const held = counts.findLast((count) => count.day <= day);
  return held && day - held.day < STANDS_FOR_DAYS ? held : null;
}

/** The last day that the numbers of all songs reach; null without numbers. */
export function sharedDay(songs: readonly Compared[]): Day | null {
  const lasts = songs.flatMap(({ counts }) => counts.at(-1)?.day ?? []);
  return lasts.length > 0 ? Math.min(...lasts) : null;
}

/**
 * The greatest age in days that all songs have reached by their numbers; null where a release is not known, or there is
 * no such age.
 */
export function sharedAge(songs: readonly Compared[]): number | null {
  const ages = songs.map(({ released, counts }) => {
    const last = counts.at(-1);
    return released === null || !last ? null : last.day - released;
  });
  const known = ages.filter((age) => age !== null);
  const least = Math.min(...known);
  return known.length === songs.length && Number.isFinite(least) && least >= 0 ? least : null;
}
