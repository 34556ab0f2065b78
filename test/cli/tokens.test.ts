import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Terminal } from '../../src/cli/import.ts';
import { issueToken, printTokens, revoke } from '../../src/cli/tokens.ts';
import { hashOfToken } from '../../src/http/bearer.ts';
import { openStore } from '../../src/store/database.ts';
import { tokenByHash } from '../../src/store/tokens.ts';
import { noonInJapan } from '../support/asking.ts';
import { dump, temporaryFolder } from '../support/store.ts';

function operator() {
  const lines: string[] = [];
  const databasePath = join(temporaryFolder(), 'tierwatch.db');
  // The bot ran: there is a database.
  writeFileSync(databasePath, '');
  const terminal: Terminal = {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    databasePath,
    print: (line) => lines.push(line),
    interactive: false,
    clock: () => noonInJapan('2026-03-04'),
  };
  return { terminal, said: () => lines.splice(0).join('\n') };
}

test('a token is printed once, kept as a hash alone, and listed without it', async () => {
  const { terminal, said } = operator();
  expect(await issueToken(terminal, 'fan-sheet', ['oricon-streams'], () => 'secret-of-the-test')).toBe(0);
  const issued = said();
  const secret = /^tw_\S+$/m.exec(issued)?.[0] ?? '';
  expect(secret).toBe('tw_secret-of-the-test');
  const store = await openStore(terminal.databasePath);
  expect(await tokenByHash(store.read, hashOfToken(secret))).toMatchObject({ name: 'fan-sheet' });
  expect(JSON.stringify(await dump(store))).not.toContain('secret-of-the-test');
  await store.close();
  expect(await printTokens(terminal)).toBe(0);
  const listed = said();
  expect(listed).toBe('fan-sheet: oricon-streams; issued 2026-03-04 03:00 UTC; never used');
});

test('a name is in use once, and free again when its token is revoked', async () => {
  const { terminal, said } = operator();
  await issueToken(terminal, 'fan-sheet', ['oricon-streams'], () => 'one');
  expect(await issueToken(terminal, 'fan-sheet', ['oricon-streams'], () => 'two')).toBe(1);
  expect(said()).toContain('Revoke it first');
  expect(await revoke(terminal, 'fan-sheet')).toBe(0);
  expect(await revoke(terminal, 'fan-sheet')).toBe(1);
  expect(await issueToken(terminal, 'fan-sheet', ['oricon-streams'], () => 'three')).toBe(0);
  said();
  await printTokens(terminal);
  expect(said().split('\n')).toEqual([
    expect.stringMatching(/^fan-sheet: .*; revoked 2026-03-04 03:00 UTC$/),
    expect.stringMatching(/never used$/),
  ]);
});

test.each([
  ['a name that is none', 'Fan Sheet', 'oricon-streams', /small letters/],
  ['a name of another source', 'import', 'oricon-streams', /cannot be a token's name/],
  ['a number source that is not known', 'fan-sheet', 'orikon', /no number sources.*: orikon\. Use some of: .*oricon/],
  ['a sum of chart days', 'fan-sheet', 'spotify-chart-jp', /take totals: spotify-chart-jp/],
])('is refused with the remedy: %s', async (_, name, counter, sentence) => {
  const { terminal, said } = operator();
  expect(await issueToken(terminal, name, [counter], () => 'one')).toBe(1);
  expect(said()).toMatch(sentence);
});
