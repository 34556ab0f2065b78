import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { nodeVersionRefusal } from '../../src/start/node-version.ts';
import { startFailure } from '../../src/start/start-failure.ts';
import { readRules } from '../../src/store/data-files.ts';
import { openStore } from '../../src/store/database.ts';
import { temporaryFolder, temporaryPath } from '../support/store.ts';

const CONFIG = { databasePath: '/somewhere/tierwatch.db', httpHost: '127.0.0.1', httpPort: 8420 };

test('a file that is no database is named, with what to do, and left as it is', async () => {
  const databasePath = join(temporaryFolder(), 'tierwatch.db');
  writeFileSync(databasePath, 'this is not a database, and long enough to be looked at as one'.repeat(20));
  const failure = await openStore(databasePath).catch((error: unknown) => error);
  expect(startFailure(failure, { ...CONFIG, databasePath })).toMatch(/is damaged or not a database.*restore a backup/);
});

test.each([
  ['EADDRINUSE', /Port 8420 is taken/],
  ['SQLITE_READONLY', /cannot be written/],
  ['SQLITE_BUSY', /in use by another process/],
  ['SQLITE_FULL', /is full/],
])('%s is told in one sentence with the remedy', (code, sentence) => {
  expect(startFailure(Object.assign(new Error('no'), { code }), CONFIG)).toMatch(sentence);
});

test('a reason that another failure wraps is told', () => {
  const reason = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
  const failure = new Error('The database could not be brought to the present schema.', { cause: reason });
  expect(startFailure(failure, CONFIG)).toMatch(/in use by another process\. Wait for it to end/);
  expect(startFailure(new Error('no', { cause: new TypeError('x is not a function') }), CONFIG)).toBeNull();
});

test('a database that another process holds is told at the start', { timeout: 20_000 }, async () => {
  const databasePath = temporaryPath();
  mkdirSync(dirname(databasePath));
  const other = new Database(databasePath);
  onTestFinished(() => void other.close());
  other.exec('pragma journal_mode = wal; begin immediate; create table held (id integer)');
  const failure = await openStore(databasePath).catch((error: unknown) => error);
  expect(startFailure(failure, { ...CONFIG, databasePath })).toBe(
    `The database ${databasePath} is in use by another process. Wait for it to end, then try again.`,
  );
});

test.each([
  ['the folder itself', 'tierwatch.db'],
  ['a folder above it', join('database', 'tierwatch.db')],
])('a database’s path in which %s is a file is told, with what to do', async (_, rest) => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const databasePath = join(file, rest);
  const failure = await openStore(databasePath).catch((error: unknown) => error);
  expect(startFailure(failure, { ...CONFIG, databasePath })).toMatch(/a part of its path is a file\. Set DATABASE_URL/);
});

test('a database’s path that is a folder is told, with a path that would do', async () => {
  const databasePath = temporaryFolder();
  const failure = await openStore(databasePath).catch((error: unknown) => error);
  expect(startFailure(failure, { ...CONFIG, databasePath })).toBe(
    `${databasePath} is a folder, not a database. Set DATABASE_URL to a file in it, such as file:${join(databasePath, 'tierwatch.db')}`,
  );
});

test('a data folder that is missing is told, with what to do', () => {
  const missing = () => readRules(join(temporaryFolder(), 'data'));
  expect(missing).toThrow();
  try {
    missing();
  } catch (error) {
    expect(startFailure(error, null)).toMatch(/is missing\. Correct the file, or put the data folder .* back\.$/);
  }
});

test('a port that this user may not open is no trouble of the database', () => {
  const failure = Object.assign(new Error('no'), { code: 'EACCES', syscall: 'listen' });
  expect(startFailure(failure, CONFIG)).toMatch(/^Port 8420 may not be opened by this user: set HTTP_PORT/);
});

test('a defect is none of the operator’s, and keeps its trace', () => {
  expect(startFailure(new TypeError('x is not a function'), CONFIG)).toBeNull();
});

test('a Node that is too old is named, with the command that brings the right one', () => {
  expect(nodeVersionRefusal('v22.18.0')).toMatch(/needs Node 24 and this is v22\.18\.0\. Start it with npm/);
  expect(nodeVersionRefusal('v24.21.0')).toBeNull();
  expect(nodeVersionRefusal('v26.0.0')).toBeNull();
});
