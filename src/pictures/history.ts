import type { SKRSContext2D } from '@napi-rs/canvas';
import type { LineSeriesOption, SeriesOption } from 'echarts';
import type { Day } from '../domain/day.ts';
import { formatDay, formatDayOfYear, formatSpan } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { formatShortTimes } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import type { HistoryPicture, PictureForecast, PictureLevel } from '../views/picture.ts';
import { countOf, forecastText } from '../views/picture-alt.ts';
import { FORECAST, onCard, QUIET, SERIES, TEXT } from './colours.ts';
import { type LevelLabel, OUTSIDE, paintLevelLabels, shortLevelText } from './level-labels.ts';
import { type Area, type Axis, drawPlot, type Frame, leftOf, linesOf, paintUnder, pixelOn } from './plot.ts';
import { type Point, partAtGaps, thin, valueAt } from './runs.ts';
import { createSheet, finish, MARGIN, type Paragraph, paintColumn, paintEdge, setColumn, WIDTH } from './sheet.ts';
import { countTicks, dayTicks, roundTicks } from './ticks.ts';

const PLOT_HEIGHT = 300;
const AXIS_HEIGHT = 62;

/** History keeps at least so much of the width, however far away the forecast is. */
const HISTORY_SHARE = 0.62;

/** A level further above the last figure, in terms of what the count grew by, is told with an arrow: its line would press the history flat. */
const FURTHEST = 1.5;

/** The same for a single figure, in terms of itself. */
const FURTHEST_OF_ONE = 1.2;

/** A dot for each figure as long as there is room for them. */
const MOST_DOTS = 40;

const [{ colour: LINE }] = SERIES;

/** Draws a song's counts over its days, with the levels around them and the forecast. */
export function drawHistory(picture: HistoryPicture): Uint8Array {
  const { language } = picture;
  const header = setColumn(headerOf(picture), MARGIN - 4, WIDTH - 2 * MARGIN, language);
  const top = Math.round(header.bottom + 38);
  const x = daysAxis(picture);
  const y = countsAxis(picture, x.to);
  const area: Area = { left: leftOf(y, language), top, right: WIDTH - MARGIN - 8, bottom: top + PLOT_HEIGHT };
  const height = area.bottom + AXIS_HEIGHT;
  const pixelX = (day: number) => pixelOn(x, area.left, area.right, day);
  const pixelY = (count: number) => pixelOn(y, area.bottom, area.top, count);
  const points = thin(
    picture.points.map(({ day, count }) => ({ x: day, y: count })),
    pixelX,
  );
  const levels = picture.levels.filter(({ threshold }) => threshold > y.from && threshold <= y.to);
  const { canvas, context } = createSheet();
  const frame: Frame = { area, x, y, language };
  const dayAt = (pixel: number) => x.from + ((pixel - area.left) / (area.right - area.left)) * (x.to - x.from);
  const ahead = forecastLines(points, picture.forecast);
  const curves = (pixel: number) =>
    [points, ...ahead].map((line) => {
      const count = valueAt(line, dayAt(pixel));
      return count === null ? OUTSIDE : pixelY(count);
    });
  return drawPlot(canvas, frame, historySeries(points), () => {
    paintForecast(context, frame, ahead);
    paintUnder(context, frame, linesOf(levels, pixelY), height);
    const last = points.at(-1);
    if (last) paintDot(context, pixelX(last.x), pixelY(last.y));
    paintColumn(context, header, MARGIN);
    paintLevelLabels(context, labelsOf(picture, levels, pixelY, area), { area, language, curves });
    paintEdge(context, height);
    return finish(height);
  });
}

function headerOf(picture: HistoryPicture): Paragraph[] {
  const { title, counter, points, levels, forecast, language } = picture;
  const t = translator(language);
  const last = points.at(-1);
  const value =
    last &&
    t('picture.latest', { count: countOf(last, formatShortTimes, language), day: formatDay(last.day, language) });
  return [
    { text: title, size: 34, weight: 'bold', most: 2 },
    ...(value ? [{ text: value, size: 27, weight: 'bold' as const, colour: LINE, above: 4 }] : []),
    { text: counter, size: 23, colour: QUIET, above: 2 },
    ...(forecast && last ? forecastHeader(forecast, levels, last.day, language) : []),
  ];
}

function forecastHeader(
  forecast: PictureForecast,
  levels: readonly PictureLevel[],
  lastDay: Day,
  language: Language,
): Paragraph[] {
  const { anyDay, earliest, latest, centre } = forecast;
  const expected = forecastText({ ...forecast, earliest: centre, latest: centre }, levels, lastDay, language);
  const first: Paragraph = { text: `◆ ${expected}`, size: 23, weight: 'bold', colour: FORECAST, above: 6, most: 2 };
  if (anyDay || earliest === latest) return [first];
  const { from, to } = formatSpan(earliest, latest, language, centre);
  const text = translator(language)('picture.range', { earliest: from, latest: to });
  return [first, { text, size: 22, colour: FORECAST, above: 1 }];
}

/** From the first figure to the last, and on to the forecast as far as history keeps its share. */
function daysAxis({ points, forecast, language }: HistoryPicture): Axis {
  const first = points[0]?.day ?? 0;
  const last = points.at(-1)?.day ?? first;
  if (first === last && !forecast)
    return { from: last - 5, to: last + 5, ticks: [{ value: last, label: formatDayOfYear(last, language) }] };
  const from = last - first < 7 ? last - 7 : first;
  const furthest = Math.floor(last + ((last - from) * (1 - HISTORY_SHARE)) / HISTORY_SHARE);
  const to = Math.max(last, Math.min(furthest, forecast?.latest ?? last));
  // A little air, so that neither the last figure nor a forecast stands on the edge.
  const end = to + Math.max(1, Math.round((to - from) * 0.02));
  return { from, to: end, ticks: dayTicks(from, end, language, 5) };
}

function countsAxis({ points, levels, forecast, language }: HistoryPicture, lastDay: number): Axis {
  const most = points.reduce((high, { count }) => Math.max(high, count), 1);
  const least = points.reduce((low, { count }) => Math.min(low, count), most);
  const aims = [...levels.map(({ threshold }) => threshold), ...(forecast ? [forecast.threshold] : [])];
  const reach = points.length === 1 ? most * FURTHEST_OF_ONE : (most - least) * FURTHEST;
  const near = aims.filter((threshold) => threshold > most && threshold <= most + reach).toSorted((a, b) => a - b);
  const aim = forecast && near.includes(forecast.threshold) ? forecast.threshold : (near[0] ?? 0);
  // Where the forecast leaves the picture, it has room to rise until then.
  const ahead = forecast ? (valueAt(expectedWay(points, forecast), lastDay) ?? 0) : 0;
  const top = Math.max(most, aim, Math.min(ahead, most + (most - least) * 0.8));
  // A count that hardly moves is drawn on a scale on which that shows.
  const span = Math.max(top - least, top * 0.02);
  const from = least < top / 2 ? 0 : Math.max(0, roundDown(least - span * 0.25, span));
  const to = top + Math.max(1, (top - from) * 0.09);
  return { from, to, ticks: countTicks(from, to, language) };
}

/** Down to a round number of the size of the axis's steps. */
function roundDown(value: number, span: number): number {
  const [, second = 0, third = 0] = roundTicks(0, Math.max(1, span), 4);
  const step = Math.max(1, third - second);
  return Math.floor(value / step) * step;
}

function historySeries(points: readonly Point[]): SeriesOption[] {
  const { known, gaps } = partAtGaps(points);
  const base: LineSeriesOption = { type: 'line', silent: true, connectNulls: false, symbol: 'none' };
  const dots = points.length <= MOST_DOTS;
  const series: SeriesOption[] = [
    {
      ...base,
      data: pairs(known),
      lineStyle: { color: LINE, width: 4, join: 'round' },
      itemStyle: { color: LINE },
      ...(dots ? { symbol: 'circle', symbolSize: 9, showAllSymbol: true } : {}),
    },
  ];
  if (gaps.length > 0)
    series.push({
      ...base,
      data: pairs(gaps),
      lineStyle: { color: LINE, width: 2.5, type: [2, 7], cap: 'round' },
    });
  return series;
}

/** The range as a wedge from the last figure to the level, and its middle as a dashed line that ends in a diamond. */
function paintForecast(context: SKRSContext2D, { area, x, y }: Frame, ways: readonly (readonly Point[])[]): void {
  const [early, middle, late] = ways.map((way) =>
    way.map((point) => ({
      x: pixelOn(x, area.left, area.right, point.x),
      y: pixelOn(y, area.bottom, area.top, point.y),
    })),
  );
  if (!early || !middle || !late) return;
  context.save();
  context.beginPath();
  context.rect(area.left, area.top - 12, area.right - area.left + 4, area.bottom - area.top + 12);
  context.clip();
  trace(context, [...early, ...late.toReversed()]);
  context.closePath();
  context.globalAlpha = 0.24;
  context.fillStyle = FORECAST;
  context.fill();
  context.globalAlpha = 0.8;
  context.strokeStyle = FORECAST;
  context.lineWidth = 1.5;
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 3;
  context.setLineDash([9, 6]);
  trace(context, middle);
  context.stroke();
  const end = middle.at(-1);
  if (end) {
    const [half, { x: at, y: high }] = [9, end];
    const corners = [
      [0, -half],
      [half, 0],
      [0, half],
      [-half, 0],
    ] as const;
    trace(
      context,
      corners.map(([right, down]) => ({ x: at + right, y: high + down })),
    );
    context.fill();
  }
  context.restore();
}

function trace(context: SKRSContext2D, points: readonly Point[]): void {
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
}

/** The last figure. */
function paintDot(context: SKRSContext2D, x: number, y: number): void {
  context.beginPath();
  context.arc(x, y, 8, 0, 2 * Math.PI);
  context.fillStyle = LINE;
  context.fill();
  context.strokeStyle = TEXT;
  context.lineWidth = 3;
  context.stroke();
}

function expectedWay(points: HistoryPicture['points'], { centre, threshold }: PictureForecast): Point[] {
  const last = points.at(-1);
  return last
    ? [
        { x: last.day, y: last.count },
        { x: Math.max(centre, last.day + 1), y: threshold },
      ]
    : [];
}

/** The ways from the last figure to the level: the earliest, the expected, the latest. */
function forecastLines(points: readonly Point[], forecast: PictureForecast | null): Point[][] {
  const last = points.at(-1);
  if (!last || !forecast || forecast.threshold <= last.y) return [];
  return [forecast.earliest, forecast.centre, forecast.latest].map((day) => [
    last,
    { x: Math.max(day, last.x), y: forecast.threshold },
  ]);
}

/** The level that comes next first, then the others from the highest down; one above the picture is told with an arrow. */
function labelsOf(
  { points, levels, language }: HistoryPicture,
  drawn: readonly PictureLevel[],
  pixelY: (count: number) => number,
  area: Area,
): LevelLabel[] {
  const count = points.at(-1)?.count ?? 0;
  const worded = (level: PictureLevel) => shortLevelText(level, language);
  const next = levels.find(({ threshold }) => threshold > count);
  const ordered = [...drawn.filter((level) => level === next), ...drawn.filter((level) => level !== next).toReversed()];
  const labels = ordered.map((level) => ({
    text: worded(level),
    y: pixelY(level.threshold),
    colour: onCard(level.colour, 7),
  }));
  if (!next || drawn.includes(next)) return labels;
  return [{ text: `▲ ${worded(next)}`, y: area.top - 2, colour: onCard(next.colour, 7) }, ...labels];
}

function pairs(points: readonly (readonly [number, number | null])[]): (number | null)[][] {
  return points.map(([x, y]) => [x, y]);
}
