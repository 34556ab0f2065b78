import type { Door } from '../discord/connect.ts';
import type { Health } from '../operations/health.ts';
import type { Store } from '../store/database.ts';

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
