import type { Source } from '../domain/source.ts';
import type { Counted } from '../operations/metrics.ts';
import { countForMetrics } from '../store/count-for-metrics.ts';
import type { Store } from '../store/database.ts';

/** What metrics count by looking, over the parts of a running bot. */
export async function measure(
  store: Store,
  parts: {
    readonly sources: readonly Pick<Source, 'id' | 'limits'>[];
    /** How the connections to Discord are; null while it has not said how many there are to be. */
    readonly shards: readonly { readonly state: string }[] | null;
  },
  now: number,
): Promise<Counted> {
  const { spent, ...counted } = await countForMetrics(store);
  const quotaLeft: Record<string, number> = {};
  for (const { id, limits } of parts.sources) {
    if (limits.budget === null) continue;
    const row = spent.find(({ source }) => source === id);
    quotaLeft[id] = limits.budget.units - (row !== undefined && row.until > now ? row.units : 0);
  }
  const shards: Record<string, number> = {};
  for (const { state } of parts.shards ?? []) shards[state] = (shards[state] ?? 0) + 1;
  return { ...counted, quotaLeft, shards };
}
