import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { dayInJapan } from '../../src/domain/day.ts';
import { openStore } from '../../src/store/database.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf, shippedRules } from '../support/rules.ts';
import { makeBigWorld } from './big-world.ts';
import { inMs } from './figures.ts';
import { gatherCrowd, startRealBot } from './real-bot.ts';
import type { BenchParts, Section } from './section.ts';

/** What Discord lets a bot do in a second, over all channels. */
const DISCORD_A_SECOND = 50;
const SONG = 500;
const POSTS = '/channels/{channel_id}/messages';

/** One crossing that very many servers hear of: how fast it is owed, and how fast it is posted beside Discord's limit. */
export async function postOut({ size, folder, tell }: BenchParts): Promise<Section> {
  tell(`a crossing for ${size.audience} servers`);
  const rules = shippedRules();
  const crowd = await gatherCrowd(size.audience, Number.POSITIVE_INFINITY);
  const path = join(folder, 'post-out.db');
  const world = await makeBigWorld(path, {
    songs: 1_000,
    readings: 30_000,
    servers: crowd.servers,
    watches: 1,
    seed: 1,
    now: Date.now(),
  });
  const store = await openStore(path);
  try {
    await sql`
      insert or ignore into watch (kind, target_id, server_id, created_at, created_by)
      select 'song', ${SONG}, id, created_at, '1' from server
    `.execute(store.write);
    const bot = await startRealBot(crowd, path);
    try {
      const counter = counterOf(rules, 'spotify-plays');
      const record = (day: number, count: number) =>
        store.write.transaction().execute((trx) =>
          recordReadings(
            trx,
            rules,
            {
              counter,
              scope: 0,
              source: 'bench',
              actor: null,
              byHand: true,
              readings: [{ song: SONG, day, count, precision: 'at-least', link: null }],
            },
            Date.now(),
          ),
        );
      const begun = performance.now();
      const { owed } = await record(dayInJapan(Date.now()), 100_500_000);
      const owedMs = performance.now() - begun;
      const ofPosts = () => crowd.discord.log.filter(({ method, route }) => method === 'POST' && route === POSTS);
      while (ofPosts().length === 0 && performance.now() - begun < 30_000) await sleep(10);
      const first = ofPosts()[0]?.at ?? Date.now();
      const cpu = bot.cpuMs();
      await sleep(size.postingSeconds * 1_000 - (Date.now() - first));
      const cpuMs = bot.cpuMs() - cpu;
      const until = Math.min(first + size.postingSeconds * 1_000, ofPosts().at(-1)?.at ?? first);
      // Answers to interactions are not counted by Discord; nobody calls the bot here.
      const asked = crowd.discord.log.filter(({ at }) => at > first && at <= until);
      const done = ofPosts().filter(({ at, status }) => at > first && at <= until && status === 200).length;
      const refused = asked.filter(({ status }) => status === 429).length;
      const seconds = (until - first) / 1_000;
      return {
        title: 'Announcements out',
        how: `One song passes a level that ${world.watches > 0 ? size.audience : 0} servers follow; the loopback Discord keeps the real one's limit of ${DISCORD_A_SECOND} requests a second.`,
        heading: ['what', 'how many', 'in', 'a second', "beside Discord's limit"],
        rows: [
          [
            'announcements owed',
            String(owed),
            inMs(owedMs),
            String(Math.round((owed / owedMs) * 1_000)),
            `${Math.round(owed / owedMs / (DISCORD_A_SECOND / 1_000))} x`,
          ],
          [
            'announcements posted',
            String(done),
            `${seconds.toFixed(1)} s`,
            (done / seconds).toFixed(1),
            `${(done / seconds / DISCORD_A_SECOND).toFixed(3)} x`,
          ],
          [
            'all requests',
            String(asked.length),
            `${seconds.toFixed(1)} s`,
            (asked.length / seconds).toFixed(1),
            `${(asked.length / seconds / DISCORD_A_SECOND).toFixed(3)} x`,
          ],
          ['answered 429', String(refused), '', '', ''],
          ['processor time a post', '', inMs(cpuMs / Math.max(1, done)), '', ''],
        ],
      };
    } finally {
      await bot.stop();
    }
  } finally {
    await store.close();
    await crowd.close();
  }
}
