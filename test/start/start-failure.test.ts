import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeVersionRefusal } from '../../src/start/node-version.ts';
import { startFailure } from '../../src/start/start-failure.ts';
import { openStore } from '../../src/store/database.ts';
import { temporaryFolder } from '../support/store.ts';

const CONFIG = { databasePath: '/somewhere/tierwatch.db', httpPort: 8420 };

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

test('a defect is none of the operator’s, and keeps its trace', () => {
  expect(startFailure(new TypeError('x is not a function'), CONFIG)).toBeNull();
});

test('a Node that is too old is named, with the command that brings the right one', () => {
  expect(nodeVersionRefusal('v22.18.0')).toMatch(/needs Node 24 and this is v22\.18\.0\. Start it with npm/);
  expect(nodeVersionRefusal('v24.21.0')).toBeNull();
  expect(nodeVersionRefusal('v26.0.0')).toBeNull();
});
