import { z } from 'zod';
import type { Names } from './names.ts';

/** The id of a counter, such as `oricon-streams` or `spotify-chart-kr`. */
export type CounterId = string;

const names = z.strictObject({ en: z.string().min(1), ja: z.string().min(1), ko: z.string().min(1) });
const phrase = z.string().includes('{count}');

/** The shape of an entry in `data/counters/`. */
export const counterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  names,
  publisher: names,
  url: z.url().nullable(),
  /** How a count is spoken of: `{count} plays in Japan`. */
  phrase: z.strictObject({ en: phrase, ja: phrase, ko: phrase }),
  cadence: z.enum(['daily', 'weekly', 'irregular']),
  /** Whether the publisher gives totals, or days (weeks) of a chart that are added up here. */
  adds: z.enum(['totals', 'chart-days']),
  chart: z.strictObject({ country: z.string().min(2), period: z.enum(['daily', 'weekly']) }).optional(),
  /** Whether the publisher counts the language versions of a song as one. */
  mergesLanguages: z.boolean(),
});

/** One publisher's cumulative number for one song. Counters are never added together (DESIGN §1.3). */
export interface Counter extends z.infer<typeof counterSchema> {
  readonly names: Names;
  readonly publisher: Names;
  readonly phrase: Names;
}

/** The counter that a country's chart files feed: daily and weekly files never feed the same one. */
export function chartCounterId(country: string, period: 'daily' | 'weekly'): CounterId {
  return period === 'daily' ? `spotify-chart-${country}` : `spotify-chart-${country}-weekly`;
}

const PLAYS_IN_JAPAN: ReadonlySet<CounterId> = new Set([
  'billboard-japan-streams',
  'oricon-streams',
  'reported-japan-streams',
]);

/** Whether a counter counts plays in Japan alone, so that whoever speaks of pace says so (PRODUCT §7). */
export function countsJapanAlone({ id, chart }: Pick<Counter, 'id' | 'chart'>): boolean {
  return chart?.country === 'jp' || PLAYS_IN_JAPAN.has(id);
}
