import { describe, expect, test } from 'vitest';
import { askingOver } from '../support/asking.ts';

const SONG = { song: 'Paper Moon' };
const MEMBER = { may: { manageServer: false, manageMessages: false } };

describe('/settings answers', () => {
  test('private: the asker alone sees an answer, in their own language, and it is known before the command runs', async () => {
    const bot = await askingOver({ now: '2026-03-04', language: 'ja' });
    const request = { caller: bot.caller(), command: 'tier', subcommand: null, options: SONG };
    expect(await bot.answers.visibility(request)).toBe('public');
    expect((await bot.type('settings answers', { who: 'private' })).text).toBe('回答: 質問した本人だけに表示');
    expect(await bot.answers.visibility(request)).toBe('private');
    const answer = await bot.type('tier', SONG, { ...MEMBER, language: 'en' });
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain('Paper Moon');
    expect(answer.reply).not.toHaveProperty('once');
    await bot.type('settings answers', { who: 'public' });
    expect(await bot.answers.visibility(request)).toBe('public');
    expect((await bot.type('tier', SONG)).visibility).toBe('public');
  });

  test('another server and direct messages are answered as before', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('settings answers', { who: 'private' });
    const elsewhere = { server: { id: '100000000000000002', language: 'en' as const } };
    expect((await bot.type('tier', SONG, elsewhere)).visibility).toBe('public');
    expect((await bot.type('tier', SONG, { server: null })).visibility).toBe('public');
  });

  test('/settings show says both', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('settings plain', { plain: 'on' });
    const { lines } = await bot.type('settings show');
    expect(lines).toContain('Answers: everyone in the channel sees them.');
    expect(lines).toContain('Plain answers: on. Text alone, without bar, emoji and picture.');
  });
});
