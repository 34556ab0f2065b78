import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { env } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type LoopbackDiscord, startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** So many servers, Discord says, are one shard's at most; it recommends about a thousand. */
const SERVERS_OF_A_SHARD = 1_000;

/** A loopback Discord with so many servers, each with a channel and a person who may ask there. */
export interface Crowd {
  readonly discord: LoopbackDiscord;
  readonly servers: readonly { readonly id: string; readonly channel: string; readonly user: string }[];
  close(): Promise<void>;
}

/** Starts it, keeping so many of the newest requests; a command may be called from any of its servers. */
export async function gatherCrowd(count: number, keptRequests = 50): Promise<Crowd> {
  const discord = await startLoopbackDiscord({
    shards: Math.max(1, Math.ceil(count / SERVERS_OF_A_SHARD)),
    identifyWindowMs: 0,
    keptRequests,
  });
  const servers = Array.from({ length: count }, (_, number) => {
    const { id } = discord.addServer({ name: `server ${number}`, locale: 'en-US' });
    const channel = discord.addChannel(id, { name: 'charts' }).id;
    return { id, channel, user: discord.addMember(id, { name: 'Fan', manageServer: true }) };
  });
  return { discord, servers, close: discord.close };
}

/** The bot in a process of its own, `src/main.ts` with the flags of `npm start`. */
export interface RealBot {
  /** Milliseconds from the start of the process until every shard was connected and the commands were registered. */
  readonly startMs: number;
  /** Milliseconds for which it has had a processor: they say more than others on a machine that does other things. */
  cpuMs(): number;
  /** Resident memory, in bytes; its highest so far with `peak`. */
  memory(peak?: boolean): number;
  /** Lines of its log above information, newest last. */
  readonly complaints: readonly string[];
  hasEnded(): boolean;
  stop(): Promise<void>;
}

/** Starts the bot on a database, and waits until it is ready. */
export async function startRealBot(
  { discord }: Crowd,
  databasePath: string,
  more: Readonly<Record<string, string>> = {},
): Promise<RealBot> {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const before = new Set(discord.gateway.sessions().map(({ id }) => id));
  const begun = performance.now();
  const child = spawn(process.execPath, scripts.start.split(' ').slice(1), {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: env.PATH ?? '',
      NODE_ENV: 'production',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: `file:${databasePath}`,
      HTTP_PORT: '0',
      // As the service and the image have it; the shell that starts this says whether.
      ...(env.MALLOC_ARENA_MAX ? { MALLOC_ARENA_MAX: env.MALLOC_ARENA_MAX } : {}),
      ...more,
    },
  });
  const ended = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<void>();
  const complaints: string[] = [];
  let hasEnded = false;
  child.once('close', (code) => {
    hasEnded = true;
    ended.resolve();
    ready.reject(new Error(`The bot ended with ${code} before it was ready: ${complaints.join('\n')}`));
  });
  child.stderr.on('data', (data) => complaints.push(String(data)));
  eachLine(child, (line) => {
    if (line.includes('"msg":"Ready as')) ready.resolve();
    else if (!/"level":(?:10|20|30|"(?:trace|debug|info)")/.test(line)) complaints.push(line);
  });
  const isConnected = () => {
    const connected = discord.gateway.sessions().filter((session) => session.connected && !before.has(session.id));
    return connected.length > 0 && connected.length === connected[0]?.shardCount;
  };
  await ready.promise;
  while (!isConnected() || discord.registeredCommands().length === 0) await sleep(5);
  return {
    startMs: performance.now() - begun,
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    memory: (peak = false) => memoryOf(child.pid ?? 0, peak ? 'VmHWM' : 'VmRSS'),
    complaints,
    hasEnded: () => hasEnded,
    stop: async () => {
      child.kill('SIGTERM');
      await Promise.race([ended.promise, sleep(10_000, undefined, { ref: false })]);
      if (!hasEnded) child.kill('SIGKILL');
      await ended.promise;
    },
  };
}

/** The time that a process has had, in hundredths of a second as Linux counts it; 0 elsewhere. */
function cpuMsOf(pid: number): number {
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

/** A process's memory in bytes, as Linux tells it; 0 elsewhere. */
function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readProc(pid, 'status'));
  return Number(line?.[1] ?? 0) * 1_024;
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function eachLine(child: ChildProcess, tell: (line: string) => void): void {
  let rest = '';
  child.stdout?.on('data', (data) => {
    const parts = `${rest}${String(data)}`.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) tell(part);
  });
}
