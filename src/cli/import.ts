import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import { createCatalogue } from '../store/catalogue.ts';
import { readCatalogueFiles, readRules } from '../store/data-files.ts';
import { openStore } from '../store/database.ts';
import { copyDatabase } from '../store/database-copy.ts';
import { type ChartImport, type ImportParts, importCharts } from '../tracker/import-charts.ts';
import { finishImports, importReadings } from '../tracker/import-readings.ts';
import { loadCatalogue } from '../tracker/load-catalogue.ts';
import { chartReport, chartSummary, type FileReport, readingsReport } from './import-report.ts';

/** Where an operator's command works and what it says. */
export interface Terminal {
  readonly root: string;
  readonly databasePath: string;
  readonly print: (line: string) => void;
  /** Whether a person watches, so that a progress bar makes sense. */
  readonly interactive: boolean;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Between two transactions of the operator's commands the bot may write, in milliseconds. */
const PAUSE_MS = 5;

/** `import spotify-charts FILE… [--replace]`: the exit code, 1 where a file was refused. */
export async function importSpotifyCharts(
  terminal: Terminal,
  paths: readonly string[],
  options: { readonly replace: boolean } = { replace: false },
): Promise<number> {
  const { print } = terminal;
  return withParts(terminal, async (parts) => {
    const bar = terminal.interactive
      ? new SingleBar({ format: '{bar} {value}/{total} {file}', hideCursor: true })
      : null;
    bar?.start(paths.length, 0, { file: '' });
    const outcomes: ChartImport[] = [];
    const lines: string[] = [];
    let failed = 0;
    const files = paths.map((path) => ({ name: path, read: () => readFileSync(path) }));
    const onFile = (file: { readonly name: string }, outcome: ChartImport) => {
      outcomes.push(outcome);
      const report = chartReport(file.name, outcome);
      if (report.failed) failed += 1;
      bar?.increment(1, { file: file.name });
      if (bar) lines.push(...report.lines);
      else for (const line of report.lines) print(line);
      if (!bar && outcomes.length % 50 === 0) print(`${outcomes.length} of ${paths.length} files`);
    };
    await importCharts(parts, files, onFile, options);
    bar?.stop();
    for (const line of [...lines, ...chartSummary(outcomes)]) print(line);
    return failed > 0 ? 1 : 0;
  });
}

/** `import readings FILE… [--dry-run]`: the exit code, 1 where a file was refused. */
export async function importReadingsFiles(
  terminal: Terminal,
  paths: readonly string[],
  dryRun: boolean,
): Promise<number> {
  return dryRun ? onCopy(terminal, (copy) => readingsFiles(copy, paths, true)) : readingsFiles(terminal, paths, false);
}

async function readingsFiles(terminal: Terminal, paths: readonly string[], dryRun: boolean): Promise<number> {
  const run = async (parts: ImportParts) => {
    const catalogue = createCatalogue(parts.store);
    let failed = 0;
    for (const path of paths) {
      const file = { name: path, read: () => readFileSync(path) };
      const outcome = await importReadings({ ...parts, catalogue }, file, dryRun);
      const report = outcome.state === 'being-imported' ? beingImported(path) : readingsReport(path, outcome);
      if (report.failed) failed += 1;
      for (const line of report.lines) terminal.print(line);
    }
    return failed > 0 ? 1 : 0;
  };
  return withParts(terminal, run, dryRun);
}

function beingImported(name: string): FileReport {
  const line = `${name}: is being imported by another command at this moment. If that command was cut off, try again in a minute.`;
  return { lines: [line], failed: true };
}

/** Does a command's work on a copy of the database, which is removed afterwards. */
export async function onCopy<T>(terminal: Terminal, work: (copy: Terminal) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwatch-dry-run-'));
  try {
    const databasePath = join(folder, 'tierwatch.db');
    if (existsSync(terminal.databasePath)) copyDatabase(terminal.databasePath, databasePath);
    return await work({ ...terminal, databasePath });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does a command's work on the database with the shipped catalogue in it, and closes it. */
export async function withParts(
  { root, databasePath, clock, print }: Terminal,
  run: (parts: ImportParts) => Promise<number>,
  dryRun = false,
): Promise<number> {
  const rules = readRules(join(root, 'data'), join(root, 'data', 'local'));
  const store = await openStore(databasePath, print);
  try {
    const files = readCatalogueFiles(join(root, 'data'));
    await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, files, clock()));
    // Nobody else writes to a copy.
    const parts = { store, rules, clock, pause: () => (dryRun ? Promise.resolve() : sleep(PAUSE_MS)) };
    const { finished, stuck } = await finishImports(parts);
    if (finished > 0 && !dryRun) print(`Finished ${finished} import(s) that an earlier command left.`);
    for (const { name, reason } of stuck) print(`${name}: its import waits: ${reason}.`);
    return await run(parts);
  } finally {
    await store.close();
  }
}
