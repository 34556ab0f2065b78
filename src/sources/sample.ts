import { z } from 'zod';
import type { CounterId } from '../domain/counter.ts';
import { type Day, formatDay } from '../domain/day.ts';

/** The shape of `data/playground/numbers.json`: made-up songs with the pace at which their made-up counts grow. */
export const sampleNumbersSchema = z.array(
  z.strictObject({
    song: z.string(),
    counter: z.string(),
    /** The count on the day the sample world begins. */
    start: z.int().positive(),
    /** The mean growth a day. */
    daily: z.int().positive(),
  }),
);

export type SampleNumbers = z.infer<typeof sampleNumbersSchema>;

/** A song that the sample's charts name. */
export interface SampleSong {
  readonly key: string;
  readonly title: string;
  readonly artist: string;
  readonly spotifyId: string;
}

/** What the made-up publishers of the sample world publish on one day. */
export interface SampleDay {
  /** A chart file in the form of charts.spotify.com. */
  readonly chart: { readonly name: string; readonly bytes: Uint8Array } | null;
  readonly readings: readonly {
    readonly song: string;
    readonly counter: CounterId;
    readonly day: Day;
    readonly count: number;
  }[];
}

const CHART_COUNTER = 'spotify-chart-kr';
const WEEKLY_COUNTER = 'oricon-streams';

/** 1970-01-01 was a Thursday. */
const WEDNESDAY = 6;

/** Weekly totals come on Wednesday, for the week that ended on the Sunday before. */
const DAYS_SINCE_SUNDAY = 3;

/** The made-up numbers of a day: the same for the same day, growing faster towards the weekend. */
export function sampleDay(
  numbers: SampleNumbers,
  songs: ReadonlyMap<string, SampleSong>,
  begins: Day,
  day: Day,
): SampleDay {
  const readings = numbers.flatMap(({ song, counter, start, daily }) => {
    if (counter === CHART_COUNTER) return [];
    if (counter !== WEEKLY_COUNTER) return [{ song, counter, day, count: total(start, daily, begins, day) }];
    if (day % 7 !== WEDNESDAY) return [];
    const sunday = day - DAYS_SINCE_SUNDAY;
    return [{ song, counter, day: sunday, count: total(start, daily, begins, sunday) }];
  });
  const charted = numbers.filter(({ counter }) => counter === CHART_COUNTER);
  return { chart: chartFile(charted, songs, begins, day), readings };
}

/** The sums of chart days before the first day that is played: one made-up day that holds them all. */
export function sampleChartBefore(numbers: SampleNumbers, songs: ReadonlyMap<string, SampleSong>, day: Day) {
  const charted = numbers.filter(({ counter }) => counter === CHART_COUNTER);
  return chartOf(
    charted.map(({ song, start }) => ({ song: songs.get(song), streams: start })),
    day,
  );
}

function chartFile(charted: SampleNumbers, songs: ReadonlyMap<string, SampleSong>, begins: Day, day: Day) {
  return chartOf(
    charted.map(({ song, start, daily }) => ({
      song: songs.get(song),
      streams: total(start, daily, begins, day) - total(start, daily, begins, day - 1),
    })),
    day,
  );
}

function chartOf(rows: readonly { song: SampleSong | undefined; streams: number }[], day: Day) {
  const lines = rows
    .filter((row): row is { song: SampleSong; streams: number } => row.song !== undefined)
    .toSorted((a, b) => b.streams - a.streams)
    .map(
      ({ song, streams }, index) =>
        `${index + 1},"spotify:track:${song.spotifyId}",${quote(song.artist)},${quote(song.title)},"made up",1,1,1,"${streams}"`,
    );
  if (lines.length === 0) return null;
  const header = 'rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams';
  const bytes = new TextEncoder().encode(`${[header, ...lines].join('\n')}\n`);
  return { name: `regional-kr-daily-${formatDay(day)}.csv`, bytes };
}

function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** A count that grows by `daily` a day on the mean, more on Fridays and Saturdays, and never falls. */
function total(start: number, daily: number, begins: Day, day: Day): number {
  const days = day - begins;
  return Math.max(1, Math.round(start + daily * (days + 0.12 * Math.sin((2 * Math.PI * (day % 7)) / 7))));
}
