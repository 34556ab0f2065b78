import type { Kysely } from 'kysely';
import type { Place, Placed } from '../domain/config-file.ts';
import { findLevel } from '../domain/ladder.ts';
import { marketNamed } from '../domain/market.ts';
import type { Rules } from '../domain/rules.ts';
import { type ConfigFile, exportedColumns, SERVER_COLUMNS, TARGET_COLUMNS } from '../store/config-columns.ts';
import { artistIdsByKey } from '../store/config-settings.ts';
import type { Schema } from '../store/schema.ts';

/** A file's settings in this server's terms, and what of it has none. */
export interface PlacedConfig extends Pick<ConfigFile, 'settings' | 'channels' | 'ladders' | 'markets'> {
  readonly places: readonly Place[];
  readonly skipped: readonly string[];
  /** Wishes as they are kept, of those that name acts by their keys. */
  readonly wishesNow: (wishes: Wishes) => Wishes;
}

type Channel = ConfigFile['channels'][number];
type Wishes = Channel['wishes'];
type Settings = ConfigFile['settings'];

/**
 * Puts a file into a server's terms. An id of a channel or role means something only where the server uses it already or
 * somebody of it chose it: no file makes another server's channel speak (DESIGN §1.7).
 */
export async function placeConfig(
  here: { readonly db: Kysely<Schema>; readonly rules: Rules; readonly server: number },
  file: ConfigFile,
  current: ConfigFile,
  said: Placed,
): Promise<PlacedConfig> {
  const used = idsIn(current);
  const places = new Map<string, { of: Place['of']; id: string; uses: string[] }>();
  const skipped: string[] = [];

  /** The id here; null where it is left out, or nobody has said which it is. */
  function placeOf(of: Place['of'], id: string, use: string): string | null {
    const key = `${of}:${id}`;
    const known = said[key];
    if (known !== undefined || used.has(key)) {
      const placed = known === undefined ? id : known;
      if (placed === null) skipped.push(use);
      return placed;
    }
    const place = places.get(key) ?? { of, id, uses: [] };
    place.uses.push(use);
    places.set(key, place);
    return null;
  }

  function settingsHere(settings: Settings, columns: Parameters<typeof exportedColumns>[0], at: string): Settings {
    const placed: Record<string, string | number | null> = {};
    for (const [name, { of }] of exportedColumns(columns)) {
      const value = settings[name];
      if (value === undefined) continue;
      if (of === 'value' || value === null) placed[name] = value;
      else {
        const id = placeOf(of, String(value), `${at}.${name}`);
        if (id !== null) placed[name] = id;
      }
    }
    return placed;
  }

  const acts = await artistIdsByKey(here.db, here.server, actKeys([file, current]));
  const keepIf = (is: boolean, use: string) => {
    if (!is) skipped.push(use);
    return is;
  };
  const wishesNow = (wishes: Wishes): Wishes =>
    wishes.map((wish) => (wish.kind === 'artist' ? { ...wish, value: acts.get(wish.value) ?? wish.value } : wish));
  const isWish = ({ kind, value }: Wishes[number]) => {
    if (kind === 'artist') return acts.has(value);
    return kind === 'market' ? marketNamed(value) === value : here.rules.ladders.has(value);
  };
  const settings = settingsHere(file.settings, SERVER_COLUMNS, 'settings');
  const channels: Channel[] = [];
  for (const [index, entry] of file.channels.entries()) {
    const at = `channels.${index}`;
    const channel = placeOf('channel', entry.channel, at);
    const own = settingsHere(entry.settings, TARGET_COLUMNS, at);
    if (channel === null || !keepIf(!channels.some((one) => one.channel === channel), at)) continue;
    const minimums = entry.minimums.filter(({ ladder, level }) => {
      const known = here.rules.ladders.get(ladder);
      return keepIf(known !== undefined && findLevel(known, level) !== null, `${at}.minimums.${ladder}.${level}`);
    });
    const wishes = wishesNow(entry.wishes.filter((wish) => keepIf(isWish(wish), `${at}.wishes.${wish.value}`)));
    channels.push({ channel, settings: own, minimums, wishes });
  }
  const ladders = file.ladders.filter((ladder) => keepIf(here.rules.ladders.has(ladder), `ladders.${ladder}`));
  const markets = file.markets.filter(({ artist }) => keepIf(acts.has(artist), `markets.${artist}`));
  return { settings, channels, ladders, markets, places: [...places.values()], skipped, wishesNow };
}

function actKeys(files: readonly ConfigFile[]): string[] {
  return files.flatMap(({ channels, markets }) => [
    ...channels.flatMap(({ wishes }) => wishes.flatMap(({ kind, value }) => (kind === 'artist' ? [value] : []))),
    ...markets.map(({ artist }) => artist),
  ]);
}

function idsIn({ settings, channels }: ConfigFile): ReadonlySet<string> {
  const of = (given: Settings, columns: Parameters<typeof exportedColumns>[0]) =>
    exportedColumns(columns).flatMap(([name, column]) => {
      const value = given[name];
      return column.of === 'value' || typeof value !== 'string' ? [] : [`${column.of}:${value}`];
    });
  return new Set([
    ...of(settings, SERVER_COLUMNS),
    ...channels.flatMap((one) => [`channel:${one.channel}`, ...of(one.settings, TARGET_COLUMNS)]),
  ]);
}
