/**
 * What people see, as plain data. Text is Discord Markdown: whoever writes a name or other data into it
 * escapes it first (`escapeText`). The door turns a message into Discord's components.
 */
export interface Message {
  /** The colour of the bar at the message's side, 0xRRGGBB. It never says anything that the text does not. */
  readonly accent?: number;
  /** The id of one role that a post mentions and notifies in front of its first text; replies leave it out. */
  readonly mention?: string;
  readonly blocks: readonly Block[];
}

export type Block = TextBlock | DividerBlock | PictureBlock | ButtonsBlock;

export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
}

export interface DividerBlock {
  readonly type: 'divider';
}

export interface PictureBlock {
  readonly type: 'picture';
  /** The file's name with its ending, ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the picture says, in words: at most 1,024 characters. */
  readonly alt: string;
}

/** One row of at most five buttons. */
export interface ButtonsBlock {
  readonly type: 'buttons';
  readonly buttons: readonly Button[];
}

/** A button either calls back (`action`, at most 100 characters: `<name>:<argument>`) or opens an https address (`link`). */
export type Button =
  | { readonly label: string; readonly action: string; readonly style?: 'primary' | 'secondary' | 'danger' }
  | { readonly label: string; readonly link: string };

/** A text block. */
export function text(value: string): TextBlock {
  return { type: 'text', text: value };
}

/** A row of buttons. */
export function buttons(...row: Button[]): ButtonsBlock {
  return { type: 'buttons', buttons: row };
}
