import type { Message } from './message.ts';

/** Escapes, bold, small print and links of the Markdown that our own messages are written in. */
const MARKDOWN = /\\([^\p{L}\p{N}\s])|\*\*|^-# |\[((?:\\.|[^\]\\])*)\]\((\S+?)\)/gmu;

/** What a message says as plain text, to be pasted anywhere: without Markdown, pictures and buttons. */
export function plainText({ blocks }: Message): string {
  const texts = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  return texts.map(withoutMarkdown).join('\n');
}

function withoutMarkdown(markdown: string): string {
  return markdown.replace(MARKDOWN, (_, sign?: string, label?: string, link?: string) =>
    label !== undefined && link !== undefined ? `${withoutMarkdown(label)} (${link})` : (sign ?? ''),
  );
}

/** A text as Discord shows it sign for sign, with a button of its own to copy it on some devices. */
export function codeBlock(plain: string): string {
  return `\`\`\`\n${plain.replaceAll('```', "'''")}\n\`\`\``;
}
