import type { Door } from '../discord/connect.ts';
import type { Health } from '../operations/health.ts';
import type { Store } from '../store/database.ts';
import type { Tracker } from '../tracker/tracker.ts';

/** The clock ticks every minute: after this time, in milliseconds, it stands. */
const TICK_PATIENCE_MS = 180_000;

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
