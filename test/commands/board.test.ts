import { describe, expect, test } from 'vitest';
import type { ChosenChannel } from '../../commands/command.ts';
import { askingOver } from '../support/asking.ts';

const MAY = ['view-channel', 'send-messages', 'read-message-history', 'embed-links', 'attach-files'] as const;
const CHANNEL: ChosenChannel = { id: '200000000000000001', name: 'board', kind: 'text', botMay: new Set(MAY) };
const ADMIN = { may: { manageServer: true, manageMessages: false } };
const MEMBER = { may: { manageServer: false, manageMessages: false } };
const ELSEWHERE = { ...ADMIN, server: { id: '100000000000000002', language: 'en' } } as const;

describe('/board', () => {
  test('asks for what the bot lacks in the channel before it promises anything', async () => {
    const at = await askingOver({ now: '2026-03-04' });
    const channel = { ...CHANNEL, botMay: new Set(['view-channel'] as const) };
    const { text } = await at.type('board create', { channel }, ADMIN);
    expect(text).toContain('Send Messages');
    expect((await at.type('board list', {}, ADMIN)).text).toContain('This server has no board');
  });

  test('is for members with Manage Server', async () => {
    const at = await askingOver({ now: '2026-03-04' });
    expect((await at.type('board create', { channel: CHANNEL }, MEMBER)).text).toContain('Manage Server');
    expect((await at.press('board-again:1', MEMBER)).text).toContain('Manage Server');
  });

  test('of one server is not seen, started or removed from another, whatever a button claims', async () => {
    const at = await askingOver({ now: '2026-03-04' });
    await at.type('board create', { channel: CHANNEL }, ADMIN);
    await at.store.write.updateTable('board').set({ stopped_at: 1, stop_reason: 'deleted' }).execute();
    await at.type('watch list', {}, ELSEWHERE);
    expect((await at.press('board-again:1', ELSEWHERE)).text).toContain('is not stopped, or is no more');
    expect((await at.type('board remove', { board: '1' }, ELSEWHERE)).text).toContain('no board of that name');
    expect((await at.type('board list', {}, ELSEWHERE)).text).toContain('This server has no board');
    expect(await at.store.read.selectFrom('board').select('stop_reason').execute()).toEqual([
      { stop_reason: 'deleted' },
    ]);
  });

  test.each(['x', '', '1.5', '9007199254740993'])('a button that was made up (%j) does nothing', async (argument) => {
    const at = await askingOver({ now: '2026-03-04' });
    await at.type('board create', { channel: CHANNEL }, ADMIN);
    expect((await at.press(`board-again:${argument}`, ADMIN)).text).toContain('is not stopped, or is no more');
  });
});
