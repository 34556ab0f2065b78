import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import { type Block, buttons, type Message, text } from './message.ts';

/** How many announcements one post names; the rest are counted, and stand in `/announcements log`. */
export const MOST_LINES = 20;

/** What went wrong with what a post says. */
export type Correction =
  | { readonly kind: 'retracted' }
  | { readonly kind: 'retracted-certificate' }
  | { readonly kind: 'figure'; readonly before: number; readonly after: number };

/** One post in the place of several, with the block that each of them became. */
export function catchUpPost(view: {
  readonly why: 'held' | 'quiet-hours' | 'cap' | 'batch';
  /** The posts whose place it takes, in their order. */
  readonly posts: readonly { readonly announcement: number; readonly message: Message }[];
  readonly language: Language;
  readonly nonce: string;
}): { readonly message: Message; readonly blockOf: Readonly<Record<number, number>> } {
  const { why, posts, language, nonce } = view;
  const t = translator(language);
  const heading = {
    held: t('digest.held'),
    'quiet-hours': t('digest.quietHours'),
    cap: t('digest.cap'),
    batch: t('digest.batch'),
  }[why];
  const named = posts.slice(0, MOST_LINES);
  const more = posts.length - named.length;
  const blocks: Block[] = [text(heading), ...named.map(({ message }) => text(lineOf(message)))];
  if (more > 0) blocks.push(text(`-# ${t('digest.more', { n: more })}`));
  blocks.push(markerButton(nonce, language));
  return {
    message: { blocks },
    blockOf: Object.fromEntries(named.map(({ announcement }, index) => [announcement, index + 1])),
  };
}

/** A post as one line of another: what happened, and the number it rests on. */
function lineOf(message: Message): string {
  const [first, second] = message.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  const proof = second?.split('\n')[0];
  return proof === undefined ? (first ?? '') : `${first}\n-# ${proof}`;
}

/** The button by which the bot knows its own post again, on posts that are about no single song. */
export function markerButton(nonce: string, language: Language): Block {
  return buttons({ label: translator(language)('digest.about'), action: `post:${nonce}` });
}

/** A post with an honest line about what was wrong in it, at the end of one of its blocks or of the whole. */
export function corrected(
  message: Message,
  corrections: readonly { readonly block: number | null; readonly correction: Correction }[],
  language: Language,
): Message {
  const blocks = [...message.blocks];
  for (const { block, correction } of corrections) {
    const line = correctionText(correction, language);
    const at = block ?? blocks.findLastIndex((candidate) => candidate.type === 'text');
    const corrected = blocks[at];
    if (corrected?.type === 'text') blocks[at] = text(`${corrected.text}\n${line}`);
  }
  return { ...message, blocks };
}

function correctionText(correction: Correction, language: Language): string {
  const t = translator(language);
  switch (correction.kind) {
    case 'retracted':
      return t('digest.retracted');
    case 'retracted-certificate':
      return t('digest.retractedCertificate');
    case 'figure':
      return t('digest.figure', {
        before: formatCountBeforeUnit(correction.before, language),
        after: formatCountBeforeUnit(correction.after, language),
      });
  }
}
