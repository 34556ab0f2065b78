import { existsSync, statSync } from 'node:fs';
import type { Day } from '../../domain/day.ts';
import { segmentsOf } from './clean-series.ts';
import { casesOf } from './find-cases.ts';
import { type RawSeries, readFolder } from './read-series.ts';
import { scoreCase } from './score.ts';
import { scoreTable } from './score-table.ts';

/** Where the command writes and what it knows of time. */
export interface BacktestParts {
  readonly print: (line: string) => void;
  readonly today: Day;
  /** Milliseconds of a clock that never jumps. */
  readonly elapsedMs: () => number;
}

/** `backtest FOLDER…`: what forecasts would have said in the past, against what came; the exit code. */
export function backtest({ print, today, elapsedMs }: BacktestParts, folders: readonly string[]): number {
  const series: RawSeries[] = [];
  for (const folder of folders) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      print(`${folder} is no folder. Name a folder with daily chart files, or with CSV files of date,id,total.`);
      return 1;
    }
    const read = readFolder(folder, today);
    for (const problem of read.problems) print(`left out: ${problem}`);
    series.push(...read.series);
  }
  const segments = segmentsOf(series);
  const cases = segments.flatMap(casesOf);
  const songs = new Set(segments.map(({ id }) => id)).size;
  print(
    `Series: ${count(series.length)}. Songs long and quick enough: ${count(songs)}. Cases: ${count(cases.length)}.`,
  );
  if (cases.length === 0) {
    print(
      'Nothing to score: chart files need 90 days in a row, totals 200 days and 3,000 plays a day, with thresholds crossed.',
    );
    return 1;
  }
  const start = elapsedMs();
  const scored = cases.map(scoreCase);
  const eachMs = (elapsedMs() - start) / cases.length;
  const undated = scored.filter(({ dated }) => !dated).length;
  print(`${count(undated)} cases got no date. ${eachMs.toFixed(2)} ms a case.`);
  for (const [title, heldBack] of [
    ['Held back (CRC-32 of the id is odd)', true],
    ['Tuned on (even)', false],
  ] as const) {
    print('');
    print(`${title}:`);
    print('');
    for (const line of scoreTable(scored.filter((one) => one.heldBack === heldBack))) print(line);
  }
  return 0;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
