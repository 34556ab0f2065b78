import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { busySentence } from '../start/start-failure.ts';
import { restoreDatabase } from '../store/restore.ts';
import { holderOf, tryToLock } from '../store/sender-lock.ts';
import { writeCopy } from '../store/write-copy.ts';
import type { Terminal } from './import.ts';

type Where = Pick<Terminal, 'databasePath' | 'print' | 'clock'>;

/** `backup FILE`: a copy of the database, whether or not the bot runs; the exit code. */
export function backUp({ databasePath, print }: Where, given: string): number {
  const file = resolve(given);
  writeCopy(databasePath, file);
  print(`${file}: the whole database, checked (${(statSync(file).size / 1_000_000).toFixed(1)} MB).`);
  return 0;
}

/** `restore FILE`: a backup in the place of the database, while no bot runs; the exit code. */
export function restore({ databasePath, print, clock }: Where, given: string): number {
  const lock = tryToLock(databasePath, clock());
  if (lock === null) {
    print(`${busySentence(databasePath, holderOf(databasePath))} Stop it, then restore again. Nothing was changed.`);
    return 1;
  }
  try {
    const former = restoreDatabase(databasePath, resolve(given), clock());
    print(`${databasePath} is now what ${resolve(given)} is.`);
    if (former !== null) print(`The former database is kept: ${former}`);
    print('When the bot starts, it looks into the channels before it posts anything that may have been posted since.');
    return 0;
  } finally {
    lock.release();
  }
}
