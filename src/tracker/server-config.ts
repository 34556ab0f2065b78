import type {
  ConfigApplied,
  ConfigFlaw,
  ConfigPlan,
  ConfigRefusal,
  Placed,
  ServerConfigs,
  SettingChange,
} from '../domain/config-file.ts';
import { dayOf } from '../domain/day.ts';
import type { Rules } from '../domain/rules.ts';
import type { WatchTarget } from '../domain/watch-file.ts';
import { decodeText } from '../sources/text-file/decode-text.ts';
import type { ProblemCode } from '../sources/text-file/refusal.ts';
import { shorten } from '../sources/text-file/refusal.ts';
import type { Catalogue } from '../store/catalogue.ts';
import { type ConfigFile, configSchema } from '../store/config-columns.ts';
import { applySettings, readConfig } from '../store/config-settings.ts';
import type { Store } from '../store/database.ts';
import { foldName } from '../store/name-folding.ts';
import { createOwnSongs, type GivenSong } from '../store/own-songs.ts';
import { createWatches } from '../store/watches.ts';
import { type PlacedConfig, placeConfig } from './place-config.ts';
import { targetsOf } from './watch-files.ts';

/** More than a server's settings with 20,000 followed songs. */
const MAX_BYTES = 4_000_000;
const KNOWN_VERSION = 1;

/** As many as one transaction takes. */
const FOLLOWED_AT_ONCE = 200;

/** The settings of a store's servers as files; `pause` lets others have a turn. */
export function createServerConfigs(
  store: Store,
  rules: Rules,
  catalogue: Catalogue,
  pause: () => Promise<void>,
): ServerConfigs {
  const ownSongs = createOwnSongs(store);
  const watches = createWatches(store);

  async function given(server: number, song: ConfigFile['songs'][number]): Promise<GivenSong> {
    const seen = catalogue.seenBy(server);
    const keyed =
      song.artistKey === null
        ? undefined
        : await store.read
            .selectFrom('artist')
            .select('id')
            .where('key', '=', song.artistKey)
            .where('scope', '=', 0)
            .executeTakeFirst();
    const [called, another] = keyed ? [] : await seen.artistsCalled(song.artist);
    const id = keyed?.id ?? (another ? undefined : called?.id);
    const { title, native, links } = song;
    const released = song.released === null ? null : dayOf(song.released);
    return { act: id === undefined ? { name: song.artist } : { id }, title, native, released, links };
  }

  async function planWatches(server: number, file: ConfigFile, coming: readonly ConfigFile['songs'][number][]) {
    const rows = file.watches.map((row, index) => {
      const names = [row.artist, row.title].filter((name) => name !== '').join(' - ');
      return { ...row, line: index + 1, written: shorten(names === '' ? row.key : names) };
    });
    const meant = await targetsOf({ store, catalogue: catalogue.seenBy(server), server, pause }, rows);
    const targets = meant.filter((one): one is WatchTarget => 'kind' in one);
    const known = await watches.followed(server, targets);
    const isComing = new Set(coming.map(namesOf));
    const unknown = meant.flatMap((one, at) => {
      const row = file.watches[at];
      const comes = row !== undefined && isComing.has(namesOf(row));
      return 'kind' in one || comes ? [] : [one];
    });
    const once = [...new Map(targets.map((one) => [`${one.kind} ${one.target}`, one])).entries()];
    const fresh = once.flatMap(([key, one]) => (known.has(key) ? [] : [one]));
    const later = file.watches.filter((row, at) => !('kind' in (meant[at] ?? {})) && isComing.has(namesOf(row)));
    return { fresh, already: once.length - fresh.length, unknown, coming: new Set(later.map(namesOf)).size };
  }

  async function placed(server: number, text: string, said: Placed) {
    const file = configSchema.parse(JSON.parse(text));
    const current = await readConfig(store.read, server);
    const config = await placeConfig({ db: store.read, rules, server }, file, current, said);
    return { file, current, config };
  }

  return {
    write: async (server) => {
      const config = await readConfig(store.read, server);
      return new TextEncoder().encode(`${JSON.stringify(config, null, 1)}\n`);
    },
    read: readText,
    plan: async (server, text, said): Promise<ConfigPlan> => {
      const { file, current, config } = await placed(server, text, said);
      const fresh: ConfigFile['songs'] = [];
      const songs = new Map(file.songs.map((song) => [namesOf(song), song]));
      for (const song of songs.values())
        if (!(await ownSongs.known(server, await given(server, song)))) fresh.push(song);
      const plan = await planWatches(server, file, fresh);
      return {
        places: config.places,
        changes: changesOf(current, config),
        skipped: config.skipped,
        songs: { fresh: fresh.length, already: songs.size - fresh.length },
        watches: { fresh: plan.fresh.length + plan.coming, already: plan.already, unknown: plan.unknown },
      };
    },
    apply: async (server, text, said, by, now): Promise<ConfigApplied> => {
      const { file, current, config } = await placed(server, text, said);
      const settings = changesOf(current, config).length;
      await store.write.transaction().execute((trx) => applySettings(trx, server, config, by, now));
      const done = { settings, songs: 0, watches: 0 };
      let full: ConfigApplied['full'] = null;
      // Many songs and follows are many transactions, so that others may write: what ends them half-way is told.
      try {
        for (const song of file.songs) {
          const added = await ownSongs.add(server, server, await given(server, song));
          if (added.state === 'added') done.songs += 1;
          if (added.state === 'full') full = oneMore(full, added.limit);
          if (done.songs % 20 === 0) await pause();
        }
        const { fresh } = await planWatches(server, file, []);
        for (let at = 0; at < fresh.length; at += FOLLOWED_AT_ONCE)
          done.watches += await watches.add(server, fresh.slice(at, at + FOLLOWED_AT_ONCE), by, now);
      } catch (defect) {
        return { ...done, full, stoppedBy: { defect } };
      }
      return { ...done, full, stoppedBy: null };
    },
  };
}

/** What tells a file's songs apart. */
function namesOf({ artist, title }: { readonly artist: string; readonly title: string }): string {
  return `${foldName(artist)}\n${foldName(title)}`;
}

function oneMore(full: ConfigApplied['full'], limit: number): ConfigApplied['full'] {
  return { songs: (full?.songs ?? 0) + 1, limit };
}

const REFUSALS: Partial<Record<ProblemCode, 'empty' | 'too-large' | 'web-page' | 'not-utf8'>> = {
  'empty-file': 'empty',
  'too-large': 'too-large',
  html: 'web-page',
  'utf-16': 'not-utf8',
  'not-utf8': 'not-utf8',
  mojibake: 'not-utf8',
};

function readText(bytes: Uint8Array): { readonly text: string } | ConfigRefusal {
  const decoded = decodeText(bytes, MAX_BYTES);
  if ('problem' in decoded) return { refused: REFUSALS[decoded.problem] ?? 'not-a-table' };
  let file: unknown;
  try {
    file = JSON.parse(decoded.text);
  } catch (error) {
    if (error instanceof SyntaxError) return { refused: 'not-json' };
    throw error;
  }
  if (typeof file !== 'object' || file === null || !('tierwatch' in file) || file.tierwatch !== 'config')
    return { refused: 'not-config' };
  const version = 'version' in file ? file.version : undefined;
  if (typeof version === 'number' && version > KNOWN_VERSION)
    return { refused: 'newer', version: shorten(String(version)), known: String(KNOWN_VERSION) };
  const read = configSchema.safeParse(file);
  return read.success ? { text: decoded.text } : { refused: 'flaws', flaws: flawsOf(read.error.issues) };
}

type Issues = NonNullable<ReturnType<typeof configSchema.safeParse>['error']>['issues'];

function flawsOf(issues: Issues): ConfigFlaw[] {
  return issues.flatMap((issue): ConfigFlaw[] => {
    const at = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        at: shorten([at, key].filter((part) => part !== '').join('.')),
        flaw: 'unknown',
      }));
    const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
    return [{ at, flaw: isMissing ? 'missing' : 'not-allowed' }];
  });
}

type Values = Readonly<Record<string, string | number | null | undefined>>;

/** What would be otherwise than it is. */
function changesOf(current: ConfigFile, wanted: PlacedConfig): SettingChange[] {
  const changes = differences('settings', current.settings, wanted.settings);
  const main = current.channels.find((one) => one.settings.main === 1);
  for (const { channel, settings, minimums, wishes } of wanted.channels) {
    const here = current.channels.find((one) => one.channel === channel);
    const moves = settings.main !== 0 || current.channels.length === 0;
    const before = here ?? (moves ? main : undefined);
    const field = `channels.${channel}`;
    if (!here) changes.push({ field: 'channels', from: moves ? (main?.channel ?? null) : null, to: channel });
    changes.push(...differences(field, before?.settings ?? {}, settings));
    changes.push(...listDifference(`${field}.minimums`, before?.minimums ?? [], minimums));
    changes.push(...listDifference(`${field}.wishes`, here ? wanted.wishesNow(here.wishes) : [], wishes));
  }
  for (const ladder of wanted.ladders)
    if (!current.ladders.includes(ladder)) changes.push({ field: 'ladders', from: null, to: ladder });
  for (const { artist, market } of wanted.markets) {
    const before = current.markets.find((one) => one.artist === artist)?.market ?? null;
    if (before !== market) changes.push({ field: `markets.${artist}`, from: before, to: market });
  }
  return changes;
}

function differences(at: string, from: Values, to: Values): SettingChange[] {
  return Object.entries(to).flatMap(([name, value]) => {
    const before = from[name] ?? null;
    const after = value ?? null;
    if (value === undefined || before === after) return [];
    return [{ field: `${at}.${name}`, from: shownValue(before), to: shownValue(after) }];
  });
}

function listDifference(field: string, from: readonly object[], to: readonly object[]): SettingChange[] {
  const listed = (list: readonly object[]) =>
    list
      .map((one) => Object.values(one).join(' '))
      .toSorted()
      .join(', ');
  const [before, after] = [listed(from), listed(to)];
  return before === after ? [] : [{ field, from: before || null, to: after || null }];
}

function shownValue(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
