import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { announced, here, playgroundFiles } from './playground-world.ts';

test('a restart keeps the messages, the day and the ledger, and posts nothing twice', async () => {
  const files = playgroundFiles();
  const first = await files.open();
  await first.press('next-day');
  await first.press('publish-certificates');
  await files.untilSettled();
  const [texts, ledger, state] = [first.texts(), await files.ledger(), await first.fetchJson('/api/state')];
  expect(announced(texts).length).toBeGreaterThan(1);
  await first.stop();

  const second = await files.open();
  expect(second.texts()).toEqual(texts);
  expect(await files.ledger()).toEqual(ledger);
  expect(await second.fetchJson('/api/state')).toEqual(state);
  expect(await second.press('publish-certificates')).toContain('published already');
  expect(await second.press('next-day')).toContain('3 Mar 2026');
  await files.untilSettled();
  expect(new Set(announced(second.texts())).size).toBe(announced(second.texts()).length);
  expect(files.logged.filter((line) => !line.includes('Not announced yet'))).toEqual([]);
  expect(second.playground.url).not.toBe(first.playground.url);
});

test('what was owed when it stopped is posted after the restart, once', async () => {
  const files = playgroundFiles();
  const first = await files.open();
  await first.press('discord-errors');
  await first.press('next-day');
  await first.stop();
  const second = await files.open();
  await files.untilSettled();
  expect(announced(second.texts())).toHaveLength(1);
  expect((await files.ledger()).map(({ state }) => state)).toEqual(['posted']);
});

test('the made-up world stands still while nobody runs it', async () => {
  const files = playgroundFiles();
  const first = await files.open();
  await first.press('next-day');
  await first.stop();
  const muchLater = Date.UTC(2026, 7, 1, 3);
  const second = await files.open({ realClock: () => muchLater });
  expect(await second.fetchJson('/api/state')).toMatchObject({ day: '2026-03-02' });
});

test('a process that was killed leaves what its controls told', async () => {
  const files = playgroundFiles();
  const first = await files.open();
  await first.press('lose-permission');
  const kept = readFileSync(files.worldPath);
  await first.stop();
  writeFileSync(files.worldPath, kept);
  const second = await files.open();
  const { channel } = here(second.playground.discord);
  expect(await second.ask('settings channel', { channel })).toContain('I cannot post');
});

test.each([
  ['half a file', (files: Files) => truncateSync(files.worldPath, 1_000), 'is damaged, or of another version'],
  ['another version', (files: Files) => edit(files, { version: 0 }), 'is damaged, or of another version'],
  ['no world beside the database', (files: Files) => rmSync(files.worldPath), 'is missing'],
  ['no database beside the world', (files: Files) => rmSync(files.databasePath), 'does not fit its database'],
  ['a damaged database', (files: Files) => writeFileSync(files.databasePath, 'no database'), 'does not fit'],
])('%s: it starts over, and says so', async (_, harm, sentence) => {
  const files = playgroundFiles();
  const first = await files.open();
  await first.press('next-day');
  await files.untilSettled();
  await first.stop();
  harm(files);
  const second = await files.open();
  expect(files.logged.at(-1)).toContain(sentence);
  expect(files.logged.at(-1)).toContain('it starts over');
  expect(announced(second.texts())).toEqual([]);
  expect(await second.fetchJson('/api/state')).toMatchObject({ day: '2026-03-01' });
  expect(existsSync(files.worldPath)).toBe(true);
});

test('the database of another installation does not fit', async () => {
  const [one, other] = [playgroundFiles(), playgroundFiles()];
  await (await one.open()).stop();
  await (await other.open()).stop();
  writeFileSync(one.worldPath, readFileSync(other.worldPath));
  await one.open();
  expect(one.logged.at(-1)).toContain('does not fit its database');
});

type Files = ReturnType<typeof playgroundFiles>;

function edit({ worldPath }: Files, discord: object): void {
  const saved = JSON.parse(readFileSync(worldPath, 'utf8'));
  writeFileSync(worldPath, JSON.stringify({ ...saved, discord: { ...saved.discord, ...discord } }));
}
