import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backUp, restore } from '../../src/cli/backup.ts';
import { becomeSender } from '../../src/start/sender.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { gateOf } from '../../src/store/gate.ts';
import { sendMarkOf } from '../../src/store/send-mark.ts';
import { tryToLock } from '../../src/store/sender-lock.ts';
import { dump, temporaryFolder, temporaryPath, temporaryStore } from '../support/store.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const NOW = Date.UTC(2026, 2, 4, 12);

function terminalOf(databasePath: string) {
  const lines: string[] = [];
  return { databasePath, print: (line: string) => void lines.push(line), clock: () => NOW, lines };
}

async function note(store: Store, key: string, value = 'noted'): Promise<void> {
  await store.write.insertInto('meta').values({ key, value }).execute();
}

async function keysIn(path: string): Promise<string[]> {
  const store = await openStore(path);
  try {
    const rows = await store.read.selectFrom('meta').select('key').orderBy('key').execute();
    return rows.map(({ key }) => key);
  } finally {
    await store.close();
  }
}

/** A database with one noted key, closed, and a backup of it. */
async function backedUp() {
  const path = temporaryPath();
  const store = await openStore(path);
  await note(store, 'before');
  const file = join(temporaryFolder(), 'backups', 'one.db');
  expect(backUp(terminalOf(path), file)).toBe(0);
  await note(store, 'after');
  await store.close();
  return { path, file };
}

/** Runs the command line in a process of its own; `limitKb` is how large a file may become. */
function tierwatch(databasePath: string, args: readonly string[], limitKb: number | 'unlimited' = 'unlimited') {
  const command = `ulimit -f ${limitKb}; exec "$0" "$@"`;
  const child = spawn('bash', ['-c', command, process.execPath, CLI, ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: `file:${databasePath}` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
}

describe('a backup', () => {
  test('made under load has every row that was committed before it began, and restores', async () => {
    const path = temporaryPath();
    const store = await openStore(path);
    const file = join(temporaryFolder(), 'drill.db');
    let committed = 0;
    const write = async () => {
      await note(store, `row-${String(committed + 1).padStart(6, '0')}`, 'x'.repeat(500));
      committed += 1;
    };
    while (committed < 200) await write();
    let isOver = false;
    const load = (async () => {
      for (; !isOver; await nextTurn()) await write();
    })();
    const before = committed;
    const { code, output } = await tierwatch(path, ['backup', file]);
    isOver = true;
    await load;
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('the whole database') });
    await store.close();
    expect(committed).toBeGreaterThan(before);
    rmSync(dirname(path), { recursive: true });
    const terminal = terminalOf(path);
    expect(restore(terminal, file)).toBe(0);
    const rows = (await keysIn(path)).filter((key) => key.startsWith('row-'));
    expect(rows.length).toBeGreaterThanOrEqual(before);
    // Whole up to one moment: no row is missing before the last one.
    expect(rows).toEqual(Array.from({ length: rows.length }, (_, at) => `row-${String(at + 1).padStart(6, '0')}`));
  });

  test('does not take the place of a file that is there', async () => {
    const { path, file } = await backedUp();
    const before = readFileSync(file);
    expect(() => backUp(terminalOf(path), file)).toThrow('is there already, and was left as it is');
    expect(readFileSync(file)).toEqual(before);
  });

  test('of no database is refused, and makes none', () => {
    const path = temporaryPath();
    expect(() => backUp(terminalOf(path), join(temporaryFolder(), 'one.db'))).toThrow('There is no database at');
    expect(existsSync(path)).toBe(false);
  });

  test('that finds no room says so, and leaves nothing under its name', async () => {
    const path = temporaryPath();
    const store = await temporaryStore(path);
    await note(store, 'large', 'x'.repeat(2_000_000));
    const folder = temporaryFolder();
    const { code, output } = await tierwatch(path, ['backup', join(folder, 'one.db')], 400);
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining('could not be written to its end'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('takes the place of half a backup that a killed process left', async () => {
    const path = temporaryPath();
    await temporaryStore(path);
    const file = join(temporaryFolder(), 'one.db');
    writeFileSync(`${file}.part`, 'half');
    expect(backUp(terminalOf(path), file)).toBe(0);
    expect(readdirSync(dirname(file))).toEqual(['one.db']);
  });
});

describe('restoring', () => {
  test('keeps the former database, and the next start looks before it posts', async () => {
    const { path, file } = await backedUp();
    sendMarkOf(path).write(0);
    const terminal = terminalOf(path);
    expect(restore(terminal, file)).toBe(0);
    const former = `${path}-before-restore-20260304T120000Z`;
    expect(terminal.lines.join('\n')).toContain(former);
    expect(await keysIn(former)).toEqual(['after', 'before']);
    const store = await temporaryStore(path);
    expect((await dump(store)).meta).toHaveLength(2);
    expect(await gateOf(store.read)).toBeNull();
    await becomeSender(store, sendMarkOf(path), NOW + 1, pino({ level: 'silent' }));
    expect(await gateOf(store.read)).toEqual({ from: NOW + 1, until: NOW + 1 });
    await becomeSender(store, sendMarkOf(path), NOW + 2, pino({ level: 'silent' }));
    expect(await gateOf(store.read)).toEqual({ from: NOW + 1, until: NOW + 1 });
  });

  test('is refused while a bot has the database, naming it', async () => {
    const { path, file } = await backedUp();
    const lock = tryToLock(path, NOW);
    onTestFinished(() => lock?.release());
    const terminal = terminalOf(path);
    expect(restore(terminal, file)).toBe(1);
    expect(terminal.lines.join('\n')).toContain(`in use by a bot already: process ${process.pid} on `);
    expect(await keysIn(path)).toEqual(['after', 'before']);
  });

  test('is refused while anybody else has the database open', async () => {
    const { path, file } = await backedUp();
    await temporaryStore(path);
    expect(() => restore(terminalOf(path), file)).toThrow('Another process has the database');
    expect(await keysIn(path)).toEqual(['after', 'before']);
  });

  test('takes the place of a damaged database, which is kept, too', async () => {
    const { path, file } = await backedUp();
    truncateSync(path, 5_000);
    expect(restore(terminalOf(path), file)).toBe(0);
    expect(readFileSync(`${path}-before-restore-20260304T120000Z`)).toHaveLength(5_000);
    expect(await keysIn(path)).toEqual(['before', 'restored']);
  });

  test.each([
    ['that is missing', (file: string) => rmSync(file), /There is no file/],
    [
      'that is no database',
      (file: string) => writeFileSync(file, 'no database'.repeat(300)),
      /is damaged or not a data/,
    ],
    ['that is cut off', (file: string) => truncateSync(file, 20_480), /is damaged/],
    [
      'in which a page is overwritten',
      (file: string) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0xa5, 40_960, 45_056));
      },
      /is damaged/,
    ],
    [
      'of another program',
      (file: string) => {
        rmSync(file);
        const other = new Database(file);
        other.exec('create table other (id)');
        other.close();
      },
      /is no database of Tierwatch/,
    ],
    [
      'of a newer version, which is named',
      (file: string) => {
        const newer = new Database(file);
        newer.exec("insert into kysely_migration (name, timestamp) values ('9999-from-tomorrow', '2030')");
        newer.close();
      },
      /belongs to a newer Tierwatch \(it has 9999-from-tomorrow\)/,
    ],
  ])('a file %s is refused, and the database stays as it is', async (_, spoil, sentence) => {
    const { path, file } = await backedUp();
    spoil(file);
    const before = readFileSync(path);
    expect(() => restore(terminalOf(path), file)).toThrow(sentence);
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(dirname(path)).filter((name) => /restor/.test(name))).toEqual([]);
  });

  test('on a machine that has no database makes its folder', async () => {
    const { file } = await backedUp();
    const path = join(temporaryFolder(), 'new', 'tierwatch.db');
    mkdirSync(dirname(dirname(path)), { recursive: true });
    expect(restore(terminalOf(path), file)).toBe(0);
    expect(await keysIn(path)).toEqual(['before', 'restored']);
  });
});
