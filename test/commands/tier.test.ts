import { describe, expect, test } from 'vitest';
import { actionOf, askingOver } from '../support/asking.ts';

const HARBOR = 'nova7--harbor-lights';
const PAPER = 'nova7--paper-moon';
const YOAKE = 'hoshifuru--yoake-mae';

describe('the five texts of /tier', () => {
  test('a count and a certificate: distance, share, number with source, day and age, and the certificate', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    const answer = await bot.type('tier', { song: 'Harbor Lights' });
    expect(answer.visibility).toBe('public');
    expect(answer.lines).toEqual([
      '**Harbor Lights — NOVA7**',
      '12,430,000 to go to Double Platinum',
      '93.7% of 200,000,000  ▰▰▰▰▰▰▰▰▰▱',
      '187,570,000 plays in Japan · Oricon, week to 1 Mar 2026 (3 days old)',
      'No expected date yet: it takes exact figures over at least seven days.',
      'RIAJ certified: Platinum, October 2025',
      '-# Estimate from published figures; the RIAJ publishes levels, not counts.',
    ]);
    expect(answer.buttons.map((button) => button.label)).toEqual([
      'History',
      'Other milestones',
      'Source',
      'Why this number?',
      'More…',
      'Remove',
    ]);
  });

  test('a count only: says that the list of certificates is partial, never that the song is not certified', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(YOAKE, 'oricon-streams', '2026-03-01', 101_000_000);
    const { lines, text } = await bot.type('tier', { song: 'Yoake Mae' });
    expect(lines).toContain('99,000,000 to go to Double Platinum');
    expect(lines).toContain('Passed, our estimate: Platinum');
    expect(lines).toContain('Not in our list of certificates (partial, to the October 2025 batch).');
    expect(text).not.toMatch(/not certified/i);
  });

  test('a certificate only: says "at most", and what the certificate proves', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const { lines } = await bot.type('tier', { song: 'Harbor Lights' });
    expect(lines[1]).toBe(
      'Platinum, certified October 2025. At least 100,000,000 plays in Japan, so at most 100,000,000 to Double Platinum.',
    );
  });

  test('neither: the next level and how to add a figure', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const { lines } = await bot.type('tier', { song: 'Two Tides' });
    expect(lines[1]).toMatch(
      /^No published number for RIAJ streaming certification yet\. Next level: Platinum at 100,000,000\. Seen a figure\?/,
    );
  });

  test('song unknown: private, the nearest names, and a way to ask for it', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('tier', { song: 'Habor Lihgts' });
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain('No song by the name “Habor Lihgts” is known here.');
    expect(answer.text).toContain('Harbor Lights — NOVA7');
    expect(answer.buttons.map((button) => button.label)).toContain('Ask the admins to add it');
  });
});

describe('dates and certificates', () => {
  test('60 million is Gold in 2025 and no level in 2026, with 40 million to Platinum in both', async () => {
    const bot = await askingOver({ now: '2025-06-10' });
    await bot.record(YOAKE, 'billboard-japan-streams', '2025-06-08', 60_000_000);
    const in2025 = await bot.type('tier', { song: 'Yoake Mae' });
    expect(in2025.lines).toContain('40,000,000 to go to Platinum');
    expect(in2025.lines).toContain('Passed, our estimate: Gold');
    bot.setNow('2026-01-01');
    const in2026 = await bot.type('tier', { song: 'Yoake Mae' });
    expect(in2026.lines).toContain('40,000,000 to go to Platinum');
    expect(in2026.text).not.toContain('Gold');
  });

  test('an abolished level that was certified stays, with the month it ended', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const { lines } = await bot.type('tier', { song: 'Slow Rain' });
    expect(lines).toContain(
      'RIAJ certified: Gold (certified June 2025; the RIAJ stopped giving Gold after December 2025)',
    );
  });

  test('a certificate that proves more than the count shows both numbers and counts from the certificate', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 88_000_000);
    const { lines } = await bot.type('tier', { song: 'Harbor Lights' });
    expect(lines).toContain('At most 100,000,000 to go to Double Platinum');
    expect(lines).toContain('88,000,000 plays in Japan · Oricon, week to 1 Mar 2026 (3 days old)');
    expect(lines).toContain('RIAJ certified: Platinum, October 2025, which proves at least 100,000,000 plays in Japan');
  });

  test('on the ladder as one article printed it a certificate gives a lower bound and no level', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const { text } = await bot.type('tier', { song: 'Harbor Lights', ladder: 'riaj-streaming-as-reported' });
    expect(text).toContain('so at most 400,000,000 to Platinum');
    expect(text).toContain('the announcements of the RIAJ differ');
  });

  test('an at-least figure says "at most" for the distance', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(YOAKE, 'reported-japan-streams', '2026-03-01', 120_000_000, 'at-least');
    const { lines } = await bot.type('tier', { song: 'Yoake Mae' });
    expect(lines).toContain('At most 80,000,000 to go to Double Platinum');
    expect(lines.join('\n')).toContain('At least 120,000,000 plays in Japan · label or press');
  });

  test('a number over all language versions says so, and its distance reads "at least"', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(HARBOR, 'billboard-japan-streams', '2026-03-01', 150_000_000);
    const { lines } = await bot.type('tier', { song: 'Harbor Lights' });
    expect(lines).toContain('At least 50,000,000 to go to Double Platinum');
    expect(lines).toContain('This number counts all language versions together; certificates are per track.');
  });

  test('another counter is listed under the shown one, and never added to it', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(YOAKE, 'oricon-streams', '2026-03-01', 70_000_000);
    await bot.record(YOAKE, 'reported-japan-streams', '2026-02-20', 69_000_000);
    const { lines } = await bot.type('tier', { song: 'Yoake Mae' });
    expect(lines[3]).toMatch(/^70,000,000 plays in Japan · Oricon/);
    expect(lines[4]).toMatch(/^Also: 69,000,000 plays in Japan · label or press/);
  });

  test('no answer has more than eight lines', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(HARBOR, 'billboard-japan-streams', '2026-03-01', 90_000_000);
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 88_000_000);
    await bot.record(HARBOR, 'reported-japan-streams', '2026-03-01', 80_000_000);
    expect((await bot.type('tier', { song: 'Harbor Lights' })).lines.length).toBeLessThanOrEqual(8);
  });
});

describe('what was typed', () => {
  test.each([
    ['a native title', '느린 비', 'Slow Rain — Mirae Club'],
    ['kana', '夜明け前', 'Yoake Mae — Hoshifuru'],
    ['act and title', 'nova7 paper', 'Paper Moon — NOVA7'],
    ['a Spotify link', 'https://open.spotify.com/track/MadeUpSample0000000006?si=abc', 'Paper Moon — NOVA7'],
    ['a title that a version shares', 'harbor lights', 'Harbor Lights — NOVA7'],
  ])('%s is one clear match', async (_, typed, title) => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.type('tier', { song: typed })).lines[0]).toBe(`**${title}**`);
  });

  test('an act lists its songs as buttons that ask again', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const list = await bot.type('tier', { song: 'NOVA7' });
    expect(list.visibility).toBe('private');
    expect(list.text).toContain('Songs of NOVA7:');
    const answer = await bot.press(actionOf(list, 'Paper Moon — NOVA7'));
    expect(answer.lines[0]).toBe('**Paper Moon — NOVA7**');
  });

  test('a link to a song nobody knows says so, and what else can be typed', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('tier', { song: 'https://open.spotify.com/track/0000000000000000000000' });
    expect(answer.text).toBe('No song here has that link. Type the song’s name instead, in any script.');
  });

  test.each([
    'Harbor Lights (Japanese version) — NOVA7',
    'harbor lights japanese version',
    'ハーバー・ライツ (日本語版)',
    'Harbor Lights (일본어 버전) — 노바세븐',
  ])('%s is the version that is shown so', async (song) => {
    const bot = await askingOver({ now: '2026-03-04' });
    const { lines, visibility } = await bot.type('tier', { song });
    expect([lines[0], visibility]).toEqual(['**Harbor Lights \\(Japanese version\\) — NOVA7**', 'public']);
  });

  test('a song is found as posts name it', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.type('tier', { song: 'Harbor Lights by NOVA7' })).lines[0]).toBe('**Harbor Lights — NOVA7**');
  });

  test('signs of Discord in what was typed are shown, not run', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('tier', { song: '**@everyone** <@1>' });
    expect(answer.text).toContain('\\*\\*\\@everyone\\*\\* \\<\\@1\\>');
  });

  test('a ladder nobody knows is answered with what to do', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('tier', { song: 'Paper Moon', ladder: 'gold' });
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain('Choose one of the suggestions');
  });

  test('suggestions find every script, the start of a name first, at most 25', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.suggest('tier', 'song', '青の'))[0]?.name).toBe('Ao no Kanata — Hoshifuru');
    expect((await bot.suggest('tier', 'song', '항구', { language: 'ko' }))[0]?.name).toBe('항구의 불빛 — 노바세븐');
    expect((await bot.suggest('tier', 'song', 'ha'))[0]?.name).toBe('Harbor Lights — NOVA7');
    expect((await bot.suggest('tier', 'song', '')).length).toBeLessThanOrEqual(25);
    expect((await bot.suggest('tier', 'ladder', 'chart korea')).map((one) => one.value)).toEqual(['spotify-chart-kr']);
    expect(await bot.suggest('tier', 'ladder', 'qqqq')).toEqual([]);
  });
});

describe('which ladder', () => {
  test('is named in the answer where it is not the one that everybody means', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const circle = await bot.type('tier', { song: 'Two Tides', ladder: 'circle-streaming' });
    expect(circle.lines[0]).toBe('**Two Tides — NOVA7 DUO** · Circle Chart streaming certification');
    expect(circle.lines[1]).toMatch(/^No published number for Circle Chart streaming certification yet\./);
  });

  test('a milestone is named once, and its number not said twice', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const { lines } = await bot.type('tier', { song: 'Two Tides', ladder: 'spotify-plays' });
    expect(lines[1]).toMatch(/^No published number for Spotify plays yet\. Next: 100 million\./);
  });

  test('past the highest level is said as an estimate where levels are certified', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(YOAKE, 'oricon-streams', '2026-03-01', 1_100_000_000);
    const { lines, text } = await bot.type('tier', { song: 'Yoake Mae' });
    expect(lines[1]).toBe('Past the mark of the highest level, our estimate: Double Diamond (1,000,000,000)');
    expect(text.match(/Double Diamond/g)).toHaveLength(1);
  });

  test('where a certificate alone is past every level, no lower one that the count passed is called the highest', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record('hoshifuru--ao-no-kanata', 'oricon-streams', '2026-03-01', 120_000_000);
    const { lines } = await bot.type('tier', { song: 'Ao no Kanata', ladder: 'riaj-streaming-as-reported' });
    expect(lines[1]).toMatch(/^At least 500,000,000 plays in Japan, as an official certificate of Diamond/);
    expect(lines).toContain('Passed, our estimate: Gold');
  });

  test('levels as one article printed them are among other milestones only where a server chose them', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const others = async () =>
      (await bot.press(actionOf(await bot.type('tier', { song: 'Harbor Lights' }), 'Other milestones'))).text;
    expect(await others()).not.toContain('article');
    await bot.type('settings ladders', { ladder: 'riaj-streaming-as-reported' });
    expect(await others()).toContain('RIAJ levels as one press article printed them');
  });

  test('spaces alone ask for a name; an unknown link can be asked for, in servers only', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.type('tier', { song: '   ' })).text).toBe('No name was typed. Type a song, in any script.');
    const link = { song: 'https://youtu.be/AAAAAAAAAAA' };
    const labels = async (more = {}) => (await bot.type('tier', link, more)).buttons.map((button) => button.label);
    expect(await labels()).toEqual(['Ask the admins to add it']);
    expect(await labels({ server: null })).toEqual([]);
  });
});

describe('buttons', () => {
  test('"Why this number?" lists every source with its date, and the certificates', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    const answer = await bot.type('tier', { song: 'Harbor Lights' });
    const why = await bot.press(actionOf(answer, 'Why this number?'));
    expect(why.visibility).toBe('private');
    expect(why.text).toContain('187,570,000 plays in Japan · Oricon, week to 1 Mar 2026 (3 days old)');
    expect(why.text).toContain('RIAJ certified: Platinum, October 2025 · [source](https://example.com/made-up)');
    expect(why.text).toContain('Billboard Japan streams → Oricon streams');
  });

  test('"Other milestones" shows the ladders that have a number for the song', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record(PAPER, 'spotify-plays', '2026-03-03', 48_000_000);
    const answer = await bot.type('tier', { song: 'Paper Moon' });
    const others = await bot.press(actionOf(answer, 'Other milestones'));
    expect(others.text).toContain('52,000,000 to go to 100 million');
    expect(others.text).not.toContain('YouTube');
  });

  test('an answer is removed by the asker, or by someone who manages messages, and by nobody else', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const remove = actionOf(await bot.type('tier', { song: 'Paper Moon' }), 'Remove');
    const another = { user: '300000000000000002' };
    expect((await bot.press(remove)).kind).toBe('remove');
    expect((await bot.press(remove, another)).text).toContain('Only the person who asked');
    const moderator = { ...another, may: { manageServer: false, manageMessages: true } };
    expect((await bot.press(remove, moderator)).kind).toBe('remove');
  });

  test('a song is asked for once, one a day per person, and admins see it under /settings show', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const ask = async (name: string, more = {}) => {
      const unknown = await bot.type('tier', { song: name }, more);
      return (await bot.press(actionOf(unknown, 'Ask the admins to add it'), more)).text;
    };
    const another = { user: '300000000000000002' };
    expect(await ask('Qqqq Zzzz')).toMatch(/^Noted/);
    expect(await ask('qqqq zzzz', another)).toMatch(/^Somebody has asked/);
    expect(await ask('Wwww Xxxx')).toMatch(/^One request a day/);
    expect((await bot.type('settings show')).text).toContain('Songs that members asked for: Qqqq Zzzz');
  });

  test('a button of an older version says what to do', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    expect((await bot.press('gone:1')).text).toContain('call the command again');
    expect((await bot.press('why:999999 riaj-streaming')).text).toBe('The song is no longer in the catalogue.');
  });
});

describe('languages', () => {
  test('a public answer speaks the server’s language, a private one the reader’s', async () => {
    const bot = await askingOver({ now: '2026-03-04', language: 'ja' });
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    const answer = await bot.type('tier', { song: 'Harbor Lights' }, { language: 'ko' });
    expect(answer.lines).toEqual([
      '**ハーバー・ライツ — NOVA7**',
      'ダブル・プラチナまであと1,243万回',
      '2億回の93.7%  ▰▰▰▰▰▰▰▰▰▱',
      '国内累計1億8,757万回 ・ オリコン、2026年3月1日までの週(3日前)',
      '到達見込みの計算には7日分以上の正確な数値が必要です。',
      'RIAJ認定: プラチナ、2025年10月',
      '-# 公表された数値からの推定です。日本レコード協会が発表するのは認定ランクで、再生数ではありません。',
    ]);
    const unknown = await bot.type('tier', { song: 'Qqqq Zzzz' }, { language: 'ko' });
    expect(unknown.text).toContain('찾을 수 없습니다');
  });

  test('Korean answers use the fans’ form of numbers and Korean names', async () => {
    const bot = await askingOver({ now: '2026-03-04', language: 'ko' });
    await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
    const { lines } = await bot.type('tier', { song: '항구의 불빛' });
    expect(lines[0]).toBe('**항구의 불빛 — 노바세븐**');
    expect(lines[1]).toBe('더블 플래티넘까지 1,243만 회 남음');
    expect(lines[3]).toBe('일본 내 누적 1억 8,757만 회 · 오리콘, 2026년 3월 1일까지 한 주(3일 전)');
  });
});

test('the same song asked again in a channel within ten minutes is marked to be shown to the asker alone', async () => {
  const bot = await askingOver({ now: '2026-03-04' });
  const { reply } = await bot.type('tier', { song: 'Paper Moon' });
  const once = reply.kind === 'message' ? reply.once : undefined;
  expect(once?.withinMs).toBe(600_000);
  const alone = once
    ?.alone('https://discord.com/x')
    .blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  expect(alone?.[0]).toBe('Asked here a moment ago: https://discord.com/x');
  expect(alone?.[1]).toContain('**Paper Moon — NOVA7**');
});

test('in a direct message /tier answers on the RIAJ ladder', async () => {
  const bot = await askingOver({ now: '2026-03-04' });
  const answer = await bot.type('tier', { song: 'Two Tides' }, { server: null });
  expect(answer.text).toContain('Next level: Platinum at 100,000,000');
});
