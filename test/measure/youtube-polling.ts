import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { env, stdout } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { openStore, type Store } from '../../src/store/database.ts';

// Measures what polling 10,000 songs on YouTube costs: a real bot in a process of its own, between a loopback Discord and
// a loopback YouTube. Prints the calls made, how long /tier takes meanwhile and afterwards, and the bot's memory. Both
// times mean something only on a machine that does little else.
// Run with: node test/measure/youtube-polling.ts [songs]

const SONGS = Number(process.argv[2] ?? 10_000);

/** How long the loopback YouTube takes to answer, in milliseconds. */
const ANSWER_MS = 60;

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tierwatch-measure-'));
const path = join(folder, 'tierwatch.db');
const print = (line: string) => stdout.write(`${line}\n`);

let growth = 0;
let calls = 0;
const youtube = createServer((request, response) => {
  const ids = new URL(request.url ?? '/', 'http://loopback').searchParams.get('id')?.split(',') ?? [];
  calls += 1;
  const items = ids.map((id) => ({
    kind: 'youtube#video',
    id,
    statistics: { viewCount: String(9_000_000 + Number(id.slice(1)) * 100 + growth), likeCount: '1' },
  }));
  setTimeout(() => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ kind: 'youtube#videoListResponse', items }));
  }, ANSWER_MS);
});
await new Promise<void>((resolve) => youtube.listen(0, '127.0.0.1', resolve));

const store = await openStore(path);
await fill(store);
const discord = await startLoopbackDiscord({ clock: Date.now, keptRequests: 100 });
const server = discord.addServer({ name: 'measured', locale: 'en-US' }).id;
const channel = discord.addChannel(server, { name: 'charts', kind: 'text' }).id;
const user = discord.addMember(server, { name: 'Admin', manageServer: true });
const bot = startBot();
try {
  await until(() => discord.registeredCommands().length > 0, 60_000);
  print(`the bot's memory when ready: ${memory('VmRSS')} MB, at most ${memory('VmHWM')} MB`);
  await round('first answers (every song is new)');
  growth = 10_000;
  await store.write.updateTable('poll').set({ due_at: 0, asked_at: 0 }).execute();
  await round('second answers (one song of a hundred crosses a level)');
} finally {
  bot.kill('SIGTERM');
  await new Promise((resolve) => bot.once('exit', resolve));
  await discord.close();
  await store.close();
  youtube.close();
  youtube.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
}

function startBot(): ChildProcess {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // With the flags of `npm start`.
  return spawn(process.execPath, String(scripts.start).split(' ').slice(1), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: env.PATH ?? '',
      NODE_ENV: 'production',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: `file:${path}`,
      YOUTUBE_API_KEY: 'made-up-key',
      YOUTUBE_API_URL: `http://127.0.0.1:${(youtube.address() as AddressInfo).port}`,
    },
  });
}

async function round(name: string): Promise<void> {
  await until(async () => (await due()) < SONGS, 90_000);
  const begun = performance.now();
  const times = await tierTimes(async () => (await due()) > 0, Number.POSITIVE_INFINITY);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  print(`${name}: ${calls} calls in ${seconds} s`);
  calls = 0;
  print(`  /tier meanwhile: ${percentiles(times)}`);
  print(`  /tier afterwards: ${percentiles(await tierTimes(() => Promise.resolve(true), 500))}`);
  print(`  load of the machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`);
  print(`  the bot's memory: ${memory('VmRSS')} MB, at most ${memory('VmHWM')} MB`);
}

/** How many songs are still to be asked for. */
async function due(): Promise<number> {
  const { rows } = await store.read
    .selectFrom('song_link')
    .leftJoin('poll', (join) => join.onRef('poll.external_id', '=', 'song_link.external_id'))
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('song_link.external_id', 'like', 'v%')
    .where((eb) => eb.or([eb('poll.answered_at', 'is', null), eb('poll.due_at', '<', Date.now() + 3_600_000)]))
    .executeTakeFirstOrThrow();
  return rows;
}

/** Asks for songs one after the other, as long as is said, and at most so often; milliseconds each. */
async function tierTimes(goesOn: () => Promise<boolean>, most: number): Promise<number[]> {
  const times: number[] = [];
  while (times.length < most) {
    if (times.length % 25 === 24 && most === Number.POSITIVE_INFINITY && !(await goesOn())) break;
    const song = `Measured song ${(times.length * 7_919) % SONGS}`;
    const begun = performance.now();
    await discord.command({ server, channel, user, name: 'tier', options: { song } });
    times.push(performance.now() - begun);
    await sleep(20);
  }
  return times;
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `${sorted.length} asked, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

function memory(field: string): string {
  const line = readFileSync(`/proc/${bot.pid}/status`, 'utf8').match(new RegExp(`^${field}:\\s+(\\d+)`, 'm'));
  return (Number(line?.[1] ?? 0) / 1_024).toFixed(0);
}

async function until(isSo: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
  for (const begun = performance.now(); !(await isSo()); await sleep(10))
    if (performance.now() - begun > withinMs) throw new Error('It took too long.');
}

async function fill({ write }: Store): Promise<void> {
  const artist = await write
    .insertInto('artist')
    .values({
      key: 'm',
      name: 'Measured',
      ja: null,
      ko: null,
      market: 'other',
      aliases: '[]',
      origin: 'import',
      digest: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await write.transaction().execute(async (trx) => {
    for (let index = 0; index < SONGS; index += 1) {
      const title = `Measured song ${index}`;
      const { id } = await trx
        .insertInto('song')
        .values({
          ...{ key: `measured-${index}`, title, ja: null, ko: null, released: null, version_of: null, version: null },
          ...{ aliases: '[]', origin: 'import', catalogue_key: null, digest: null },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const credit = { song_id: id, artist_id: artist.id, position: 0, role: 'main' } as const;
      await trx.insertInto('song_artist').values(credit).execute();
      const external = `v${String(index).padStart(10, '0')}`;
      await trx.insertInto('song_link').values({ site: 'youtube', external_id: external, song_id: id }).execute();
    }
  });
}
