import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Language } from '../text/language.ts';
import { formatShort } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import type { PictureLevel } from '../views/picture.ts';
import { CARD } from './colours.ts';
import { drawable, font } from './fonts.ts';
import type { Area } from './plot.ts';
import { cut } from './text-layout.ts';

/** A level's label at its line, in pixels. */
export interface LevelLabel {
  readonly text: string;
  readonly y: number;
  readonly colour: string;
}

/** The height of a curve where there is none: it compares as false with every other. */
export const OUTSIDE = Number.NaN;

/** A level as it is written at its line: "Platinum (100M)", and what a milestone counts alone. */
export function shortLevelText({ name, isCount, threshold }: PictureLevel, language: Language): string {
  const short = formatShort(threshold, language);
  return isCount ? short : translator(language)('picture.level', { name, count: short });
}

const SIZE = 21;
const HEIGHT = 27;

/**
 * Writes levels at their lines, where neither the series nor another label is: above its line on the left, else below,
 * else on the right. One that has no place is left out; its line stays. Earlier labels come first.
 */
export function paintLevelLabels(
  context: SKRSContext2D,
  labels: readonly LevelLabel[],
  options: {
    readonly area: Area;
    readonly language: Language;
    /** Where the series are at a pixel from the left. */
    readonly curves: (x: number) => readonly number[];
  },
): void {
  const { area, language, curves } = options;
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { text, y, colour } of labels) {
    context.font = font(language, SIZE);
    const line = cut(context, drawable(text), (area.right - area.left) * 0.6);
    const width = context.measureText(line).width + 12;
    // What is told of above the plot has its place below its line first.
    const tops = y < area.top ? [y + 2, y - HEIGHT] : [y - HEIGHT, y + 2];
    const places = [area.left + 4, area.right - width - 4].flatMap((left) =>
      tops.map((top) => ({ left, right: left + width, top, bottom: top + HEIGHT - 2 })),
    );
    const place = places.find(
      (box) =>
        box.top >= area.top - HEIGHT - 2 &&
        box.bottom <= area.bottom - 2 &&
        !taken.some((other) => overlap(box, other)) &&
        !isCrossed(box, curves),
    );
    if (!place) continue;
    taken.push(place);
    context.fillStyle = CARD;
    context.fillRect(place.left, place.top, width, HEIGHT - 2);
    context.fillStyle = colour;
    context.fillText(line, place.left + 6, (place.top + place.bottom) / 2);
  }
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isCrossed(box: Box, curves: (x: number) => readonly number[]): boolean {
  let before: readonly number[] = [];
  for (let x = box.left - 6; x <= box.right + 6; x += 4) {
    const now = curves(x);
    // Between two places a steep line passes everything between its heights there.
    const isHit = now.some((y, index) => {
      const then = now.length === before.length ? (before[index] ?? y) : y;
      return Math.max(y, then) > box.top - 7 && Math.min(y, then) < box.bottom + 7;
    });
    if (isHit) return true;
    before = now;
  }
  return false;
}
