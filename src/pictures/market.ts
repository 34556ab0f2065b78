import { formatCount } from '../text/numbers.ts';
import type { MarketPicture } from '../views/picture.ts';
import { EDGE, GRID, onCard, QUIET, TEXT } from './colours.ts';
import { font } from './fonts.ts';
import {
  createSheet,
  finish,
  MARGIN,
  paintCard,
  paintColumn,
  paintEdge,
  paintLine,
  setColumn,
  WIDTH,
  widestOf,
} from './sheet.ts';

const NAMES_WIDTH = { least: 210, most: 290 };
const NAME_SIZE = 22;
const GAP = 28;
const ROW = 44;
const NUMBER_WIDTH = 70;

/**
 * Draws how many songs each side has on each level, a column for each side. All columns have one scale and one look, so
 * that neither is ahead (PRODUCT §7).
 */
export function drawMarket({ title, coverage, levels, sides, language }: MarketPicture): Uint8Array {
  const header = setColumn(
    [
      { text: title, size: 34, weight: 'bold', most: 2 },
      { text: coverage, size: 22, colour: QUIET, most: 3, above: 6 },
    ],
    MARGIN - 4,
    WIDTH - 2 * MARGIN,
    language,
  );
  const top = Math.round(header.bottom + 24);
  const rows = top + 46;
  const height = rows + levels.length * ROW + MARGIN - 6;
  const { context } = createSheet();
  paintCard(context, height);
  paintColumn(context, header, MARGIN);
  const widest = widestOf(
    levels.map(({ name }) => name),
    language,
    NAME_SIZE,
  );
  const namesWidth = Math.min(NAMES_WIDTH.most, Math.max(NAMES_WIDTH.least, Math.ceil(widest)));
  const left = MARGIN + namesWidth + 12;
  const width = (WIDTH - MARGIN - left - GAP * (sides.length - 1)) / Math.max(1, sides.length);
  const most = Math.max(1, ...sides.flatMap(({ songs }) => songs));
  for (const [row, level] of levels.entries()) {
    const y = rows + row * ROW + ROW / 2;
    context.fillStyle = GRID;
    context.fillRect(MARGIN, rows + row * ROW, WIDTH - 2 * MARGIN, 1);
    paintLine(context, level.name, {
      x: MARGIN,
      y,
      width: namesWidth,
      font: font(language, NAME_SIZE),
      colour: TEXT,
    });
  }
  for (const [column, { name, songs }] of sides.entries()) {
    const x = left + column * (width + GAP);
    paintLine(context, name, { x, y: top + 18, width, font: font(language, 25, 'bold'), colour: TEXT });
    context.fillStyle = EDGE;
    context.fillRect(x, rows, 2, levels.length * ROW);
    for (const [row, level] of levels.entries()) {
      const number = songs[row] ?? 0;
      const y = rows + row * ROW + ROW / 2;
      const bar = (number / most) * (width - NUMBER_WIDTH);
      context.fillStyle = onCard(level.colour, 3);
      context.fillRect(x + 2, y - 12, bar, 24);
      paintLine(context, formatCount(number, language), {
        x: x + bar + 10,
        y,
        width: NUMBER_WIDTH,
        font: font(language, 22, 'bold'),
        colour: TEXT,
      });
    }
  }
  paintEdge(context, height);
  return finish(height);
}
