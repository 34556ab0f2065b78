import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPicture } from '../../src/pictures/draw-picture.ts';
import { registerFonts } from '../../src/pictures/fonts.ts';
import { altOf } from '../../src/views/picture-alt.ts';
import { SAMPLES } from './samples.ts';

/** Draws every sample into a folder, with its alt text beside it: `npm run pictures [FOLDER]`. */

const print = (line: string) => process.stdout.write(`${line}\n`);
const folder = process.argv[2] ?? 'test-output/pictures';
mkdirSync(folder, { recursive: true });
registerFonts();
for (const [name, picture] of Object.entries(SAMPLES)) {
  const bytes = drawPicture(picture);
  writeFileSync(join(folder, `${name}.png`), bytes);
  writeFileSync(join(folder, `${name}.txt`), `${altOf(picture)}\n`);
  print(`${name}: ${(bytes.length / 1_024).toFixed(1)} KB`);
}
print(`They are in ${folder}.`);
