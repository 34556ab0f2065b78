import type { SKRSContext2D } from '@napi-rs/canvas';
import type { LineSeriesOption, SeriesOption } from 'echarts';
import { joinFacts } from '../text/join.ts';
import { formatShort } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import type { ComparisonPicture } from '../views/picture.ts';
import { onCard, QUIET, SERIES, TEXT } from './colours.ts';
import { font } from './fonts.ts';
import { OUTSIDE, paintLevelLabels, shortLevelText } from './level-labels.ts';
import { type Area, type Axis, drawPlot, type Frame, leftOf, linesOf, paintUnder, pixelOn } from './plot.ts';
import { type Point, partAtGaps, thin, valueAt } from './runs.ts';
import { createSheet, finish, MARGIN, paintColumn, paintEdge, paintLine, setColumn, WIDTH } from './sheet.ts';
import { countTicks, dayTicks, roundTicks } from './ticks.ts';

const PLOT_HEIGHT = 330;
const AXIS_HEIGHT = 62;
const LABELS_WIDTH = 232;
const LABEL_HEIGHT = 58;
const HIGHEST = 2.2;
const MARKERS = 6;

interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  readonly style: (typeof SERIES)[number];
}

/** Draws two to four songs over the same days, or the same days since their releases; each is named at its end. */
export function drawComparison(picture: ComparisonPicture): Uint8Array {
  const { title, counter, axis, language } = picture;
  const t = translator(language);
  const subtitle = axis === 'date' ? counter : joinFacts([counter, t('picture.sinceRelease')], language);
  const header = setColumn(
    [
      { text: title, size: 34, weight: 'bold', most: 2 },
      { text: subtitle, size: 23, colour: QUIET, most: 2, above: 4 },
    ],
    MARGIN - 4,
    WIDTH - 2 * MARGIN,
    language,
  );
  const top = Math.round(header.bottom + 30);
  const x = daysAxis(picture);
  const y = countsAxis(picture);
  const left = leftOf(y, language);
  const area: Area = { left, top, right: WIDTH - MARGIN - LABELS_WIDTH, bottom: top + PLOT_HEIGHT };
  const height = area.bottom + AXIS_HEIGHT;
  const pixelX = (value: number) => pixelOn(x, area.left, area.right, value);
  const pixelY = (count: number) => pixelOn(y, area.bottom, area.top, count);
  const series = SERIES.flatMap((style, index): Series[] => {
    const song = picture.songs[index];
    if (!song) return [];
    const points = song.points.map((point) => ({ x: point.x, y: point.count }));
    return [{ name: song.name, points: thin(points, pixelX), style }];
  });
  const levels = picture.levels.filter(({ threshold }) => threshold > y.from && threshold <= y.to);
  const { canvas, context } = createSheet();
  const xAt = (pixel: number) => x.from + ((pixel - area.left) / (area.right - area.left)) * (x.to - x.from);
  const curves = (pixel: number) =>
    series.map(({ points }) => {
      const count = valueAt(points, xAt(pixel));
      return count === null ? OUTSIDE : pixelY(count);
    });
  const labels = levels.toReversed().map((level) => {
    return { text: shortLevelText(level, language), y: pixelY(level.threshold), colour: onCard(level.colour, 7) };
  });
  const frame: Frame = { area, x, y, language };
  return drawPlot(canvas, frame, series.flatMap(seriesOf), () => {
    paintUnder(context, frame, linesOf(levels, pixelY), height);
    for (const { points, style } of series)
      for (const point of marked(points)) paintSymbol(context, style, pixelX(point.x), pixelY(point.y));
    paintColumn(context, header, MARGIN);
    paintLevelLabels(context, labels, { area, language, curves });
    paintEndLabels();
    paintEdge(context, height);
    return finish(height);
  });

  /** Names beside the plot, each joined to the end of its line, none over another. */
  function paintEndLabels(): void {
    const ends = series.flatMap((one) => {
      const last = one.points.at(-1);
      return last ? [{ ...one, last, x: pixelX(last.x), y: pixelY(last.y) }] : [];
    });
    const places = spread(
      ends.map((end) => end.y),
      area.top,
      // Above the labels of the axis.
      area.bottom + 6,
    );
    for (const [index, { name, last, x: endX, y: endY, style }] of ends.entries()) {
      const at = places[index] ?? endY;
      const left = area.right + 26;
      context.strokeStyle = style.colour;
      context.lineWidth = 1.5;
      context.setLineDash([]);
      context.beginPath();
      context.moveTo(endX + 9, endY);
      context.lineTo(Math.max(endX + 9, area.right + 6), endY);
      context.lineTo(left - 6, at);
      context.stroke();
      const room = WIDTH - 20 - left;
      paintSymbol(context, style, left + 7, at - 13);
      const beside = left + 24;
      paintLine(context, name, {
        x: beside,
        y: at - 13,
        width: room - 24,
        font: font(language, 22, 'bold'),
        colour: style.colour,
      });
      const value = formatShort(last.y, language);
      paintLine(context, value, { x: beside, y: at + 14, width: room - 24, font: font(language, 21), colour: TEXT });
    }
  }
}

/** Dashes tell the songs apart where colours do not. */
function seriesOf({ points, style: { colour, dash } }: Series): SeriesOption[] {
  const { known, gaps } = partAtGaps(points);
  const base: LineSeriesOption = { type: 'line', silent: true, connectNulls: false, symbol: 'none' };
  const solid: SeriesOption = {
    ...base,
    data: known.map(([x, y]) => [x, y]),
    lineStyle: { color: colour, width: 4, type: dash.length === 0 ? 'solid' : [...dash], join: 'round' },
  };
  if (gaps.length === 0) return [solid];
  const data = gaps.map(([x, y]) => [x, y]);
  return [solid, { ...base, data, lineStyle: { color: colour, width: 2, type: [2, 7], cap: 'round' } }];
}

/** Where a line has a mark: its end, and a few places before. */
function marked(points: readonly Point[]): Point[] {
  const every = Math.max(1, Math.ceil(points.length / MARKERS));
  return points.filter((_, index) => (points.length - 1 - index) % every === 0);
}

function daysAxis({ axis, songs, language }: ComparisonPicture): Axis {
  const all = songs.flatMap(({ points }) => [points[0]?.x ?? null, points.at(-1)?.x ?? null]).filter((x) => x !== null);
  const first = axis === 'since-release' ? 0 : Math.min(...all);
  const last = Math.max(...all, first + 7);
  if (axis === 'date') return { from: first, to: last, ticks: dayTicks(first, last, language, 3) };
  const t = translator(language);
  const ticks = roundTicks(first, last, 4).map((value) => ({ value, label: t('picture.dayTick', { n: value }) }));
  return { from: first, to: last, ticks };
}

function countsAxis({ songs, levels, language }: ComparisonPicture): Axis {
  const most = songs.reduce((high, { points }) => Math.max(high, points.at(-1)?.count ?? 0), 1);
  const least = songs.reduce((low, { points }) => Math.min(low, points[0]?.count ?? low), most);
  const near = levels.map(({ threshold }) => threshold).filter((threshold) => threshold > most);
  const next = Math.min(...near, Number.POSITIVE_INFINITY);
  const top = next <= most * HIGHEST ? next : most;
  const from = least < top / 2 ? 0 : Math.max(0, Math.floor(least - (top - least) * 0.3));
  const to = top + Math.max(1, (top - from) * 0.08);
  return { from, to, ticks: countTicks(from, to, language) };
}

/** Moves heights apart until labels there do not overlap, within `top` and `bottom`. */
function spread(heights: readonly number[], top: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let free = top;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, free + LABEL_HEIGHT / 2);
    free = (placed[index] ?? 0) + LABEL_HEIGHT / 2;
  }
  let limit = bottom;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? 0, limit - LABEL_HEIGHT / 2);
    limit = (placed[index] ?? 0) - LABEL_HEIGHT / 2;
  }
  return placed;
}

/** The mark of a song's line, beside its name. */
function paintSymbol(context: SKRSContext2D, { colour, symbol }: Series['style'], x: number, y: number): void {
  const half = 7;
  context.fillStyle = colour;
  context.beginPath();
  switch (symbol) {
    case 'circle':
      context.arc(x, y, half, 0, 2 * Math.PI);
      break;
    case 'rect':
      context.rect(x - half, y - half, 2 * half, 2 * half);
      break;
    case 'triangle':
      context.moveTo(x, y - half);
      context.lineTo(x + half, y + half);
      context.lineTo(x - half, y + half);
      break;
    case 'diamond':
      context.moveTo(x, y - half);
      context.lineTo(x + half, y);
      context.lineTo(x, y + half);
      context.lineTo(x - half, y);
      break;
  }
  context.fill();
}
