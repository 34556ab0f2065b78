import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Pictures } from '../../commands/define.ts';
import { LIMITS } from '../../src/discord/limits.ts';
import { dayOf } from '../../src/domain/day.ts';
import { counterIds } from '../../src/store/readings.ts';
import type { HistoryPicture, Picture } from '../../src/views/picture.ts';
import { actionOf, askingOver } from '../support/asking.ts';

const HARBOR = 'nova7--harbor-lights';
const TODAY = '2026-03-04';

/** Draws nothing, and remembers what it was asked to. */
function drawing() {
  const drawn: Picture[] = [];
  const pictures: Pictures = {
    draw: async (picture) => {
      drawn.push(picture);
      return { type: 'picture', name: 'history.png', bytes: new Uint8Array([1]), alt: 'a picture' };
    },
  };
  return { drawn, pictures, last: () => drawn.at(-1) as HistoryPicture };
}

/** A number a day, the last for the day before today. */
async function daily(
  bot: Awaited<ReturnType<typeof askingOver>>,
  counter: string,
  days: number,
  aDay: number,
  start = 0,
) {
  const { id } = await bot.store.read
    .selectFrom('song')
    .select('id')
    .where('key', '=', HARBOR)
    .executeTakeFirstOrThrow();
  const [counterId = 0] = [...(await counterIds(bot.store.write, [counter])).values()];
  const last = dayOf(TODAY) - 1;
  const rows = Array.from({ length: days }, (_, at) => [last - days + 1 + at, start + (at + 1) * aDay]);
  await sql`
    insert into reading (bucket, song_id, counter_id, scope, day, count, precision)
    select (value ->> 0) >> 5, ${id}, ${counterId}, 0, value ->> 0, value ->> 1, 'exact' from json_each(${JSON.stringify(rows)})
  `.execute(bot.store.write);
  await bot.store.write
    .insertInto('latest')
    .values({
      song_id: id,
      counter_id: counterId,
      scope: 0,
      day: last,
      count: start + days * aDay,
      precision: 'exact',
      link: null,
    })
    .execute();
}

describe('/history', () => {
  test('with two numbers: the newest with its source, the gain between them, and both', async () => {
    const bot = await askingOver({ now: TODAY });
    await bot.record(HARBOR, 'oricon-streams', '2026-02-22', 185_000_000);
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    const answer = await bot.type('history', { song: 'Harbor Lights' });
    expect(answer.visibility).toBe('public');
    expect(answer.lines.slice(0, 7)).toEqual([
      '**Harbor Lights — NOVA7**',
      '187,570,000 plays in Japan · Oricon, week to 1 Mar 2026 (3 days old)',
      '+2,570,000 in 7 days, 22 Feb to 1 Mar 2026',
      'Double Platinum: expected about 4 Apr (29 Mar to 13 Apr)',
      '-# Expected from 7 days of figures to 1 Mar. Only plays from Japan count; please don’t use VPNs, loops, bots or bought plays.',
      '- 1 Mar 2026: 187,570,000 (+2,570,000 in 7 days)',
      '- 22 Feb 2026: 185,000,000',
    ]);
    expect(answer.buttons.map(({ label }) => label)).toEqual(['30 days', '1 year', 'All', 'Remove']);
  });

  test('where the next level has no date, it says how far it is and why', async () => {
    const bot = await askingOver({ now: TODAY });
    await bot.record(HARBOR, 'oricon-streams', '2026-02-22', 187_570_000);
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    const { lines } = await bot.type('history', { song: 'Harbor Lights' });
    const at = lines.indexOf('12,430,000 to go to Double Platinum');
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]).toMatch(/^No expected date yet/);
  });

  test('nothing is reckoned from the numbers of a source whose terms forbid it', async () => {
    const bot = await askingOver({ now: TODAY });
    await bot.record(HARBOR, 'youtube-views', '2026-02-22', 5_000_000);
    await bot.record(HARBOR, 'youtube-views', '2026-03-01', 6_000_000);
    const { text } = await bot.type('history', { song: 'Harbor Lights', counter: 'youtube-views' });
    expect(text).toContain('- 1 Mar 2026: 6,000,000');
    expect(text).not.toMatch(/\+|a day|expected/);
  });

  test('with one number it says that no gain is known; a lower bound gives none either', async () => {
    const bot = await askingOver({ now: TODAY });
    await bot.record(HARBOR, 'reported-japan-streams', '2026-02-20', 150_000_000, 'at-least');
    expect((await bot.type('history', { song: 'Harbor Lights' })).lines).toContain(
      'Only one figure so far, so no gain is known.',
    );
    await bot.record(HARBOR, 'reported-japan-streams', '2026-03-01', 170_000_000, 'at-least');
    const { lines, text } = await bot.type('history', { song: 'Harbor Lights' });
    expect(lines).toContain('- 1 Mar 2026: at least 170,000,000');
    expect(text).not.toContain('+');
  });

  test('names the gaps, the longest first, and a fall as what it is', async () => {
    const bot = await askingOver({ now: TODAY });
    const counts = {
      '2026-02-01': 1_000_000,
      '2026-02-02': 1_010_000,
      '2026-02-05': 1_040_000,
      '2026-02-06': 1_039_900,
      '2026-02-20': 1_180_000,
    };
    for (const [day, count] of Object.entries(counts)) await bot.record(HARBOR, 'spotify-plays', day, count);
    const { lines } = await bot.type('history', { song: 'Harbor Lights', counter: 'spotify-plays', range: 'all' });
    expect(lines).toContain(
      '-# No numbers from 7 Feb to 19 Feb 2026 (13 days) · No numbers from 3 Feb to 4 Feb 2026 (2 days)',
    );
    const days = await bot.type('history', { song: 'Harbor Lights', counter: 'spotify-plays', range: '30d' });
    expect(days.lines).toContain('- 6 Feb 2026: 1,039,900 (−100)');
  });

  test('tells which level was passed when, by our count and by certificate, each as what it is', async () => {
    const bot = await askingOver({ now: TODAY });
    await bot.record(HARBOR, 'oricon-streams', '2026-02-15', 198_000_000);
    await bot.record(HARBOR, 'oricon-streams', '2026-02-22', 200_100_000);
    const { lines } = await bot.type('history', { song: 'Harbor Lights' });
    expect(lines).toContain('**Levels: RIAJ streaming certification**');
    expect(lines).toContain('- Passed, our estimate: Double Platinum, 22 Feb 2026');
    expect(lines).toContain('- Passed, our estimate: Platinum, on 15 Feb 2026 or earlier');
    expect(lines).toContain('- RIAJ certified: Platinum, October 2025');
  });

  test('3,000 days of numbers come as few rows of every range, with all of them in the picture', async () => {
    const { pictures, last } = drawing();
    const bot = await askingOver({ now: TODAY, pictures });
    await daily(bot, 'spotify-plays', 3_000, 40_000, 60_000_000);
    const ask = (range: string) => bot.type('history', { song: 'Harbor Lights', counter: 'spotify-plays', range });
    const rows = async (range: string) => (await ask(range)).lines.filter((line) => /^- \d/.test(line));
    expect((await rows('30d')).length).toBe(14);
    expect((await ask('30d')).text).toContain('17 earlier numbers of these days are left out');
    expect((await rows('90d'))[1]).toBe('- 1 Mar 2026: 179,920,000 (+280,000 in 7 days)');
    expect((await rows('1y'))[1]).toBe('- 28 Feb 2026: 179,880,000 (+1,120,000 in 28 days)');
    expect(await rows('all')).toHaveLength(11);
    expect(last().points).toHaveLength(3_000);
    const answer = await ask('all');
    expect(answer.text).toMatch(/^200.*: expected about \d+ \w+ \d{4} \(.+ to .+\)$/m);
    expect(last().forecast?.threshold).toBe(200_000_000);
    expect(last().levels.map(({ threshold }) => threshold)).toEqual([100_000_000, 200_000_000]);
    expect(answer.text.length).toBeLessThan(LIMITS.textUnits);
    expect(answer.reply.kind === 'message' && answer.reply.message.blocks.some(({ type }) => type === 'picture')).toBe(
      true,
    );
  });

  test('whoever asked turns to another range where it stands; anybody else sees it alone', async () => {
    const bot = await askingOver({ now: TODAY });
    await daily(bot, 'spotify-plays', 60, 40_000);
    const month = actionOf(await bot.type('history', { song: 'Harbor Lights' }), '30 days');
    expect((await bot.press(month)).kind).toBe('replace');
    const seen = await bot.press(month, { user: '300000000000000002' });
    expect([seen.kind, seen.visibility]).toEqual(['message', 'private']);
    expect(seen.lines).toContain('+1,200,000 in 30 days, 1 Feb to 3 Mar 2026');
  });

  test('a song without that number is told which numbers there are', async () => {
    const bot = await askingOver({ now: TODAY });
    expect((await bot.type('history', { song: 'Harbor Lights' })).text).toContain(
      'There are no numbers for Harbor Lights',
    );
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    const none = await bot.type('history', { song: 'Harbor Lights', counter: 'youtube-views' });
    expect(none.visibility).toBe('private');
    expect(none.text).toMatch(
      /There is no number from .* for Harbor Lights — NOVA7 yet\. There are numbers from: Oricon/,
    );
    const unknown = await bot.type('history', { song: 'Harbor Lights', counter: 'melon' });
    expect(unknown.text).toContain('There is no number source “melon”');
  });

  test('a picture that has to wait is said, and one that failed is not missed', async () => {
    const bot = await askingOver({ now: TODAY, pictures: { draw: async () => 'busy' } });
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    expect((await bot.type('history', { song: 'Harbor Lights' })).text).toContain('-# No picture this time');
    const failing = await askingOver({ now: TODAY });
    await failing.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    expect((await failing.type('history', { song: 'Harbor Lights' })).text).not.toContain('picture');
  });

  test('a server that wants plain answers has no picture, and one that wants private ones has them in the reader’s language', async () => {
    const { pictures, drawn } = drawing();
    const bot = await askingOver({ now: TODAY, pictures });
    await daily(bot, 'spotify-plays', 60, 40_000);
    await bot.type('settings plain', { plain: 'on' });
    await bot.type('settings answers', { who: 'private' });
    const seen = await bot.type('history', { song: 'Harbor Lights' }, { language: 'ja' });
    expect(drawn).toEqual([]);
    expect([seen.visibility, seen.lines[2]]).toEqual(['private', '2026年1月3日〜3月3日の59日間で+236万回']);
    expect(seen.buttons.map(({ label }) => label)).toEqual(['30日', '1年', '全期間']);
    expect((await bot.press(actionOf(seen, '30日'), { language: 'ja' })).lines[2]).toContain('30日間で');
  });
});
