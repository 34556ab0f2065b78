import { describe, expect, test } from 'vitest';
import { askingOver } from '../support/asking.ts';
import { announcingTo, CHARTS } from '../support/ledger-rows.ts';

const PAPER_MOON = { song: 'Paper Moon' };

describe('/announcements why', () => {
  test('says first that the song is not followed and that there is no channel, each with its remedy', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('announcements why', PAPER_MOON);
    expect(answer.visibility).toBe('private');
    expect(answer.lines[0]).toBe('**Announcements about Paper Moon — NOVA7**');
    expect(answer.lines[1]).toContain('does not follow Paper Moon — NOVA7: follow it with /watch song');
    expect(answer.lines[2]).toContain('choose one with /settings channel');
  });

  test('links the post where there is one', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('posted', null, { message_id: '400000000000000001' });
    const answer = await bot.type('announcements why', PAPER_MOON);
    expect(answer.lines[1]).toBe(
      `- Platinum (Passed, our estimate): Posted. Done. [to the post](https://discord.com/channels/100000000000000001/${CHARTS.id}/400000000000000001)`,
    );
    expect(answer.lines[2]).toBe(
      '- RIAJ streaming certification: 99,588,000 to go to Double Platinum. Nothing to post until then.',
    );
  });

  test.each([
    ['skipped', 'too-old', 'too old when I learnt of it'],
    ['held', 'target 50013', '/announcements retry'],
    ['held', 'quiet-hours', '/settings quiet'],
    ['held', 'cap', '/settings posts'],
    ['skipped', 'below-minimum', 'below this channel’s minimum'],
  ] as const)('names the state of the announcement: %s (%s)', async (state, reason, words) => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle(state, reason);
    expect((await bot.type('announcements why', PAPER_MOON)).text).toContain(words);
  });

  test('a level that was passed before anybody counted is history', async () => {
    const bot = await announcingTo();
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 150_000_000);
    const { text } = await bot.type('announcements why', PAPER_MOON);
    expect(text).toContain('Platinum was passed before anybody counted (1 Mar 2026');
  });

  test('a level that was passed before the server followed the song is said to be', async () => {
    const bot = await announcingTo();
    await bot.type('watch remove', { target: 'NOVA7' });
    await bot.pass();
    bot.setNow('2026-03-05');
    await bot.type('watch song', PAPER_MOON);
    const { text } = await bot.type('announcements why', PAPER_MOON);
    expect(text).toContain('Platinum (1 Mar 2026) came before this server followed the song');
  });

  test('a kind that is switched off, and a ladder that is, are named', async () => {
    const bot = await announcingTo();
    await bot.type('settings posts', { passed: 'off' });
    await bot.pass();
    const off = await bot.type('announcements why', PAPER_MOON);
    expect(off.lines[1]).toContain('Passed levels (our estimate) are switched off: /settings posts.');
    await bot.type('settings posts', { passed: 'on' });
    await bot.type('settings ladders', { ladder: 'spotify-plays' });
    await bot.type('settings ladders', { ladder: 'riaj-streaming' });
    const ladder = await bot.type('announcements why', PAPER_MOON);
    expect(ladder.lines[1]).toContain('It passed a level of RIAJ streaming certification, which is switched off here');
  });

  test('a figure that waits for a check is named', async () => {
    const bot = await announcingTo();
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-02-22', 90_000_000);
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 900_000);
    const { text } = await bot.type('announcements why', PAPER_MOON);
    expect(text).toContain('A figure waits for a check, because it looks wrong: 900,000 (');
    expect(text).toContain('1 Mar 2026');
    bot.setNow('2026-03-11');
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-08', 91_000_000);
    expect((await bot.type('announcements why', PAPER_MOON)).text).not.toContain('A figure waits');
  });

  test('a certified level is not announced as passed afterwards', async () => {
    const bot = await announcingTo();
    const { text } = await bot.type('announcements why', { song: 'Harbor Lights' });
    expect(text).toContain('Platinum is certified already (October 2025)');
    expect(text).toContain('Platinum: this certificate was in our list before the bot began here.');
  });

  test('another source than the one levels are watched on is named', async () => {
    const bot = await announcingTo();
    await bot.record('nova7--paper-moon', 'billboard-japan-streams', '2025-11-01', 80_000_000);
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 85_000_000);
    const rows = await bot.store.read.selectFrom('ladder_progress').selectAll().execute();
    const counters = await bot.store.read.selectFrom('counter').selectAll().execute();
    const billboard = counters.find(({ key }) => key === 'billboard-japan-streams');
    expect(rows.length).toBeGreaterThan(0);
    await bot.store.write
      .updateTable('ladder_progress')
      .set({ counter_id: billboard?.id ?? 0 })
      .execute();
    const { text } = await bot.type('announcements why', PAPER_MOON);
    expect(text).toContain('A change of source alone is never announced');
  });

  test('a song whose next level is still ahead has nothing to post, in the reader’s words', async () => {
    const bot = await announcingTo();
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 87_570_000);
    const { text } = await bot.type('announcements why', PAPER_MOON, { language: 'ko' });
    expect(text).toContain('플래티넘까지 1,243만 회 남음. 그때까지 게시할 소식이 없습니다.');
  });

  test('a channel that is for a market is asked by where this server counts the act, not by the catalogue', async () => {
    const bot = await announcingTo();
    const forNone = 'No channel is for Paper Moon';
    await bot.type('settings channel', { channel: { ...CHARTS, id: '200000000000000008' }, for: 'market:jpop' });
    await bot.type('settings channel', { channel: CHARTS, for: 'nothing' });
    expect((await bot.type('announcements why', PAPER_MOON)).text).toContain(forNone);
    for (const market of ['jpop', 'both']) {
      await bot.type('settings market', { artist: 'NOVA7', market });
      expect((await bot.type('announcements why', PAPER_MOON)).text).not.toContain(forNone);
    }
    await bot.type('settings market', { artist: 'NOVA7', market: 'other' });
    expect((await bot.type('announcements why', PAPER_MOON)).text).toContain(forNone);
  });

  test('with several ladders every sentence about one names it, in the reader’s words; with one none is named twice', async () => {
    const bot = await announcingTo();
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 150_000_000);
    const alone = await bot.type('announcements why', PAPER_MOON);
    expect(alone.lines).toContainEqual(expect.stringMatching(/^- Platinum was passed before anybody counted/));
    await bot.type('settings ladders', { ladder: 'riaj-streaming-as-reported' });
    const both = await bot.type('announcements why', PAPER_MOON);
    const passed = both.lines.filter((line) => line.includes('was passed before anybody counted'));
    expect(passed).toHaveLength(2);
    expect(passed[0]).toMatch(/^- RIAJ streaming certification: Platinum was passed/);
    expect(passed[1]).toMatch(/^- RIAJ levels as one press article printed them: Gold was passed/);
    expect(both.text).not.toMatch(/(RIAJ streaming certification: ){2}/);
    const inJapanese = await bot.type('announcements why', PAPER_MOON, { language: 'ja' });
    expect(inJapanese.lines[1]).toMatch(/^- .*認定.*: プラチナには、数え始める前に届いていました/);
  });
});
