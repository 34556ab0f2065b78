import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { type Config, ConfigError, playgroundRefusal, readConfig } from './operations/config.ts';
import { createLog } from './operations/log.ts';
import { nodeVersionRefusal } from './start/node-version.ts';

const root = resolve(import.meta.dirname, '..');

await main();

async function main(): Promise<void> {
  const refusal = nodeVersionRefusal(process.version);
  if (refusal) return end(refusal);
  const envFile = join(root, '.env');
  const hasEnvFile = existsSync(envFile);
  if (hasEnvFile) process.loadEnvFile(envFile);
  try {
    const config = readConfig(process.env, root);
    const log = createLog(config.logLevel, process.stdout.isTTY && !config.production);
    if (process.argv.includes('--playground')) return await playground(config, log);
    if (config.discordToken !== null) return await bot(config, config.discordToken, log);
    const reason = playgroundRefusal(config);
    if (reason) return end(reason);
    if (hasEnvFile) log.warn('There is an .env file, and it has no DISCORD_TOKEN: this starts the playground.');
    return await playground(config, log);
  } catch (error) {
    if (error instanceof ConfigError) return end(error.message);
    if (error instanceof Error && ['DataFileError', 'NewerDatabaseError', 'DiscordRefusal'].includes(error.name))
      return end(error.message);
    throw error;
  }
}

async function bot(config: Config, token: string, log: Logger): Promise<void> {
  const { openStore } = await import('./store/database.ts');
  const { readRules } = await import('./store/data-files.ts');
  const { startBot } = await import('./start/bot.ts');
  const store = await openStore(config.databasePath);
  const running = await startBot({
    store,
    rules: readRules(join(root, 'data'), join(root, 'data', 'local')),
    catalogueFolder: join(root, 'data'),
    token,
    apiUrl: config.discordApiUrl,
    clock: Date.now,
    log,
    onFatal: end,
  });
  log.info({ database: config.databasePath }, `Ready as ${running.door.application.name}.`);
  log.info(`Invite the bot: ${running.door.inviteLink} Then type /settings channel and /watch artist in your server.`);
  stopOnSignal(async () => {
    await running.stop();
    await store.close();
  });
}

async function playground(config: Config, log: Logger): Promise<void> {
  const { startPlayground } = await import('./start/playground.ts');
  const running = await startPlayground({
    root,
    databasePath: join(root, 'data', 'local', 'playground.db'),
    host: config.httpHost,
    port: config.httpPort,
    log,
    onFatal: end,
  });
  process.stdout.write(
    [
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
    ].join('\n'),
  );
  stopOnSignal(running.stop);
}

/** Stops once cleanly; a second signal ends at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Could not stop cleanly: ${String(error)}\n`);
          process.exit(1);
        },
      );
    });
}

/** Ends the process with one sentence that says what to do. */
function end(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
