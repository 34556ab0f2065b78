import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createAnswers } from '../../commands/answers.ts';
import { commands } from '../../commands/commands.ts';
import type { Parts } from '../../commands/define.ts';
import { type Announcer, createAnnouncer } from '../announcer/announcer.ts';
import type { Channels } from '../announcer/channels.ts';
import { createHousekeeping } from '../announcer/housekeeping.ts';
import type { AnnouncerParts, AnnouncerTiming } from '../announcer/parts.ts';
import { createPosting } from '../announcer/posting.ts';
import { write } from '../announcer/write.ts';
import { connectToDiscord, type Door } from '../discord/connect.ts';
import type { Memberships } from '../discord/memberships.ts';
import type { Rules } from '../domain/rules.ts';
import type { Source } from '../domain/source.ts';
import { pushRoutes } from '../http/push.ts';
import { correlated } from '../operations/correlation.ts';
import { createHealth, type Health } from '../operations/health.ts';
import { openHttpPort } from '../operations/http-port.ts';
import { createMetrics, type Metrics } from '../operations/metrics.ts';
import { createDrawing } from '../pictures/drawing.ts';
import { createPictures } from '../pictures/pictures.ts';
import { type CatalogueFiles, readCatalogueFiles } from '../store/data-files.ts';
import type { Store } from '../store/database.ts';
import { INSTALLATION, noteOnce } from '../store/meta.ts';
import type { SendMark } from '../store/send-mark.ts';
import { finishImports } from '../tracker/import-readings.ts';
import { loadCatalogue } from '../tracker/load-catalogue.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { departuresOf } from './departures.ts';
import { createDoctor } from './doctor.ts';
import { measure } from './measure.ts';
import { createParts } from './parts.ts';
import { becomeSender } from './sender.ts';
import { createTracking, type TrackingSettings } from './tracking.ts';
import { watchAnnouncer, watchDatabase, watchGateway, watchTracker } from './watch-over.ts';

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
  /** The ids of the users who run the bot; the application's owners where there are none. */
  readonly ownerIds?: readonly string[];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
  /** Where numbers come from; without it no source is asked. */
  readonly tracking?: TrackingSettings;
  /** Where health is told and readings are taken; left out where nobody is to ask. */
  readonly http?: { readonly host: string; readonly port: number; readonly detailsToken?: string | null };
  /** Ends the attempts to reach Discord. */
  readonly signal?: AbortSignal;
  /** Called when Discord refuses the bot after it was let in: a token that was reset, a forbidden gateway. */
  readonly onFatal: (sentence: string) => void;
  /** What is noted beside the database of its sending; null where nothing is, as in the playground. */
  readonly mark?: SendMark | null;
  readonly timing?: Partial<AnnouncerTiming>;
}

/** A running bot. */
export interface Bot {
  readonly door: Door;
  readonly announcer: Announcer;
  /** Null where no source is asked. */
  readonly tracker: Tracker | null;
  readonly health: Health;
  /** The address of its HTTP port; null without one. */
  readonly httpUrl: string | null;
  /** Finishes what is under way, and closes; the store stays open. */
  stop(): Promise<void>;
}

/** What commands may ask of once the door is open. */
interface Opened {
  readonly channels: Channels;
  readonly memberships: Memberships;
  readonly wake: () => void;
}

/** Puts the parts together and starts them: the same in the world, in tests and in the playground. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { store, rules, clock, log } = options;
  const mark = options.mark ?? null;
  // Before anything is owed: a database that was restored looks for what it owes from now on.
  await becomeSender(store, mark, clock(), log);
  await prepare(options);
  const opened = Promise.withResolvers<Opened>();
  const drawing = createDrawing({ clock, log });
  const pictures = createPictures({ drawing, clock });
  const health = createHealth(clock);
  const given = {
    posting: createPosting({ store, door: opened.promise, clock, log }),
    pictures,
    doctor: createDoctor({ store, door: opened.promise, health, sources: options.tracking ?? null, clock }),
  };
  const parts = createParts(store, rules, given, log);
  // The search is made at its first use: better now, beside the rest of the start, than while somebody waits for it.
  parts.catalogue
    .suggestSongs('', 1)
    .catch((error: unknown) => log.warn({ err: error }, 'The search for songs could not be made yet.'));
  const metrics = createMetrics();
  const measured: Measured = { sources: [], shards: () => null };
  health.report('gateway', 'The bot is connecting to Discord.');
  watchDatabase(health, store);
  // The port listens first: where it is taken, nothing else has begun.
  const http = options.http ? await openHttp(options.http, options, parts, health, metrics, measured) : null;
  try {
    const draw = pictures.drawForPost;
    const watched = { ...options, draw };
    const { door, announcer, tracker } = await connect(watched, parts, health, metrics, measured, opened.resolve);
    return {
      door,
      announcer,
      tracker,
      health,
      httpUrl: http?.url ?? null,
      stop: async () => {
        await http?.close();
        await tracker?.stop();
        await announcer.stop();
        await door.close();
        await drawing.close();
      },
    };
  } catch (error) {
    await http?.close(0);
    throw error;
  }
}

/** What metrics look at, as far as it is there yet. */
interface Measured {
  sources: readonly Source[];
  shards: Door['state'];
}

function openHttp(
  where: NonNullable<BotOptions['http']>,
  options: BotOptions,
  parts: Parts,
  health: Health,
  metrics: Metrics,
  measured: Measured,
) {
  const { store, rules, clock, log } = options;
  return openHttpPort({
    ...where,
    health,
    metrics: {
      contentType: metrics.contentType,
      text: async () => {
        const { sources, shards } = measured;
        return metrics.text(await measure(store, { sources, shards: shards() }, clock()), clock());
      },
    },
    routes: pushRoutes({ store, rules, catalogue: parts.catalogue, clock }),
    onDefect: (error) => log.error({ err: error }, 'A request over HTTP failed.'),
  });
}

async function connect(
  options: BotOptions & Pick<AnnouncerParts, 'draw'>,
  parts: Parts,
  health: Health,
  metrics: Metrics,
  measured: Measured,
  onOpened: (opened: Opened) => void,
) {
  const { store, rules, log, clock, token, apiUrl, ownerIds = [], mark, onFatal } = options;
  const door = await connectToDiscord({
    token,
    apiUrl: apiUrl ?? undefined,
    answers: createAnswers(commands, parts),
    log,
    clock,
    ...(ownerIds.length > 0 ? { ownerIds } : {}),
    onFatal: (refusal) => onFatal(refusal.message),
    onEnded: metrics.callEnded,
    under: correlated,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  watchGateway(health, door);
  measured.shards = door.state;
  const monotonic = () => performance.now();
  const announcer = createAnnouncer({
    store,
    channels: door.channels,
    write: (claimed, nonce) => write(store, rules, claimed, nonce),
    ...(options.draw ? { draw: options.draw } : {}),
    housekeeping: createHousekeeping({ store, rules, channels: door.channels, clock, monotonic }),
    installation: await noteOnce(store.write, INSTALLATION, randomUUID()),
    clock,
    monotonic,
    // Counts while the machine sleeps, which `performance.now()` does not everywhere.
    steady: () => uptime() * 1_000,
    random: Math.random,
    newToken: randomUUID,
    log,
    report: health.report,
    onSettled: metrics.settled,
    ...(mark ? { noteSequence: mark.write } : {}),
    ...(options.timing ? { timing: options.timing } : {}),
  });
  health.report('announcer', null);
  announcer.start();
  watchAnnouncer(health, announcer, clock);
  onOpened({ channels: door.channels, memberships: door.memberships, wake: announcer.wake });
  const { tracking: settings } = options;
  const onSources = (sources: readonly Source[]) => {
    measured.sources = sources;
  };
  const hooks = { onSources, onAsked: metrics.sourceAsked };
  const chores = [departuresOf({ store, memberships: door.memberships, clock, log })];
  const tracker = settings
    ? createTracking({ store, rules, catalogue: parts.catalogue, clock, log, settings, chores, ...hooks })
    : null;
  await tracker?.start();
  if (tracker) watchTracker(health, tracker, clock);
  return { door, announcer, tracker };
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
