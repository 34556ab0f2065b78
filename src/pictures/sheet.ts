import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Language } from '../text/language.ts';
import { CARD, EDGE, QUIET, TEXT } from './colours.ts';
import { drawable, font, type Weight } from './fonts.ts';
import { encodePng } from './png.ts';
import { cut, wrap } from './text-layout.ts';

/** Pixels: a phone shows a picture about 360 points wide, at which the smallest text here is still read. */
export const WIDTH = 800;
export const MARGIN = 28;

/** A paragraph of a picture. */
export interface Paragraph {
  readonly text: string;
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** How many lines it may take; one where left out. */
  readonly most?: number;
  /** Space above it, in pixels. */
  readonly above?: number;
}

/** A line of text with its place: `y` is the middle of the line. */
export interface PlacedLine {
  readonly text: string;
  readonly y: number;
  readonly font: string;
  readonly colour: string;
}

/** Paragraphs set under each other, and where they end. */
export interface Column {
  readonly lines: readonly PlacedLine[];
  readonly bottom: number;
}

const scratch = createCanvas(1, 1).getContext('2d');

/** Sets paragraphs into a column; what is too long is wrapped and then cut, so that nothing leaves it. */
export function setColumn(paragraphs: readonly Paragraph[], top: number, width: number, language: Language): Column {
  const lines: PlacedLine[] = [];
  let y = top;
  for (const { text, size, weight, colour = TEXT, most = 1, above = 0 } of paragraphs) {
    const set = font(language, size, weight);
    const height = Math.round(size * 1.32);
    scratch.font = set;
    y += above;
    for (const line of wrap(scratch, drawable(text), { width, most, language })) {
      lines.push({ text: line, y: y + height / 2, font: set, colour });
      y += height;
    }
  }
  return { lines, bottom: y };
}

/** How wide the widest of some texts comes out, in pixels. */
export function widestOf(texts: readonly string[], language: Language, size: number): number {
  scratch.font = font(language, size);
  return Math.max(0, ...texts.map((text) => scratch.measureText(drawable(text)).width));
}

/** No picture is higher: two lines of each paragraph, and the highest plot. */
const HIGHEST = 1_000;

// One for all pictures: the memory of a canvas is given back late, and pages of it that are new cost more than drawing.
const canvas = createCanvas(WIDTH, HIGHEST);
const context = canvas.getContext('2d');

/** The canvas for the next picture. */
export function createSheet(): { readonly canvas: Canvas; readonly context: SKRSContext2D } {
  context.reset();
  return { canvas, context };
}

/** Fills the card: what was on it is gone. */
export function paintCard(context: SKRSContext2D, height: number): void {
  context.fillStyle = CARD;
  context.fillRect(0, 0, WIDTH, height);
}

/** The line around the card, by which it stands out from a dark page. */
export function paintEdge(context: SKRSContext2D, height: number): void {
  context.strokeStyle = EDGE;
  context.lineWidth = 2;
  context.strokeRect(1, 1, WIDTH - 2, height - 2);
}

/** Paints a column at `x`. */
export function paintColumn(context: SKRSContext2D, { lines }: Column, x: number): void {
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { text, y, font: set, colour } of lines) {
    context.font = set;
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
}

/** Paints one line of text no wider than `width`, its middle at `y`; answers how wide it came out. */
export function paintLine(
  context: SKRSContext2D,
  text: string,
  place: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly font: string;
    readonly colour?: string;
    readonly align?: 'left' | 'right' | 'center';
  },
): number {
  context.font = place.font;
  context.fillStyle = place.colour ?? QUIET;
  context.textBaseline = 'middle';
  context.textAlign = place.align ?? 'left';
  const line = cut(context, drawable(text), place.width);
  context.fillText(line, place.x, place.y);
  return context.measureText(line).width;
}

/** The finished picture. */
export function finish(height: number): Uint8Array {
  return encodePng(context.getImageData(0, 0, WIDTH, height).data, WIDTH, height);
}
