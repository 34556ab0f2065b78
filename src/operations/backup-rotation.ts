/** What is kept of the scheduled backups. */
const DAILY = 7;
const WEEKLY = 4;

const DAY_MS = 86_400_000;

const NAME = /^tierwatch-(\d{4}-\d{2}-\d{2})\.db$/;

/** The name of a scheduled backup: one a day, by UTC. */
export function backupNameAt(now: number): string {
  return `tierwatch-${new Date(now).toISOString().slice(0, 10)}.db`;
}

/** Those of the files in a folder that are scheduled backups, the newest first. */
export function backupsAmong(names: readonly string[]): string[] {
  return names.filter((name) => NAME.test(name)).toSorted((a, b) => (a < b ? 1 : -1));
}

/**
 * The scheduled backups that are kept no longer: the newest of seven days and of four weeks, which begin on Monday, stay,
 * and so does every file that is none.
 */
export function backupsToForget(names: readonly string[]): string[] {
  const backups = backupsAmong(names);
  const newestOfWeeks = [...new Map(backups.toReversed().map((name) => [weekOf(name), name])).values()].toReversed();
  const kept = new Set([...backups.slice(0, DAILY), ...newestOfWeeks.slice(0, WEEKLY)]);
  return backups.filter((name) => !kept.has(name));
}

/** Weeks since the Monday before 1970. */
function weekOf(name: string): number {
  const day = Date.parse(NAME.exec(name)?.[1] ?? '') / DAY_MS;
  return Math.floor((day + 3) / 7);
}
