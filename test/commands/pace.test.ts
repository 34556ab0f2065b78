import { describe, expect, test } from 'vitest';
import { dayOf, formatDay } from '../../src/domain/day.ts';
import { actionOf, askingOver } from '../support/asking.ts';

const HARBOR = 'nova7--harbor-lights';
const TODAY = '2026-03-04';
const SONG = { song: 'Harbor Lights' };

/** 2,100,000 a week, up to 187,600,000 on 2026-03-01. */
async function weekly() {
  const bot = await askingOver({ now: TODAY });
  for (let week = 0; week < 8; week += 1)
    await bot.record(
      HARBOR,
      'oricon-streams',
      formatDay(dayOf('2026-03-01') - week * 7),
      187_600_000 - week * 2_100_000,
    );
  return bot;
}

describe('/pace', () => {
  test('says what is needed a day, over which days, what that rests on, and the present pace beside it', async () => {
    const bot = await weekly();
    const answer = await bot.type('pace', { ...SONG, date: '21 Mar' });
    expect(answer.visibility).toBe('public');
    expect(answer.lines).toEqual([
      '**Harbor Lights — NOVA7** needs about 620,000 a day to reach Double Platinum by 21 Mar 2026.',
      '12,400,000 to go to Double Platinum, over 20 days from 1 Mar 2026 on',
      '187,600,000 plays in Japan · Oricon, week to 1 Mar 2026 (3 days old)',
      'Present pace: about 300,000 a day over the 7 days to 1 Mar 2026, 300,000 over 28',
      'If the pace of those 7 days holds, it falls short by about 320,000 a day.',
      '-# Only plays from Japan count; please don’t use VPNs, loops, bots or bought plays.',
      '-# Estimate from published figures; the RIAJ publishes levels, not counts.',
    ]);
  });

  test('what is enough is said to be, and nobody is asked for more', async () => {
    const bot = await weekly();
    const { text } = await bot.type('pace', { ...SONG, date: '2026-05-31', listeners: '10' });
    expect(text).toContain('If the pace of those 7 days holds, that is enough.');
    expect(text).not.toContain('listeners');
  });

  test('a share of each listener is shown up to five plays a day, and no further', async () => {
    const bot = await weekly();
    const lines = async (listeners: string) => (await bot.type('pace', { ...SONG, date: '21 Mar', listeners })).lines;
    expect(await lines('64,000')).toContain('For 64,000 listeners in Japan that is about 5 a day each.');
    expect(await lines('１３００００人')).toContain('For 130,000 listeners in Japan that is about 2.5 a day each.');
    const tooMuch = await lines('63,999');
    expect(tooMuch).toContain('For 63,999 listeners that is more than this server can do, and that’s fine.');
    expect(tooMuch.join('\n')).not.toContain('day each');
    for (const nonsense of ['0', 'many', '-3', '1.5', '99999999'])
      expect((await bot.type('pace', { ...SONG, date: '21 Mar', listeners: nonsense })).text).toContain(
        'as a number of people',
      );
  });

  test('outside servers nothing is said of a server', async () => {
    const bot = await weekly();
    const { text } = await bot.type('pace', { ...SONG, date: '21 Mar', listeners: '10' }, { server: null });
    expect(text).toContain('That is more than 10 listeners can do, and that’s fine.');
    expect(text).not.toContain('server');
  });

  test('the plea is in the reader’s language', async () => {
    const bot = await weekly();
    const ask = async (language: 'ja' | 'ko') =>
      (await bot.type('pace', { ...SONG, date: '3月21日', listeners: '100' }, { server: null, language })).text;
    expect(await ask('ja')).toContain(
      '日本国内の再生のみが対象です。VPN・無限ループ・自動再生・購入はしないでください。',
    );
    expect(await ask('ja')).toContain('無理をする必要はありません');
    expect(await ask('ko')).toContain('일본 내 재생만 집계됩니다. VPN·무한 반복·봇·구매는 하지 마세요.');
    expect(await ask('ko')).toContain('그래도 괜찮습니다');
  });

  test('a lower bound gives "at most": from a certificate it is counted from today on', async () => {
    const bot = await askingOver({ now: TODAY });
    const { lines, text } = await bot.type('pace', { ...SONG, date: '2026-03-24' });
    expect(lines[0]).toBe(
      '**Harbor Lights — NOVA7** needs at most about 5,000,000 a day to reach Double Platinum by 24 Mar 2026.',
    );
    expect(lines[1]).toBe('At most 100,000,000 to go to Double Platinum, over 20 days from 4 Mar 2026 on');
    expect(text).toContain('RIAJ certified: Platinum, October 2025');
    await bot.record(HARBOR, 'reported-japan-streams', '2026-03-01', 120_000_000, 'at-least');
    expect((await bot.type('pace', { ...SONG, date: '2026-03-21' })).text).toContain(
      'The present pace is not known: too few exact numbers.',
    );
  });

  test('a further level can be chosen; one that is behind it, or not of the ladder, is answered', async () => {
    const bot = await weekly();
    const ask = (level: string, more: Record<string, string> = {}) =>
      bot.type('pace', { ...SONG, date: '2026-12-31', level, ...more });
    expect((await ask('トリプル・プラチナ')).lines[1]).toContain('112,400,000 to go to Triple Platinum');
    expect((await ask('Platinum')).text).toContain('is past the mark for Platinum already: at least 187,600,000.');
    const unknown = await ask('Gold');
    expect(unknown.text).toContain('has no level “Gold” now. It has: Platinum, Double Platinum');
    expect((await ask('Diamond', { ladder: 'spotify-plays' })).text).toContain('has no level “Diamond” now');
  });

  test('a day that is past, not there or not clear is refused in words that say what to do', async () => {
    const bot = await weekly();
    const ask = (date: string) => bot.type('pace', { ...SONG, date });
    for (const past of ['2026-03-04', 'today', '2020-01-01'])
      expect((await ask(past)).text).toContain('is not in the future. Choose a day from tomorrow on.');
    expect((await ask('30 Feb')).text).toContain('is not in the calendar');
    expect((await ask('soon')).text).toContain('I cannot read “soon” as a date');
    expect((await ask('2040-01-01')).text).toContain('more than five years away');
    const which = await ask('5/4');
    expect(which.visibility).toBe('private');
    expect((await bot.press(actionOf(which, '4 May 2026'))).text).toContain('by 4 May 2026');
  });

  test('while typing, the anniversary of the chosen song and the ends of months are offered', async () => {
    const bot = await weekly();
    const { id } = await bot.store.read
      .selectFrom('song')
      .select('id')
      .where('key', '=', HARBOR)
      .executeTakeFirstOrThrow();
    const suggest = (date: string, focused: 'date' | 'level' = 'date', more: Record<string, string> = {}) =>
      bot.answers.suggest({
        caller: bot.caller(),
        ...{ command: 'pace', subcommand: null, options: { song: `song:${id}`, [focused]: date, ...more }, focused },
      });
    expect(await suggest('')).toEqual([
      { name: '21 Mar 2026 (1st anniversary of its release)', value: '2026-03-21' },
      { name: '31 Mar 2026 (end of the month)', value: '2026-03-31' },
      { name: '30 Apr 2026 (end of the month)', value: '2026-04-30' },
    ]);
    expect(await suggest('5/4')).toHaveLength(2);
    expect(await suggest('2020-01-01')).toEqual([]);
    expect(await suggest('plat', 'level')).toContainEqual({ name: 'Double Platinum', value: 'double-platinum' });
    expect((await suggest('', 'level', { ladder: 'spotify-plays' }))[0]?.name).toContain('100');
  });

  test('without a number nothing is made up, and a source whose terms forbid it is left alone', async () => {
    const bot = await askingOver({ now: TODAY });
    const none = await bot.type('pace', { song: 'Two Tides', date: '2026-05-01' });
    expect([none.visibility, none.text.includes('There is no number for Two Tides')]).toEqual(['private', true]);
    expect(none.text).toContain('A server’s admin can add it: /record.');
    await bot.record('nova7-duo--two-tides', 'spotify-plays', '2026-03-01', 880_000);
    expect((await bot.type('pace', { song: 'Two Tides', date: '2026-05-01' })).text).toContain('under ladder.');
    await bot.record(HARBOR, 'youtube-views', '2026-03-01', 9_000_000);
    const youtube = await bot.type('pace', { ...SONG, date: '2026-05-01', ladder: 'youtube-views' });
    expect(youtube.text).toContain('No pace is computed from the numbers of YouTube');
  });
});
