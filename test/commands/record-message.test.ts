import { describe, expect, test } from 'vitest';
import { actionOf } from '../support/asking.ts';
import { owedLines } from '../support/world.ts';
import { following } from './following.ts';

describe('Apps → "Record this number"', () => {
  const MENU = 'Record this number';

  test('fills the form with what a message says for certain', async () => {
    const bot = await following({ last: 98_210_000 });
    const sentence = '【オリコン】NOVA7「Paper Moon」累積1億36万回 (2026年3月1日) https://example.org/news';
    const { form } = await bot.onMessage(MENU, sentence);
    expect(form?.fields).toMatchObject([
      { name: 'song', value: 'Paper Moon — NOVA7' },
      { name: 'value', value: '1億36万回' },
      { name: 'counter', chosen: 'oricon-streams' },
      { name: 'date', value: '2026-03-01' },
      { name: 'link', value: 'https://example.org/news' },
    ]);
    const fields = Object.fromEntries(
      (form?.fields ?? []).map((one) => [one.name, one.kind === 'text' ? (one.value ?? '') : (one.chosen ?? '')]),
    );
    const asked = await bot.submit(form?.action ?? '', fields);
    expect(asked.lines[0]).toBe('**Paper Moon — NOVA7**');
    await bot.press(actionOf(asked, 'Save and post'));
    expect(await owedLines(bot.store)).toEqual(['200000000000000009 riaj-streaming platinum estimated owed']);
  });

  test('finds a followed song by its title, and leaves blank what is not certain', async () => {
    const bot = await following();
    const { form } = await bot.onMessage(MENU, 'Paper Moon is at 99.1M or 99.2M!');
    expect(form?.fields).toMatchObject([
      { name: 'song', value: 'Paper Moon — NOVA7' },
      { name: 'value', value: '' },
      { name: 'counter' },
      { name: 'date', value: '' },
      { name: 'link', value: 'https://discord.com/channels/1/2/3' },
    ]);
    const { form: empty } = await bot.onMessage(MENU, '');
    expect(empty?.fields[0]).toMatchObject({ value: '' });
  });

  test('finds a song of a market that the server follows by its title', async () => {
    const bot = await following();
    await bot.type('watch remove', { target: bot.song });
    await bot.type('watch market', { market: 'kpop' });
    const { form } = await bot.onMessage(MENU, 'Paper Moon is at 99.1M or 99.2M!');
    expect(form?.fields[0]).toMatchObject({ name: 'song', value: 'Paper Moon — NOVA7' });
  });

  test('is for those who may record', async () => {
    const bot = await following();
    const refused = await bot.onMessage(MENU, 'over 100M', { may: { manageServer: false, manageMessages: false } });
    expect(refused.text).toContain('/settings reporters');
  });
});
