/** Below so many songs a median says more of the list than of the songs, and is not shown (PRODUCT §7). */
export const FEWEST_FOR_MEDIAN = 10;

/** The days that songs took from their release to a level. */
export interface DaysToLevel {
  /** How many songs it rests on. */
  readonly n: number;
  /** The median in whole days, cut; null where it rests on too few songs. */
  readonly median: number | null;
}

/** The median of days that so many songs each took, given by rising days. */
export function medianDays(counted: readonly { readonly days: number; readonly n: number }[]): DaysToLevel {
  const n = counted.reduce((sum, one) => sum + one.n, 0);
  if (n < FEWEST_FOR_MEDIAN) return { n, median: null };
  const below = nth(counted, Math.ceil(n / 2));
  const above = nth(counted, Math.floor(n / 2) + 1);
  return { n, median: Math.floor((below + above) / 2) };
}

function nth(counted: readonly { readonly days: number; readonly n: number }[], position: number): number {
  let seen = 0;
  for (const { days, n } of counted) {
    seen += n;
    if (seen >= position) return days;
  }
  throw new Error(`There are only ${seen} songs.`);
}
