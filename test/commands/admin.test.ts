import { describe, expect, test } from 'vitest';
import type { ChannelPermission, ChosenChannel } from '../../commands/command.ts';
import { actionOf, askingOver } from '../support/asking.ts';

const ALL: ChannelPermission[] = [
  'view-channel',
  'send-messages',
  'send-messages-in-threads',
  'read-message-history',
  'embed-links',
  'attach-files',
];

function channel(more: Partial<ChosenChannel> = {}): ChosenChannel {
  return { id: '200000000000000009', name: 'charts', kind: 'text', botMay: new Set(ALL), ...more };
}

const MEMBER = { may: { manageServer: false, manageMessages: false } };

describe('/settings channel', () => {
  test('takes a channel where everything needed is allowed', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('settings channel', { channel: channel() });
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain('Passed levels and new certificates will be posted in <#200000000000000009>.');
    expect((await bot.type('settings show')).text).toContain('Channel: <#200000000000000009>');
  });

  test('names the exact permissions that are missing, and changes nothing', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const botMay = new Set<ChannelPermission>(['view-channel', 'send-messages', 'embed-links', 'attach-files']);
    const answer = await bot.type('settings channel', { channel: channel({ botMay }) });
    expect(answer.text).toContain('There I need: Read Message History.');
    expect(answer.text).toContain('Nothing was changed.');
    expect((await bot.type('settings show')).text).toContain('Channel: none.');
  });

  test('a thread needs its own permission to send, not that of channels', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const botMay = new Set(ALL.filter((permission) => permission !== 'send-messages'));
    const answer = await bot.type('settings channel', { channel: channel({ kind: 'thread', botMay }) });
    expect(answer.text).toContain('will be posted in');
    const without = new Set(ALL.filter((permission) => permission !== 'send-messages-in-threads'));
    const refused = await bot.type('settings channel', { channel: channel({ kind: 'thread', botMay: without }) });
    expect(refused.text).toContain('Send Messages in Threads');
  });

  test('refuses what nothing can be posted in', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('settings channel', { channel: channel({ kind: 'other' }) });
    expect(answer.text).toContain('Choose a text channel');
  });
});

describe('/settings ladders', () => {
  test('switches a ladder on and off, and says what it is', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const on = await bot.type('settings ladders', { ladder: 'riaj-streaming-as-reported' });
    expect(on.text).toContain('Switched on:');
    expect(on.text).toContain('The announcements of the association differ');
    const off = await bot.type('settings ladders', { ladder: 'riaj-streaming-as-reported' });
    expect(off.text).toContain('Switched off:');
  });

  test('the last one stays on', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('settings ladders', { ladder: 'riaj-streaming' });
    expect(answer.text).toContain('is the only one switched on');
    const list = await bot.type('settings ladders');
    expect(list.text).toContain('On: RIAJ streaming certification');
    expect(list.text).toContain('Off: YouTube views');
  });
});

describe('/watch', () => {
  test('a song is followed once, listed, and removed', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.type('watch song', { song: 'Paper Moon' })).text).toContain('now follows Paper Moon — NOVA7.');
    expect((await bot.type('watch song', { song: 'Paper Moon' })).text).toContain('already');
    expect((await bot.type('watch list')).text).toContain('- Paper Moon — NOVA7');
    const [suggestion] = await bot.suggest('watch remove', 'target', 'paper');
    const removed = await bot.type('watch remove', { target: suggestion?.value ?? '' });
    expect(removed.text).toContain('no longer follows Paper Moon — NOVA7');
    expect((await bot.type('watch list')).text).toContain('follows nothing yet');
  });

  test('an act means its own songs, and its members and units are named beside it', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('watch artist', { artist: 'NOVA7' });
    expect(answer.text).toContain('now follows NOVA7: 3 songs, and those added later.');
    expect(answer.text).toMatch(/Not included, follow separately: (NOVA7 DUO, YUNA|YUNA, NOVA7 DUO)\./);
  });

  test('without a channel it says that nothing can be posted yet, and how to choose one', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('watch song', { song: 'Paper Moon' });
    expect(answer.text).toContain('Nothing can be posted yet: choose a channel with /settings channel.');
  });

  test('an unknown act or song, or one that is not followed, gets a specific private answer', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    for (const answer of [
      await bot.type('watch artist', { artist: 'NOVA9' }),
      await bot.type('watch song', { song: 'Qqqq Zzzz' }),
      await bot.type('watch remove', { target: 'song:999' }),
    ])
      expect(answer.visibility).toBe('private');
    expect((await bot.type('watch artist', { artist: 'NOVA9' })).buttons.map((button) => button.label)).toContain(
      'NOVA7',
    );
    expect((await bot.type('watch remove', { target: 'song:999' })).text).toContain('does not follow “song\\:999”');
  });
});

test('a server that is only asked from, or typed in, leaves no trace', async () => {
  const bot = await askingOver({ now: '2026-03-04' });
  await bot.type('tier', { song: 'Paper Moon' });
  await bot.suggest('watch remove', 'target', '');
  expect(await bot.store.read.selectFrom('server').selectAll().execute()).toEqual([]);
});

describe('/watch remove', () => {
  test('an exact name wins over others that contain it, in any language', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    for (const artist of ['NOVA7', 'NOVA7 DUO', 'Hoshifuru']) await bot.type('watch artist', { artist });
    const removed = await bot.type('watch remove', { target: 'nova7' });
    expect(removed.text).toContain('no longer follows NOVA7.');
    const japanese = await bot.type('watch remove', { target: 'Hoshifuru' }, { language: 'ja' });
    expect(japanese.text).toContain('星降る のフォローをやめました');
  });

  test('several that contain what was typed are offered as buttons', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    for (const song of ['Paper Moon', 'Harbor Lights']) await bot.type('watch song', { song });
    const several = await bot.type('watch remove', { target: 'nova7' });
    expect(several.text).toContain('Which one?');
    const removed = await bot.press(actionOf(several, 'Paper Moon — NOVA7'));
    expect(removed.text).toContain('no longer follows Paper Moon — NOVA7');
  });
});

describe('who may', () => {
  test.each(['watch list', 'watch song', 'settings show', 'settings ladders', 'settings channel'])(
    '/%s is refused to members without Manage Server, whatever Discord let through',
    async (command) => {
      const bot = await askingOver({ now: '2026-03-04' });
      const answer = await bot.type(command, { song: 'Paper Moon', channel: channel() }, MEMBER);
      expect(answer.visibility).toBe('private');
      expect(answer.text).toContain('“Manage Server”');
    },
  );

  test('a member cannot call an admin command through a button either', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.press('again:watch song?song=song%3A1', MEMBER)).text).toContain('“Manage Server”');
    expect(await bot.suggest('watch remove', 'target', '', MEMBER)).toEqual([]);
  });

  test('server commands say so in direct messages', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.type('watch list', {}, { server: null })).text).toBe('This works in servers only.');
  });

  test('what one server follows is not seen or removed by another', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('watch song', { song: 'Paper Moon' });
    const other = { server: { id: '100000000000000002', language: 'en' as const } };
    expect((await bot.type('watch list', {}, other)).text).toContain('follows nothing yet');
    const [suggestion] = await bot.suggest('watch remove', 'target', 'paper');
    expect((await bot.type('watch remove', { target: suggestion?.value ?? '' }, other)).text).toContain(
      'does not follow',
    );
    expect((await bot.type('watch list')).text).toContain('Paper Moon');
  });
});

test('every command, subcommand and option is described in three languages, within Discord’s 100 characters', async () => {
  const { answers } = await askingOver({ now: '2026-03-04' });
  const described = answers.shapes.flatMap((shape) => [
    shape,
    ...shape.options,
    ...shape.subcommands,
    ...shape.subcommands.flatMap((subcommand) => subcommand.options),
  ]);
  for (const { name, description } of described)
    for (const text of Object.values(description)) {
      expect(text.length, name).toBeGreaterThan(0);
      expect(text.length, name).toBeLessThanOrEqual(100);
    }
});
