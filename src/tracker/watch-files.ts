import { marketNamed, numberOfMarket } from '../domain/market.ts';
import {
  asCell,
  type UnknownRow,
  type WatchedName,
  type WatchFileProblem,
  type WatchFiles,
  type WatchTarget,
} from '../domain/watch-file.ts';
import { readWatchFile, type WatchRow } from '../sources/watch-file/read-watch-file.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/database.ts';
import { createWatches } from '../store/watches.ts';
import { findNamedSong, nameOf } from './find-song.ts';

/** The files of a store's servers; `pause` lets others have a turn. */
export function createWatchFiles(store: Store, catalogue: Catalogue, pause: () => Promise<void>): WatchFiles {
  const watches = createWatches(store);
  return {
    plan: async (server, name, bytes) => {
      const file = readWatchFile(name, bytes);
      if ('problem' in file) return file satisfies WatchFileProblem;
      const meant = await targetsOf({ store, catalogue: catalogue.seenBy(server), server, pause }, file.rows);
      const known = await watches.followed(
        server,
        meant.flatMap((row) => ('kind' in row ? [row] : [])),
      );
      const seen = new Set<string>();
      const fresh: WatchTarget[] = [];
      const unknown: UnknownRow[] = [];
      let already = 0;
      let repeated = 0;
      for (const row of meant) {
        if (!('kind' in row)) {
          unknown.push(row);
          continue;
        }
        const key = `${row.kind} ${row.target}`;
        if (seen.has(key)) repeated += 1;
        else if (known.has(key)) already += 1;
        else fresh.push(row);
        seen.add(key);
      }
      return { fresh, already, repeated, unknown, leftOut: file.leftOut };
    },
    write: async (server, form) => {
      const names = await watches.named(server);
      return new TextEncoder().encode(form === 'json' ? asJson(names) : asCsv(names));
    },
  };
}

const COLUMNS = ['kind', 'key', 'artist', 'title'] as const;

/** With a byte order mark, by which spreadsheets know UTF-8. */
function asCsv(names: readonly WatchedName[]): string {
  const lines = names.map((name) => COLUMNS.map((column) => quoted(asCell(name[column]))).join(','));
  return `\uFEFF${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n;]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function asJson(watches: readonly WatchedName[]): string {
  return `${JSON.stringify({ tierwatch: 'watches', version: 1, watches }, null, 1)}\n`;
}

interface Looking {
  readonly store: Pick<Store, 'read'>;
  readonly catalogue: Catalogue;
  readonly server: number;
  readonly pause: () => Promise<void>;
}

/** What rows mean, in their order: by their keys in two statements, else by their names. */
export async function targetsOf(looking: Looking, rows: readonly WatchRow[]): Promise<(WatchTarget | UnknownRow)[]> {
  const keyed = await targetsByKey(looking, rows);
  const found: (WatchTarget | UnknownRow)[] = [];
  for (const row of rows) {
    const known = keyed.get(`${row.kind} ${row.key}`) ?? marketOf(row);
    if (known) {
      found.push(known);
      continue;
    }
    // A name takes milliseconds to look for, and a file may have thousands: others get a turn after each.
    await looking.pause();
    found.push(row.kind === 'artist' ? await artistOf(looking, row) : await songOf(looking, row));
  }
  return found;
}

async function targetsByKey({ store, server }: Looking, rows: readonly WatchRow[]) {
  const keysOf = (kind: WatchRow['kind']) => [
    ...new Set(rows.flatMap((row) => (row.kind === kind && row.key !== '' ? [row.key] : []))),
  ];
  const found = new Map<string, WatchTarget>();
  const keys = keysOf('song');
  for (let at = 0; at < keys.length; at += 500) {
    const some = keys.slice(at, at + 500);
    const songs = await store.read
      .selectFrom('song')
      .select(['id', 'key', 'catalogue_key'])
      .where((eb) => eb.or([eb('key', 'in', some), eb('catalogue_key', 'in', some)]))
      .where('scope', 'in', [0, server])
      .execute();
    for (const { id, key, catalogue_key } of songs)
      for (const name of [key, catalogue_key]) if (name) found.set(`song ${name}`, { kind: 'song', target: id });
  }
  const actKeys = keysOf('artist');
  for (let at = 0; at < actKeys.length; at += 500) {
    const acts = await store.read
      .selectFrom('artist')
      .select(['id', 'key'])
      .where('key', 'in', actKeys.slice(at, at + 500))
      .where('scope', 'in', [0, server])
      .execute();
    for (const { id, key } of acts) found.set(`artist ${key}`, { kind: 'artist', target: id });
  }
  return found;
}

function marketOf(row: WatchRow): WatchTarget | null {
  const market = row.kind === 'market' ? marketNamed(row.key) : null;
  return market === null ? null : { kind: 'market', target: numberOfMarket(market) };
}

async function artistOf({ catalogue }: Looking, row: WatchRow): Promise<WatchTarget | UnknownRow> {
  const called = await catalogue.artistsCalled(row.artist);
  const [act] = called;
  if (act && called.length === 1) return { kind: 'artist', target: act.id };
  const meaning = await catalogue.findArtist(row.artist === '' ? row.key : row.artist);
  const near = 'nearest' in meaning ? meaning.nearest : 'artists' in meaning ? meaning.artists : [meaning.artist];
  return { line: row.line, written: row.written, nearest: near.slice(0, 3).map((one) => one.name) };
}

async function songOf({ store, catalogue }: Looking, row: WatchRow): Promise<WatchTarget | UnknownRow> {
  const written = row.title === '' ? row.key : row.artist === '' ? row.title : { artist: row.artist, title: row.title };
  if (row.kind === 'market' || written === '') return { line: row.line, written: row.written, nearest: [] };
  const { meaning, names } = await findNamedSong({ store, catalogue }, written);
  if (typeof meaning !== 'string') return { kind: 'song', target: meaning.id };
  const titles = await catalogue.suggestSongs(row.title === '' ? row.key : row.title, 3);
  const nearest = titles.length > 0 ? titles.map(nameOf) : names.map((name) => name.replace(/^\S+ \((.*)\)$/, '$1'));
  return { line: row.line, written: row.written, nearest: nearest.slice(0, 3) };
}
