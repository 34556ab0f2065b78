import type { Picture } from '../views/picture.ts';

/** A picture's values, written once: what tells it from others, and what crosses to the thread as one piece. */
export interface WrittenPicture {
  readonly kind: Picture['kind'];
  readonly json: string;
}

/** Writes a picture's values. */
export function writePicture(picture: Picture): WrittenPicture {
  return { kind: picture.kind, json: JSON.stringify(picture) };
}
