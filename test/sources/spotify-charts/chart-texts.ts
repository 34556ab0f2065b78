import { type Day, dayOf, formatDay } from '../../../src/domain/day.ts';

export const TODAY: Day = dayOf('2026-03-20');

export const DAILY_HEADER = 'rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams';
export const WEEKLY_HEADER = DAILY_HEADER.replace('days_on_chart', 'weeks_on_chart');
export const OLD_HEADER = 'Position,"Track Name",Artist,Streams,URL';
export const OLD_NOTE =
  ',,,"Note that these figures are generated using a formula that protects against any artificial inflation of chart positions.",';

export const DAILY_NAME = 'regional-jp-daily-2026-03-05.csv';
export const WEEKLY_NAME = 'regional-jp-weekly-2026-03-05.csv';

/** A made-up track id. */
export function trackId(number: number): string {
  return String(number).padStart(22, 'A');
}

/** What a row of a made-up chart may say differently. */
export interface RowParts {
  readonly rank?: number | string;
  readonly uri?: string;
  readonly artists?: string;
  readonly title?: string;
  readonly streams?: string;
}

/** A row as charts.spotify.com writes it. */
export function chartRow(number: number, parts: RowParts = {}): string {
  const { rank = number, uri = `spotify:track:${trackId(number)}`, artists = 'Kite', title = 'Paper Moon' } = parts;
  const { streams = String(100_000 - number) } = parts;
  return `${rank},${quoted(uri)},${quoted(artists)},${quoted(title)},"A Label",1,-1,3,${quoted(streams)}`;
}

/** A row as spotifycharts.com wrote it. */
export function oldRow(number: number, title: string, artist: string): string {
  return `${number},${title},${artist},${100_000 - number},https://open.spotify.com/track/${trackId(number)}`;
}

/** The lines of a file. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** The day in words, so that a failing test is readable. */
export function inWords(chart: { readonly day: Day }): string {
  return formatDay(chart.day);
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
