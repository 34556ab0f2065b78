import type { Picture } from '../views/picture.ts';
import { drawComparison } from './comparison.ts';
import { drawHistory } from './history.ts';
import { drawMarket } from './market.ts';
import { drawPlaque } from './plaque.ts';

/** Draws a picture as a PNG: the same bytes for the same values. The fonts must be known by now. */
export function drawPicture(picture: Picture): Uint8Array {
  switch (picture.kind) {
    case 'history':
      return drawHistory(picture);
    case 'comparison':
      return drawComparison(picture);
    case 'plaque':
      return drawPlaque(picture);
    case 'market':
      return drawMarket(picture);
  }
}
