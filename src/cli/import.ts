import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import { createCatalogue } from '../store/catalogue.ts';
import { readCatalogueFiles, readRules } from '../store/data-files.ts';
import { openStore, type Store } from '../store/database.ts';
import { type ChartImport, importCharts } from '../tracker/import-charts.ts';
import { finishImports, importReadings } from '../tracker/import-readings.ts';
import { loadCatalogue } from '../tracker/load-catalogue.ts';
import { chartReport, chartSummary, readingsReport } from './import-report.ts';

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
  return withParts(terminal, async (parts) => {
    const catalogue = createCatalogue(parts.store);
    let failed = 0;
    for (const path of paths) {
      const file = { name: path, read: () => readFileSync(path) };
      const report = readingsReport(path, await importReadings({ ...parts, catalogue }, file, dryRun));
      if (report.failed) failed += 1;
      for (const line of report.lines) terminal.print(line);
    }
    return failed > 0 ? 1 : 0;
  });
}

async function withParts(
  { root, databasePath, clock, print }: Terminal,
  run: (parts: {
    store: Store;
    rules: ReturnType<typeof readRules>;
    clock: () => number;
    pause: () => Promise<void>;
  }) => Promise<number>,
): Promise<number> {
  const rules = readRules(join(root, 'data'), join(root, 'data', 'local'));
  const store = await openStore(databasePath);
  try {
    const files = readCatalogueFiles(join(root, 'data'));
    await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, files, clock()));
    const parts = { store, rules, clock, pause: () => sleep(PAUSE_MS) };
    const { finished } = await finishImports(parts);
    if (finished > 0) print(`Finished ${finished} import(s) that an earlier command left.`);
    return await run(parts);
  } finally {
    await store.close();
  }
}
