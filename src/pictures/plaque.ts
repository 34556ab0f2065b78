import type { SKRSContext2D } from '@napi-rs/canvas';
import type { PlaquePicture } from '../views/picture.ts';
import { CARD, onCard, QUIET, TEXT } from './colours.ts';
import { drawable, font } from './fonts.ts';
import {
  createSheet,
  finish,
  MARGIN,
  type Paragraph,
  paintCard,
  paintColumn,
  paintEdge,
  setColumn,
  WIDTH,
} from './sheet.ts';
import { cut } from './text-layout.ts';

const BAND = 14;
const LEFT = MARGIN + BAND + 12;
const MARK_HEIGHT = 48;
const DISC_RADIUS = 104;
/** As shares of the disc's radius. */
const GROOVES = [0.9, 0.8, 0.7, 0.6, 0.5];

/**
 * Draws the card of a passed level or a certificate. The two differ in more than colour: the mark of a certificate is
 * full and begins with a tick, that of an estimate is an outline.
 */
export function drawPlaque(picture: PlaquePicture): Uint8Array {
  const { language, level, song, artist, facts } = picture;
  const colour = onCard(level.colour, 3);
  const width = WIDTH - LEFT - MARGIN - 2 * DISC_RADIUS - 24;
  const paragraphs: Paragraph[] = [
    { text: level.name, size: 54, weight: 'bold', colour: onCard(level.colour, 7), most: 2 },
    { text: song, size: 40, weight: 'bold', most: 2, above: 6 },
    { text: artist, size: 30, most: 1, colour: TEXT, above: 2 },
    ...facts
      .slice(0, 3)
      .map((text, index) => ({ text, size: 25, colour: QUIET, most: 2, above: index === 0 ? 18 : 2 })),
  ];
  const column = setColumn(paragraphs, MARGIN + MARK_HEIGHT + 16, width, language);
  const height = Math.round(column.bottom + MARGIN);
  const { context } = createSheet();
  paintCard(context, height);
  context.fillStyle = colour;
  context.fillRect(MARGIN, MARGIN, BAND, height - 2 * MARGIN);
  paintDisc(context, picture.mark, colour, height / 2);
  paintMark(context, picture, colour, width);
  paintColumn(context, column, LEFT);
  paintEdge(context, height);
  return finish(height);
}

function paintMark(
  context: SKRSContext2D,
  { mark, markText, language }: PlaquePicture,
  colour: string,
  width: number,
): void {
  const middle = MARGIN + MARK_HEIGHT / 2;
  const sign = mark === 'certified' ? 34 : 0;
  context.font = font(language, 26, 'bold');
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const text = cut(context, drawable(markText), width - sign - 40);
  const wide = context.measureText(text).width + sign + 40;
  context.beginPath();
  context.roundRect(LEFT + 2, MARGIN + 2, wide, MARK_HEIGHT - 4, (MARK_HEIGHT - 4) / 2);
  context.lineWidth = 3;
  if (mark === 'certified') {
    context.fillStyle = TEXT;
    context.fill();
    paintTick(context, { x: LEFT + 33, y: middle, size: 11, colour: CARD });
    context.fillStyle = CARD;
  } else {
    context.strokeStyle = colour;
    context.setLineDash([9, 6]);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = TEXT;
  }
  context.fillText(text, LEFT + 22 + sign, middle);
}

/** A record: full with a tick where it is certified, drawn in outlines where it is an estimate. */
function paintDisc(context: SKRSContext2D, mark: PlaquePicture['mark'], colour: string, y: number): void {
  const x = WIDTH - MARGIN - DISC_RADIUS;
  const ring = (radius: number) => {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
  };
  context.lineWidth = 3;
  if (mark === 'passed') {
    context.strokeStyle = colour;
    context.setLineDash([11, 8]);
    ring(DISC_RADIUS - 2);
    context.stroke();
    context.setLineDash([]);
    context.lineWidth = 2;
    for (const groove of [0.62, 0.14]) {
      ring(DISC_RADIUS * groove);
      context.stroke();
    }
    return;
  }
  ring(DISC_RADIUS);
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = CARD;
  context.lineWidth = 1.5;
  for (const groove of GROOVES) {
    ring(DISC_RADIUS * groove);
    context.stroke();
  }
  ring(DISC_RADIUS * 0.42);
  context.fillStyle = CARD;
  context.fill();
  paintTick(context, { x, y, size: 22, colour: TEXT });
}

function paintTick(
  context: SKRSContext2D,
  { x, y, size, colour }: { readonly x: number; readonly y: number; readonly size: number; readonly colour: string },
): void {
  context.strokeStyle = colour;
  context.lineWidth = size * 0.45;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(x - size, y + size * 0.1);
  context.lineTo(x - size * 0.25, y + size * 0.75);
  context.lineTo(x + size, y - size * 0.7);
  context.stroke();
}
