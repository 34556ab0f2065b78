import { linkSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sendMarkOf } from '../../src/store/send-mark.ts';
import { temporaryFolder } from '../support/store.ts';

test('what was noted last is read, and nothing where nothing was noted', () => {
  const mark = sendMarkOf(join(temporaryFolder(), 'tierwatch.db'));
  expect(mark.read()).toBeNull();
  mark.write(41);
  mark.write(42);
  expect(mark.read()).toBe(42);
});

test('what was noted is replaced whole, so that a kill while it is written leaves what was noted before', () => {
  const folder = temporaryFolder();
  const mark = sendMarkOf(join(folder, 'tierwatch.db'));
  mark.write(41);
  linkSync(join(folder, 'tierwatch.db-sent'), join(folder, 'as-it-was'));
  mark.write(42);
  expect(readFileSync(join(folder, 'as-it-was'), 'utf8')).toBe('41\n');
});
