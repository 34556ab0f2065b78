import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { openStore } from '../../src/store/database.ts';
import { restoreDatabase } from '../../src/store/restore.ts';
import { damageOf, writeCopy } from '../../src/store/write-copy.ts';
import { copyProgram } from '../chaos/bot-process.ts';
import { readSnapshot } from '../store/schemas/snapshots.ts';
import { dump, temporaryFolder } from '../support/store.ts';

const HOOK = fileURLToPath(new URL('../support/kill-at.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

const COMPILED = mkdtempSync(join(tmpdir(), 'tierwatch-compiled-'));
afterAll(() => rmSync(COMPILED, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

/** Runs a program whose steps are counted, or that is killed at one of them. */
function run(
  args: readonly string[],
  databasePath: string,
  { killAt, onReady, ...more }: { killAt?: number; onReady?: (kill: () => void) => void; [name: string]: unknown } = {},
): Promise<Ended> {
  const env = {
    DATABASE_URL: `file:${databasePath}`,
    HTTP_PORT: '0',
    // The programs are read once, not by every process anew.
    NODE_COMPILE_CACHE: COMPILED,
    ...(killAt === undefined ? {} : { KILL_AT: String(killAt) }),
    ...(more as Record<string, string>),
  };
  const child = spawn(process.execPath, ['--import', HOOK, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += String(data);
      if (String(data).includes('Ready as')) onReady?.(() => child.kill('SIGTERM'));
    });
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, output })));
}

function stepsOf({ output }: Ended): number {
  const steps = Number(/steps: (\d+)/.exec(output)?.[1]);
  if (!(steps > 0)) throw new Error(`The steps were not counted:\n${output}`);
  return steps;
}

/** So many of the steps, the first and the last among them. */
function spread(steps: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => 1 + Math.round((at * (steps - 1)) / (count - 1)));
}

/** A database of the first version, closed. */
function firstVersion(): string {
  const path = join(temporaryFolder(), 'tierwatch.db');
  const database = new Database(path);
  database.exec(readSnapshot('0001-first-light') ?? '');
  database.pragma('journal_mode = wal');
  database.close();
  return path;
}

async function contentOf(path: string): Promise<Record<string, unknown[]>> {
  const store = await openStore(path);
  const { kysely_migration, kysely_migration_lock, ...rest } = await dump(store);
  await store.close();
  expect(kysely_migration?.length).toBeGreaterThan(6);
  expect(kysely_migration_lock).toBeDefined();
  return rest;
}

test('killed at any step of a migration, the next start migrates, and nothing is missing', async () => {
  const whole = firstVersion();
  const steps = stepsOf(await run([CLI, 'tokens', 'list'], whole));
  const expected = await contentOf(whole);
  await Promise.all(
    spread(steps, 5).map(async (killAt) => {
      const path = firstVersion();
      expect(await run([CLI, 'tokens', 'list'], path, { killAt })).toMatchObject({ signal: 'SIGKILL' });
      expect(await contentOf(path), `killed at step ${killAt}`).toEqual(expected);
    }),
  );
}, 60_000);

describe('killed at any step', () => {
  test('of a backup, there is a sound one under its name or none, and the next one works', async () => {
    const store = firstVersion();
    const file = (name: number) => join(dirname(store), 'backups', `${name}.db`);
    const steps = stepsOf(await run([CLI, 'backup', file(0)], store));
    await Promise.all(
      spread(steps, 4).map(async (killAt) => {
        expect(await run([CLI, 'backup', file(killAt)], store, { killAt })).toMatchObject({ signal: 'SIGKILL' });
        if (existsSync(file(killAt))) expect(damageOf(file(killAt), 'integrity_check')).toBeNull();
        else writeCopy(store, file(killAt));
        expect(damageOf(file(killAt), 'integrity_check')).toBeNull();
      }),
    );
  }, 60_000);

  test('of a restore, the database is the former or the restored one, and restoring again works', async () => {
    const backup = firstVersion();
    const once = firstVersion();
    const steps = stepsOf(await run([CLI, 'restore', backup], once));
    await Promise.all(
      spread(steps, 5).map(async (killAt) => {
        const path = firstVersion();
        expect(await run([CLI, 'restore', backup], path, { killAt })).toMatchObject({ signal: 'SIGKILL' });
        expect(damageOf(path, 'integrity_check'), `killed at step ${killAt}`).toBeNull();
        restoreDatabase(path, backup, Date.UTC(2030, 0, 1));
        expect(Object.keys(await contentOf(path)).length).toBeGreaterThan(20);
      }),
    );
  }, 60_000);
});

test('killed at any step of its start, the bot starts the next time', async () => {
  const folder = temporaryFolder();
  const main = copyProgram(folder);
  const discord = await startLoopbackDiscord({ clock: Date.now });
  onTestFinished(() => discord.close());
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  const first = join(folder, 'first.db');
  const counted = await run([main], first, { ...settings, onReady: (stop) => stop() });
  expect(counted).toMatchObject({ code: 0 });
  const path = join(folder, 'killed.db');
  for (const killAt of spread(Math.floor(stepsOf(counted) * 0.8), 3))
    expect(await run([main], path, { ...settings, killAt })).toMatchObject({ signal: 'SIGKILL' });
  const after = await run([main], path, { ...settings, onReady: (stop) => stop() });
  expect(after, after.output).toMatchObject({ code: 0 });
  expect(existsSync(`${path}-wal`)).toBe(false);
}, 60_000);
