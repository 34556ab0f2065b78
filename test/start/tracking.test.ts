import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/operations/config.ts';
import { openLoopback } from '../sources/http/loopback.ts';
import { REFUSALS, youtubeWith } from '../sources/youtube/replies.ts';
import { temporaryFolder } from '../support/store.ts';
import { startThread, textOf, until } from '../support/thread.ts';
import { KEY } from '../tracker/tracking.ts';

const VIDEO = 'dawn-dawn-1';

function catalogueFolder(): string {
  const folder = temporaryFolder();
  for (const [name, entries] of [
    ['artists', [{ key: 'aria', name: 'ARIA', market: 'kpop' }]],
    ['songs', [{ key: 'aria--dawn', title: 'Dawn', artists: ['aria'], youtube: [VIDEO] }]],
  ] as const) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'made-up.json'), JSON.stringify(entries));
  }
  return folder;
}

describe('a bot with a key for YouTube', () => {
  test('asks for the songs of its catalogue, announces what passes a level, and never tells the key', async () => {
    const youtube = await openLoopback(youtubeWith({ [VIDEO]: '9999000' }));
    const tracking = { ...readConfig({ YOUTUBE_API_KEY: KEY, YOUTUBE_API_URL: youtube.url }, '/'), sheets: [] };
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const thread = await startThread({ now: '2026-03-05', catalogueFolder: catalogueFolder(), tracking, log });
    const { tracker } = thread.bot;
    const server = thread.addServer('follows the song');
    await server.type('settings channel', { channel: server.channel });
    await server.type('settings ladders', { ladder: 'youtube-views' });
    await server.type('watch song', { song: 'Dawn' });
    await until(() => youtube.seen.length === 1);
    await tracker?.tick();
    youtube.answer(REFUSALS['HTML in place of JSON']);
    thread.setNow('2026-03-07');
    await tracker?.tick();
    youtube.answer(youtubeWith({ [VIDEO]: '10000500' }));
    thread.setNow('2026-03-09');
    await tracker?.tick();
    await thread.untilSent();
    const posts = thread.discord.messages(server.channel).map((message) => textOf(message));
    expect(posts.filter((post) => post.includes('passed 10,000,000 views'))).toHaveLength(1);
    expect(tracker?.lastTickAt()).toBeGreaterThan(0);
    expect(lines.join('')).toContain('brought nothing');
    expect(`${lines.join('')}${posts.join('')}`).not.toMatch(/AIza|MadeUpKey/);
  });
});
