import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type LoopbackDiscord, startLoopbackDiscord, type WireMessage } from '../../src/playground/loopback-discord.ts';
import { type Bot, startBot } from '../../src/start/bot.ts';
import type { TrackingSettings } from '../../src/start/tracking.ts';
import { type FileToImport, importCharts } from '../../src/tracker/import-charts.ts';
import { noonInJapan } from './asking.ts';
import { shippedRules } from './rules.ts';
import { temporaryStore } from './store.ts';

/** The whole bot over a loopback Discord, on a file database, at a day of the test's choosing. */
export async function startThread(options: {
  readonly now: string;
  readonly catalogueFolder: string;
  readonly tracking?: TrackingSettings;
  readonly log?: Logger;
}) {
  let now = noonInJapan(options.now);
  const clock = () => now;
  const store = await temporaryStore();
  const rules = shippedRules();
  const discord = await startLoopbackDiscord({ clock });
  onTestFinished(() => discord.close());
  const fatal: string[] = [];
  const bot = await startBot({
    store,
    rules,
    catalogueFolder: options.catalogueFolder,
    token: discord.token,
    apiUrl: discord.apiUrl,
    clock,
    log: options.log ?? pino({ level: 'silent' }),
    ...(options.tracking ? { tracking: options.tracking } : {}),
    http: { host: '127.0.0.1', port: 0 },
    onFatal: (sentence) => fatal.push(sentence),
  });
  onTestFinished(() => bot.stop());
  await until(() => isConnected(bot, discord));
  return {
    store,
    rules,
    discord,
    bot,
    fatal,
    setNow: (day: string) => {
      now = noonInJapan(day);
    },
    clock,
    /** Lets time pass, by the bot's clock and Discord's. */
    advance: (ms: number) => {
      now += ms;
    },
    /** A server with one channel and an admin, and a way to type commands there. */
    addServer: (name: string, locale = 'en-US') => {
      const server = discord.addServer({ name, locale }).id;
      const channel = discord.addChannel(server, { name: 'charts', kind: 'text' }).id;
      const admin = discord.addMember(server, { name: 'Admin', manageServer: true, locale });
      const type = (command: string, typed: Record<string, string> = {}) => {
        const [first = '', subcommand] = command.split(' ');
        const named = subcommand === undefined ? { name: first } : { name: first, subcommand };
        return discord.command({ server, channel, user: admin, ...named, options: typed });
      };
      return { server, channel, admin, type };
    },
    /** Imports chart files as the operator's command does. */
    importCharts: async (files: readonly FileToImport[]) => {
      const states: string[] = [];
      await importCharts({ store, rules, clock, pause: () => Promise.resolve() }, files, (_, outcome) => {
        states.push(outcome.state);
      });
      return states;
    },
    /** Waits until the ledger has nothing left to send. */
    untilSent: () =>
      until(async () => {
        const open = await store.read
          .selectFrom('announcement')
          .select('id')
          .where('state', 'in', ['owed', 'sending'])
          .executeTakeFirst();
        return open === undefined;
      }),
  };
}

function isConnected(bot: Bot, discord: LoopbackDiscord): boolean {
  const shards = bot.door.state();
  return shards?.every((shard) => shard.state === 'ready') === true && discord.registeredCommands().length > 0;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(10);
}

/** All text of a message, as it is read from top to bottom. */
export function textOf(message: WireMessage | null): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null) {
      const { type, content, components } = value as { type?: number; content?: string; components?: unknown };
      if (type === 10 && content !== undefined) texts.push(content);
      walk(components);
    }
  };
  walk(message?.components);
  return texts.join('\n');
}
