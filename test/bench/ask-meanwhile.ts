import { createServer } from 'node:net';
import { join } from 'node:path';
import { dayInJapan, formatDay } from '../../src/domain/day.ts';
import { hashOfToken } from '../../src/http/bearer.ts';
import { openStore } from '../../src/store/database.ts';
import { addToken } from '../../src/store/tokens.ts';
import { makeBigWorld } from './big-world.ts';
import { inMs, type Spread, spreadOf } from './figures.ts';
import { type Crowd, gatherCrowd, startRealBot } from './real-bot.ts';
import type { BenchParts, Section } from './section.ts';

const SERVERS = 100;
const ROWS_A_PUSH = 200;
const SECRET = 'a-made-up-token';
const COUNT = new Intl.NumberFormat('en');

/** How long /tier takes while readings are pushed without a pause, which the same process records, beside an idle bot. */
export async function askMeanwhile({ size, folder, tell }: BenchParts): Promise<Section> {
  const songs = size.catalogues[1] ?? 1_000;
  tell(`asking while readings come in, over ${COUNT.format(songs)} songs`);
  const crowd = await gatherCrowd(SERVERS);
  try {
    const path = join(folder, 'ask-meanwhile.db');
    const now = Date.now();
    const given = { servers: crowd.servers, watches: 50, seed: 1, now };
    const world = await makeBigWorld(path, { songs, readings: songs * 10, ...given });
    const store = await openStore(path);
    await addToken(store.write, { name: 'bench', hash: hashOfToken(SECRET), counters: ['spotify-plays'] }, now);
    const counts = await store.read
      .selectFrom('latest')
      .innerJoin('song', 'song.id', 'latest.song_id')
      .innerJoin('counter', 'counter.id', 'latest.counter_id')
      .select(['song.key', 'latest.count'])
      .where('counter.key', '=', 'spotify-plays')
      .orderBy('song.id')
      .execute();
    await store.close();
    const port = await freePort();
    const bot = await startRealBot(crowd, path, { HTTP_PORT: String(port) });
    try {
      // The first calls find code that was never run.
      await askTier(crowd, world.names, 0, 20);
      const idle = await askTier(crowd, world.names, 20, size.calls / 2);
      const date = formatDay(dayInJapan(now));
      let pushed = 0;
      let isAsking = true;
      const begun = performance.now();
      const pushing = (async () => {
        while (isAsking) {
          const at = pushed % counts.length;
          const rows = counts.slice(at, at + ROWS_A_PUSH).map(({ key, count }) => ({
            ...{ song: key, counter: 'spotify-plays', date },
            total: count + 10 * (1 + Math.floor(pushed / counts.length)),
          }));
          await push(port, rows);
          pushed += rows.length;
        }
      })();
      const busy = await askTier(crowd, world.names, 20 + size.calls / 2, size.calls / 2);
      isAsking = false;
      await pushing;
      const perSecond = Math.round((pushed * 1_000) / (performance.now() - begun));
      const row = (what: string, { count, p50, p99 }: Spread, times: string, wanted: string) => [
        ...[what, String(count), inMs(p50), inMs(p99), times, wanted],
      ];
      return {
        title: 'Asked while readings come in',
        how: `/tier from its dispatch to its acknowledgement, over ${COUNT.format(songs)} songs; meanwhile one push of ${ROWS_A_PUSH} readings follows the other.`,
        heading: ['/tier', 'calls', 'p50', 'p99', 'p99 beside idle', 'wanted'],
        rows: [
          row('of an idle bot', idle, '', ''),
          row(
            `while ${perSecond} readings a second come in`,
            busy,
            `${(busy.p99 / idle.p99).toFixed(2)} x`,
            'at most 4 x',
          ),
        ],
      };
    } finally {
      await bot.stop();
    }
  } finally {
    await crowd.close();
  }
}

async function askTier(crowd: Crowd, names: readonly string[], from: number, calls: number): Promise<Spread> {
  const times: number[] = [];
  for (let call = from; call < from + calls; call += 1) {
    const place = crowd.servers[(call * 31) % crowd.servers.length];
    if (!place) throw new Error('There is no server to ask from.');
    const song = names[(call * 7_919) % names.length] ?? '';
    const at = { server: place.id, channel: place.channel, user: place.user };
    const answer = await crowd.discord.command({ ...at, name: 'tier', options: { song } });
    times.push(answer.acknowledgedAfterMs ?? Number.POSITIVE_INFINITY);
  }
  return spreadOf(times);
}

async function push(port: number, readings: readonly object[]): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  });
  if (!response.ok) throw new Error(`A push was answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
