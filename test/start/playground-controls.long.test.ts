import { expect, test } from 'vitest';
import { until } from '../support/thread.ts';
import { announced, here, playgroundFiles } from './playground-world.ts';

test('the state offers every control in three languages, and the note says that all is made up', async () => {
  const { fetchJson } = await playgroundFiles().open();
  const state = (await fetchJson('/api/state')) as {
    day: string;
    note: Record<string, string>;
    controls: { id: string; label: Record<string, string> }[];
  };
  expect(state.controls.map(({ id }) => id)).toEqual([
    'next-day',
    'next-crossing',
    'publish-certificates',
    'lose-permission',
    'give-permission',
    'delete-channel',
    'discord-errors',
    'start-over',
  ]);
  for (const { label } of state.controls) expect(Object.keys(label)).toEqual(['en', 'ja', 'ko']);
  expect(state.note.en).toContain('made up');
  expect(state.day).toBe('2026-03-01');
});

test('a day passes, in the language that was asked for', async () => {
  const { press, fetchJson } = await playgroundFiles().open();
  expect(await press('next-day', 'ja')).toContain('架空の世界は2026年3月2日になり');
  expect(await fetchJson('/api/state')).toMatchObject({ day: '2026-03-02' });
});

test('days pass until something is owed, and what was passed is named', async () => {
  const files = playgroundFiles();
  const { press, texts } = await files.open();
  expect(await press('next-crossing')).toBe(
    '1 day has passed; it is 2 Mar 2026 now in the made-up world. ' +
      'Harbor Lights — NOVA7 passed 100 million (Spotify plays): watch the channel.',
  );
  await files.untilSettled();
  expect(announced(texts())).toHaveLength(1);
  const second = await press('next-crossing');
  expect(second).toContain('<img src=x onerror=alert(1)> & **Markdown** — Mirae Club passed 100 million');
  await files.untilSettled();
  expect(announced(texts()).at(-1)).toContain('onerror');
});

test('where no server follows anything, sixty days pass and the answer says that nothing crossed', async () => {
  const { press, playground, ask } = await playgroundFiles().open();
  for (const target of ['NOVA7', 'Mirae Club', 'Hoshifuru']) await ask('watch remove', { target });
  const korean = playground.discord.servers()[2];
  await playground.discord.command({
    server: korean?.id ?? '',
    channel: korean?.channels[0]?.id ?? '',
    user: here(playground.discord).user,
    name: 'watch',
    subcommand: 'remove',
    options: { target: 'Mirae Club' },
  });
  expect(await press('next-crossing')).toBe(
    '60 days have passed, and no song that a server follows passed a level. ' +
      'It is 30 Apr 2026 now in the made-up world.',
  );
});

test('the certificates of a month are announced once, and the next month brings others', async () => {
  const files = playgroundFiles();
  const { press, texts, ask } = await files.open();
  const published = await press('publish-certificates');
  expect(published).toContain('The made-up certificates of March 2026 have been published.');
  expect(published).toContain('Slow Rain — Mirae Club: certified Platinum.');
  await files.untilSettled();
  expect(announced(texts())).toHaveLength(2);
  expect(await press('publish-certificates')).toContain('have been published already');
  expect(announced(texts())).toHaveLength(2);
  expect(await ask('tier', { song: 'Slow Rain' })).toContain('Platinum');
});

test('a lost permission holds posts, the admin is told, and they go out once it is back', async () => {
  const files = playgroundFiles();
  const { press, texts, ask, playground } = await files.open();
  const { channel } = here(playground.discord);
  expect(await press('lose-permission')).toContain('no longer send messages in #charts');
  await press('next-day');
  await files.untilSettled();
  expect((await files.ledger()).map(({ state }) => state)).toEqual(['held']);
  expect(await ask('settings show')).toContain(`<#${channel}>`);
  expect(await ask('settings channel', { channel })).toContain('I cannot post');
  expect(await press('give-permission')).toContain('may send messages in #charts again');
  await ask('settings channel', { channel });
  await files.untilSettled();
  expect(announced(texts())).toHaveLength(1);
});

test('a deleted channel is shown as deleted, and takes nothing down with it', async () => {
  const files = playgroundFiles();
  const { press, playground, fetchJson } = await files.open();
  const { channel, ...place } = here(playground.discord);
  await press('delete-channel');
  expect(playground.discord.servers()[0]?.channels).toContainEqual({
    id: channel,
    name: 'charts',
    kind: 'text',
    deleted: true,
  });
  expect(await fetchJson('/api/controls/delete-channel', { ...place, channel })).toEqual({
    error: 'Choose a channel that is still there first.',
  });
  await press('next-day');
  await files.untilSettled();
  expect((await files.ledger()).map(({ state }) => state)).toEqual(['held']);
});

test('while Discord answers with errors, the announcement still arrives once', async () => {
  const files = playgroundFiles();
  const { press, texts, fetchJson } = await files.open();
  expect(await press('discord-errors', 'ko')).toContain('다음 5번');
  await press('next-day');
  await until(() => announced(texts()).length > 0);
  expect(await press('next-day')).toContain('still on its way');
  const { entries } = (await fetchJson('/api/log?after=0')) as { entries: { fault: string | null }[] };
  expect(entries.flatMap(({ fault }) => fault ?? []).slice(0, 2)).toEqual([
    'answered 503 without applying',
    'lose answer after applying',
  ]);
});

test('starting over begins again at the first day with nothing posted, and the bot answers', async () => {
  const files = playgroundFiles();
  const { press, texts, ask, playground, fetchJson } = await files.open();
  await press('next-day');
  await files.untilSettled();
  const before = playground.discord;
  expect(await press('start-over')).toBe('The made-up world is at its beginning again.');
  expect(playground.discord).not.toBe(before);
  expect(texts()).toEqual([]);
  expect(await files.ledger()).toEqual([]);
  expect(await fetchJson('/api/state')).toMatchObject({ day: '2026-03-01' });
  expect(await ask('tier', { song: 'Harbor Lights' })).toContain('Harbor Lights');
});
