import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { copyDatabase } from '../../src/store/database-copy.ts';
import { NewerDatabaseError } from '../../src/store/migrate.ts';
import { dump, temporaryFolder, temporaryPath, temporaryStore } from '../support/store.ts';

async function pragma(store: Awaited<ReturnType<typeof openStore>>, side: 'read' | 'write', name: string) {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.raw(`pragma_${name}`)}`.execute(store[side]);
  return Object.values(rows[0] ?? {})[0];
}

/** A connection of another process, as far as SQLite can tell. */
function another(path: string, timeout: number): Database.Database {
  const connection = new Database(path, { timeout });
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

function noteIn(store: Awaited<ReturnType<typeof openStore>>, key: string) {
  return store.write.insertInto('meta').values({ key, value: 'noted' }).execute();
}

describe('opening the database', () => {
  test('makes the folder and the file, with the schema', async () => {
    const store = await temporaryStore();
    expect(await store.read.selectFrom('announcement').selectAll().execute()).toEqual([]);
    expect(await pragma(store, 'write', 'journal_mode')).toBe('wal');
    expect(await pragma(store, 'write', 'synchronous')).toBe(2);
    expect(await pragma(store, 'write', 'foreign_keys')).toBe(1);
  });

  test('leaves no log beside the file when it is closed, though nothing was read', async () => {
    const path = temporaryPath();
    const store = await openStore(path);
    await noteIn(store, 'written');
    await store.close();
    expect(readdirSync(dirname(path))).toEqual(['tierwatch.db']);
  });

  test('a second time keeps everything as it is', async () => {
    const path = temporaryPath();
    const first = await openStore(path);
    await noteIn(first, 'kept');
    const before = await dump(first);
    await first.close();
    const again = await temporaryStore(path);
    expect(await dump(again)).toEqual(before);
  });

  test('works for several processes that start at once on no database', async () => {
    const path = temporaryPath();
    await Promise.all([openedElsewhere(path), openedElsewhere(path), openedElsewhere(path)]);
    const store = await temporaryStore(path);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(store.read);
    expect(rows.filter(({ name }) => name === '0001-first-light')).toHaveLength(1);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  test('refuses a database of a newer version by its name, and leaves it as it is', async () => {
    const path = temporaryPath();
    const store = await openStore(path);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-tomorrow', '2030-01-01')`.execute(
      store.write,
    );
    await store.close();
    const applied = () => another(path, 0).prepare('select name from kysely_migration order by name').pluck().all();
    const before = applied();
    const refused = openStore(path);
    await expect(refused).rejects.toThrow(NewerDatabaseError);
    await expect(refused).rejects.toThrow('9999-from-tomorrow');
    expect(before).toContain('9999-from-tomorrow');
    expect(applied()).toEqual(before);
  });

  test('that fails leaves nothing behind, so that the next start can do it again', async () => {
    const path = temporaryPath();
    mkdirSync(dirname(path));
    const inTheWay = another(path, 0);
    inTheWay.exec('create table announcement (id integer)');
    await expect(openStore(path)).rejects.toThrow('could not be brought to the present schema');
    const tables = inTheWay.prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%'");
    expect(tables.pluck().all()).toEqual(['announcement']);
    inTheWay.exec('drop table announcement');
    const store = await temporaryStore(path);
    expect(await store.read.selectFrom('song').selectAll().execute()).toEqual([]);
  });

  test('gives reads a connection that cannot write', async () => {
    const store = await temporaryStore();
    await expect(store.read.insertInto('meta').values({ key: 'a', value: 'b' }).execute()).rejects.toThrow('readonly');
  });

  test('tells that another process has written', async () => {
    const path = temporaryPath();
    const store = await temporaryStore(path);
    const before = store.dataVersion();
    expect(store.dataVersion()).toBe(before);
    another(path, 1_000).exec("insert into meta values ('other', 'wrote')");
    expect(store.dataVersion()).not.toBe(before);
  });
});

describe('a transaction that reads and then writes', () => {
  test('keeps other writers out from its beginning, so that its write cannot fail', async () => {
    const path = temporaryPath();
    const store = await temporaryStore(path);
    const other = another(path, 0);
    const outcome: string[] = [];
    await store.write.transaction().execute(async (trx) => {
      await trx.selectFrom('meta').selectAll().execute();
      try {
        other.exec("insert into meta values ('other', 'wrote')");
        outcome.push('the other wrote');
      } catch (error) {
        outcome.push((error as { code: string }).code);
      }
      await trx.insertInto('meta').values({ key: 'own', value: 'wrote' }).execute();
    });
    other.exec("insert into meta values ('other', 'wrote')");
    expect(outcome).toEqual(['SQLITE_BUSY']);
    expect(await store.read.selectFrom('meta').select('key').orderBy('key').execute()).toEqual([
      { key: 'other' },
      { key: 'own' },
    ]);
  });

  test('waits for the writer of another process', async () => {
    const path = temporaryPath();
    const store = await temporaryStore(path);
    const writing = await holdingTheLock(path);
    const read = await store.write.transaction().execute(async (trx) => {
      const keys = await trx.selectFrom('meta').select('key').execute();
      await trx.insertInto('meta').values({ key: 'own', value: 'wrote' }).execute();
      return keys;
    });
    expect(read).toEqual([{ key: 'other' }]);
    await writing.ended;
  });

  test('waits without keeping the event loop from turning', async () => {
    const path = temporaryPath();
    const store = await temporaryStore(path);
    const writing = await holdingTheLock(path, 600);
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    onTestFinished(() => clearInterval(timer));
    const begun = performance.now();
    await store.write
      .transaction()
      .execute((trx) => trx.insertInto('meta').values({ key: 'own', value: 'a' }).execute());
    expect(performance.now() - begun).toBeGreaterThan(300);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(400);
    await writing.ended;
  });

  test('gives up on a writer that does not end, and can be tried again', { timeout: 20_000 }, async () => {
    const path = temporaryPath();
    const store = await temporaryStore(path);
    const other = another(path, 0);
    other.exec('begin immediate');
    const write = () =>
      store.write.transaction().execute((trx) => trx.insertInto('meta').values({ key: 'own', value: 'a' }).execute());
    await expect(write()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('rollback');
    await write();
    expect(await store.read.selectFrom('meta').select('key').execute()).toEqual([{ key: 'own' }]);
  });

  test('leaves nothing behind where it fails', async () => {
    const store = await temporaryStore();
    const failing = store.write.transaction().execute(async (trx) => {
      await trx.insertInto('meta').values({ key: 'half', value: 'done' }).execute();
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await store.read.selectFrom('meta').selectAll().execute()).toEqual([]);
    await noteIn(store, 'after');
  });
});

test('a single statement waits for the writer of another process, too', async () => {
  const path = temporaryPath();
  const store = await temporaryStore(path);
  const writing = await holdingTheLock(path, 600);
  await noteIn(store, 'own');
  expect(await store.read.selectFrom('meta').select('key').orderBy('key').execute()).toEqual([
    { key: 'other' },
    { key: 'own' },
  ]);
  await writing.ended;
});

describe('a copy of the database', () => {
  test('has what was committed, and not what another process is writing', async () => {
    const path = temporaryPath();
    const store = await temporaryStore(path);
    await noteIn(store, 'kept');
    const other = another(path, 0);
    other.exec("begin immediate; insert into meta values ('other', 'wrote')");
    const before = readdirSync(dirname(path));
    const copied = join(temporaryFolder(), 'copy.db');
    copyDatabase(path, copied);
    expect(readdirSync(dirname(path))).toEqual(before);
    other.exec('rollback');
    const copy = await temporaryStore(copied);
    expect(await dump(copy)).toEqual(await dump(store));
  });

  test('leaves no files beside a database that nobody has open', async () => {
    const path = temporaryPath();
    await (await openStore(path)).close();
    const before = [readdirSync(dirname(path)), readFileSync(path)];
    copyDatabase(path, join(temporaryFolder(), 'copy.db'));
    expect([readdirSync(dirname(path)), readFileSync(path)]).toEqual(before);
  });

  test('is refused where there is no database, and makes none', () => {
    const path = temporaryPath();
    mkdirSync(dirname(path));
    expect(() => copyDatabase(path, join(temporaryFolder(), 'copy.db'))).toThrow();
    expect(readdirSync(dirname(path))).toEqual([]);
  });
});

/** Opens the database in another thread, and closes it. */
async function openedElsewhere(path: string): Promise<void> {
  const code = `
    const { workerData } = require('node:worker_threads');
    import(workerData.module).then(async ({ openStore }) => (await openStore(workerData.path)).close());`;
  const module = new URL('../../src/store/database.ts', import.meta.url).href;
  await endOf(new Worker(code, { eval: true, execArgv: [], workerData: { module, path } }));
}

function endOf(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('exit', () => resolve());
    worker.once('error', reject);
  });
}

/** Another thread that writes in a transaction of some milliseconds; answers once it holds the lock. */
async function holdingTheLock(path: string, ms = 250): Promise<{ readonly ended: Promise<void> }> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const Database = require('better-sqlite3');
    const database = new Database(workerData.path);
    database.exec("begin immediate; insert into meta values ('other', 'wrote')");
    parentPort.postMessage('locked');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, workerData.ms);
    database.exec('commit');
    database.close();`;
  const worker = new Worker(code, { eval: true, workerData: { path, ms } });
  const ended = endOf(worker);
  await new Promise((resolve) => worker.once('message', resolve));
  return { ended };
}
