import { describe, expect, test } from 'vitest';
import { actionOf } from '../support/asking.ts';
import { ledger } from '../support/world.ts';
import { following } from './following.ts';

describe('/record certificate', () => {
  const SEEN = {
    level: 'Platinum',
    month: 'January 2026',
    link: 'https://example.org/certificates',
  };

  test('is shown in this server as entered by it, and nowhere else', async () => {
    const bot = await following({ last: 98_210_000 });
    const saved = await bot.type('record certificate', { song: bot.song, ...SEEN });
    expect(saved.text).toContain('Saved for this server: Paper Moon — NOVA7, Platinum, January 2026.');
    const tier = await bot.type('tier', { song: bot.song });
    expect(tier.text).toContain('The certificate was entered by this server; our list does not have it yet.');
    expect(tier.text).toContain('At most 100,000,000 to go to Double Platinum');
    const why = await bot.press(actionOf(tier, 'Why this number?'));
    expect(why.text).toContain('entered by this server');
    const elsewhere = { server: { id: '100000000000000002', language: 'en' as const } };
    expect((await bot.type('tier', { song: bot.song }, elsewhere)).text).not.toContain('entered by');
    expect(await ledger(bot.store)).toEqual([]);
    expect((await bot.press(actionOf(saved, 'Undo'), elsewhere)).text).toContain('nothing to take back');
    expect((await bot.press(actionOf(saved, 'Undo'))).text).toContain('Taken back');
    expect((await bot.type('tier', { song: bot.song })).text).not.toContain('entered by this server');
  });

  test('gives way to the list for everybody', async () => {
    const bot = await following({ last: 98_210_000 });
    await bot.type('record certificate', { song: bot.song, ...SEEN });
    await bot.store.write
      .insertInto('certificate')
      .values({
        song_id: Number(bot.song.slice(5)),
        ladder: 'riaj-streaming',
        level: 'platinum',
        scope: 0,
        month: '2026-01',
        source: 'https://example.org/list',
        remark: '',
        learnt_at: 0,
        gone_at: null,
      })
      .execute();
    const tier = await bot.type('tier', { song: bot.song });
    expect(tier.text).not.toContain('entered by this server');
    expect((await bot.type('record certificate', { song: bot.song, ...SEEN })).text).toContain('has it already');
  });

  test.each([
    ['a level that was not given in the month', { level: 'Gold' }, 'Gold was not given in January 2026'],
    ['an unknown level', { level: 'Uranium' }, 'There is no level “Uranium”'],
    ['a month to come', { month: '2026-04' }, 'is still to come. Check the month of the certificate.'],
    ['no month', { month: 'lately' }, 'I cannot read “lately” as a month'],
    ['no link', { link: 'twitter' }, 'needs the address'],
  ])('%s is answered with what to do', async (_, change, sentence) => {
    const bot = await following();
    expect((await bot.type('record certificate', { song: bot.song, ...SEEN, ...change })).text).toContain(sentence);
  });

  test('suggests levels, and months as they are typed', async () => {
    const bot = await following();
    const levels = await bot.suggest('record certificate', 'level', 'double');
    expect(levels[0]?.value).toBe('riaj-streaming:double-platinum');
    expect(await bot.suggest('record certificate', 'month', '2025年10月度')).toEqual([
      { name: 'October 2025', value: '2025-10' },
    ]);
  });
});
