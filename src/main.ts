import { enableCompileCache } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Config, loadEnvFile, playgroundRefusal, readConfig, valuesOfEnvFile } from './operations/config.ts';
import { strangeVariables } from './operations/config-report.ts';
import { createLog } from './operations/log.ts';
import { nodeVersionRefusal } from './start/node-version.ts';
import { busySentence, SenderBusyError, startFailure } from './start/start-failure.ts';

const root = resolve(import.meta.dirname, '..');

/** What is closed when the process ends, the last opened first. */
const closers: (() => Promise<void>)[] = [];
const stopping = new AbortController();

// What is imported from here on is compiled once for all starts; where the cache cannot be kept, each time as before.
enableCompileCache();
/**
 * How long an orderly stop may take before the process ends without it, in milliseconds. A supervisor kills after ten
 * seconds, and of the first process after an update Node takes up to three to write down what it compiled.
 */
const STOP_WITHIN_MS = 7_000;

await main();

async function main(): Promise<void> {
  const refusal = nodeVersionRefusal(process.version);
  if (refusal) return end(refusal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  let config: Config | null = null;
  process.on('uncaughtException', (error, origin) => defect(error, origin, config));
  try {
    const hasEnvFile = loadEnvFile(join(root, '.env'), process.env);
    config = readConfig(process.env, root);
    const log = logOf(config);
    for (const sentence of strangeVariables(process.env, valuesOfEnvFile(join(root, '.env')))) log.warn(sentence);
    const toPlayground = process.argv.includes('--playground');
    if (!toPlayground && config.discordToken !== null) return await bot(config, config.discordToken, log);
    const reason = toPlayground ? null : playgroundRefusal(config);
    if (reason) return end(reason);
    if (hasEnvFile && !toPlayground)
      log.warn('There is an .env file, and it has no DISCORD_TOKEN: this starts the playground.');
    // What goes wrong from here on is about the playground's own file.
    config = { ...config, databasePath: join(root, 'data', 'local', 'playground.db') };
    await playground(config);
  } catch (error) {
    if (stopping.signal.aborted) return;
    const sentence = startFailure(error, config);
    if (sentence === null) throw error;
    end(sentence);
  }
}

function logOf({ logLevel, production, secrets }: Config): Logger {
  return createLog(logLevel, process.stdout.isTTY && !production, secrets);
}

async function bot(config: Config, token: string, log: Logger): Promise<void> {
  const { openStore } = await import('./store/database.ts');
  const { readRules, readSheets } = await import('./store/data-files.ts');
  const { startBot } = await import('./start/bot.ts');
  const { watchDisk } = await import('./start/watch-over.ts');
  const { startReminders } = await import('./start/reminders.ts');
  const { sendMarkOf } = await import('./store/send-mark.ts');
  const { timingOf } = await import('./announcer/announcer.ts');
  closers.push(await soleSender(config, log));
  const known = readRules(join(root, 'data'), join(root, 'data', 'local'));
  // YouTube's terms allow forecasts from its numbers to those alone who accepted their amendment.
  const rules = config.youtubeDerivedMetricsAccepted ? { ...known, withoutForecast: new Set<string>() } : known;
  const sheets = readSheets(join(root, 'data', 'local', 'sheets'), rules);
  const store = await openStore(config.databasePath, (sentence) => log.info(sentence));
  closers.push(store.close);
  const running = await startBot({
    store,
    rules,
    catalogueFolder: join(root, 'data'),
    token,
    apiUrl: config.discordApiUrl,
    ownerIds: config.ownerIds,
    clock: Date.now,
    log,
    tracking: { ...config, sheets },
    http: { host: config.httpHost, port: config.httpPort, detailsToken: config.metricsToken },
    signal: stopping.signal,
    onFatal: () => void stop(1),
    mark: sendMarkOf(config.databasePath),
    timing: timingOf(config.nonceWindowMs),
  });
  closers.push(running.stop);
  watchDisk(running.health, dirname(config.databasePath));
  if (config.backupFolder !== null) {
    const { startBackups } = await import('./start/backups.ts');
    const { databasePath, backupFolder: folder } = config;
    closers.push(startBackups({ databasePath, folder, clock: Date.now, log, health: running.health }));
  }
  const { operators } = running.door;
  closers.push(await startReminders({ store, rules, operators, clock: Date.now, log }));
  log.info({ database: config.databasePath }, `Ready as ${running.door.application.name}.`);
  log.info(`Health is told, and numbers are taken, at ${running.httpUrl} (docs/push.md).`);
  log.info(`Invite the bot: ${running.door.inviteLink} Then type /setup in your server.`);
}

/** Waits until no other process sends from this database; answers how to let the next one. */
async function soleSender({ databasePath }: Config, log: Logger): Promise<() => Promise<void>> {
  const { takeSenderLock, tryToLock, holderOf } = await import('./store/sender-lock.ts');
  if (process.argv.includes('--no-wait')) {
    const lock = tryToLock(databasePath, Date.now());
    if (lock) return async () => lock.release();
    const remedy = 'Stop it first, or start without --no-wait to take over when it ends.';
    throw new SenderBusyError(databasePath, holderOf(databasePath), remedy);
  }
  const lock = await takeSenderLock(databasePath, {
    now: Date.now(),
    onWaiting: (holder) => log.warn(`${busySentence(databasePath, holder)} Waiting until it ends.`),
    pause: () => sleep(1_000, undefined, { signal: stopping.signal }),
    signal: stopping.signal,
  });
  return async () => lock.release();
}

async function playground(config: Config): Promise<void> {
  // "Connected to Discord." would stand right above the line that says the opposite.
  const log = logOf({ ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel });
  const { startPlayground } = await import('./start/playground.ts');
  const running = await startPlayground({
    root,
    databasePath: config.databasePath,
    host: config.httpHost,
    port: config.httpPort,
    log,
    onFatal: () => void stop(1),
  });
  closers.push(running.stop);
  const lines = [
    '',
    '  ============================================================',
    '    PLAYGROUND: made-up data, not connected to Discord',
    '  ============================================================',
    '',
    `    Open ${running.url}`,
    '    Ask /tier, press "Next day", and watch #charts.',
    '    For a real bot, set DISCORD_TOKEN (see README.md). Ctrl+C stops.',
    '',
    '',
  ];
  process.stdout.write(lines.join('\n'));
}

/** Stops once cleanly; asked a second time, at once. */
async function stop(code: number): Promise<void> {
  if (stopping.signal.aborted) process.exit(1);
  stopping.abort();
  // Whatever hangs, nothing is lost: what was being sent is looked for at the next start, and the database is whole.
  setTimeout(() => {
    process.stderr.write(
      `Could not stop within ${STOP_WITHIN_MS / 1_000} s: ended without finishing what was under way.\n`,
    );
    process.exit(1);
  }, STOP_WITHIN_MS).unref();
  try {
    for (const close of closers.toReversed()) await close();
    process.exit(code);
  } catch (error) {
    process.stderr.write(`Could not stop cleanly: ${String(error)}\n`);
    process.exit(1);
  }
}

/** A defect that nobody caught: its cause is logged, and the process ends rather than staying half alive. */
function defect(error: unknown, origin: string, config: Config | null): void {
  try {
    if (config) logOf(config).fatal({ err: error, origin }, 'A defect: the bot ends. Start it again, and report this.');
    else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  } finally {
    process.exit(1);
  }
}

/** Ends the process with one sentence that says what to do. */
function end(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
