import { expect, test } from 'vitest';
import { backupNameAt, backupsAmong, backupsToForget } from '../../src/operations/backup-rotation.ts';

const DAY_MS = 86_400_000;
/** A Wednesday. */
const FIRST = Date.UTC(2026, 2, 4);

/** What is left after a bot backed up daily for so many days. */
function after(days: number): string[] {
  let kept: string[] = ['notes.txt', 'tierwatch-by-hand.db'];
  for (let day = 0; day < days; day += 1) {
    kept.push(backupNameAt(FIRST + day * DAY_MS));
    const forgotten = new Set(backupsToForget(kept));
    kept = kept.filter((name) => !forgotten.has(name));
  }
  return kept;
}

test('after months there are the last seven days, the ends of the weeks before, and whatever else lies there', () => {
  const kept = after(100);
  const last = FIRST + 99 * DAY_MS;
  expect(backupsAmong(kept).slice(0, 7)).toEqual(
    Array.from({ length: 7 }, (_, day) => backupNameAt(last - day * DAY_MS)),
  );
  // The 100th day is Thursday, 11 June: of the weeks before, the Sundays stay.
  expect(backupsAmong(kept).slice(7)).toEqual(['tierwatch-2026-05-31.db', 'tierwatch-2026-05-24.db']);
  expect(kept).toEqual(expect.arrayContaining(['notes.txt', 'tierwatch-by-hand.db', 'tierwatch-2026-06-07.db']));
});

test('nothing is forgotten before there is more than is kept', () => {
  expect(backupsToForget(after(7))).toEqual([]);
  expect(backupsAmong(after(7))).toHaveLength(7);
});
