import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { printStats } from '../../src/cli/stats.ts';
import { startFailure } from '../../src/start/start-failure.ts';
import { readSnapshot } from '../store/schemas/snapshots.ts';
import { temporaryFolder } from '../support/store.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

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

test('a database that is not there is none to ask, and none is made in its place', async () => {
  const databasePath = join(temporaryFolder(), 'elsewhere', 'tierwatch.db');
  const failure = await printStats({ databasePath, print: () => undefined }).catch((error: unknown) => error);
  expect(startFailure(failure, { databasePath, httpHost: '127.0.0.1', httpPort: 8420 })).toBe(
    `There is no database at ${databasePath}. Set DATABASE_URL as the bot has it; if it never ran, start it once.`,
  );
  expect(existsSync(dirname(databasePath))).toBe(false);
});

test('who reads only the first line of a command ends it without a complaint', async () => {
  const { exitCode, stderr } = await new Promise<{ exitCode: number | null; stderr: string }>((resolve, reject) => {
    const command = spawn(process.execPath, [CLI, 'config'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    command.stderr.on('data', (part: Buffer) => {
      said += part;
    });
    command.stdout.destroy();
    command.once('error', reject);
    command.once('close', (code) => resolve({ exitCode: code, stderr: said }));
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});
