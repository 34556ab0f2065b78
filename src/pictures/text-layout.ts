import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Language } from '../text/language.ts';

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words: Readonly<Record<Language, Intl.Segmenter>> = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  ja: new Intl.Segmenter('ja', { granularity: 'word' }),
  ko: new Intl.Segmenter('ko', { granularity: 'word' }),
};

/** Signs that do not begin a line, and those that do not end one. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

/** A text in at most `most` lines no wider than `width`, by the font that is set; what does not fit is cut with "…". */
export function wrap(
  context: SKRSContext2D,
  text: string,
  { width, most, language }: { readonly width: number; readonly most: number; readonly language: Language },
): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = piecesOf(text, language);
  for (const [index, piece] of pieces.entries()) {
    if (fits(context, (line + piece).trimEnd(), width)) {
      line += piece;
      continue;
    }
    if (lines.length === most - 1) return [...lines, cut(context, line + pieces.slice(index).join(''), width)];
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece.trimStart();
    // A word that is wider than a line is broken anywhere.
    while (!fits(context, line.trimEnd(), width)) {
      if (lines.length >= most - 1) return [...lines, cut(context, line + pieces.slice(index + 1).join(''), width)];
      const head = longestStart(context, line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A text no wider than `width`, by the font that is set; what does not fit is cut with "…". */
export function cut(context: SKRSContext2D, text: string, width: number): string {
  if (fits(context, text.trimEnd(), width)) return text.trimEnd();
  const start = longestStart(context, text, width - context.measureText(ELLIPSIS).width);
  return `${start.trimEnd()}${ELLIPSIS}`;
}

/** Words, with the signs that stay with them. */
function piecesOf(text: string, language: Language): string[] {
  const pieces: string[] = [];
  for (const { segment } of words[language].segment(text)) {
    const last = pieces.at(-1);
    const joins = last !== undefined && (CLOSING.test(segment) || OPENING.test(last) || segment.trim() === '');
    if (joins) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function fits(context: SKRSContext2D, text: string, width: number): boolean {
  return context.measureText(text).width <= width;
}

/** At least one sign, so that whoever breaks a text comes to its end. */
function longestStart(context: SKRSContext2D, text: string, width: number): string {
  // More signs than pixels never fit: a text of any length is measured a few times.
  const starts = [...graphemes.segment(text.slice(0, Math.max(1, Math.ceil(width))))].map(
    ({ index, segment }) => index + segment.length,
  );
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(context, text.slice(0, starts[middle]), width)) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, starts[low]);
}
