import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One line of a bot's log. */
export interface LogLine {
  /** Which process wrote it, the first one being 1. */
  readonly life: number;
  readonly level: number;
  readonly time: number;
  readonly msg: string;
  readonly announcement?: number;
  readonly kind?: string;
}

/** What every process of the bot is started with. */
export interface BotEnvironment {
  /** A folder that is there and empty: the program is copied into it, without the shipped songs. */
  readonly folder: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly nonceWindowSeconds: number;
}

/** Where the bot of a folder keeps its database. */
export function databaseIn(folder: string): string {
  return join(folder, 'data', 'local', 'tierwatch.db');
}

/** How a process ended. */
export interface End {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A process of the bot, `src/main.ts` itself. */
export interface BotProcess {
  readonly life: number;
  readonly pid: number;
  /** Resolves when it says that it is ready; false where it ended before. */
  readonly ready: Promise<boolean>;
  /** Resolves when it says that another process has the database, with what it says; null where it ended before. */
  readonly waiting: Promise<string | null>;
  readonly ended: Promise<End>;
  isReady(): boolean;
  hasEnded(): boolean;
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void;
  /** What it wrote to its error output. */
  errors(): string;
}

/** Starts processes of one bot, numbered, and keeps all that they log. */
export function createBotStarter(environment: BotEnvironment) {
  const main = copyProgram(environment.folder);
  const lines: LogLine[] = [];
  const running = new Set<BotProcess>();
  let lives = 0;
  let isClosed = false;

  function start(): BotProcess {
    if (isClosed) throw new Error('No more processes are started.');
    lives += 1;
    const life = lives;
    const child = spawn(process.execPath, [main], { env: variablesOf(environment), stdio: ['ignore', 'pipe', 'pipe'] });
    const ready = Promise.withResolvers<boolean>();
    const waiting = Promise.withResolvers<string | null>();
    const ended = Promise.withResolvers<End>();
    let isReady = false;
    let end: End | null = null;
    let errors = '';
    child.stderr.on('data', (data) => {
      errors += String(data);
    });
    eachLine(child, (text) => {
      const line = { life, ...parsed(text) };
      lines.push(line);
      if (line.msg.includes('is in use by a bot already')) waiting.resolve(line.msg);
      if (!line.msg.startsWith('Ready as')) return;
      isReady = true;
      ready.resolve(true);
    });
    child.once('close', (code, signal) => {
      end = { code, signal };
      running.delete(bot);
      ready.resolve(false);
      waiting.resolve(null);
      ended.resolve(end);
    });
    const bot: BotProcess = {
      life,
      pid: child.pid ?? 0,
      ready: ready.promise,
      waiting: waiting.promise,
      ended: ended.promise,
      isReady: () => isReady,
      hasEnded: () => end !== null,
      signal: (name) => void child.kill(name),
      errors: () => errors,
    };
    running.add(bot);
    return bot;
  }

  return {
    start,
    lines: lines as readonly LogLine[],
    /** Kills what still runs, and starts nothing any more. */
    close: async () => {
      isClosed = true;
      const left = [...running];
      for (const bot of left) bot.signal('SIGKILL');
      await Promise.all(left.map((bot) => bot.ended));
    },
  };
}

/** What a starter gives. */
export type BotStarter = ReturnType<typeof createBotStarter>;

/**
 * The program as it is, without the shipped songs, which take most of the time of a start; and what is changed here
 * while it runs does not reach it. Answers the path of its `main.ts`.
 */
export function copyProgram(folder: string): string {
  for (const part of ['src', 'commands', 'package.json', 'data/ladders', 'data/counters'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  for (const part of ['artists', 'songs', 'certificates']) mkdirSync(join(folder, 'data', part));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'src', 'main.ts');
}

/** Nothing of this machine's own settings reaches the bot. */
function variablesOf(environment: BotEnvironment): Record<string, string> {
  return {
    DISCORD_TOKEN: environment.token,
    DISCORD_API_URL: environment.apiUrl,
    HTTP_PORT: '0',
    LOG_LEVEL: 'info',
    NONCE_WINDOW_SECONDS: String(environment.nonceWindowSeconds),
    // A start takes a second with it, three without.
    NODE_COMPILE_CACHE: join(environment.folder, 'compiled'),
  };
}

function eachLine(child: ChildProcess, tell: (line: string) => void): void {
  let rest = '';
  child.stdout?.on('data', (data) => {
    const parts = `${rest}${String(data)}`.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) tell(part);
  });
}

function parsed(text: string): Omit<LogLine, 'life'> {
  try {
    return JSON.parse(text) as Omit<LogLine, 'life'>;
  } catch {
    return { level: 60, time: 0, msg: `(no line of a log) ${text}` };
  }
}
