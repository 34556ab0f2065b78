import { expect, test } from 'vitest';
import { actionOf } from '../support/asking.ts';
import { owedLines } from '../support/world.ts';
import { CHARTS, following } from './following.ts';

/** A server that follows an act, two of whose songs have old numbers. */
async function rounds() {
  const bot = await following({ last: 98_210_000 });
  await bot.type('watch artist', { artist: 'NOVA7' });
  await bot.type('watch song', { song: 'Slow Rain' });
  await bot.record('nova7--harbor-lights', 'oricon-streams', '2026-02-22', 190_000_000);
  await bot.record('mirae-club--slow-rain', 'oricon-streams', '2026-03-01', 99_900_000);
  return bot;
}

test('the round asks for the songs nearest a level whose numbers are old, those without any last', async () => {
  const bot = await rounds();
  const { form } = await bot.type('record round');
  expect(form?.fields.map(({ label }) => label)).toEqual([
    'Paper Moon',
    'Harbor Lights',
    'Harbor Lights (Japanese version)',
  ]);
  expect(form?.fields[0]).toMatchObject({ hint: 'Oricon: 98.21M on 22 Feb. Blank: skip', required: false });
});

test('the round asks for the songs of a market that the server follows', async () => {
  const bot = await following({ last: 98_210_000 });
  await bot.type('watch remove', { target: bot.song });
  await bot.type('watch market', { market: 'kpop' });
  const { form } = await bot.type('record round');
  expect(form?.fields[0]).toMatchObject({ label: 'Paper Moon', hint: 'Oricon: 98.21M on 22 Feb. Blank: skip' });
});

test('blanks are skipped, what is filled in is explained and saved together, and can be taken back', async () => {
  const bot = await rounds();
  const { form } = await bot.type('record round');
  const asked = await bot.submit(form?.action ?? '', { value0: '100.36M', value1: '', value2: 'many', value3: '' });
  expect(asked.text).toContain('Passes Platinum, our estimate.');
  expect(asked.text).toContain('I cannot read “many” as a number.');
  expect(asked.buttons.map(({ label }) => label)).toEqual([
    'Change: Harbor Lights (Japanese version) — NOVA7',
    'Save and post',
    'Save only',
  ]);
  const saved = await bot.press(actionOf(asked, 'Save and post'));
  expect(saved.text).toContain('- Paper Moon — NOVA7: 100,360,000');
  expect(await owedLines(bot.store)).toEqual(['200000000000000009 riaj-streaming platinum estimated owed']);
  expect((await bot.press(actionOf(saved, 'Undo'))).text).toContain('Taken back');
  expect((await bot.type('tier', { song: bot.song })).text).toContain('98,210,000');
});

test('a round left blank records nothing', async () => {
  const bot = await rounds();
  const { form } = await bot.type('record round');
  expect((await bot.submit(form?.action ?? '', {})).text).toContain('nothing was recorded');
});

test('there is no round where nothing is missing', async () => {
  const bot = await following();
  await bot.type('watch remove', { target: bot.song });
  expect((await bot.type('record round')).text).toContain('Nothing to ask for');
});

test('/settings round names the channel of the weekly reminder, checks it, and switches it off again', async () => {
  const bot = await following();
  const refused = await bot.type('settings round', { channel: { ...CHARTS, botMay: new Set() } });
  expect(refused.text).toContain('I cannot post in');
  expect((await bot.type('settings round', { channel: CHARTS })).text).toContain('on Wednesday evenings');
  expect((await bot.type('settings show')).text).toContain('on Wednesday evenings');
  expect((await bot.type('settings round')).text).toBe('Reporters are not reminded.');
});
