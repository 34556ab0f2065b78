import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { dayInJapan, formatDay } from '../domain/day.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from '../playground/loopback-discord.ts';
import { servePage } from '../playground/page.ts';
import { readCatalogueFiles, readRules } from '../store/data-files.ts';
import { openStore } from '../store/database.ts';
import { type Bot, startBot } from './bot.ts';
import { controlTexts } from './control-texts.ts';
import { createSampleWorld } from './sample-world.ts';

/** A running playground. */
export interface Playground {
  readonly url: string;
  readonly discord: LoopbackDiscord;
  stop(): Promise<void>;
}

/**
 * Starts the bot against a Discord of its own, on a database of its own with made-up songs and numbers. It begins
 * afresh at every start.
 */
export async function startPlayground(options: {
  readonly root: string;
  readonly databasePath: string;
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
  readonly realClock?: () => number;
  readonly onFatal: (sentence: string) => void;
}): Promise<Playground> {
  const { root, databasePath, host, port, log } = options;
  for (const ending of ['', '-wal', '-shm']) if (existsSync(databasePath + ending)) rmSync(databasePath + ending);
  mkdirSync(dirname(databasePath), { recursive: true });
  const store = await openStore(databasePath);
  const rules = readRules(join(root, 'data'));
  const folder = join(root, 'data', 'playground');
  const catalogue = readCatalogueFiles(folder);
  const world = createSampleWorld({ store, rules, catalogue, folder, realClock: options.realClock ?? Date.now });
  const { clock } = world;
  const discord = await startLoopbackDiscord({ clock });
  const bot = await startBot({
    store,
    rules,
    catalogueFolder: folder,
    token: discord.token,
    apiUrl: discord.apiUrl,
    clock,
    log,
    onFatal: options.onFatal,
  });
  await world.begin();
  await connected(bot, discord);
  await furnish(discord);
  const page = await servePage({
    discord: () => discord,
    day: () => formatDay(dayInJapan(clock())),
    token: randomBytes(24).toString('base64url'),
    host,
    port,
    note: controlTexts.note,
    controls: [
      { id: 'next-day', label: controlTexts.nextDay, group: 'time', needs: 'nothing', run: () => world.nextDay() },
    ],
    onDefect: (error) => log.error({ err: error }, 'The playground failed on a request.'),
  });
  return {
    url: page.url,
    discord,
    stop: async () => {
      await page.close();
      await bot.stop();
      await discord.close();
      await store.close();
    },
  };
}

/** Waits until people can call the bot. */
async function connected({ door }: Bot, discord: LoopbackDiscord): Promise<void> {
  const ready = () =>
    door.state()?.every((shard) => shard.state === 'ready') && discord.registeredCommands().length > 0;
  while (!ready()) await sleep(10);
}

/** Two made-up servers: one that an admin has set up through the bot's own commands, and one that is fresh. */
async function furnish(discord: LoopbackDiscord): Promise<void> {
  const server = discord.addServer({ name: 'NOVA7 fans (made up)', locale: 'en-US' }).id;
  const charts = discord.addChannel(server, { name: 'charts', kind: 'text' }).id;
  discord.addChannel(server, { name: 'general', kind: 'text' });
  const admin = discord.addMember(server, { name: 'Admin', manageServer: true, manageMessages: true });
  discord.addMember(server, { name: 'Member' });
  const fresh = discord.addServer({ name: 'Fresh server (made up)', locale: 'ja' }).id;
  discord.addChannel(fresh, { name: '一般', kind: 'text' });
  discord.addMember(fresh, { name: 'Admin', userId: admin, manageServer: true, manageMessages: true });
  const call = { server, channel: charts, user: admin };
  const furnishing = [
    { name: 'settings', subcommand: 'channel', options: { channel: charts } },
    { name: 'settings', subcommand: 'ladders', options: { ladder: 'spotify-plays' } },
    { name: 'settings', subcommand: 'ladders', options: { ladder: 'spotify-chart-kr' } },
    { name: 'watch', subcommand: 'artist', options: { artist: 'NOVA7' } },
    { name: 'watch', subcommand: 'artist', options: { artist: 'Mirae Club' } },
    { name: 'watch', subcommand: 'artist', options: { artist: 'Hoshifuru' } },
  ];
  for (const command of furnishing) await discord.command({ ...call, ...command });
}
