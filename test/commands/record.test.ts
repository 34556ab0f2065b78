import { describe, expect, test } from 'vitest';
import { actionOf } from '../support/asking.ts';
import { ledger, owedLines } from '../support/world.ts';
import { CHARTS, following } from './following.ts';

const TITLE = 'Paper Moon';

describe('/record number', () => {
  test('says what a number means before anything is saved', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('100.36M'));
    expect(asked.visibility).toBe('private');
    expect(asked.lines).toEqual([
      '**Paper Moon — NOVA7**',
      '100,360,000 = 1億36万 = 1억 36만 · Oricon, week to 1 Mar 2026',
      'Was 98,210,000 plays in Japan on 22 Feb 2026; +2,150,000 in 7 days.',
      'Passes Platinum, our estimate. Will be posted in <#200000000000000009> a minute after saving.',
      '-# Counts in this server only.',
    ]);
    expect(asked.buttons.map(({ label }) => label)).toEqual(['Save and post', 'Save only', 'Change', 'Cancel']);
    expect(await ledger(bot.store)).toEqual([]);
    expect((await bot.type('tier', { song: bot.song })).text).toContain('98,210,000');
  });

  test('a saved crossing is posted after a minute, in this server alone', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('1億36万回'));
    const saved = await bot.press(actionOf(asked, 'Save and post'));
    expect(saved.text).toMatch(/^Saved\. Posted in <#200000000000000009> <t:\d+:R>\.$/);
    const [row, ...others] = await ledger(bot.store);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ level: 'platinum', kind: 'estimated', state: 'owed', channel: CHARTS.id });
    expect((row?.not_before ?? 0) - (row?.owed_at ?? 0)).toBe(60_000);
    expect((await bot.type('tier', { song: bot.song })).text).toContain('100,360,000');
    const elsewhere = { server: { id: '100000000000000002', language: 'en' as const } };
    expect((await bot.type('tier', { song: bot.song }, elsewhere)).text).toContain('98,210,000');
  });

  test('undo takes the number and what it made owed back', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('100.36M'));
    const saved = await bot.press(actionOf(asked, 'Save and post'));
    const other = await bot.press(actionOf(saved, 'Undo'), { user: '300000000000000002' });
    expect(other.text).toContain('nothing to take back');
    expect((await bot.press(actionOf(saved, 'Undo'))).text).toContain('Taken back');
    expect(await owedLines(bot.store)).toEqual([
      '200000000000000009 riaj-streaming platinum estimated skipped (retracted)',
    ]);
    expect((await bot.type('tier', { song: bot.song })).text).toContain('98,210,000');
    expect((await bot.press(actionOf(saved, 'Undo'))).text).toContain('nothing to take back');
    const again = await bot.type('record number', bot.typed('100.5M'));
    expect(again.text).toContain('Passes Platinum');
    await bot.press(actionOf(again, 'Save and post'));
    expect((await owedLines(bot.store)).at(-1)).toContain('platinum estimated owed');
  });

  test('that passes a level where such posts are off is not said to be of a song that is not followed', async () => {
    const bot = await following({ last: 98_210_000 });
    await bot.type('settings posts', { passed: 'off' });
    expect((await bot.type('record number', bot.typed('100.36M'))).text).toContain(
      'Not posted here: this server does not follow the song (/watch song), or its settings leave such posts out (/announcements why).',
    );
  });

  test('after a quarter of an hour a number is corrected, not undone', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('99M'));
    const saved = await bot.press(actionOf(asked, 'Save'));
    const late = await bot.press(actionOf(saved, 'Undo'), { at: bot.caller().at + 16 * 60_000 });
    expect(late.text).toContain('too late');
  });

  test('"Save only" records the level and keeps it quiet', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('100.36M'));
    expect((await bot.press(actionOf(asked, 'Save only'))).text).toContain('recorded and not posted');
    expect(await owedLines(bot.store)).toEqual([
      '200000000000000009 riaj-streaming platinum estimated skipped (kept-quiet)',
    ]);
    expect((await bot.type('settings show')).text).toContain('1 not posted, as whoever recorded the number wished');
  });

  test('a number below the last total is taken for a weekly figure, and cannot be saved', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('2,150,000'));
    expect(asked.text).toContain('That looks like a weekly figure (週間); enter the total (累計 / 누적).');
    expect(asked.text).toContain('The last total was 98,210,000 plays in Japan on 22 Feb 2026.');
    expect(asked.buttons.map(({ label }) => label)).toEqual(['Change', 'Cancel']);
  });

  test('a number far beyond the pace is saved for a check only, and triggers nothing', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('9.8B'));
    const saved = await bot.press(actionOf(asked, 'Save for a check'));
    expect(saved.text).toContain('waits for a check');
    expect(await ledger(bot.store)).toEqual([]);
    expect((await bot.type('tier', { song: bot.song })).text).toContain('98,210,000');
  });

  test('a first number past a level is recorded, and posted only where that is wanted', async () => {
    const bot = await following();
    const asked = await bot.type('record number', bot.typed('123.4M'));
    expect(asked.text).toContain('The first number for this song from this source.\nIt lies past Platinum.');
    const saved = await bot.press(actionOf(asked, 'Save'));
    expect(saved.text).toBe(
      'First number for this song from this source: recorded, not posted. It lies past Platinum.',
    );
    expect(await ledger(bot.store)).toEqual([]);
    const posted = await bot.press(actionOf(saved, 'Post it now'));
    expect(posted.text).toMatch(/^Saved\. Posted in 1 channel <t:\d+:R>\.$/);
    expect(await owedLines(bot.store)).toEqual(['200000000000000009 riaj-streaming platinum estimated owed']);
    expect((await bot.press(actionOf(saved, 'Post it now'))).text).toContain('nowhere to post it');
  });

  test('a first number kept quiet stays so', async () => {
    const bot = await following();
    const saved = await bot.press(actionOf(await bot.type('record number', bot.typed('123.4M')), 'Save'));
    expect((await bot.press(actionOf(saved, 'Keep quiet'))).text).toBe('Recorded, and kept quiet.');
    expect(await ledger(bot.store)).toEqual([]);
  });

  test('a first number past a level that is certified already is nothing to post', async () => {
    const bot = await following();
    await bot.type('watch artist', { artist: 'NOVA7' });
    const { id } = await bot.store.read
      .selectFrom('song')
      .select('id')
      .where('key', '=', 'nova7--harbor-lights')
      .executeTakeFirstOrThrow();
    const asked = await bot.type('record number', bot.typed('123.4M', { song: `song:${id}` }));
    const saved = await bot.press(actionOf(asked, 'Save'));
    expect(saved.text).toBe('Saved.');
    expect(saved.buttons.map(({ label }) => label)).toEqual(['Undo']);
  });

  test('"over 100M" is a lower bound', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('1億回突破'));
    expect(asked.text).toContain('at least 100,000,000 = 1億 = 1억');
    expect(asked.text).toContain('The newest number so far: 98,210,000 plays in Japan on 22 Feb 2026.');
    await bot.press(actionOf(asked, 'Save and post'));
    expect((await bot.type('tier', { song: bot.song })).text).toContain('At most 100,000,000 to go');
  });

  test('"about 100M" may lie below the level that it names, and is not recorded', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('約1億回'));
    expect(asked.text).toContain('“約1億回” may lie just below Platinum (100,000,000).');
    expect(asked.buttons.map(({ label }) => label)).toEqual(['Change', 'Cancel']);
  });

  test('what is unclear is asked about, and nothing that was typed is lost', async () => {
    const bot = await following({ last: 98_210_000 });
    const unclear = await bot.type('record number', bot.typed('1.234', { link: 'https://example.org/a' }));
    expect(unclear.text).toContain('can be read in two ways.');
    const form = await bot.press(actionOf(unclear, 'Change'));
    expect(form.form?.fields).toMatchObject([
      { name: 'song', value: 'Paper Moon — NOVA7' },
      { name: 'value', value: '1.234' },
      { name: 'counter', chosen: 'oricon-streams' },
      { name: 'date', value: '' },
      { name: 'link', value: 'https://example.org/a' },
    ]);
    const fields = { song: bot.song, value: '99M', counter: 'oricon-streams', date: '', link: 'https://example.org/a' };
    const asked = await bot.submit(form.form?.action ?? '', fields);
    expect(asked.kind).toBe('replace');
    expect(asked.text).toContain('99,000,000');
    await bot.press(actionOf(asked, 'Save'));
    const why = await bot.press(actionOf(await bot.type('tier', { song: bot.song }), 'Why this number?'));
    expect(why.text).toContain('https://example.org/a');
    expect(why.text).not.toContain('300000000000000001');
  });

  test('a date that may be two days is asked about with buttons', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('99M', { date: '3/2' }));
    expect(asked.text).toMatch(/^Which day is “/);
    expect(asked.buttons.map(({ label }) => label)).toEqual(['2 Mar 2026', '3 Feb 2026', 'Change', 'Cancel']);
    expect((await bot.press(actionOf(asked, '2 Mar 2026'))).text).toContain('week to 2 Mar 2026');
    const inKorean = await bot.type('record number', bot.typed('99M', { date: '3/2' }), { language: 'ko' });
    expect(inKorean.text).toContain('2026년 3월 2일까지 한 주');
  });

  test.each([
    ['a date to come', { date: '2026-03-05' }, 'is still to come'],
    ['no date', { date: 'soon' }, 'I cannot read “soon” as a date'],
    ['a day that is none', { date: '2026-02-30' }, 'is not in the calendar'],
    ['no web address', { link: 'my cousin' }, 'must be one web address'],
    ['a script', { link: 'javascript:alert(1)' }, 'must be one web address'],
    ['another source', { source: 'spotify-chart-jp' }, 'cannot be typed here'],
    ['zero', { value: '0' }, 'A total is never 0'],
    ['a fraction', { value: '12.5' }, 'not a whole number'],
    ['words', { value: 'many' }, 'I cannot read “many” as a number'],
    ['too much', { value: '9999B' }, 'more than any song has'],
    ['an unknown song', { song: 'Qwertyuiop' }, 'No song by the name'],
  ])('%s is answered with what to do', async (_, change, sentence) => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('99M', change));
    expect(asked.text).toContain(sentence);
    expect(asked.buttons.map(({ label }) => label)).toContain('Change');
    expect(asked.buttons.map(({ label }) => label)).not.toContain('Save');
  });

  test('while typing, a number is echoed as everybody writes it', async () => {
    const bot = await following();
    const named = async (typed: string) => (await bot.suggest('record number', 'value', typed)).map(({ name }) => name);
    expect(await named('123.45M')).toEqual(['123,450,000 = 1億2,345万 = 1억 2,345만']);
    expect(await named('over 100M')).toEqual(['at least 100,000,000 = 1億 = 1억']);
    expect((await named('1.234'))[0]).toContain('two ways');
    expect(await named('')).toEqual([]);
    const [first] = await bot.suggest('record number', 'date', '');
    expect(first).toEqual({ name: '1 Mar 2026 (end of the last chart week)', value: '2026-03-01' });
    const sources = (await bot.suggest('record number', 'source', '')).map(({ name }) => name);
    expect(sources.slice(0, 3)).toEqual(['Billboard Japan', 'Oricon', 'label or press']);
  });

  test('a draft is its author’s and its server’s own', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('99M'));
    const action = actionOf(asked, 'Save');
    expect((await bot.press(action, { user: '300000000000000002' })).text).toContain('begin again');
    const elsewhere = { server: { id: '100000000000000002', language: 'en' as const } };
    expect((await bot.press(action, elsewhere)).text).toContain('begin again');
    expect((await bot.press(actionOf(asked, 'Cancel'))).text).toBe('Nothing was recorded.');
    expect((await bot.press(action)).text).toContain('begin again');
  });
});

describe('who may record', () => {
  const MEMBER = { may: { manageServer: false, manageMessages: false }, user: '300000000000000002' };
  const ROLE = '500000000000000001';

  test('admins, and members with the role that they name', async () => {
    const bot = await following({ last: 98_210_000 });
    const refused = await bot.type('record number', bot.typed('99M'), MEMBER);
    expect(refused.text).toContain('/settings reporters');
    const set = await bot.type('settings reporters', { role: ROLE });
    expect(set.text).toContain(`<@&${ROLE}>`);
    expect((await bot.type('record number', bot.typed('99M'), MEMBER)).text).toContain('/settings reporters');
    const reporter = { ...MEMBER, roles: [ROLE] };
    const asked = await bot.type('record number', bot.typed('99M'), reporter);
    expect(asked.text).toContain('99,000,000');
    // Who has lost the role meanwhile no longer saves.
    expect((await bot.press(actionOf(asked, 'Save'), MEMBER)).text).toContain('/settings reporters');
    expect((await bot.press(actionOf(asked, 'Save'), reporter)).text).toBe('Saved.');
    expect((await bot.type('settings reporters')).text).toContain('Only admins');
    expect((await bot.type('record number', bot.typed('99M'), reporter)).text).toContain('/settings reporters');
  });

  test('everyone cannot be reporters', async () => {
    const bot = await following();
    const refused = await bot.type('settings reporters', { role: '100000000000000001' });
    expect(refused.text).toContain('Everyone cannot be reporters');
  });

  test('who runs the bot is asked where a number counts', async () => {
    const bot = await following({ last: 98_210_000 });
    const operator = { operator: true };
    const asked = await bot.type('record number', bot.typed('100.36M'), operator);
    expect(asked.text).toBe('Where should this number count?');
    const everywhere = await bot.press(actionOf(asked, 'Everywhere'), operator);
    expect(everywhere.text).toContain('Counts in every server.');
    await bot.press(actionOf(everywhere, 'Save and post'), operator);
    const elsewhere = { server: { id: '100000000000000002', language: 'en' as const } };
    expect((await bot.type('tier', { song: bot.song }, elsewhere)).text).toContain('100,360,000');
    expect(await ledger(bot.store)).toMatchObject([{ scope: 0, state: 'owed' }]);
  });

  test('nobody else records for every server, whatever their button carries', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('100.36M'), { operator: true });
    const chosen = await bot.press(actionOf(asked, 'Everywhere'));
    expect(chosen.text).toContain('Counts in this server only.');
  });

  test('an operator who is nobody in a server records for all', async () => {
    const bot = await following({ last: 98_210_000 });
    const asked = await bot.type('record number', bot.typed('99M'), { ...MEMBER, operator: true });
    expect(asked.text).toContain('Counts in every server.');
  });
});

test('a server’s own number is measured by what counts everywhere, and the global crossing is not told again', async () => {
  const bot = await following({ last: 98_210_000 });
  const asked = await bot.type('record number', bot.typed('100.36M'));
  await bot.press(actionOf(asked, 'Save and post'));
  await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 100_400_000);
  expect(await owedLines(bot.store)).toEqual(['200000000000000009 riaj-streaming platinum estimated owed']);
});

test('a typed song name is understood in the form as everywhere', async () => {
  const bot = await following({ last: 98_210_000 });
  const asked = await bot.type('record number', bot.typed('99M', { song: TITLE }));
  expect(asked.text).toMatch(/Paper Moon/);
});
