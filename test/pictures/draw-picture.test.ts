import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawPicture } from '../../src/pictures/draw-picture.ts';
import { drawable, font, isDrawable, registerFonts } from '../../src/pictures/fonts.ts';
import { readCatalogueFiles } from '../../src/store/data-files.ts';
import { LANGUAGES } from '../../src/text/language.ts';
import { DATA_FOLDER } from '../support/rules.ts';
import { historyIn, LONG_TITLE, SAMPLES } from './samples.ts';

beforeAll(registerFonts);

/** The pixels of a PNG, as whoever opens it sees them. */
async function pixelsOf(bytes: Uint8Array) {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const at = (x: number, y: number) => [...data.subarray((y * image.width + x) * 4, (y * image.width + x) * 4 + 4)];
  return { width: image.width, height: image.height, at };
}

describe.each(Object.entries(SAMPLES))('%s', (_, picture) => {
  test('is an opaque picture under 60 KB whose margin stays empty', async () => {
    const bytes = drawPicture(picture);
    expect(bytes.length).toBeLessThan(60 * 1_024);
    const { width, height, at } = await pixelsOf(bytes);
    expect(width).toBe(800);
    expect(height).toBeGreaterThan(200);
    expect(height).toBeLessThan(800);
    const card = [20, 24, 31, 255];
    for (let y = 4; y < height - 4; y++) for (const x of [5, 12, 790, 794]) expect(at(x, y)).toEqual(card);
    for (let x = 4; x < width - 4; x++) for (const y of [5, 12, height - 6]) expect(at(x, y)).toEqual(card);
  });

  test('is the same for the same values', () => {
    expect(Buffer.from(drawPicture(picture)).equals(drawPicture(structuredClone(picture)))).toBe(true);
  });
});

test('Japanese and Korean pictures write the same character each in their own way', () => {
  const inJapanese = Buffer.from(drawPicture(historyIn('en', '海述化')));
  expect(inJapanese.equals(drawPicture(historyIn('ja', '海述化')))).toBe(false);
  const context = createCanvas(120, 60).getContext('2d');
  const drawn = (language: 'ja' | 'ko') => {
    context.clearRect(0, 0, 120, 60);
    context.font = font(language, 40);
    context.fillText('海述化', 5, 45);
    return Buffer.from(context.getImageData(0, 0, 120, 60).data);
  };
  expect(drawn('ja').equals(drawn('ko'))).toBe(false);
});

test('what no font has is left out, and letters that none has become "…"', () => {
  expect(drawable('Żółć コーヒー 漢字 한국어 🎉👩‍👩‍👧')).toBe('Żółć コーヒー 漢字 한국어');
  expect(drawable('Love ❤️ Song')).not.toMatch(/\p{Variation_Selector}/u);
  expect(drawable('ฉันรัก NOVA7')).toBe('… NOVA7');
  expect(drawable('a\nb\u202ec')).toBe('a bc');
});

test('every sign in the names of the shipped catalogue has its glyph, emoji apart', () => {
  const { artists, songs } = readCatalogueFiles(DATA_FOLDER);
  const names = [...artists, ...songs].flatMap((entry) => namesIn(entry));
  expect(names.length).toBeGreaterThan(1_000);
  const missing = new Set(
    names.flatMap((name) => [...name.normalize('NFC')].filter((sign) => !isDrawable(sign.codePointAt(0) ?? 0))),
  );
  expect([...missing].filter((sign) => !/\p{Extended_Pictographic}|\p{Cf}|\p{Variation_Selector}/u.test(sign))).toEqual(
    [],
  );
});

/** Every text in an entry of the catalogue that is ever shown; other spellings are for the search alone. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'aliases' ? [] : namesIn(part)));
}

test.each(LANGUAGES)('a sign that a font has is drawn as itself, never as an empty box, in %s', (language) => {
  const context = createCanvas(80, 60).getContext('2d');
  const drawn = (text: string) => {
    context.clearRect(0, 0, 80, 60);
    context.font = font(language, 40);
    context.fillText(text, 5, 45);
    return Buffer.from(context.getImageData(0, 0, 80, 60).data).toString('base64');
  };
  // A code point that is no character: whatever comes out for it stands for "there is no sign".
  const box = drawn('\u{10fffd}');
  for (const sign of 'AŻşİőあアー漢海述化한뷁ñ×♡★・…') expect(drawn(sign), sign).not.toBe(box);
});

test('a title of any length ends within the picture', () => {
  const start = performance.now();
  drawPicture(historyIn('en', LONG_TITLE.repeat(200)));
  expect(drawPicture(historyIn('ja', '長'.repeat(10_000))).length).toBeLessThan(60 * 1_024);
  expect(performance.now() - start).toBeLessThan(10_000);
});
