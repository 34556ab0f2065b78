import { type Finding, finding, shorten } from '../text-file/refusal.ts';
import { checkWidth, type TableRow } from '../text-file/table.ts';
import { readCount } from '../text-file/whole-number.ts';
import type { ChartForm } from './chart-form.ts';

/** One song on one day's (or week's) chart. */
export interface ChartRow {
  /** The 22 characters that name a track at Spotify. */
  readonly spotifyId: string;
  readonly title: string;
  /** `artistText` split at its commas, which also cuts a name such as "Tyler, The Creator" in two. */
  readonly artists: readonly string[];
  /** The artists as the file lists them. */
  readonly artistText: string;
  /** Streams within that day or week. */
  readonly streams: number;
}

/** A chart has 200 places; anything much longer is another kind of file. */
export const MAX_CHART_ROWS = 500;

const TRACK = /^(?:spotify:track:|https?:\/\/open\.spotify\.com\/(?:intl-[a-z]+\/)?track\/)([0-9A-Za-z]{22})(?:\?.*)?$/;

/** Reads the rows below a header, and says all that is wrong in them. */
export function readChartRows(
  header: TableRow,
  columns: ReadonlyMap<string, number>,
  form: ChartForm,
  rows: readonly TableRow[],
  maxStreams: number,
): { readonly rows: ChartRow[]; readonly findings: Finding[] } {
  const read: ChartRow[] = [];
  const findings: Finding[] = [];
  const trackLines = new Map<string, number>();
  const rankLines = new Map<string, number>();
  for (const row of rows) {
    const width = checkWidth(header, row);
    if (width) {
      findings.push(width);
      continue;
    }
    const value = (column: string) => row.fields[columns.get(column) ?? -1]?.trim() ?? '';
    const result = readChartRow(row.line, value, form, maxStreams);
    findings.push(...result.findings);
    if (columns.has(form.rank)) findings.push(...checkRank(row.line, value(form.rank), form.rank, rankLines));
    if (!result.row) continue;
    const { spotifyId } = result.row;
    const firstLine = trackLines.get(spotifyId);
    if (firstLine !== undefined) findings.push(finding('track-twice', row.line, { value: spotifyId, firstLine }));
    else trackLines.set(spotifyId, row.line);
    read.push(result.row);
  }
  return { rows: read, findings };
}

function readChartRow(
  line: number,
  value: (column: string) => string,
  form: ChartForm,
  maxStreams: number,
): { readonly row: ChartRow | null; readonly findings: Finding[] } {
  const findings: Finding[] = [];
  const missing = [form.track, form.artists, form.title, form.streams].filter((column) => value(column) === '');
  findings.push(...missing.map((column) => finding('empty-value', line, { column })));
  const track = value(form.track);
  const spotifyId = TRACK.exec(track)?.[1];
  if (track !== '' && !spotifyId)
    findings.push(finding('bad-track', line, { column: form.track, value: shorten(track) }));
  const streamsText = value(form.streams);
  const streams = readCount(streamsText, maxStreams);
  if (streamsText !== '' && typeof streams === 'string') {
    const where = { column: form.streams, value: shorten(streamsText) };
    if (streams === 'count-too-large') findings.push(finding(streams, line, { ...where, limit: maxStreams }));
    else findings.push(finding(streams, line, where));
  }
  if (findings.length > 0 || !spotifyId || typeof streams === 'string') return { row: null, findings };
  const artistText = value(form.artists);
  const artists = form.listsArtists ? splitArtists(artistText) : [artistText];
  return { row: { spotifyId, title: value(form.title), artists, artistText, streams }, findings };
}

function splitArtists(text: string): string[] {
  const names = text.split(', ').map((name) => name.trim());
  const filled = names.filter((name) => name !== '');
  return filled.length > 0 ? filled : [text];
}

// Places may be left out (an excerpt of a chart is still true), but none can be held twice.
function checkRank(line: number, text: string, column: string, seen: Map<string, number>): Finding[] {
  const rank = readCount(text, MAX_CHART_ROWS);
  if (typeof rank === 'string')
    return [finding('bad-rank', line, { column, value: shorten(text), limit: MAX_CHART_ROWS })];
  const value = String(rank);
  const firstLine = seen.get(value);
  if (firstLine !== undefined) return [finding('rank-twice', line, { value, firstLine })];
  seen.set(value, line);
  return [];
}
