import { doubtfulLevels } from '../domain/by-hand.ts';
import type { CounterId } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import { levelsOn } from '../domain/ladder.ts';
import { DEFAULT_LADDER, type Rules } from '../domain/rules.ts';
import type { WrittenCount } from '../domain/written-count.ts';

/** The level that a number called about so many may lie just below, with its threshold; null where it is clear of all. */
export function levelInDoubt(
  rules: Rules,
  row: { readonly counter: CounterId; readonly day: Day } & Pick<WrittenCount, 'count' | 'lowest'>,
): string | null {
  const levels = doubtfulLevels(rules, row, row);
  const doubtful = levels.find(({ ladder }) => ladder.id === DEFAULT_LADDER) ?? levels[0];
  if (!doubtful) return null;
  const level = levelsOn(doubtful.ladder, row.day).find(({ id }) => id === doubtful.level);
  return `${doubtful.level} (${level?.threshold})`;
}
