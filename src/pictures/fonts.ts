import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';
import type { Language } from '../text/language.ts';
import { type Coverage, readCoverage } from './glyphs.ts';

/** Only fonts that come with the bot are used: those of the system differ from host to host. */
const FAMILIES = {
  latin: { name: 'Tierwatch Latin', package: 'noto-sans', file: 'NotoSans' },
  japanese: { name: 'Tierwatch Japanese', package: 'noto-sans-jp', file: 'NotoSansJP' },
  korean: { name: 'Tierwatch Korean', package: 'noto-sans-kr', file: 'NotoSansKR' },
} as const;

const WEIGHTS = { regular: { number: 400, file: '400Regular' }, bold: { number: 700, file: '700Bold' } } as const;

export type Weight = keyof typeof WEIGHTS;

/** Which font is asked first for a sign that several have: Japanese and Korean write the same characters differently. */
const ORDER: Readonly<Record<Language, readonly (keyof typeof FAMILIES)[]>> = {
  en: ['latin', 'japanese', 'korean'],
  ja: ['latin', 'japanese', 'korean'],
  ko: ['latin', 'korean', 'japanese'],
};

let coverages: readonly Coverage[] | null = null;

/** Makes the fonts known to the canvas; a thread that comes after another finds them there. */
export function registerFonts(): void {
  const known = new Map(GlobalFonts.families.map(({ family, styles }) => [family, styles.map(({ weight }) => weight)]));
  for (const family of Object.values(FAMILIES)) {
    for (const weight of Object.values(WEIGHTS)) {
      if (known.get(family.name)?.includes(weight.number)) continue;
      const file = fileOf(family, weight.file);
      if (!GlobalFonts.registerFromPath(file, family.name)) throw new Error(`The font ${file} cannot be used.`);
    }
  }
}

/** A font as a canvas takes it. `size` is in pixels. */
export function font(language: Language, size: number, weight: Weight = 'regular'): string {
  return `${WEIGHTS[weight].number} ${size}px ${families(language)}`;
}

/** The families of a language's texts, in the order in which they are asked. */
export function families(language: Language): string {
  return ORDER[language].map((key) => `"${FAMILIES[key].name}"`).join(', ');
}

/** Whether there is a sign for a character in the fonts that come with the bot. */
export function isDrawable(codePoint: number): boolean {
  coverages ??= Object.values(FAMILIES).map((family) => readCoverage(fileOf(family, WEIGHTS.regular.file)));
  return coverages.some((covers) => covers(codePoint));
}

const NOT_SHOWN = /[\p{Cc}\p{Cf}\p{Variation_Selector}\p{Emoji_Modifier}]/u;
const LETTER = /\p{L}/u;

/**
 * A text as it can be drawn, on one line: never an empty box. Emoji and other signs that no font has are left out, a run
 * of letters that none has becomes "…".
 */
export function drawable(text: string): string {
  let drawn = '';
  for (const sign of text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ')) {
    if (NOT_SHOWN.test(sign)) continue;
    if (isDrawable(sign.codePointAt(0) ?? 0)) drawn += sign;
    else if (LETTER.test(sign) && !drawn.endsWith('…')) drawn += '…';
  }
  return drawn.replace(/ +/g, ' ').trim();
}

function fileOf(family: { readonly package: string; readonly file: string }, weight: string): string {
  return fileURLToPath(
    import.meta.resolve(`@expo-google-fonts/${family.package}/${weight}/${family.file}_${weight}.ttf`),
  );
}
