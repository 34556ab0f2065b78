import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Rules } from '../domain/rules.ts';
import type { Fetch, Source } from '../domain/source.ts';
import type { SourceSettings } from '../sources/settings.ts';
import { openSources } from '../sources/sources.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/database.ts';
import { forgettingChanges, forgettingOf } from '../tracker/forget-old.ts';
import { createSheetTaker } from '../tracker/take-sheet.ts';
import { thinningOf } from '../tracker/thin-old.ts';
import { type Chore, createTracker, type Tracker } from '../tracker/tracker.ts';

/** What the operator set for where numbers come from. */
export interface TrackingSettings extends SourceSettings {
  readonly youtubeRetentionDays: number;
}

/** What the tracker is put together of. */
export interface TrackingOptions {
  readonly store: Store;
  readonly rules: Rules;
  readonly catalogue: Catalogue;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
  readonly settings: TrackingSettings;
  readonly fetch?: Fetch;
  /** What else is done now and then. */
  readonly chores?: readonly Chore[];
  /** Told which sources there are. */
  readonly onSources?: (sources: readonly Source[]) => void;
  /** Told what each request to a source came to. */
  readonly onAsked?: (source: string, outcome: string) => void;
}

/** Between two transactions of a long sheet, in milliseconds. */
const PAUSE_MS = 5;

/** The tracker over the sources that the settings allow; it asks nothing before it is started. */
export function createTracking({
  store,
  rules,
  catalogue,
  clock,
  log,
  settings,
  fetch = globalThis.fetch,
  chores = [],
  onSources,
  onAsked,
}: TrackingOptions): Tracker {
  const sources = openSources(settings, fetch);
  onSources?.(sources);
  const parts = { store, rules, clock, log, sleep: (ms: number) => sleep(ms) };
  log.info({ sources: sources.map((source) => source.id) }, 'Sources that are asked for numbers.');
  return createTracker({
    ...parts,
    ...(onAsked ? { onAsked } : {}),
    sources,
    monotonic: () => performance.now(),
    random: Math.random,
    takeSheet: createSheetTaker({ ...parts, catalogue, pause: () => sleep(PAUSE_MS) }),
    chores: [
      forgettingOf(parts, { source: 'youtube', days: settings.youtubeRetentionDays }),
      forgettingChanges(parts),
      thinningOf(parts),
      ...chores,
    ],
  });
}
