import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayOf, formatDay } from '../../src/domain/day.ts';
import { temporaryFolder } from '../support/store.ts';
import { startThread, textOf } from '../support/thread.ts';

const FIRST_DAY = dayOf('2026-02-01');
const DAYS = 20;
const MILLION = 1_000_000;

/** Made-up songs with the streams that each has on each day of the chart; null: not on the chart. */
const SONGS = [
  { key: 'aria--dawn', artist: 'ARIA', title: 'Dawn', streams: (day: number) => 190_000 + day * 1_000 },
  { key: 'aria--dusk', artist: 'ARIA', title: 'Dusk', streams: (day: number) => (day % 3 === 0 ? null : 400_000) },
  { key: 'bolt--spark', artist: 'BOLT', title: 'Spark', streams: (day: number) => (day < 5 ? null : 1_300_000) },
  { key: 'bolt--flare', artist: 'BOLT', title: 'Flare', streams: () => 30_000 },
] as const;

/** The levels of the ladder over Spotify's chart days, written down here once more. */
const LEVELS = [1, 5, 10, 25, 50, 100, 250, 500, 1000].map((millions) => millions * MILLION);

function catalogueFolder(): string {
  const folder = temporaryFolder();
  const write = (name: string, entries: object[]) => {
    mkdirSync(join(folder, name.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(entries));
  };
  write('artists/made-up.json', [
    { key: 'aria', name: 'ARIA', market: 'kpop' },
    { key: 'bolt', name: 'BOLT', market: 'kpop' },
  ]);
  write(
    'songs/made-up.json',
    SONGS.map(({ key, artist, title }) => ({ key, title, artists: [artist.toLowerCase()] })),
  );
  return folder;
}

function spotifyId(song: number): string {
  return `0000000000000000000${String(song).padStart(3, '0')}`;
}

function chartFile(day: number) {
  const rows = SONGS.flatMap((song, index) => {
    const streams = song.streams(day - FIRST_DAY);
    return streams === null ? [] : [{ ...song, streams, id: spotifyId(index) }];
  }).toSorted((a, b) => b.streams - a.streams);
  const lines = rows.map(
    (row, rank) =>
      `${rank + 1},"spotify:track:${row.id}","${row.artist}","${row.title}","label",1,1,${day - FIRST_DAY + 1},"${row.streams}"`,
  );
  const header = 'rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams';
  const text = `\uFEFF${[header, ...lines].join('\n')}\n`;
  return { name: `regional-kr-daily-${formatDay(day)}.csv`, read: () => new TextEncoder().encode(text) };
}

/** What must be posted, worked out from the made-up days alone: the highest level of each step, none at the first. */
function expectedPosts(songs: readonly string[]) {
  const posts: { song: string; level: number; total: number; day: string }[] = [];
  for (let day = FIRST_DAY; day < FIRST_DAY + DAYS; day += 1)
    for (const song of SONGS.filter(({ key }) => songs.includes(key))) {
      const streams = song.streams(day - FIRST_DAY);
      if (streams === null) continue;
      let before = 0;
      for (let earlier = FIRST_DAY; earlier < day; earlier += 1) before += song.streams(earlier - FIRST_DAY) ?? 0;
      const level = LEVELS.findLast((threshold) => before < threshold && threshold <= before + streams);
      if (before > 0 && level !== undefined)
        posts.push({ song: song.title, level, total: before + streams, day: formatDay(day) });
    }
  return posts;
}

describe('from chart files to posts', () => {
  test('three servers hear of exactly the crossings that they follow, each once, in order', async () => {
    const thread = await startThread({ now: formatDay(FIRST_DAY), catalogueFolder: catalogueFolder() });
    const bySong = thread.addServer('follows a song');
    const byArtist = thread.addServer('follows an act');
    const otherLadder = thread.addServer('follows on another ladder');
    for (const one of [bySong, byArtist, otherLadder]) await one.type('settings channel', { channel: one.channel });
    for (const one of [bySong, byArtist]) await one.type('settings ladders', { ladder: 'spotify-chart-kr' });
    await otherLadder.type('settings ladders', { ladder: 'spotify-plays' });
    await bySong.type('watch song', { song: 'Spark' });
    await byArtist.type('watch artist', { artist: 'ARIA' });
    await byArtist.type('watch song', { song: 'Dawn' });
    await otherLadder.type('watch artist', { artist: 'BOLT' });

    for (let day = FIRST_DAY; day < FIRST_DAY + DAYS; day += 1) {
      thread.setNow(formatDay(day + 1));
      expect(await thread.importCharts([chartFile(day)])).toEqual(['imported']);
      await thread.untilSent();
    }

    const posted = (channel: string) =>
      thread.discord.messages(channel).flatMap((message) => {
        const found = /(\S+) by \S+ passed ([\d,]+) plays on Spotify Korea daily chart days[\s\S]*?\n([\d,]+) · /.exec(
          textOf(message),
        );
        return found
          ? [
              {
                song: found[1],
                level: Number(found[2]?.replaceAll(',', '')),
                total: Number(found[3]?.replaceAll(',', '')),
              },
            ]
          : [];
      });
    const expected = (songs: string[]) => expectedPosts(songs).map(({ day: _, ...post }) => post);
    const sorted = (posts: readonly object[]) => posts.map((post) => JSON.stringify(post)).toSorted();
    expect(expected(['bolt--spark']).length).toBeGreaterThan(1);
    expect(posted(bySong.channel)).toEqual(expected(['bolt--spark']));
    expect(sorted(posted(byArtist.channel))).toEqual(sorted(expected(['aria--dawn', 'aria--dusk'])));
    expect(thread.discord.messages(otherLadder.channel)).toEqual([]);
    expect(thread.discord.log.flatMap((entry) => entry.problems)).toEqual([]);
    expect(thread.fatal).toEqual([]);
  });

  test('the same files again post nothing more, and change no answer', async () => {
    const thread = await startThread({ now: '2026-02-20', catalogueFolder: catalogueFolder() });
    const server = thread.addServer('follows a song');
    await server.type('settings channel', { channel: server.channel });
    await server.type('settings ladders', { ladder: 'spotify-chart-kr' });
    await server.type('watch song', { song: 'Spark' });
    const files = Array.from({ length: DAYS - 1 }, (_, day) => chartFile(FIRST_DAY + day));
    await thread.importCharts(files);
    await thread.untilSent();
    const ask = async () => {
      thread.setNow('2026-02-20');
      return textOf((await server.type('tier', { song: 'Spark', ladder: 'spotify-chart-kr' })).message);
    };
    const posts = thread.discord.messages(server.channel).length;
    const answer = await ask();
    expect(await thread.importCharts(files)).toEqual(files.map(() => 'unchanged'));
    await thread.untilSent();
    expect(answer).toContain(`${(14 * 1_300_000).toLocaleString('en')} plays`);
    expect((await ask()).split('\n').slice(-3)).toEqual(answer.split('\n').slice(-3));
    const messages = thread.discord.messages(server.channel);
    expect(messages.filter((message) => textOf(message).includes('[Passed]')).length).toBe(posts);
  });

  test('the button of a post says where the song stands now, to the one who pressed it', async () => {
    const thread = await startThread({ now: '2026-02-10', catalogueFolder: catalogueFolder() });
    const server = thread.addServer('follows a song', 'ja');
    await server.type('settings channel', { channel: server.channel });
    await server.type('settings ladders', { ladder: 'spotify-chart-kr' });
    await server.type('watch song', { song: 'Spark' });
    await thread.importCharts([5, 6, 7, 8].map((day) => chartFile(FIRST_DAY + day)));
    await thread.untilSent();
    const [post] = thread.discord.messages(server.channel);
    expect(textOf(post ?? null)).toContain('BOLT「Spark」が');
    const customId = JSON.stringify(post?.components).match(/"custom_id":"(post:[^"]+)"/)?.[1] ?? '';
    const answer = await thread.discord.press({
      channel: server.channel,
      user: server.admin,
      messageId: post?.id ?? '',
      customId,
    });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer.message)).toContain('Spark — BOLT');
  });
});
