import type { Day } from '../../domain/day.ts';
import type { RawSeries } from './read-series.ts';

/** A run of days without long holes: the truth that forecasts are held against. */
export interface Segment {
  readonly id: string;
  readonly firstDay: Day;
  /** The count at the end of each day from the first on, holes filled. */
  readonly counts: readonly number[];
  /** Whether a day's count was published; a filled one is not shown to a forecast. */
  readonly published: readonly boolean[];
  /** How many of the counts stand before the first increment that is known: 0 for daily numbers, 1 for totals. */
  readonly offset: 0 | 1;
}

/** A hole of so many days is filled with the mean of both neighbours (charts), or by a straight line (totals). */
const LONGEST_HOLE_DAYS = { daily: 3, totals: 8 } as const;
const SHORTEST_SEGMENT_DAYS = { daily: 90, totals: 200 } as const;

/** Totals that grow more slowly than this are left out: their days are too few plays to tell a pace from chance. */
const SLOWEST_TOTAL_A_DAY = 3000;

/** A snapshot that repeats the one before for more than this share of the songs was not refreshed. */
const REPEATED_SHARE = 0.9;

/** Cuts series into segments, by the rules under which forecasts of streaming counts are commonly compared. */
export function segmentsOf(series: readonly RawSeries[]): Segment[] {
  const repeated = repeatedDays(series.filter(({ kind }) => kind === 'totals'));
  return series.flatMap((one) => (one.kind === 'daily' ? dailySegments(one) : totalSegments(one, repeated)));
}

function dailySegments({ id, points }: RawSeries): Segment[] {
  return runsOf(points, LONGEST_HOLE_DAYS.daily).flatMap((run) => {
    const counts: number[] = [];
    const published: boolean[] = [];
    let count = 0;
    run.forEach(({ day, value }, at) => {
      const before = run[at - 1];
      for (let hole = (before?.day ?? day) + 1; before && hole < day; hole += 1) {
        count += (before.value + value) / 2;
        counts.push(count);
        published.push(false);
      }
      count += value;
      counts.push(count);
      published.push(true);
    });
    const isLong = counts.length >= SHORTEST_SEGMENT_DAYS.daily;
    return run[0] && isLong ? [{ id, firstDay: run[0].day, counts, published, offset: 0 as const }] : [];
  });
}

function totalSegments({ id, points }: RawSeries, repeated: ReadonlySet<Day>): Segment[] {
  const fresh = points.filter(({ day }) => !repeated.has(day));
  return runsOf(fresh, LONGEST_HOLE_DAYS.totals).flatMap((run) => {
    const counts: number[] = [];
    const published: boolean[] = [];
    let highest = 0;
    run.forEach(({ day, value }, at) => {
      const next = Math.max(highest, value);
      const days = day - (run[at - 1]?.day ?? day - 1);
      for (let step = 1; step < days; step += 1) {
        counts.push(highest + ((next - highest) * step) / days);
        published.push(false);
      }
      counts.push(next);
      published.push(true);
      highest = next;
    });
    const grown = highest - (counts[0] ?? 0);
    const isLong = counts.length >= SHORTEST_SEGMENT_DAYS.totals;
    const isQuick = grown > SLOWEST_TOTAL_A_DAY * (counts.length - 1);
    return run[0] && isLong && isQuick ? [{ id, firstDay: run[0].day, counts, published, offset: 1 as const }] : [];
  });
}

/** Points in runs between holes longer than so many days. */
function runsOf(points: RawSeries['points'], longestHoleDays: number): RawSeries['points'][number][][] {
  const runs: RawSeries['points'][number][][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && point.day - last.day - 1 <= longestHoleDays) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** The days whose snapshot says the same as the one before for nearly every song. */
function repeatedDays(series: readonly RawSeries[]): Set<Day> {
  const steps = new Map<Day, { same: number; all: number }>();
  for (const { points } of series) {
    points.forEach(({ day, value }, at) => {
      const before = points[at - 1];
      if (!before) return;
      const step = steps.get(day) ?? { same: 0, all: 0 };
      steps.set(day, { same: step.same + (before.value === value ? 1 : 0), all: step.all + 1 });
    });
  }
  return new Set([...steps].filter(([, { same, all }]) => same > all * REPEATED_SHARE).map(([day]) => day));
}
