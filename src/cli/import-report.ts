import { formatDay } from '../domain/day.ts';
import { explainRefusal } from '../sources/text-file/explain-refusal.ts';
import type { LineAbove } from '../sources/text-file/heading.ts';
import type { Refused } from '../sources/text-file/refusal.ts';
import type { ChartImport } from '../tracker/import-charts.ts';
import type { ReadingsImport, UnclearRow, Waiting } from '../tracker/import-readings.ts';
import { WAITING_REASONS } from './waiting-reasons.ts';

/** What the operator's terminal says of one file. */
export interface FileReport {
  readonly lines: readonly string[];
  /** Whether nothing was taken of the file for a reason that the operator should mend. */
  readonly failed: boolean;
}

/** The report of a chart file; a file that simply went in has no lines of its own. */
export function chartReport(name: string, outcome: ChartImport): FileReport {
  switch (outcome.state) {
    case 'imported': {
      const crossed = outcome.crossed > 0 ? [`${name}: ${crossings(outcome)}`] : [];
      return {
        lines: [
          ...crossed,
          ...retracted(name, outcome.retracted, outcome.corrected),
          ...changes(outcome.counterChanges),
        ],
        failed: false,
      };
    }
    case 'unchanged':
      return { lines: [], failed: false };
    case 'conflict':
      return failure(
        `${name}: ${outcome.counter} has ${formatDay(outcome.day)} already, with other numbers. The first ones were kept. If this file is the original download, import it again with --replace.`,
      );
    case 'unknown-chart':
      return failure(
        `${name}: no counter "${outcome.counter}" is declared. Add it to a file in data/local/counters/ (data/counters/spotify-charts.json shows the form), then import again.`,
      );
    case 'unreadable':
      return failure(unreadable(name, outcome.cause));
    case 'refused':
      return refusedReport(name, outcome.refused);
    case 'failed':
      return failure(`${name}: nothing of this file was taken (${causeOf(outcome.cause)}). Import it again.`);
  }
}

/** The closing lines over all chart files of one call. */
export function chartSummary(outcomes: readonly ChartImport[]): string[] {
  const imported = outcomes.filter((outcome) => outcome.state === 'imported');
  const unchanged = outcomes.filter((outcome) => outcome.state === 'unchanged').length;
  const failed = outcomes.length - imported.length - unchanged;
  const rows = imported.reduce((sum, outcome) => sum + outcome.songs, 0);
  const crossed = imported.reduce((sum, outcome) => sum + outcome.crossed, 0);
  const owed = imported.reduce((sum, outcome) => sum + outcome.owed, 0);
  const tooOld = imported.reduce((sum, outcome) => sum + outcome.tooOld, 0);
  const counts = [
    `${imported.length} imported (${rows} ${rows === 1 ? 'row' : 'rows'})`,
    `${unchanged} there already`,
    `${failed} refused`,
  ];
  return [
    `${files(outcomes.length)}: ${counts.join(', ')}.`,
    `Levels crossed: ${crossed}. Announcements owed: ${owed}. Too old to announce: ${tooOld}.`,
  ];
}

/** The report of a file of readings. */
export function readingsReport(name: string, outcome: ReadingsImport): FileReport {
  switch (outcome.state) {
    case 'imported':
    case 'would-import': {
      const would = outcome.state === 'would-import' ? ' (dry run: nothing was written)' : '';
      const numbers = [
        `${outcome.accepted} new`,
        `${outcome.repeated} known already`,
        `${outcome.waiting.length} waiting for a check`,
      ];
      return {
        lines: [
          ...leftOutLines(name, outcome.leftOut),
          `${name}: ${outcome.rows} ${outcome.rows === 1 ? 'row' : 'rows'}: ${numbers.join(', ')}. ${crossings(outcome)}${would}`,
          ...outcome.waiting.filter(({ reason }) => reason !== 'stale').map(waitingLine),
          ...stalePages(outcome.waiting),
        ],
        failed: false,
      };
    }
    case 'unchanged':
      return { lines: [`${name}: imported before; nothing changed.`], failed: false };
    case 'unreadable':
      return failure(unreadable(name, outcome.cause));
    case 'unclear':
      return {
        lines: [
          ...outcome.unclear.slice(0, 20).map((row) => unclearLine(name, row)),
          `${name}: nothing of this file was taken.`,
        ],
        failed: true,
      };
    case 'refused':
      return refusedReport(name, outcome.refused);
  }
}

function crossings(found: { crossed: number; baseline: number; owed: number; tooOld: number }): string {
  const parts = [
    `${found.crossed} ${found.crossed === 1 ? 'level' : 'levels'} crossed`,
    `${found.owed} announcements owed`,
  ];
  if (found.baseline > 0) parts.push(`${found.baseline} levels passed before (recorded, not announced)`);
  if (found.tooOld > 0) parts.push(`${found.tooOld} too old to announce`);
  return `${parts.join(', ')}.`;
}

function retracted(name: string, levels: readonly string[], posts: number): string[] {
  const lines = levels.map(
    (level) => `${name}: the new numbers do not reach what the old ones had crossed: ${level}. It is taken back.`,
  );
  return posts > 0 ? [...lines, `${name}: posts that get a line of correction: ${posts}.`] : lines;
}

function changes(counterChanges: readonly string[]): string[] {
  return counterChanges.map(
    (change) => `Read against another counter from now: ${change}. Levels passed are not announced.`,
  );
}

/** One line a page: nobody need look at each of its songs. */
function stalePages(waiting: readonly Waiting[]): string[] {
  const pages = Map.groupBy(
    waiting.filter(({ reason }) => reason === 'stale'),
    ({ counter, day }) => `${counter}, ${formatDay(day)}`,
  );
  return [...pages].map(
    ([page, numbers]) =>
      `  ${page}: ${numbers.length} numbers stand where they stood on an earlier day. They count nothing.`,
  );
}

function waitingLine({ day, count, song, counter, reason }: Waiting): string {
  return `  waiting for a check: ${song}, ${counter}, ${formatDay(day)}, ${count}: ${WAITING_REASONS[reason]}`;
}

/** What of a file stands above its heading, so that nobody takes it for read. */
export function leftOutLines(name: string, above: readonly LineAbove[]): string[] {
  return above.map(({ line, text }) => `${name}: line ${line} stands above the heading and was left out: "${text}"`);
}

function unclearLine(name: string, row: UnclearRow): string {
  const at = `${name}, line ${row.line}`;
  const options = row.nearest.length > 0 ? ` Meant: ${row.nearest.join(' | ')}?` : '';
  if (row.problem === 'unknown-counter')
    return `${at}: there is no counter "${row.value}". Use one of: ${row.nearest.join(', ')}`;
  if (row.problem === 'chart-counter')
    return `${at}: "${row.value}" is the sum of chart days and takes chart files only (import spotify-charts). Use one of: ${row.nearest.join(', ')}`;
  if (row.problem === 'several-songs')
    return `${at}: "${row.value}" may be several songs. Write the song's key.${options}`;
  return `${at}: no song "${row.value}" is known. Write its key, or Artist - Title.${options}`;
}

/** The report of a file of which nothing was taken. */
export function refusedReport(name: string, refused: Refused): FileReport {
  const lines = refused.refusals.map((refusal) => {
    return `${name}: ${explainRefusal(refusal)}`;
  });
  const more = refused.unlisted > 0 ? [`${name}: and ${refused.unlisted} more`] : [];
  return { lines: [...lines, ...more, `${name}: nothing of this file was taken.`], failed: true };
}

/** That a file cannot be read. */
export function unreadable(name: string, cause: unknown): string {
  return `${name}: the file cannot be read (${causeOf(cause)}). Check the path.`;
}

function causeOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The report of a file that the operator has to do something about. */
export function failure(line: string): FileReport {
  return { lines: [line], failed: true };
}

function files(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}
