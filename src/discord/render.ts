import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ComponentType,
  type RawFile,
  SeparatorSpacingSize,
} from 'discord.js';
import type { FileBlock, Message, PictureBlock } from '../views/message.ts';
import { renderButtons } from './buttons.ts';
import { cutLines, FULL_BUDGET, fits, keepingRoomForMark, spend, type TextBudget } from './cut.ts';
import { cutText, FLAGS, LIMITS } from './limits.ts';
import { renderSelect } from './selects.ts';

/** A message as Discord takes it: the part of the body that says what it shows, and the files that go with it. */
export interface RenderedMessage {
  readonly body: {
    readonly flags: number;
    readonly components: readonly APIContainerComponent[];
    /** Nobody is ever notified by a name in a text. */
    readonly allowed_mentions: { readonly parse: readonly [] };
    /** An edit takes off what is not named here. */
    readonly attachments: readonly { readonly id: string; readonly description?: string }[];
  };
  readonly files: RawFile[];
  /** What did not fit and was cut or left out, in words for the log. */
  readonly shortened: readonly string[];
}

type Part = APIComponentInContainer;

/**
 * Turns a message into one container of components. What Discord would refuse for its size is cut, never sent.
 *
 * @see https://discord.com/developers/docs/components/reference#container
 */
export function renderMessage(message: Message): RenderedMessage {
  const shortened: string[] = [];
  const uploads: { block: PictureBlock | FileBlock; name: string }[] = [];
  const parts: Part[] = [];
  for (const block of message.blocks) {
    switch (block.type) {
      case 'text':
        if (block.text.trim() !== '') parts.push(textDisplay(block.text));
        break;
      case 'divider':
        parts.push({ type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small });
        break;
      case 'buttons':
        parts.push(...renderButtons(block.buttons, (reason) => shortened.push(`left out ${reason}`)));
        break;
      case 'select':
        parts.push(...renderSelect(block, (reason) => shortened.push(`left out ${reason}`)));
        break;
      case 'picture':
      case 'file':
        if (uploads.length === LIMITS.files) shortened.push(`left out a ${block.type} after the tenth`);
        else {
          const name = fileName(block.name, uploads.length);
          uploads.push({ block, name });
          parts.push(block.type === 'file' ? file(name) : gallery(name, block.alt));
        }
        break;
    }
  }
  const components = withinTextLimits(withinComponentLimit(parts, shortened), shortened);
  const shown = uploads.filter(({ name }) => components.some((part) => shows(part, name)));
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    ...(message.accent === undefined ? {} : { accent_color: message.accent }),
    components: components.length === 0 ? [textDisplay('…')] : components,
  };
  return {
    body: {
      flags: FLAGS.componentsV2,
      components: [container],
      allowed_mentions: { parse: [] },
      attachments: shown.map(({ block }, index) => ({
        id: String(index),
        ...(block.type === 'picture' ? description(block.alt) : {}),
      })),
    },
    files: shown.map(({ block, name }) => ({ name, data: block.bytes })),
    shortened,
  };
}

/** Joins neighbouring texts only where there are too many components: Discord sets separate ones further apart. */
function withinComponentLimit(parts: readonly Part[], shortened: string[]): Part[] {
  // The container is a component itself.
  const room = LIMITS.components - 1;
  if (count(parts) <= room) return [...parts];
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (isText(part) && last && isText(last))
      joined[joined.length - 1] = textDisplay(`${last.content}\n${part.content}`);
    else joined.push(part);
  }
  if (count(joined) <= room) return joined;
  shortened.push('left out what came after the fortieth component');
  while (count(joined) > room - 1) joined.pop();
  return [...joined, textDisplay('…')];
}

/** After the text that has to be cut no further one is shown; pictures, files and buttons stay. */
function withinTextLimits(parts: readonly Part[], shortened: string[]): Part[] {
  if (fitsWhole(parts)) return [...parts];
  shortened.push('cut a text that was too long');
  const kept: Part[] = [];
  let budget: TextBudget | null = FULL_BUDGET;
  for (const part of parts) {
    if (!isText(part)) {
      if (budget || part.type !== ComponentType.Separator) kept.push(part);
    } else if (budget && fits(keepingRoomForMark(budget), part.content)) {
      kept.push(part);
      budget = spend(budget, part.content);
    } else if (budget) {
      kept.push(textDisplay(cutLines(part.content, budget)));
      budget = null;
    }
  }
  return kept;
}

function fitsWhole(parts: readonly Part[]): boolean {
  const left = parts.filter(isText).reduce((budget, { content }) => spend(budget, content), FULL_BUDGET);
  return left.units >= 0 && left.bytes >= 0;
}

function count(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + 1 + (part.type === ComponentType.ActionRow ? part.components.length : 0), 0);
}

function isText(part: Part): part is APITextDisplayComponent {
  return part.type === ComponentType.TextDisplay;
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: content.toWellFormed() };
}

function gallery(name: string, alt: string): Part {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, ...description(alt) }],
  };
}

function file(name: string): Part {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

function shows(part: Part, name: string): boolean {
  const url = `attachment://${name}`;
  if (part.type === ComponentType.File) return part.file.url === url;
  return part.type === ComponentType.MediaGallery && part.items.some(({ media }) => media.url === url);
}

function description(alt: string): { description?: string } {
  return alt.trim() === '' ? {} : { description: cutText(alt, LIMITS.alt) };
}

/** Discord renames files with other characters, and two of one name could not be told apart. */
function fileName(name: string, index: number): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return index === 0 ? plain : `${index + 1}-${plain}`;
}
