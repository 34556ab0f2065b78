import { describe, expect, test } from 'vitest';
import type { Pictures } from '../../commands/define.ts';
import { LIMITS } from '../../src/discord/limits.ts';
import { dayOf, formatDay } from '../../src/domain/day.ts';
import type { ComparisonPicture, Picture } from '../../src/views/picture.ts';
import { actionOf, askingOver } from '../support/asking.ts';

const HARBOR = 'nova7--harbor-lights';
const PAPER = 'nova7--paper-moon';
const YOAKE = 'hoshifuru--yoake-mae';
const TODAY = '2026-03-04';
const TWO = { first: 'Harbor Lights', second: 'Paper Moon' };

function drawing() {
  const drawn: Picture[] = [];
  const pictures: Pictures = {
    draw: async (picture) => {
      drawn.push(picture);
      return 'failed';
    },
  };
  return { pictures, last: () => drawn.at(-1) as ComparisonPicture };
}

/** Harbor Lights since its release on 2025-03-21, and Paper Moon since its own on 2026-02-13, by the week. */
async function twoSongs(pictures?: Pictures) {
  const bot = await askingOver({ now: TODAY, ...(pictures ? { pictures } : {}) });
  for (let week = 0; week < 49; week += 1) {
    const day = formatDay(dayOf('2025-03-30') + week * 7);
    await bot.record(HARBOR, 'oricon-streams', day, 4_000_000 + week * 2_100_000);
  }
  await bot.record(PAPER, 'oricon-streams', '2026-02-15', 1_500_000);
  await bot.record(PAPER, 'oricon-streams', '2026-02-22', 6_400_000);
  return bot;
}

describe('/compare', () => {
  test('sets the same counter of each side by side, with pace, coverage, the same day and the same age', async () => {
    const bot = await twoSongs();
    const answer = await bot.type('compare', TWO);
    expect(answer.visibility).toBe('public');
    expect(answer.lines).toEqual([
      '**Side by side: Oricon streams**',
      '- **Harbor Lights — NOVA7**',
      '  104,800,000 plays in Japan, week to 1 Mar 2026 (3 days old) · about 300,000 a day over the 7 days to 1 Mar 2026, 300,000 over 28',
      '  49 numbers, from 30 Mar 2025 to 1 Mar 2026',
      '- **Paper Moon — NOVA7**',
      '  6,400,000 plays in Japan, week to 22 Feb 2026 (10 days old) · about 700,000 a day over the 7 days to 22 Feb 2026',
      '  2 numbers, from 15 Feb 2026 to 22 Feb 2026',
      '**On 22 Feb 2026**',
      '- Harbor Lights — NOVA7: 102,700,000',
      '- Paper Moon — NOVA7: 6,400,000',
      '**9 days after release**',
      '- Harbor Lights — NOVA7: 4,000,000',
      '- Paper Moon — NOVA7: 6,400,000',
      '-# Listed in the order asked, not ranked. Where a day has no number, one of up to a week before stands in.',
      '-# Only plays from Japan count; please don’t use VPNs, loops, bots or bought plays.',
    ]);
  });

  test('uses the counter from which most have a number, and says which song has none; counters are never mixed', async () => {
    const bot = await twoSongs();
    await bot.record(HARBOR, 'billboard-japan-streams', '2026-03-01', 110_000_000);
    await bot.record(YOAKE, 'billboard-japan-streams', '2026-03-01', 90_000_000);
    await bot.record('mirae-club--slow-rain', 'oricon-streams', '2026-03-01', 60_000_000);
    const { lines, text } = await bot.type('compare', { ...TWO, third: 'Yoake Mae', fourth: 'Slow Rain' });
    expect(lines[0]).toBe('**Side by side: Oricon streams**');
    expect(lines.slice(lines.indexOf('- **Yoake Mae — Hoshifuru**'))[1]).toBe('  no number from this source');
    expect(text).not.toContain('110,000,000');
    await bot.record(PAPER, 'billboard-japan-streams', '2026-03-01', 7_000_000);
    const tied = await bot.type('compare', { first: 'Harbor Lights', second: 'Paper Moon' });
    expect(tied.lines[0]).toBe('**Side by side: Billboard Japan streams**');
  });

  test('numbers of different sources are not set against each other at all', async () => {
    const bot = await askingOver({ now: TODAY });
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 90_000_000);
    await bot.record(PAPER, 'billboard-japan-streams', '2026-03-01', 90_000_000);
    const answer = await bot.type('compare', TWO);
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain('Numbers of different sources are never set against each other.');
    expect(answer.text).not.toContain('under ladder');
    expect(answer.text).toContain('/closest lists songs that have numbers.');
    await bot.record(HARBOR, 'spotify-plays', '2026-03-01', 90_000_000);
    await bot.record(PAPER, 'spotify-plays', '2026-03-01', 9_000_000);
    expect((await bot.type('compare', TWO)).text).toContain(
      'There are such numbers for: Spotify plays. Choose one under ladder.',
    );
    expect((await bot.type('compare', { ...TWO, ladder: 'spotify-plays' })).lines[0]).toBe(
      '**Side by side: Spotify plays**',
    );
    expect((await bot.type('compare', { first: 'Paper Moon', second: 'Paper Moon' })).text).toContain(
      'the same song twice',
    );
  });

  test('an age at which one song alone has a number is not set beside anything', async () => {
    const bot = await askingOver({ now: TODAY });
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_000_000);
    await bot.record(PAPER, 'oricon-streams', '2026-03-01', 7_000_000);
    expect((await bot.type('compare', TWO)).text).not.toContain('after release');
    const aligned = await bot.type('compare', { ...TWO, align: 'release' });
    expect(aligned.text).toContain('There is no age at which the numbers of all these songs are known.');
    expect(aligned.text).not.toContain('no number of that time');
  });

  test('lined up by release, the picture counts days from each song’s own', async () => {
    const { pictures, last } = drawing();
    const bot = await twoSongs(pictures);
    const byDate = await bot.type('compare', TWO);
    expect([last().axis, last().songs[1]?.points[0]?.x]).toEqual(['date', dayOf('2026-02-15')]);
    const turned = await bot.press(actionOf(byDate, 'Days since release'));
    expect(turned.kind).toBe('replace');
    expect(last().axis).toBe('since-release');
    expect(last().songs.map(({ points }) => points[0]?.x)).toEqual([9, 2]);
    expect(turned.text).not.toContain('**On 22 Feb 2026**');
    expect((await bot.press(actionOf(byDate, 'Days since release'), { user: '31' })).visibility).toBe('private');
    await bot.store.write.updateTable('song').set({ released: null }).where('key', '=', PAPER).execute();
    expect((await bot.type('compare', { ...TWO, align: 'release' })).text).toContain('Not every release date is known');
  });

  test('a source whose terms forbid it gives no pace', async () => {
    const bot = await askingOver({ now: TODAY });
    for (const song of [HARBOR, PAPER])
      for (const [day, count] of [
        ['2026-02-20', 9_000_000],
        ['2026-03-01', 9_900_000],
      ] as const)
        await bot.record(song, 'youtube-views', day, count);
    const { text } = await bot.type('compare', { ...TWO, ladder: 'youtube-views' });
    expect(text).toContain('9,900,000 views on YouTube');
    expect(text).not.toContain('a day over');
  });

  test('nobody wins: no language says so', async () => {
    const bot = await twoSongs();
    for (const language of ['en', 'ja', 'ko'] as const) {
      const { text } = await bot.type('compare', TWO, { server: null, language });
      expect(text).not.toMatch(/winn?|beats?\b|crown|lead|ahead|behind|勝|負|王|首位|승리|패배|1위|왕관|👑/i);
    }
  });

  test('a server that has switched comparisons off gets none, by command or by button', async () => {
    const bot = await twoSongs();
    const button = actionOf(await bot.type('compare', TWO), 'Days since release');
    await bot.type('settings compare', { switch: 'off' });
    for (const answer of [await bot.type('compare', TWO), await bot.press(button)]) {
      expect(answer.visibility).toBe('private');
      expect(answer.text).not.toContain('Side by side');
    }
    expect((await bot.type('compare', TWO, { server: null })).text).toContain('Side by side');
  });

  test.each(['en', 'ja', 'ko'] as const)('four songs with the longest names fit a message (%s)', async (language) => {
    const bot = await twoSongs();
    await bot.record(YOAKE, 'oricon-streams', '2026-03-01', 90_000_000);
    await bot.record('mirae-club--slow-rain', 'oricon-streams', '2026-03-01', 60_000_000);
    const long = language === 'en' ? '*'.repeat(250) : '漢'.repeat(250);
    const songs = await bot.store.read
      .selectFrom('song')
      .select('id')
      .where('key', 'in', [HARBOR, PAPER, YOAKE, 'mirae-club--slow-rain'])
      .execute();
    for (const table of ['song', 'artist'] as const)
      await bot.store.write.updateTable(table).set({ ja: long, ko: long }).execute();
    await bot.store.write.updateTable('song').set({ title: long }).execute();
    const [first = '', second = '', third = '', fourth = ''] = songs.map(({ id }) => `song:${id}`);
    const answer = await bot.type('compare', { first, second, third, fourth }, { server: null, language });
    expect(answer.lines.filter((line) => line.startsWith('- **'))).toHaveLength(4);
    expect(answer.text.length).toBeLessThan(LIMITS.textUnits);
    expect(Buffer.byteLength(answer.text) + 6 * LIMITS.bytesPerText).toBeLessThan(LIMITS.textBytes);
  });
});
