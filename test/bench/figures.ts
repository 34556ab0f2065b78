/** Times or other measures, in the order in which they were taken. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** The median, the 99th percentile and the longest of some measures; zeros for none. */
export function spreadOf(measures: readonly number[]): Spread {
  const sorted = measures.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), longest: at(1) };
}

/** The middle of some measures. */
export function medianOf(measures: readonly number[]): number {
  return spreadOf(measures).p50;
}

/** What some work took: milliseconds by the clock, and milliseconds of this process's processor time. */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** Does some work, and says what it took. */
export async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await work();
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1_000 };
}

/** How many times as much some rounds took as others in the same turns: the median of their ratios. */
export function timesAsMuch(those: readonly Spent[], others: readonly Spent[], of: keyof Spent): number {
  return medianOf(those.map((spent, at) => spent[of] / (others[at]?.[of] ?? Number.NaN)));
}

/** What a measure grows by in each unit of time: the slope of the straight line nearest to its points. */
export function slopeOf(points: readonly { readonly at: number; readonly value: number }[]): number {
  if (points.length < 2) return 0;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [at, value] = [mean(points.map((point) => point.at)), mean(points.map((point) => point.value))];
  const [over, under] = points.reduce(
    ([sum, squares], point) => [sum + (point.at - at) * (point.value - value), squares + (point.at - at) ** 2],
    [0, 0],
  );
  return under === 0 ? 0 : over / under;
}

/** Milliseconds with as many digits as mean something. */
export function inMs(ms: number): string {
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
}

/** Bytes in megabytes. */
export function inMb(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}

/** Rows of cells under a heading, as a table of Markdown. */
export function tableOf(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}
