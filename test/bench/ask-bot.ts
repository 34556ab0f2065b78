import { join } from 'node:path';
import { makeBigWorld } from './big-world.ts';
import { inMb, inMs, type Spread, spreadOf } from './figures.ts';
import { type Crowd, gatherCrowd, type RealBot, startRealBot } from './real-bot.ts';
import type { BenchParts, Section } from './section.ts';

/** From how many servers is asked; every other one wants no pictures, and those are asked first. */
const SERVERS = 100;
const WATCHES = 50;

/** So many calls before any is counted: the first ones find code that was never run. */
const FIRST = 20;
const COUNT = new Intl.NumberFormat('en');

/** What people ask the bot over catalogues of several sizes, through a loopback Discord. */
export async function askBot({ size, folder, tell }: BenchParts): Promise<Section[]> {
  const asked: string[][] = [];
  const started: string[][] = [];
  const pictured: string[][] = [];
  for (const songs of size.catalogues) {
    tell(`a world of ${COUNT.format(songs)} songs`);
    const crowd = await gatherCrowd(SERVERS);
    try {
      const path = join(folder, `songs-${songs}.db`);
      const given = { servers: crowd.servers, watches: WATCHES, seed: 1, now: Date.now() };
      const world = await makeBigWorld(path, { songs, readings: size.readings, ...given });
      const label = COUNT.format(songs);
      // The first start loads the shipped catalogue, too.
      const first = await startRealBot(crowd, path);
      const firstMs = first.startMs;
      await first.stop();
      const bot = await startRealBot(crowd, path);
      const startCpuMs = bot.cpuMs();
      tell(`asking over ${label} songs`);
      const times = await askAll(crowd, bot, world.names, size.calls);
      started.push([
        label,
        COUNT.format(world.readings),
        inMb(world.bytes),
        inMs(firstMs),
        inMs(bot.startMs),
        inMs(startCpuMs),
        inMb(times.memory),
        inMb(bot.memory(true)),
      ]);
      for (const [name, spread] of times.commands) asked.push([name, label, ...cellsOf(spread)]);
      pictured.push([label, ...picturesOf(times.pictures, times.besides)]);
      await bot.stop();
    } finally {
      await crowd.close();
    }
  }
  const about = `${COUNT.format(size.readings)} readings, ${SERVERS} servers that follow ${WATCHES} songs each`;
  return [
    {
      title: 'Asked over a loopback Discord',
      how: `From the interaction's dispatch to the bot's acknowledgement, one call after the other; ${about}; every other one wants no pictures, and those are asked first. The first ${FIRST} calls are not counted. Choices of a ladder take hardly any work: their times are those of the way there and back. Suggestions are asked with the first 1 to 8 signs of a name.`,
      heading: ['asked', 'songs', 'calls', 'p50', 'p99', 'longest', 'not answered'],
      rows: asked,
    },
    {
      title: 'Start and memory by the size of the catalogue',
      how: "Until every shard is connected and the commands are registered: the first start loads the shipped catalogue into the database, the second finds it. The search is made beside the start; memory is the process's resident memory after all the calls.",
      heading: ['songs', 'readings', 'database', 'first start', 'second start', 'of it processor', 'memory', 'at most'],
      rows: started,
    },
    {
      title: 'Answers with a picture',
      how: 'From sending /tier to the whole answer, where it has a picture; and suggestions asked while pictures are drawn, which wait as long as the event loop does.',
      heading: ['songs', 'pictures', 'p50', 'p99', 'suggestions meanwhile p50', 'p99'],
      rows: pictured,
    },
  ];
}

interface Times {
  readonly commands: readonly (readonly [name: string, spread: Asked])[];
  readonly pictures: readonly number[];
  readonly besides: readonly number[];
  readonly memory: number;
}

interface Asked extends Spread {
  readonly failed: number;
}

/** Asks for choices, suggestions and standings in turn, then whatever else there is. */
async function askAll(crowd: Crowd, bot: RealBot, names: readonly string[], calls: number): Promise<Times> {
  // The search is still being made when the bot is ready: its first answer is not one among many.
  await crowd.discord.suggest({ ...placeOf(crowd, 0), name: 'tier', options: { song: 'a' }, focused: 'song' });
  const ladders = emptyTimes();
  const suggestions = emptyTimes();
  const tiers = { plain: emptyTimes(), pictured: emptyTimes() };
  for (let number = 1; number < SERVERS; number += 2)
    await crowd.discord.command({
      ...placeOf(crowd, number),
      name: 'settings',
      subcommand: 'plain',
      options: { plain: 'on' },
    });
  const pictures: number[] = [];
  const besides: number[] = [];
  /** Asks for a song by what suggestions offer, in servers with an even number or with an odd one. */
  async function ask(call: number, odd: 0 | 1): Promise<void> {
    const number = call + FIRST;
    const at = placeOf(crowd, 2 * number + odd);
    const name = names[(number * 7_919) % names.length] ?? '';
    const song = name.slice(0, 1 + (number % 8));
    const little = await crowd.discord.suggest({ ...at, name: 'tier', options: { ladder: 'r' }, focused: 'ladder' });
    if (call >= 0) ladders.take(little.acknowledgedAfterMs);
    const offered = await crowd.discord.suggest({ ...at, name: 'tier', options: { song }, focused: 'song' });
    if (call >= 0) suggestions.take(offered.acknowledgedAfterMs);
    const choice = offered.choices?.at(number % 2)?.value ?? offered.choices?.[0]?.value;
    const begun = performance.now();
    const answering = crowd.discord.command({ ...at, name: 'tier', options: { song: String(choice ?? name) } });
    const beside =
      odd === 0 && number % 2 === 1
        ? await crowd.discord.suggest({ ...placeOf(crowd, number), name: 'tier', options: { song }, focused: 'song' })
        : null;
    const { message, acknowledgedAfterMs } = await answering;
    if (call < 0) return;
    // What is asked beside another call says how long that keeps it waiting, not how long it takes.
    const isPictured = hasPicture(message);
    if (beside === null) tiers[isPictured ? 'pictured' : 'plain'].take(acknowledgedAfterMs);
    if (!isPictured) return;
    if (beside === null) pictures.push(performance.now() - begun);
    else besides.push(beside.acknowledgedAfterMs ?? Number.POSITIVE_INFINITY);
  }
  // In words first: the thread that draws, once it is there, takes a processor of those who ask after a picture.
  for (const odd of [1, 0] as const) for (let call = -FIRST; call < calls; call += 1) await ask(call, odd);
  const commands: [string, Asked][] = [
    ['ladders for /tier', ladders.spread()],
    ['suggestions for /tier', suggestions.spread()],
    ['/tier in words', tiers.plain.spread()],
    ['/tier with its picture', tiers.pictured.spread()],
  ];
  for (const name of ['closest']) {
    if (!crowd.discord.registeredCommands().some((command) => command.name === name)) continue;
    const times = emptyTimes();
    for (let call = 0; call < calls / 2; call += 1)
      times.take((await crowd.discord.command({ ...placeOf(crowd, call), name })).acknowledgedAfterMs);
    commands.push([`/${name}`, times.spread()]);
  }
  return { commands, pictures, besides, memory: bot.memory() };
}

function placeOf({ servers }: Crowd, call: number) {
  const place = servers[(call * 31) % servers.length];
  if (!place) throw new Error('There is no server to ask from.');
  return { server: place.id, channel: place.channel, user: place.user };
}

function emptyTimes() {
  const times: number[] = [];
  let failed = 0;
  return {
    take: (ms: number | null) => {
      if (ms === null) failed += 1;
      else times.push(ms);
    },
    spread: (): Asked => ({ ...spreadOf(times), failed }),
  };
}

function hasPicture(message: unknown): boolean {
  return /"media"/.test(JSON.stringify(message));
}

function picturesOf(pictures: readonly number[], besides: readonly number[]): string[] {
  if (pictures.length === 0) return ['none drawn', '', '', '', ''];
  const [drawn, waited] = [spreadOf(pictures), spreadOf(besides)];
  return [String(drawn.count), inMs(drawn.p50), inMs(drawn.p99), inMs(waited.p50), inMs(waited.p99)];
}

function cellsOf({ count, p50, p99, longest, failed }: Asked): string[] {
  return [String(count), inMs(p50), inMs(p99), inMs(longest), String(failed)];
}
