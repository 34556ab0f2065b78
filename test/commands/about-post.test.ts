import { describe, expect, test } from 'vitest';
import { announcingTo, OTHER_SERVER } from '../support/ledger-rows.ts';

/** A post that takes the place of another, and what its button carries. */
async function catchUp(subject: string, kind: 'catch-up' | 'digest' | 'test' | 'notice' = 'catch-up') {
  const bot = await announcingTo();
  await bot.pass();
  const level = { song_id: null, ladder: null, level: null, generation: null, scope: null, crossing_id: null };
  await bot.copy({ ...level, kind, subject, state: 'posted', nonce: 'n'.repeat(24) });
  const whole = (await bot.rows()).at(-1)?.id ?? 0;
  if (kind === 'catch-up')
    await bot.store.write
      .updateTable('announcement')
      .set({ state: 'folded', folded_into: whole })
      .where('id', '!=', whole)
      .execute();
  return { ...bot, action: `post:${'n'.repeat(24)}` };
}

describe('About this post', () => {
  test('says what a post gathers and why, to the one who asks, in their language', async () => {
    const bot = await catchUp('cap:abc');
    const answer = await bot.press(bot.action);
    expect(answer.visibility).toBe('private');
    expect(answer.lines).toEqual([
      'This channel takes so many posts an hour. What came beyond that is gathered here.',
      '- Paper Moon — NOVA7: Platinum · Passed, our estimate',
    ]);
    expect((await bot.press(bot.action, { language: 'ja' })).text).toContain('1時間の投稿数には上限');
  });

  test('is for everybody, and tells other servers nothing of what is gathered', async () => {
    const bot = await catchUp('held:abc');
    const member = { may: { manageServer: false, manageMessages: false } };
    expect((await bot.press(bot.action, member)).text).toContain('Paper Moon');
    const elsewhere = await bot.press(bot.action, OTHER_SERVER);
    expect(elsewhere.text).toContain('nothing could be posted');
    expect(elsewhere.text).not.toContain('Paper Moon');
  });

  test.each([
    ['digest', 'weekly 2026-02-23', 'The digest of the week from 23 Feb 2026 on'],
    ['digest', 'monthly 2026-02-01', 'The digest of the month from 1 Feb 2026 on'],
    ['test', 'test:1', 'asked for this test'],
    ['notice', 'held:1:2', 'posts to a channel are waiting'],
  ] as const)('explains a %s (%s)', async (kind, subject, words) => {
    const bot = await catchUp(subject, kind);
    expect((await bot.press(bot.action)).text).toContain(words);
  });
});
