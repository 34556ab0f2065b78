import { decodeText } from '../text-file/decode-text.ts';
import { type Finding, finding, type Refused, refuse } from '../text-file/refusal.ts';
import { checkHeader, columnsOf, readTable, type Separator, separatorOf, type TableRow } from '../text-file/table.ts';
import { type ChartForm, formOf, isNote, requiredColumns } from './chart-form.ts';
import { type ChartDate, type ChartName, type ChartPeriod, readChartName } from './chart-name.ts';
import { type ChartRow, MAX_CHART_ROWS, readChartRows } from './chart-rows.ts';

/** One day or week of a country's chart. */
export interface ChartFile extends ChartName {
  readonly rows: readonly ChartRow[];
}

/** A chart of 200 songs has about 25 kB. */
const MAX_BYTES = 2_000_000;

/** More than one song can have: the most played song of the world has some tens of millions of streams a day. */
const MAX_STREAMS: Record<ChartPeriod, number> = { daily: 1_000_000_000, weekly: 7_000_000_000 };

const SEPARATOR_NAMES: Record<Separator, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** The column that only a chart of the other period has. */
const FOREIGN_COLUMN: Record<ChartPeriod, string> = { daily: 'weeks_on_chart', weekly: 'days_on_chart' };

/**
 * Reads a chart file as downloaded by hand from charts.spotify.com, or from the closed spotifycharts.com. Nothing of a
 * file is taken when anything in it is wrong; it never throws for what a file contains.
 */
export function readSpotifyChart(name: string, bytes: Uint8Array, options: ChartDate): ChartFile | Refused {
  // The text comes first: a damaged file has to be fetched again, so that its name does not matter.
  const decoded = decodeText(bytes, MAX_BYTES);
  if ('problem' in decoded) return refuse('spotify-chart', decoded);
  const chart = readChartName(name, options);
  if ('problem' in chart) return refuse('spotify-chart', chart, readChartText(decoded.text, null).findings);
  const { rows, findings } = readChartText(decoded.text, chart.period);
  const [first, ...more] = findings;
  return first ? refuse('spotify-chart', first, more) : { ...chart, rows };
}

function readChartText(
  text: string,
  period: ChartPeriod | null,
): { readonly rows: ChartRow[]; readonly findings: readonly Finding[] } {
  const separator = separatorOf(text);
  if (separator !== ',') {
    return { rows: [], findings: [finding('wrong-separator', 1, { separator: SEPARATOR_NAMES[separator] })] };
  }
  const table = readTable(text, separator);
  if ('problem' in table) return { rows: [], findings: [table] };
  const [header, ...rows] = table[0] && isNote(table[0]) ? table.slice(1) : table;
  if (!header) return { rows: [], findings: [finding('no-rows', null, {})] };
  const columns = columnsOf(header);
  const form = formOf(columns);
  const wrong = checkChart(header, columns, form, rows, period);
  if (wrong.length > 0) return { rows: [], findings: wrong };
  return readChartRows(header, columns, form, rows, MAX_STREAMS[period ?? 'weekly']);
}

function checkChart(
  header: TableRow,
  columns: ReadonlyMap<string, number>,
  form: ChartForm,
  rows: readonly TableRow[],
  period: ChartPeriod | null,
): Finding[] {
  const wrong = checkHeader(header, requiredColumns(form), [form.rank]);
  if (wrong.length > 0) return wrong;
  if (rows.length === 0) return [finding('no-rows', null, {})];
  if (rows.length > MAX_CHART_ROWS)
    return [finding('too-many-rows', null, { rows: rows.length, limit: MAX_CHART_ROWS })];
  if (period && columns.has(FOREIGN_COLUMN[period])) {
    return [finding('period-mismatch', header.line, { period, column: FOREIGN_COLUMN[period] })];
  }
  return [];
}
