import { parentPort } from 'node:worker_threads';
import type { Picture } from '../views/picture.ts';
import { drawPicture } from './draw-picture.ts';
import { registerFonts } from './fonts.ts';
import type { WrittenPicture } from './written-picture.ts';

/** What the thread says: that it can draw, a picture, or why there is none. */
export type Said = { readonly said: 'ready' } | { readonly said: 'drawn'; readonly bytes: Uint8Array } | Failed;

interface Failed {
  readonly said: 'failed';
  readonly error: unknown;
}

const port = parentPort;
if (!port) throw new Error('Pictures are drawn in a thread of their own.');

function say(said: Said): void {
  // The bytes are handed over, not copied.
  port?.postMessage(said, said.said === 'drawn' ? [said.bytes.buffer as ArrayBuffer] : []);
}

registerFonts();
port.on('message', (json: WrittenPicture['json'] | null) => {
  // Nobody wants anything any more: the thread ends.
  if (json === null) return port.close();
  try {
    say({ said: 'drawn', bytes: new Uint8Array(drawPicture(JSON.parse(json) as Picture)) });
  } catch (error) {
    say({ said: 'failed', error });
  }
});
say({ said: 'ready' });
