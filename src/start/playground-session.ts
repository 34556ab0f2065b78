import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Rules } from '../domain/rules.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from '../playground/loopback-discord.ts';
import { readCatalogueFiles, readRules } from '../store/data-files.ts';
import { openStore, type Store } from '../store/database.ts';
import { INSTALLATION, metaOf } from '../store/meta.ts';
import { type Bot, startBot } from './bot.ts';
import { furnish } from './furnish.ts';
import { createPlaygroundSaver, readPlaygroundFile, type SavedPlayground } from './playground-file.ts';
import { createSampleWorld, type SampleWorld } from './sample-world.ts';

/** How many of the newest requests the page can look at. */
const KEPT_REQUESTS = 500;

/** What a session is opened with. */
export interface SessionOptions {
  readonly root: string;
  readonly databasePath: string;
  readonly log: Logger;
  readonly realClock: () => number;
  readonly onFatal: (sentence: string) => void;
}

/** One made-up world with the bot in it, from its beginning or from where it was left, until it is closed. */
export interface PlaygroundSession {
  readonly discord: LoopbackDiscord;
  readonly store: Store;
  readonly rules: Rules;
  readonly world: SampleWorld;
  /** Writes what is remembered, at once. */
  save(): Promise<void>;
  /** Ends it; the next session goes on from here. */
  close(): Promise<void>;
}

/** Goes on from what the files remember, or starts over where they do not fit together, and says so. */
export async function resumeSession(options: SessionOptions): Promise<PlaygroundSession> {
  const { databasePath, log } = options;
  const saved = readPlaygroundFile(memoryPath(databasePath));
  if (saved === null && !existsSync(databasePath)) return beginSession(options);
  const reason = saved === null ? 'is missing' : saved === 'damaged' ? 'is damaged, or of another version' : null;
  if (saved !== null && saved !== 'damaged') {
    const store = existsSync(databasePath) ? await openOwn(databasePath) : null;
    if (store !== null && (await metaOf(store.read, INSTALLATION)) === saved.installation)
      return open(options, store, saved);
    await store?.close();
  }
  log.warn(`What the playground remembered ${reason ?? 'does not fit its database'}: it starts over.`);
  return beginSession(options);
}

/** Begins a world afresh; what was remembered is gone. */
export async function beginSession(options: SessionOptions): Promise<PlaygroundSession> {
  const { databasePath } = options;
  // What is remembered goes first: without it, a database that stays behind is known to be left over.
  for (const path of [memoryPath(databasePath), databasePath, `${databasePath}-wal`, `${databasePath}-shm`])
    rmSync(path, { force: true });
  mkdirSync(dirname(databasePath), { recursive: true });
  return open(options, await openStore(databasePath), null);
}

/** The file beside the database in which the made-up world is remembered. */
function memoryPath(databasePath: string): string {
  return `${databasePath.replace(/\.db$/, '')}-world.json`;
}

/** The database, or null where it is damaged or of a newer version: it holds nothing but made-up data. */
async function openOwn(path: string): Promise<Store | null> {
  try {
    return await openStore(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const isNewer = error instanceof Error && error.name === 'NewerDatabaseError';
    if (isNewer || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return null;
    throw error;
  }
}

async function open(options: SessionOptions, store: Store, saved: SavedPlayground | null): Promise<PlaygroundSession> {
  const { root, databasePath, log, realClock, onFatal } = options;
  const rules = readRules(join(root, 'data'));
  const folder = join(root, 'data', 'playground');
  const shipped = readCatalogueFiles(folder);
  const world = createSampleWorld({ store, rules, shipped, folder, realClock, state: saved?.sample });
  const { clock } = world;
  const discord = await startLoopbackDiscord({
    clock,
    token: randomBytes(24).toString('base64url'),
    keptRequests: KEPT_REQUESTS,
    ...(saved === null ? {} : { snapshot: saved.discord }),
  });
  const bot = await startBot({
    store,
    rules,
    catalogueFolder: folder,
    catalogue: world.catalogue(),
    token: discord.token,
    apiUrl: discord.apiUrl,
    clock,
    log,
    onFatal,
  });
  if (saved === null) await world.begin();
  await connected(bot, discord);
  if (saved === null) await furnish(discord);
  const installation = (await metaOf(store.read, INSTALLATION)) ?? '';
  const saver = createPlaygroundSaver(
    memoryPath(databasePath),
    () => ({ installation, sample: world.state(), discord: discord.snapshot() }),
    (error) => log.error({ err: error }, 'What happens in the playground cannot be saved.'),
  );
  await saver.flush();
  const stopWatching = discord.onChange(saver.touch);
  return {
    discord,
    store,
    rules,
    world,
    save: saver.flush,
    close: async () => {
      await bot.stop();
      stopWatching();
      await saver.flush();
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
