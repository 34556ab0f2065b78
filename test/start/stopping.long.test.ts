import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { copyProgram } from '../chaos/bot-process.ts';
import { temporaryPath } from '../support/store.ts';
import { until } from '../support/thread.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The program and what Node makes of it, for all processes: most of a start is reading it. */
const folder = mkdtempSync(join(tmpdir(), 'tierwatch-test-'));
const main = copyProgram(folder);
afterAll(() => {
  vi.resetConfig();
  rmSync(folder, { recursive: true, force: true });
});

/** A bot in a process of its own that is ready; `hook` is code that runs in it first. */
async function readyBot(hook: string) {
  const discord = await startLoopbackDiscord({ clock: Date.now });
  onTestFinished(() => discord.close());
  const database = temporaryPath();
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, main];
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: `file:${database}`,
    HTTP_PORT: '0',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let code: number | null | undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += String(data);
    });
  child.once('close', (ended) => {
    code = ended;
  });
  await until(() => output.includes('Ready as') || code !== undefined);
  return {
    database,
    signal: (name: NodeJS.Signals) => void child.kill(name),
    output: () => output,
    ended: async () => {
      await until(() => code !== undefined);
      return code;
    },
    isRunning: () => code === undefined,
  };
}

test('asked once the bot ends cleanly, with everything in its one file', async () => {
  const bot = await readyBot('');
  expect(existsSync(`${bot.database}-wal`)).toBe(true);
  bot.signal('SIGTERM');
  expect(await bot.ended()).toBe(0);
  expect(existsSync(`${bot.database}-wal`)).toBe(false);
});

test('asked a second time it ends at once, whatever hangs', async () => {
  const bot = await readyBot(`
    import { Server } from 'node:http';
    Server.prototype.close = () => undefined;`);
  bot.signal('SIGTERM');
  await sleep(300);
  expect(bot.isRunning()).toBe(true);
  const asked = performance.now();
  bot.signal('SIGTERM');
  expect(await bot.ended()).toBe(1);
  expect(performance.now() - asked).toBeLessThan(3_000);
});

test.each([
  ['a promise that nobody looks after', "Promise.reject(new Error('planted', { cause: new Error('deeper') }))"],
  ['a thrown error that nobody catches', "throw new Error('planted', { cause: new Error('deeper') })"],
])('a defect in %s is logged with its cause, and ends the bot', async (_, defect) => {
  const bot = await readyBot(`process.on('SIGUSR2', () => { ${defect}; });`);
  bot.signal('SIGUSR2');
  expect(await bot.ended()).toBe(1);
  const fatal = bot
    .output()
    .split('\n')
    .find((line) => line.includes('A defect: the bot ends.'));
  const { level, err } = JSON.parse(fatal ?? '{}') as { level: number; err: { message: string; stack: string } };
  expect(level).toBe(60);
  expect(err.message).toContain('planted');
  expect(err.stack).toContain('caused by: Error: deeper');
});
