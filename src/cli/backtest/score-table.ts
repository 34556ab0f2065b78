import type { Scored } from './score.ts';

/** The true horizons that cases are told apart by, in days. */
const HORIZONS_DAYS = [
  [3, 7],
  [7, 14],
  [14, 30],
  [30, 60],
  [60, 120],
  [120, 400],
] as const;

const HEADER = [
  '| days to the crossing | cases | median error | bias | median error of the 7-day mean | in the 80 % range | before it | after it |',
  '|---|---|---|---|---|---|---|---|',
];

/** The scores by true horizon, for falling songs and for all, as a Markdown table. */
export function scoreTable(scored: readonly Scored[]): string[] {
  const horizons = HORIZONS_DAYS.map(([from, to]) =>
    row(
      `${from} to ${to}`,
      scored.filter(({ trueDays }) => trueDays >= from && trueDays < to),
    ),
  );
  const falling = scored.filter((one) => one.falling);
  return [...HEADER, ...horizons, row('falling songs', falling), row('all', scored)];
}

function row(name: string, scored: readonly Scored[]): string {
  if (scored.length === 0) return `| ${name} | 0 | | | | | | |`;
  const median = (of: (one: Scored) => number) => medianOf(scored.map(of));
  const share = (which: (one: Scored) => boolean) =>
    `${Math.round((100 * scored.filter(which).length) / scored.length)} %`;
  const bias = median(({ days, trueDays }) => days / trueDays) - 1;
  return `| ${[
    name,
    scored.length.toLocaleString('en'),
    percent(median(({ days, trueDays }) => Math.abs(days - trueDays) / trueDays)),
    `${bias < 0 ? '−' : '+'}${percent(Math.abs(bias))}`,
    percent(median(({ sevenDayDays, trueDays }) => Math.abs(sevenDayDays - trueDays) / trueDays)),
    share(({ trueDays, earliestDays, latestDays }) => earliestDays <= trueDays && trueDays <= latestDays),
    share(({ trueDays, earliestDays }) => trueDays < earliestDays),
    share(({ trueDays, latestDays }) => trueDays > latestDays),
  ].join(' | ')} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
