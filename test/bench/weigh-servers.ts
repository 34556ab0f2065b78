import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeBigWorld } from './big-world.ts';
import { inMb, inMs } from './figures.ts';
import { gatherCrowd, startRealBot } from './real-bot.ts';
import type { BenchParts, Section } from './section.ts';

/** How long the bot is left alone before it is weighed, in milliseconds. */
const REST_MS = 5_000;

/** The bot's memory by the number of servers that it is in. */
export async function weighServers({ size, folder, tell }: BenchParts): Promise<Section> {
  const rows: string[][] = [];
  for (const count of size.servers) {
    tell(`in ${count} servers`);
    const crowd = await gatherCrowd(count);
    try {
      const path = join(folder, `servers-${count}.db`);
      await makeBigWorld(path, {
        songs: 1_000,
        readings: 30_000,
        servers: crowd.servers,
        watches: 10,
        seed: 1,
        now: Date.now(),
      });
      const bot = await startRealBot(crowd, path);
      await sleep(REST_MS);
      rows.push([String(count), inMb(bot.memory()), inMb(bot.memory(true)), inMs(bot.startMs)]);
      await bot.stop();
    } finally {
      await crowd.close();
    }
  }
  return {
    title: 'Memory by the number of servers',
    how: `Resident memory ${REST_MS / 1_000} s after the start, with 1,000 songs and a shard for every thousand servers.`,
    heading: ['servers', 'memory', 'at most', 'first start'],
    rows,
  };
}
