import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { printStats } from '../../src/cli/stats.ts';
import { readSnapshot } from '../store/schemas/snapshots.ts';
import { temporaryFolder } from '../support/store.ts';

test('stats tells rows, sizes, oldest and newest by table, and the ledger by state', async () => {
  const databasePath = join(temporaryFolder(), 'tierwatch.db');
  writeFileSync(databasePath, '');
  const database = new Database(databasePath);
  database.exec(readSnapshot('0007-certificate-lists') ?? '');
  database.close();
  const lines: string[] = [];
  expect(await printStats({ databasePath, print: (line) => void lines.push(line.replaceAll(/ +/g, ' ')) })).toBe(0);
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^reading 3 0\.0 MB 2025-10-19 2025-10-26$/),
      expect.stringMatching(/^observation 4 0\.0 MB 2025-10-25 2025-11-01$/),
      'Announcements: owed 1, posted 1',
    ]),
  );
});
