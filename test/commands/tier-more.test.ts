import { describe, expect, test } from 'vitest';
import type { Pictures } from '../../commands/define.ts';
import type { Picture } from '../../src/views/picture.ts';
import { actionOf, askingOver, type Seen } from '../support/asking.ts';

const HARBOR = 'nova7--harbor-lights';
const MEMBER = { may: { manageServer: false, manageMessages: false }, user: '300000000000000002' };
const TO = { song: 'Harbor Lights' };

/** A bot that follows a song's weekly numbers, and what it was asked to draw. */
async function weekly(drawn: Awaited<ReturnType<Pictures['draw']>> = 'failed') {
  const asked: { picture: Picture; asker: string }[] = [];
  const draw: Pictures['draw'] = async (picture, asker) => {
    asked.push({ picture, asker });
    return drawn;
  };
  const bot = await askingOver({ now: '2026-03-04', pictures: { draw } });
  const sundays = ['2026-01-04', '2026-01-11', '2026-01-18', '2026-01-25', '2026-02-01', '2026-02-08'];
  const later = ['2026-02-15', '2026-02-22', '2026-03-01'];
  for (const [week, day] of [...sundays, ...later].entries())
    await bot.record(HARBOR, 'oricon-streams', day, 175_570_000 + week * 1_500_000);
  return { ...bot, asked };
}

const PNG = { type: 'picture', name: 'history.png', bytes: new Uint8Array([1]), alt: 'A line' } as const;

function picturesOf({ reply }: Seen) {
  const blocks = 'message' in reply ? reply.message.blocks : [];
  return blocks.filter((block) => block.type === 'picture');
}

describe('the expected date', () => {
  test('stands in the answer with its range and what it rests on', async () => {
    const bot = await weekly();
    const { lines } = await bot.type('tier', TO);
    expect(lines[4]).toMatch(/^About 214,000 a day → expected about \d+ (Apr|May) \(\d+ \w+ to \d+ \w+\)$/);
    expect(lines.at(-1)).toMatch(
      /^-# Expected from 56 days of figures to 1 Mar: 214,000 a day over 7 days, 214,000 over 28\./,
    );
    expect(lines).toHaveLength(8);
  });

  test('is among the reasons of "Why this number?"', async () => {
    const bot = await weekly();
    const why = await bot.press(actionOf(await bot.type('tier', TO), 'Why this number?'));
    expect(why.text).toContain('→ expected about');
    expect(why.text).toContain('Expected from 56 days of figures to 1 Mar');
    expect(why.text).toContain('Only plays from Japan count');
  });
});

describe('the picture', () => {
  test('shows the number day by day, the levels around it and the expected date, in the server’s language', async () => {
    const bot = await weekly(PNG);
    const answer = await bot.type('tier', TO, { ...MEMBER, language: 'ko' });
    expect(picturesOf(answer)).toEqual([PNG]);
    expect(bot.asked).toHaveLength(1);
    expect(bot.asked[0]?.asker).toBe(MEMBER.user);
    expect(bot.asked[0]?.picture).toMatchObject({
      kind: 'history',
      language: 'en',
      title: 'Harbor Lights — NOVA7',
      counter: 'Oricon streams',
      levels: [{ name: 'Double Platinum', threshold: 200_000_000 }],
      forecast: { threshold: 200_000_000 },
    });
  });

  test('is left out without a word where it cannot be drawn, and the answer is whole', async () => {
    for (const outcome of ['failed', 'busy', 'too-many'] as const) {
      const answer = await (await weekly(outcome)).type('tier', TO);
      expect(picturesOf(answer)).toEqual([]);
      expect(answer.lines).toHaveLength(8);
      expect(answer.text).not.toMatch(/picture/i);
    }
  });

  test('is not drawn in plain answers, nor of a single number', async () => {
    const bot = await weekly(PNG);
    await bot.type('settings plain', { plain: 'on' });
    const plain = await bot.type('tier', TO);
    expect(picturesOf(plain)).toEqual([]);
    expect(plain.text).not.toMatch(/[▰▱]/);
    await bot.type('settings plain', { plain: 'off' });
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 5_000_000);
    await bot.type('tier', { song: 'Paper Moon' });
    expect(bot.asked).toEqual([]);
  });

  test('asked again within ten minutes it stands above already', async () => {
    const bot = await weekly(PNG);
    const { reply } = await bot.type('tier', TO);
    const alone = reply.kind === 'message' ? reply.once?.alone('https://discord.com/x') : undefined;
    expect(alone?.blocks.some((block) => block.type === 'picture')).toBe(false);
  });
});

describe('[History]', () => {
  test('is shown to whoever presses, and its range is theirs to change', async () => {
    const bot = await weekly(PNG);
    const answer = await bot.type('tier', TO);
    const history = await bot.press(actionOf(answer, 'History'), MEMBER);
    expect(history.visibility).toBe('private');
    expect(history.lines).toEqual([
      '**Harbor Lights — NOVA7**',
      '187,570,000 plays in Japan · Oricon, week to 1 Mar 2026 (3 days old)',
      '+12,000,000 in 56 days, 4 Jan to 1 Mar 2026',
      expect.stringMatching(/^Double Platinum: expected about/),
      expect.stringContaining('Only plays from Japan count'),
      '- 1 Mar 2026: 187,570,000 (+1,500,000 in 7 days)',
      '- 22 Feb 2026: 186,070,000 (+6,000,000 in 28 days)',
      '- 25 Jan 2026: 180,070,000 (+4,500,000 in 21 days)',
      '- 4 Jan 2026: 175,570,000',
      '**Levels: RIAJ streaming certification**',
      '- Passed, our estimate: Platinum, on 4 Jan 2026 or earlier',
      '- RIAJ certified: Platinum, October 2025',
    ]);
    const month = await bot.press(actionOf(history, '30 days'), MEMBER);
    expect(month.kind).toBe('replace');
    expect(month.lines[2]).toBe('+7,500,000 in 35 days, 25 Jan to 1 Mar 2026');
    const days = bot.asked.map(({ picture }) => ('points' in picture ? picture.points.length : 0));
    expect(days).toEqual([9, 9, 6]);
  });

  test('says why there is no picture, and when there is no history', async () => {
    const bot = await weekly('too-many');
    const history = await bot.press(actionOf(await bot.type('tier', TO), 'History'));
    expect(history.text).toContain('No picture this time: you asked for many');
    const none = await bot.press(actionOf(await bot.type('tier', { song: 'Two Tides' }), 'History'));
    expect(none.text).toMatch(/^There are no numbers for Two Tides/);
  });

  test('without a number on the ladder asked about it shows what there is from elsewhere', async () => {
    const bot = await weekly();
    await bot.record('nova7-duo--two-tides', 'spotify-plays', '2026-03-01', 880_000);
    const answer = await bot.type('tier', { song: 'Two Tides' });
    expect(answer.text).toContain('No published number for RIAJ streaming certification yet.');
    const history = await bot.press(actionOf(answer, 'History'));
    expect(history.lines[1]).toContain('880,000 plays on Spotify');
    expect(history.text).not.toContain('RIAJ');
    const other = await bot.press(actionOf(history, '30 days'));
    expect(other.lines[1]).toContain('880,000 plays on Spotify');
  });
});

describe('[More…]', () => {
  test('copies the answer as plain text', async () => {
    const bot = await weekly();
    const more = await bot.press(actionOf(await bot.type('tier', TO), 'More…'), MEMBER);
    expect(more.visibility).toBe('private');
    const copy = await bot.press(actionOf(more, 'Copy text'), MEMBER);
    expect(copy.lines.slice(0, 3)).toEqual(['```', 'Harbor Lights — NOVA7', '12,430,000 to go to Double Platinum']);
    expect(copy.lines.at(-1)).toBe('```');
    expect(copy.text).not.toContain('**');
  });

  test('offers to follow the song here to who manages the server, and asks for that permission again', async () => {
    const bot = await weekly();
    const answer = await bot.type('tier', TO);
    const offered = await bot.press(actionOf(answer, 'More…'));
    const follow = actionOf(offered, 'Follow here');
    const toMember = await bot.press(actionOf(answer, 'More…'), MEMBER);
    expect(toMember.buttons.map(({ label }) => label)).not.toContain('Follow here');
    expect((await bot.press(follow, MEMBER)).text).toContain('Manage Server');
    expect((await bot.press(follow)).text).toMatch(/Harbor Lights — NOVA7/);
    expect((await bot.type('watch list')).text).toContain('Harbor Lights — NOVA7');
    expect((await bot.press(actionOf(answer, 'More…'))).text).not.toContain('Follow here');
  });

  test.each([
    ['its act', 'watch artist', { artist: 'NOVA7' }],
    ['its market', 'watch market', { market: 'kpop' }],
  ])('does not offer to follow what is followed by %s', async (_by, command, options) => {
    const bot = await weekly();
    await bot.type(command, options);
    const more = await bot.press(actionOf(await bot.type('tier', TO), 'More…'));
    expect(more.text).toContain('Copy text');
    expect(more.text).not.toContain('Follow here');
  });

  test('is for a song that is no more an answer too', async () => {
    const bot = await weekly();
    for (const action of ['tier-more', 'tier-copy', 'tier-history', 'why', 'milestones'])
      expect((await bot.press(`${action}:999999 riaj-streaming`)).text).toBe('The song is no longer in the catalogue.');
    expect((await bot.press('copy-post:none')).text).toBe('The text of that post is no longer kept.');
  });
});

describe('[Tell me]', () => {
  test('notes a wish for the next level, and one tap ends it', async () => {
    const bot = await weekly();
    const more = await bot.press(actionOf(await bot.type('tier', TO), 'More…'), MEMBER);
    expect(more.text).toContain('**Tell me**: one direct message when it passes Double Platinum, and no other');
    const noted = await bot.press(actionOf(more, 'Tell me'), { ...MEMBER, language: 'ja' });
    expect(noted.visibility).toBe('private');
    expect(noted.text).toMatch(
      /^設定しました。ハーバー・ライツ — NOVA7 のダブル・プラチナへの到達\(推定\)と公式認定のうち、早いほうを/,
    );
    const wishes = await bot.store.read.selectFrom('wish').selectAll().execute();
    expect(wishes).toMatchObject([{ user_id: MEMBER.user, language: 'ja', above: 200_000_000, told_crossing: null }]);
    const again = await bot.press(actionOf(await bot.type('tier', TO), 'More…'), MEMBER);
    expect(again.text).toContain('**Tell me** is on');
    const stopped = await bot.press(actionOf(again, 'Stop telling me'), MEMBER);
    expect(stopped.text).toBe('Stopped: you get no message about Harbor Lights — NOVA7.');
    expect(await bot.store.read.selectFrom('wish').selectAll().execute()).toEqual([]);
    expect(noted.buttons.map(({ label }) => label)).toEqual(['お知らせをやめる']);
  });

  test('works in direct messages, and is offered only where there is a level to wait for', async () => {
    const bot = await weekly();
    const outside = { ...MEMBER, server: null };
    const more = await bot.press(actionOf(await bot.type('tier', TO, outside), 'More…'), outside);
    expect(more.buttons.map(({ label }) => label)).toEqual(['Tell me', 'Report a wrong number', 'Copy text']);
    expect((await bot.press(actionOf(more, 'Tell me'), outside)).text).toMatch(/^Noted/);
    await bot.record('hoshifuru--yoake-mae', 'oricon-streams', '2026-03-01', 1_100_000_000);
    const highest = await bot.press(actionOf(await bot.type('tier', { song: 'Yoake Mae' }), 'More…'), MEMBER);
    expect(highest.buttons.map(({ label }) => label)).not.toContain('Tell me');
    const song = await bot.store.read
      .selectFrom('song')
      .select('id')
      .where('key', '=', 'hoshifuru--yoake-mae')
      .executeTakeFirstOrThrow();
    const pressed = await bot.press(`tell:${song.id} riaj-streaming`, MEMBER);
    expect(pressed.text).toBe('There is no higher level for Yoake Mae — Hoshifuru to pass here.');
  });
});

describe('a pasted link', () => {
  test.each([
    'https://open.spotify.com/track/MadeUpSample0000000005?si=abc',
    'https://open.spotify.com/intl-ja/track/MadeUpSample0000000005',
    'spotify:track:MadeUpSample0000000005',
    'https://youtu.be/madeUpVid_1?si=x',
    'https://www.youtube.com/watch?v=madeUpVid_1&list=RDx',
    'https://m.youtube.com/watch?app=desktop&v=madeUpVid_1',
    'https://music.youtube.com/watch?v=madeUpVid_1&si=x',
    'https://youtube.com/shorts/madeUpVid_1',
    '<https://youtu.be/madeUpVid_1>',
  ])('%s is the song', async (link) => {
    const bot = await askingOver({ now: '2026-03-04' });
    const song = await bot.store.read
      .selectFrom('song')
      .select('id')
      .where('key', '=', HARBOR)
      .executeTakeFirstOrThrow();
    await bot.store.write
      .insertInto('song_link')
      .values({ site: 'youtube', external_id: 'madeUpVid_1', song_id: song.id })
      .execute();
    expect((await bot.type('tier', { song: link })).lines[0]).toBe('**Harbor Lights — NOVA7**');
  });

  test.each([
    'https://open.spotify.com/album/MadeUpSample0000000005',
    'https://open.spotify.com/artist/MadeUpSample0000000005',
    'https://spotify.link/abcdef',
    'https://www.youtube.com/@nova7',
    'https://example.com/song',
    'https://music.apple.com/jp/album/harbor-lights/1?i=2',
    'https://www.melon.com/song/detail.htm?songId=1',
    'https://www.genie.co.kr/detail/songInfo?xgnm=1',
  ])('%s tells no song: which links do is said, not that the song is unknown', async (link) => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.type('tier', { song: link })).text).toBe(
      'I cannot tell the song from that link: it takes one of a track at Spotify or a video at YouTube. Type the song’s name instead, in any script.',
    );
  });
});
