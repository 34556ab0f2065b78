import { statSync } from 'node:fs';
import { ledgerByState, type TableStats, tableStats } from '../store/stats.ts';
import type { Terminal } from './import.ts';
import { inStore } from './in-store.ts';

/** `stats`: what the database holds, the largest tables first, and the ledger by state; the exit code. */
export async function printStats(terminal: Pick<Terminal, 'databasePath' | 'print'>): Promise<number> {
  const { databasePath, print } = terminal;
  const { tables, ledger } = await inStore(terminal, async (store) => ({
    tables: await tableStats(store),
    ledger: await ledgerByState(store),
  }));
  print(`${databasePath}: ${inMb(statSync(databasePath).size)}`);
  print(`${'table'.padEnd(20)} ${'rows'.padStart(12)} ${'size'.padStart(10)}  oldest      newest`);
  for (const table of tables) print(lineOf(table));
  const states = ledger.map(({ state, rows }) => `${state} ${rows}`);
  print(`Announcements: ${states.length === 0 ? 'none' : states.join(', ')}`);
  return 0;
}

function lineOf({ table, rows, bytes, oldest, newest }: TableStats): string {
  return `${table.padEnd(20)} ${String(rows).padStart(12)} ${inMb(bytes).padStart(10)}  ${dayOf(oldest)}  ${dayOf(newest)}`;
}

function dayOf(moment: number | null): string {
  return moment === null ? '-'.padEnd(10) : new Date(moment).toISOString().slice(0, 10);
}

function inMb(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
