import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/discord/limits.ts';
import { dayOf } from '../../src/domain/day.ts';
import { counterIds } from '../../src/store/readings.ts';
import { actionOf, askingOver, type Seen } from '../support/asking.ts';
import { addArtist, addSong } from '../support/world.ts';

const HARBOR = 'nova7--harbor-lights';
const PAPER = 'nova7--paper-moon';
const YOAKE = 'hoshifuru--yoake-mae';
const TODAY = '2026-03-04';

async function someNumbers() {
  const bot = await askingOver({ now: TODAY });
  await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
  await bot.record(PAPER, 'oricon-streams', '2026-03-01', 96_000_000);
  await bot.record(YOAKE, 'reported-japan-streams', '2026-03-01', 120_000_000, 'at-least');
  return bot;
}

function songsIn(answer: Seen): string[] {
  return answer.lines.flatMap((line) => /^- \*\*(.+) — /.exec(line)?.[1] ?? []);
}

describe('/closest', () => {
  test('lists by share, each with what is missing, the share, the source, its day and its age', async () => {
    const bot = await someNumbers();
    const answer = await bot.type('closest');
    expect(answer.visibility).toBe('public');
    expect(answer.lines.slice(0, 6)).toEqual([
      '**Nearest to their next level: RIAJ streaming certification**',
      'All songs · Share of the way',
      '- **Paper Moon — NOVA7**',
      '  4,000,000 to go to Platinum · 96% of 100,000,000 · Oricon, week to 1 Mar 2026 (3 days old)',
      '- **Harbor Lights — NOVA7**',
      '  12,430,000 to go to Double Platinum · 93.7% of 200,000,000 · Oricon, week to 1 Mar 2026 (3 days old)',
    ]);
    expect(answer.text).toContain(
      'At most 80,000,000 to go to Double Platinum · At least 60% of 200,000,000 · label or press',
    );
    expect(answer.text).toMatch(/At most [\d,]+ to go to .* · RIAJ certified: /);
    expect(answer.lines).toContain('-# Estimate from published figures; the RIAJ publishes levels, not counts.');
  });

  test('a number over all language versions says so, and reads "at least"', async () => {
    const bot = await askingOver({ now: TODAY });
    await bot.record('nova7--harbor-lights-japanese', 'billboard-japan-streams', '2026-03-01', 60_000_000);
    const { text } = await bot.type('closest', { artist: 'NOVA7' });
    expect(text).toContain(
      'At least 40,000,000 to go to Platinum · At most 60% of 100,000,000 · all language versions together · Billboard Japan',
    );
  });

  test('says of each song what /tier says', async () => {
    const bot = await someNumbers();
    const { lines } = await bot.type('closest', { artist: 'NOVA7' });
    const tier = await bot.type('tier', { song: 'Harbor Lights' });
    expect(tier.lines).toContain('12,430,000 to go to Double Platinum');
    expect(lines.join('\n')).toContain('12,430,000 to go to Double Platinum');
  });

  test('is of the followed songs in a server that follows something, and of all where that is asked', async () => {
    const bot = await someNumbers();
    await bot.type('watch song', { song: 'Yoake Mae' });
    expect(songsIn(await bot.type('closest'))).toEqual(['Yoake Mae']);
    expect((await bot.type('closest')).lines[1]).toBe('Followed here · Share of the way');
    expect(songsIn(await bot.type('closest', { scope: 'all' }))).toContain('Paper Moon');
    expect(songsIn(await bot.type('closest', { artist: 'NOVA7' }))).toContain('Paper Moon');
    expect(songsIn(await bot.type('closest', { artist: 'NOVA7', scope: 'followed' }))).toEqual([]);
    expect(songsIn(await bot.type('closest', {}, { server: null }))).toContain('Paper Moon');
  });

  test('by distance the fewest to go come first, and another ladder has its own levels', async () => {
    const bot = await someNumbers();
    await bot.record(PAPER, 'spotify-plays', '2026-03-03', 50_000_000);
    await bot.record(HARBOR, 'spotify-plays', '2026-03-03', 940_000_000);
    const songs = async (by: string) => songsIn(await bot.type('closest', { ladder: 'spotify-plays', by }));
    expect(await songs('distance')).toEqual(['Paper Moon', 'Harbor Lights']);
    expect(await songs('share')).toEqual(['Harbor Lights', 'Paper Moon']);
  });

  test('a market keeps the others out', async () => {
    const bot = await someNumbers();
    expect(songsIn(await bot.type('closest', { market: 'jpop' }))).not.toContain('Paper Moon');
    expect(songsIn(await bot.type('closest', { market: 'kpop' }))).toContain('Paper Moon');
  });

  test('by expected date the soonest comes first with its range, and it says for how many a date was looked for', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    for (let day = 0; day < 40; day += 1) {
      const on = new Date((dayOf('2026-01-23') + day) * 86_400_000).toISOString().slice(0, 10);
      await bot.record(HARBOR, 'spotify-plays', on, 450_000_000 + day * 500_000);
      await bot.record(YOAKE, 'spotify-plays', on, 90_000_000 + day * 100_000);
    }
    await bot.record(PAPER, 'spotify-plays', '2026-03-03', 99_000_000);
    const answer = await bot.type('closest', { ladder: 'spotify-plays', by: 'forecast' });
    expect(songsIn(answer)).toEqual(['Yoake Mae', 'Harbor Lights']);
    expect(answer.lines[3]).toMatch(/^ {2}expected about \d+ \w+ \(.+ to .+\) · [\d,]+ to go to /);
    expect(answer.text).toContain('Dates worked out for 3 songs · four in five fall within their range');
    const { text } = await bot.type('closest', { ladder: 'youtube-views', by: 'forecast' });
    expect(text).toContain('No dates are forecast from the numbers of');
  });

  test('without anything to list it says what to do, to the asker alone', async () => {
    const bot = await askingOver({ now: TODAY });
    const followed = await bot.type('closest', { scope: 'followed' });
    expect(followed.visibility).toBe('private');
    expect(followed.text).toContain('/watch');
    expect((await bot.type('closest', { scope: 'followed' }, { server: null })).text).toContain(
      'Only servers follow songs',
    );
    const none = await bot.type('closest', { ladder: 'circle-streaming' });
    expect(none.text).toContain('No song here has a number');
    expect(none.text).toContain('Choose other certifications or milestones under ladder.');
    expect(none.text).not.toContain('scope');
    await bot.type('watch song', { song: 'Harbor Lights' });
    expect((await bot.type('closest', { ladder: 'circle-streaming' })).text).toContain('choose scope: All songs');
  });
});

/** A catalogue of songs with the longest names, none nearer than the one before. */
async function longNames(count: number, language: 'en' | 'ja' | 'ko') {
  const bot = await askingOver({ now: TODAY, language });
  const artist = await addArtist(bot.store, 'long');
  const [oricon = 0] = [...(await counterIds(bot.store.write, ['oricon-streams'])).values()];
  const name = language === 'en' ? '*'.repeat(300) : '漢'.repeat(300);
  await bot.store.write.updateTable('artist').set({ name, ja: name, ko: name }).where('id', '=', artist).execute();
  for (let at = 0; at < count; at += 1) {
    const song = await addSong(bot.store, `${name}${at}`, { artists: [artist] });
    await bot.store.write
      .insertInto('latest')
      .values({
        song_id: song,
        counter_id: oricon,
        scope: 0,
        day: dayOf('2026-03-01'),
        count: 187_654_321 - at,
        precision: 'at-least',
        link: null,
      })
      .execute();
  }
  return bot;
}

describe('pages of /closest', () => {
  test.each(['en', 'ja', 'ko'] as const)('a page of the longest names fits a message (%s)', async (language) => {
    const bot = await longNames(9, language);
    const answer = await bot.type('closest');
    expect(answer.lines.filter((line) => line.startsWith('- '))).toHaveLength(8);
    expect(answer.text.length).toBeLessThan(LIMITS.textUnits);
    expect(Buffer.byteLength(answer.text) + 3 * LIMITS.bytesPerText).toBeLessThan(LIMITS.textBytes);
  });

  test('the asker turns the page where it stands, anybody else gets it for themselves', async () => {
    const bot = await longNames(9, 'en');
    const more = actionOf(await bot.type('closest', { scope: 'all' }), 'More');
    expect(more.length).toBeLessThanOrEqual(LIMITS.customId);
    const turned = await bot.press(more);
    expect(turned.kind).toBe('replace');
    expect(turned.text).toContain('Page 2 of 2');
    expect(turned.buttons.map(({ label }) => label)).toEqual(['Back', 'Remove']);
    const stranger = { user: '300000000000000009', language: 'ja' } as const;
    const seen = await bot.press(more, stranger);
    expect([seen.kind, seen.visibility]).toEqual(['message', 'private']);
    expect(seen.text).toContain('2/2ページ');
    const back = await bot.press(actionOf(seen, '前へ'), stranger);
    expect([back.kind, back.text.includes('1/2ページ')]).toEqual(['replace', true]);
  });

  test('a list of followed songs is always that of the server in which its button is pressed', async () => {
    const bot = await longNames(9, 'en');
    const ids = await bot.store.read.selectFrom('latest').select('song_id').execute();
    for (const { song_id } of ids) await bot.type('watch song', { song: `song:${song_id}` });
    const more = actionOf(await bot.type('closest'), 'More');
    const elsewhere = { server: { id: '100000000000000002', language: 'en' as const } };
    await bot.type('watch song', { song: 'Yoake Mae' }, elsewhere);
    await bot.record(YOAKE, 'oricon-streams', '2026-03-01', 50_000_000);
    expect(songsIn(await bot.press(more, elsewhere))).toEqual(['Yoake Mae']);
  });

  test('a button that says nonsense is answered', async () => {
    const bot = await longNames(1, 'en');
    for (const action of ['closest-page:', 'closest-page:a1 riaj-streaming share a - - 9999', 'closest-page:x y z'])
      expect((await bot.press(action)).text).not.toBe('');
  });
});
