import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createAnswers } from '../../commands/answers.ts';
import { commands } from '../../commands/commands.ts';
import { type Announcer, createAnnouncer } from '../announcer/announcer.ts';
import { writePost } from '../announcer/write-post.ts';
import { connectToDiscord, type Door } from '../discord/connect.ts';
import type { Rules } from '../domain/rules.ts';
import { type CatalogueFiles, readCatalogueFiles } from '../store/data-files.ts';
import type { Store } from '../store/database.ts';
import { finishImports } from '../tracker/import-readings.ts';
import { loadCatalogue } from '../tracker/load-catalogue.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { createParts } from './parts.ts';
import { createTracking, type TrackingSettings } from './tracking.ts';

/** What a bot is started with. */
export interface BotOptions {
  readonly store: Store;
  readonly rules: Rules;
  /** The folder with `artists/`, `songs/` and `certificates/`. */
  readonly catalogueFolder: string;
  /** What that folder says by now, where the caller knows; else it is read. */
  readonly catalogue?: CatalogueFiles;
  readonly token: string;
  /** Null for Discord's own. */
  readonly apiUrl: string | null;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
  /** Where numbers come from; without it no source is asked. */
  readonly tracking?: TrackingSettings;
  /** Ends the attempts to reach Discord. */
  readonly signal?: AbortSignal;
  /** Called when Discord refuses the bot after it was let in: a token that was reset, a forbidden gateway. */
  readonly onFatal: (sentence: string) => void;
}

/** A running bot. */
export interface Bot {
  readonly door: Door;
  readonly announcer: Announcer;
  /** Null where no source is asked. */
  readonly tracker: Tracker | null;
  /** Finishes what is under way, and closes; the store stays open. */
  stop(): Promise<void>;
}

/** Puts the parts together and starts them: the same in the world, in tests and in the playground. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { store, rules, log, clock } = options;
  await prepare(options);
  const parts = createParts(store, rules);
  // The search is made at its first use: better now than while somebody waits for an answer.
  await parts.catalogue.suggestSongs('', 1);
  const answers = createAnswers(commands, parts);
  const { token, apiUrl, onFatal } = options;
  const door = await connectToDiscord({
    token,
    apiUrl: apiUrl ?? undefined,
    answers,
    log,
    clock,
    onFatal: (refusal) => onFatal(refusal.message),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const announcer = createAnnouncer({
    store,
    poster: door.poster,
    write: (claimed, nonce) => writePost(store, rules, claimed, nonce),
    installation: await installationOf(store),
    clock,
    monotonic: () => performance.now(),
    random: Math.random,
    newToken: randomUUID,
    log,
  });
  announcer.start();
  const { tracking: settings } = options;
  const tracker = settings ? createTracking({ store, rules, clock, log, settings }) : null;
  await tracker?.start();
  return {
    door,
    announcer,
    tracker,
    stop: async () => {
      await tracker?.stop();
      await announcer.stop();
      await door.close();
    },
  };
}

async function prepare({ store, rules, catalogueFolder, catalogue, clock, log }: BotOptions): Promise<void> {
  const files = catalogue ?? readCatalogueFiles(catalogueFolder);
  const loaded = await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, files, clock()));
  if (loaded.state === 'loaded') {
    const { artistsChanged, songsChanged, certificatesAdded, certificatesUpdated, owed } = loaded;
    log.info(
      { artistsChanged, songsChanged, certificatesAdded, certificatesUpdated, owed },
      'The catalogue was loaded.',
    );
  }
  if (loaded.missing.length > 0)
    log.warn({ missing: loaded.missing }, 'No longer in the catalogue files, and kept in the database.');
  if (loaded.conflicts.length > 0)
    log.warn({ conflicts: loaded.conflicts }, 'Ids of the catalogue that belong to other songs in the database.');
  const imports = await finishImports({ store, rules, clock, pause: () => sleep(5) });
  const { finished, dropped, stuck } = imports;
  if (finished + dropped > 0) log.info({ finished, dropped }, 'Imports that an earlier process left were settled.');
  if (stuck.length > 0) log.warn({ stuck }, 'Imports that cannot be finished: their counters are declared no more.');
}

/** The id of this installation: made once, part of every nonce, so that two bots never share one. */
async function installationOf(store: Store): Promise<string> {
  await store.write
    .insertInto('meta')
    .values({ key: 'installation', value: randomUUID() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await store.read
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'installation')
    .executeTakeFirstOrThrow();
  return row.value;
}
