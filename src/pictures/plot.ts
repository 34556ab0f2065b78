import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { EChartsOption, SeriesOption } from 'echarts';
import { init, setPlatformAPI } from 'echarts/dist/echarts.esm.min.mjs';
import type { Language } from '../text/language.ts';
import type { PictureLevel } from '../views/picture.ts';
import { EDGE, GRID, onCard, QUIET } from './colours.ts';
import { families } from './fonts.ts';
import { paintCard, widestOf } from './sheet.ts';
import type { Tick } from './ticks.ts';

/** Where the lines of a chart are, in pixels of the canvas. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One axis: where it begins and ends, and what is written at it. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/** A chart's frame. */
export interface Frame {
  readonly area: Area;
  readonly x: Axis;
  readonly y: Axis;
  readonly language: Language;
}

type Host = Parameters<typeof init>[0];
type DrawnOn = ReturnType<NonNullable<Parameters<typeof setPlatformAPI>[0]['createCanvas']>>;

// The canvas of this project is handed to ECharts in the place of a browser's.
setPlatformAPI({ createCanvas: () => createCanvas(16, 16) as unknown as DrawnOn });

const LABEL_SIZE = 21;

/** Where a plot begins on the left: at the same place, unless the numbers of its axis need more room. */
const LEFT = 118;

/** Between an axis and its numbers, and between them and the edge of the picture. */
const LABEL_MARGIN = 10;
const EDGE_MARGIN = 14;

/** Where a plot begins on the left, so that no number of its axis is cut. */
export function leftOf({ ticks }: Axis, language: Language): number {
  const labels = ticks.map(({ label }) => label);
  return Math.max(LEFT, Math.ceil(widestOf(labels, language, LABEL_SIZE)) + LABEL_MARGIN + EDGE_MARGIN);
}

/**
 * Draws axes and series over the whole of a canvas, and then what `finish` draws over them; ECharts wipes the canvas when
 * it is done with it, so that whatever is made of it is made in between.
 */
export function drawPlot<T>(
  canvas: Canvas,
  { area, x, y, language }: Frame,
  series: readonly SeriesOption[],
  finish: () => T,
): T {
  const chart = init(canvas as unknown as Host, null, {
    width: canvas.width,
    height: canvas.height,
    devicePixelRatio: 1,
  });
  const label = { color: QUIET, fontSize: LABEL_SIZE, fontFamily: families(language) };
  const labelled = ({ from, to, ticks }: Axis, margin: number) => ({
    type: 'value' as const,
    min: from,
    max: to,
    axisLabel: {
      ...label,
      margin,
      customValues: ticks.map(({ value }) => value),
      formatter: (value: number) => ticks.find((tick) => tick.value === value)?.label ?? '',
    },
  });
  const option: EChartsOption = {
    animation: false,
    backgroundColor: 'transparent',
    grid: {
      left: area.left,
      top: area.top,
      right: canvas.width - area.right,
      bottom: canvas.height - area.bottom,
      outerBoundsMode: 'none',
    },
    xAxis: {
      ...labelled(x, 14),
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: EDGE, width: 2 } },
      axisTick: {
        show: true,
        customValues: x.ticks.map(({ value }) => value),
        length: 7,
        lineStyle: { color: EDGE, width: 2 },
      },
    },
    yAxis: {
      ...labelled(y, LABEL_MARGIN),
      splitLine: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    series: [...series],
  };
  try {
    chart.setOption(option);
    return finish();
  } finally {
    chart.dispose();
  }
}

/** Paints the lines of levels and of the axis, and the card, under what is drawn by now. */
export function paintUnder(
  context: SKRSContext2D,
  { area, y }: Frame,
  levels: readonly { readonly y: number; readonly colour: string }[],
  height: number,
): void {
  context.save();
  context.globalCompositeOperation = 'destination-over';
  const line = (at: number, colour: string, width: number, dash: number[]) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(area.left, Math.round(at) + 0.5);
    context.lineTo(area.right, Math.round(at) + 0.5);
    context.stroke();
  };
  for (const level of levels) line(level.y, level.colour, 2, [10, 6]);
  for (const { value } of y.ticks) line(pixelOn(y, area.bottom, area.top, value), GRID, 1, []);
  paintCard(context, height);
  context.restore();
}

/** Where the lines of levels are, and their colours on the card. */
export function linesOf(
  levels: readonly PictureLevel[],
  pixelY: (count: number) => number,
): { readonly y: number; readonly colour: string }[] {
  return levels.map(({ threshold, colour }) => ({ y: pixelY(threshold), colour: onCard(colour, 3) }));
}

/** The pixel of a value on an axis that goes from `start` to `end` pixels. */
export function pixelOn({ from, to }: Axis, start: number, end: number, value: number): number {
  return start + ((value - from) / (to - from)) * (end - start);
}
