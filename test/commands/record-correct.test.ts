import { expect, test } from 'vitest';
import { actionOf } from '../support/asking.ts';
import { ledger, owedLines } from '../support/world.ts';
import { following } from './following.ts';

/** A server whose admin typed a number that passes Platinum by a slip of the hand. */
async function withSlip() {
  const bot = await following({ last: 98_210_000 });
  await bot.press(actionOf(await bot.type('record number', bot.typed('100.36M')), 'Save and post'));
  return bot;
}

test('a wrong number is replaced, and what it passed is taken back before it is posted', async () => {
  const bot = await withSlip();
  const asked = await bot.type('record correct', bot.typed('99.36M'));
  expect(asked.lines).toEqual([
    '**Paper Moon — NOVA7**',
    '99,360,000 = 9,936万 = 9,936만 · Oricon, week to 1 Mar 2026',
    'Instead of 100,360,000.',
    'No longer passed: Platinum.',
  ]);
  expect(await owedLines(bot.store)).toEqual(['200000000000000009 riaj-streaming platinum estimated owed']);
  const corrected = await bot.press(actionOf(asked, 'Correct it'));
  expect(corrected.text).toBe('Corrected. No longer passed: Platinum.');
  expect(await owedLines(bot.store)).toEqual([
    '200000000000000009 riaj-streaming platinum estimated skipped (retracted)',
  ]);
  expect((await bot.type('tier', { song: bot.song })).text).toContain('99,360,000');
});

test('a post that stands gets a line of correction', async () => {
  const bot = await withSlip();
  await bot.store.write.updateTable('announcement').set({ state: 'posted', message_id: '1' }).execute();
  const corrected = await bot.press(actionOf(await bot.type('record correct', bot.typed('99.36M')), 'Correct it'));
  expect(corrected.text).toContain('1 post gets a line of correction.');
  expect((await ledger(bot.store)).map(({ kind, request }) => `${request} ${kind}`)).toEqual([
    'post estimated',
    'edit correction',
  ]);
});

test('only what this server’s people typed is corrected here; who runs the bot corrects the rest', async () => {
  const bot = await following({ last: 98_210_000 });
  const typed = bot.typed('98.3M', { date: '2026-02-22' });
  expect((await bot.type('record correct', typed)).text).toContain('No number typed in this server');
  const asked = await bot.type('record correct', typed, { operator: true });
  expect(asked.text).toContain('Instead of 98,210,000.');
  await bot.press(actionOf(asked, 'Correct it'), { operator: true });
  const elsewhere = { server: { id: '100000000000000002', language: 'en' as const } };
  expect((await bot.type('tier', { song: bot.song }, elsewhere)).text).toContain('98,300,000');
});

test('what is unclear, and the same number again, are answered at once', async () => {
  const bot = await withSlip();
  expect((await bot.type('record correct', bot.typed('1.234'))).text).toContain('two ways');
  expect((await bot.type('record correct', bot.typed('100.36M'))).text).toContain('there already');
});
