import { statfs } from 'node:fs/promises';
import type { Announcer } from '../announcer/announcer.ts';
import type { Door } from '../discord/connect.ts';
import type { Health } from '../operations/health.ts';
import type { Store } from '../store/database.ts';
import type { Tracker } from '../tracker/tracker.ts';

/** The clock ticks every minute: after this time, in milliseconds, it stands. */
const TICK_PATIENCE_MS = 180_000;

/** The announcer looks at its ledger every second: after this time, in milliseconds, it stands. */
const LOOK_PATIENCE_MS = 120_000;

/** With less room than this, in bytes, the operator is to make some before the database finds none. */
const LEAST_FREE_BYTES = 200_000_000;

/** Has reading the database tried whenever somebody asks how the bot is. */
export function watchDatabase(health: Health, store: Store): void {
  health.watch('database-reads', async () => {
    await store.read.selectFrom('meta').select('key').limit(1).execute();
    return null;
  });
}

/** Has the connections to Discord looked at whenever somebody asks how the bot is. */
export function watchGateway(health: Health, door: Pick<Door, 'state'>): void {
  health.watch('gateway', () => {
    const shards = door.state();
    if (!shards) return 'Discord has not said yet how to connect to it.';
    const away = shards.filter((shard) => shard.state !== 'ready');
    if (away.length === 0) return null;
    return `${away.length} of ${shards.length} connections to Discord are not there; they are made again on their own.`;
  });
}

/** Has the clock that asks the sources looked at whenever somebody asks how the bot is. */
export function watchTracker(health: Health, tracker: Pick<Tracker, 'lastTickAt'>, clock: () => number): void {
  health.watch('tracker', () => {
    const last = tracker.lastTickAt();
    if (last !== null && clock() - last <= TICK_PATIENCE_MS) return null;
    return 'The clock that asks the sources for numbers stands still: restart the bot.';
  });
}

/** Has the announcer's turns looked at whenever somebody asks how the bot is. */
export function watchAnnouncer(health: Health, announcer: Pick<Announcer, 'lastLookAt'>, clock: () => number): void {
  const since = clock();
  health.watch('announcer-turns', () => {
    const age = clock() - (announcer.lastLookAt() ?? since);
    if (age <= LOOK_PATIENCE_MS) return null;
    return `The announcer has not looked at what is owed for ${Math.floor(age / 1_000)} seconds: restart the bot.`;
  });
}

/** Has the room on the database's disk looked at whenever somebody asks how the bot is. */
export function watchDisk(health: Health, folder: string, room = freeBytesOf): void {
  health.watch('disk', async () => {
    const free = await room(folder);
    if (free >= LEAST_FREE_BYTES) return null;
    return `${Math.floor(free / 1_000_000)} MB are free in ${folder}: make room before the database finds none.`;
  });
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
