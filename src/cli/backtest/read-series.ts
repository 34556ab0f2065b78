import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Day, parseDay } from '../../domain/day.ts';
import { readSpotifyChart } from '../../sources/spotify-charts/read-spotify-chart.ts';
import { decodeText } from '../../sources/text-file/decode-text.ts';
import { explainRefusal } from '../../sources/text-file/explain-refusal.ts';
import type { Finding } from '../../sources/text-file/refusal.ts';
import { columnsOf, readTable } from '../../sources/text-file/table.ts';

/** What a folder holds of one song, by day. */
export interface RawSeries {
  readonly id: string;
  /** `daily`: the plays of each day; `totals`: what the counter stood at. */
  readonly kind: 'daily' | 'totals';
  readonly points: readonly { readonly day: Day; readonly value: number }[];
}

/** What of a folder was read, and a sentence for every file that was not. */
export interface ReadFolder {
  readonly series: RawSeries[];
  readonly problems: string[];
}

interface Entry {
  /** The country whose chart the number is from; null for a total. */
  readonly chart: string | null;
  readonly id: string;
  readonly day: Day;
  readonly value: number;
}

const MAX_BYTES = 200_000_000;
const CHART_NAME = /regional-[a-z]+-daily/i;
const DATE_IN_NAME = /(\d{4})[-_](\d{2})[-_](\d{2})/;

/** The names that columns of totals are known by. */
const COLUMNS = {
  date: ['date', 'day'],
  id: ['id', 'track_id', 'song'],
  total: ['total', 'total_stream', 'count'],
};

/** Reads the daily chart files and the CSV files of totals in a folder and the folders in it. */
export function readFolder(folder: string, today: Day): ReadFolder {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.csv$/i.test(name));
  const problems: string[] = [];
  const songs = new Map<string, Pick<RawSeries, 'id' | 'kind'> & { readonly days: Map<Day, number> }>();
  for (const name of names.sort()) {
    const bytes = readFileSync(join(folder, name));
    const read = CHART_NAME.test(basename(name)) ? readChart(name, bytes, today) : readTotals(name, bytes);
    if (typeof read === 'string') problems.push(`${name}: ${read}`);
    else
      for (const { chart, id, day, value } of read) {
        const key = `${chart ?? ''} ${id}`;
        const known = songs.get(key) ?? { id, kind: chart === null ? 'totals' : 'daily', days: new Map() };
        known.days.set(day, value);
        songs.set(key, known);
      }
  }
  const series = [...songs.values()].map(({ id, kind, days }) => {
    const points = [...days].map(([day, value]) => ({ day, value })).sort((a, b) => a.day - b.day);
    return { id, kind, points };
  });
  return { series, problems };
}

function readChart(name: string, bytes: Uint8Array, today: Day): Entry[] | string {
  const chart = readSpotifyChart(basename(name), bytes, { today });
  if ('refused' in chart) return explainRefusal(chart.refusals[0]);
  return chart.rows.map(({ spotifyId, streams }) => ({
    chart: chart.country,
    id: spotifyId,
    day: chart.day,
    value: streams,
  }));
}

function readTotals(name: string, bytes: Uint8Array): Entry[] | string {
  const decoded = decodeText(bytes, MAX_BYTES);
  if ('problem' in decoded) return explain(decoded);
  const table = readTable(decoded.text, ',');
  if ('problem' in table) return explain(table);
  const [header, ...rows] = table;
  const columns = header ? columnsOf(header) : new Map<string, number>();
  const place = (names: readonly string[]) => names.map((one) => columns.get(one)).find((at) => at !== undefined);
  const [dateAt, idAt, totalAt] = [place(COLUMNS.date), place(COLUMNS.id), place(COLUMNS.total)];
  const named = DATE_IN_NAME.exec(basename(name));
  const nameDay = named ? parseDay(`${named[1]}-${named[2]}-${named[3]}`) : null;
  if (idAt === undefined || totalAt === undefined || (dateAt === undefined && nameDay === null))
    return 'not a file of totals: its header must name date, id and total (the date may stand in the file name).';
  const entries: Entry[] = [];
  for (const { line, fields } of rows) {
    const dateText = dateAt === undefined ? null : (fields[dateAt]?.trim() ?? '');
    const day = dateText === null ? nameDay : parseDay(dateText);
    const [id, total] = [fields[idAt]?.trim() ?? '', fields[totalAt]?.trim() ?? ''];
    if (day === null) return `line ${line}: the date is "${dateText}"; write it as YYYY-MM-DD.`;
    if (id === '') return `line ${line}: the id is missing; fill it in.`;
    if (!/^\d{1,15}$/.test(total)) return `line ${line}: the total is "${total}"; write digits only.`;
    entries.push({ chart: null, id, day, value: Number(total) });
  }
  return entries;
}

function explain({ line, problem }: Finding): string {
  return `${line === null ? '' : `line ${line}: `}not readable as CSV text (${problem}); save it again as "CSV UTF-8".`;
}
