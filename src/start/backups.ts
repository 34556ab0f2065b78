import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { backupNameAt, backupsToForget } from '../operations/backup-rotation.ts';
import type { Health } from '../operations/health.ts';
import { writeCopyApart } from '../store/write-copy-apart.ts';

/** How often it is looked whether the day's backup is there, in milliseconds. */
const EVERY_MS = 900_000;

/** Backs the database up once a day, at the first look of a UTC day, and forgets old backups; answers how to stop. */
export function startBackups(options: {
  readonly databasePath: string;
  readonly folder: string;
  readonly clock: () => number;
  readonly log: Logger;
  readonly health: Health;
}): () => Promise<void> {
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, EVERY_MS);

  function look(): Promise<void> {
    return backUpDaily(options);
  }

  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** Makes the day's backup where it is missing, and forgets old ones; a failure is told, and tried again. */
export async function backUpDaily({
  databasePath,
  folder,
  clock,
  log,
  health,
}: Parameters<typeof startBackups>[0]): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true });
    const name = backupNameAt(clock());
    const before = readdirSync(folder);
    if (!before.includes(name)) {
      // What a killed process left half is no backup, and nobody else's file has such a name.
      for (const part of before.filter((one) => /^tierwatch-\d{4}-\d{2}-\d{2}\.db\.part$/.test(one)))
        rmSync(join(folder, part), { force: true });
      await writeCopyApart(databasePath, join(folder, name));
      const forgotten = backupsToForget(readdirSync(folder));
      for (const old of forgotten) rmSync(join(folder, old), { force: true });
      log.info({ file: join(folder, name), forgotten }, 'The database was backed up.');
    }
    health.report('backup', null);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    log.error(
      { err: error, folder },
      'The database could not be backed up. Look at BACKUP_DIR: it is tried again in a quarter of an hour.',
    );
    health.report('backup', `The day’s backup is missing: ${reason}. Look at BACKUP_DIR.`);
  }
}
