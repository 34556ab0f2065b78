import { describe, expect, test } from 'vitest';
import type { Obstacle } from '../../src/views/notice.ts';
import { announcingTo, CHARTS } from '../support/ledger-rows.ts';

const NO_SEND: Obstacle = { kind: 'missing', permissions: ['send-messages'] };

/** A server whose channel Discord refuses, and a world of posting that says why. */
async function heldServer(obstacle: Obstacle | null, notice: 'at-command' | null = 'at-command') {
  const begun: number[] = [];
  const bot = await announcingTo({
    posting: {
      examine: async () => ({ kind: 'text', obstacle }),
      retry: async () => [{ channel: CHARTS.id, obstacle, waiting: 2 }],
      begin: (server) => begun.push(server),
    },
  });
  await bot.store.write.updateTable('target').set({ held_at: 1, held_reason: 'target 50013', notice }).execute();
  return { ...bot, begun, notice: () => bot.store.read.selectFrom('target').select('notice').executeTakeFirst() };
}

describe('/announcements retry', () => {
  test('names the exact obstacle and its remedy, and how many posts wait', async () => {
    const bot = await heldServer(NO_SEND);
    const answer = await bot.type('announcements retry');
    expect(answer.visibility).toBe('private');
    expect(answer.text).toBe(
      `I cannot post in <#${CHARTS.id}> yet; 2 posts wait. There I lack: Send Messages. In the channel’s settings, under Permissions, allow these for my role. Then call /announcements retry again. Nothing is lost meanwhile.`,
    );
  });

  test('says that what waited goes out where the channel works again', async () => {
    const bot = await heldServer(null);
    expect((await bot.type('announcements retry')).text).toBe(
      `<#${CHARTS.id}> works again. 2 posts that were waiting go out now.`,
    );
  });

  test('says so where nothing is held, and where there is no channel at all', async () => {
    const bot = await announcingTo();
    expect((await bot.type('announcements retry')).text).toContain('As far as I know, posts go through.');
    await bot.store.write.deleteFrom('target').execute();
    expect((await bot.type('announcements retry')).text).toContain('/settings channel');
  });
});

describe('admins who could be told of a held channel in no other way', () => {
  test('are told with the answer to their next command, once', async () => {
    const bot = await heldServer(NO_SEND);
    const first = await bot.type('watch list');
    expect(first.lines[0]).toBe(`**Posts to <#${CHARTS.id}> are waiting**`);
    expect(first.lines[1]).toContain('There I lack: Send Messages.');
    expect(first.text).toContain('NOVA7');
    expect(await bot.notice()).toEqual({ notice: null });
    expect((await bot.type('watch list')).text).not.toContain('are waiting');
  });

  test('are not told by an answer that everyone sees, nor in another server', async () => {
    const bot = await heldServer(NO_SEND);
    expect((await bot.type('tier', { song: 'Paper Moon' })).text).not.toContain('are waiting');
    const other = { server: { id: '100000000000000002', language: 'en' as const } };
    expect((await bot.type('watch list', {}, other)).text).not.toContain('are waiting');
    expect(await bot.notice()).toEqual({ notice: 'at-command' });
  });

  test('are told what is so by now, not what was', async () => {
    const bot = await heldServer(null);
    expect((await bot.type('watch list')).text).not.toContain('are waiting');
  });

  test('read it in their own language', async () => {
    const bot = await heldServer(NO_SEND);
    expect((await bot.type('watch list', {}, { language: 'ko' })).text).toContain('메시지 보내기');
  });

  test('who were told elsewhere are not told again', async () => {
    const bot = await heldServer(NO_SEND, null);
    expect((await bot.type('watch list')).text).not.toContain('are waiting');
  });
});

describe('a held channel', () => {
  test('is looked at again whenever an admin calls, and at no other time', async () => {
    const bot = await heldServer(NO_SEND, null);
    await bot.type('tier', { song: 'Paper Moon' });
    await bot.type('watch list', {}, { may: { manageServer: false, manageMessages: false } });
    expect(bot.begun).toEqual([]);
    await bot.type('watch list');
    expect(bot.begun).toHaveLength(1);
    await bot.press('log:all');
    expect(bot.begun).toHaveLength(2);
  });
});

describe('/announcements test', () => {
  test('owes one post that says it is a test, in the server’s language, and pings nobody', async () => {
    const bot = await announcingTo();
    await bot.store.write.updateTable('target').set({ role: '500000000000000001' }).execute();
    const japanese = { server: { id: '100000000000000001', language: 'ja' as const } };
    const answer = await bot.type('announcements test', {}, japanese);
    expect(answer.text).toContain(`A test goes out to <#${CHARTS.id}> now`);
    const [row] = await bot.rows();
    const now = bot.caller().at;
    expect(row).toMatchObject({ kind: 'test', state: 'owed', channel: CHARTS.id, expires_at: now + 600_000 });
    expect(JSON.parse(row?.body ?? '')).toEqual({
      message: { blocks: [{ type: 'text', text: expect.stringContaining('これはテストです') }] },
    });
  });

  test('is not sent where it could not arrive, and says what is in the way', async () => {
    const bot = await heldServer(NO_SEND, null);
    const answer = await bot.type('announcements test');
    expect(answer.text).toContain('No test was sent');
    expect(answer.text).toContain('Send Messages');
    expect(await bot.rows()).toEqual([]);
  });

  test('needs a channel', async () => {
    const bot = await announcingTo();
    await bot.store.write.deleteFrom('target').execute();
    expect((await bot.type('announcements test')).text).toContain('/settings channel');
  });

  test('says that it waits behind what waits in the channel', async () => {
    const bot = await announcingTo();
    await bot.pass();
    expect((await bot.type('announcements test')).text).toContain('1 post waits in that channel');
  });
});
