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

export type Block = TextBlock | DividerBlock | PictureBlock | FileBlock | ButtonsBlock | SelectBlock;

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

/** A file to download. What it is must be in the text beside it. */
export interface FileBlock {
  readonly type: 'file';
  /** The file's name with its ending, ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array;
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

/** A menu to choose from, in a row of its own. What is chosen is called back with its action, at most 100 characters. */
export interface SelectBlock {
  readonly type: 'select';
  readonly action: string;
  /** What is shown as long as nothing is chosen, and what the menu is called: at most 150 characters. */
  readonly placeholder: string;
  readonly menu: ChoiceMenu | PlaceMenu;
  /** How many must be chosen: 1 where nothing is said; 0 lets somebody choose nothing. */
  readonly least?: number;
  /** How many may be chosen: 1 where nothing is said. */
  readonly most?: number;
}

/** At most 25 choices, each label and hint at most 100 characters. */
export interface ChoiceMenu {
  readonly of: 'choices';
  readonly choices: readonly {
    readonly label: string;
    readonly value: string;
    readonly hint?: string;
    readonly chosen?: boolean;
  }[];
}

/** The channels that take posts, or the roles, of the server; `chosen` are the ids of those that are chosen now. */
export interface PlaceMenu {
  readonly of: 'channels' | 'roles';
  readonly chosen: readonly string[];
}

/** A window with fields to fill in. Discord shows at most five fields, and no form in answer to a form. */
export interface Form {
  /** At most 45 characters. */
  readonly title: string;
  /** What is called back with the fields, like a button's action: at most 100 characters, `<name>:<argument>`. */
  readonly action: string;
  readonly fields: readonly FormField[];
}

export type FormField = TextField | ChoiceField;

interface FieldBase {
  /** By which the filled-in text is found. */
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** What is written small under the label: at most 100 characters. */
  readonly hint?: string;
  readonly required: boolean;
}

/** A line to write in. */
export interface TextField extends FieldBase {
  readonly kind: 'text';
  /** What stands in it already. */
  readonly value?: string;
  /** What is shown as long as it is empty: at most 100 characters. */
  readonly example?: string;
  /** Characters that it takes: at most 4,000. */
  readonly most: number;
}

/** A choice of one among at most 25. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly choices: readonly { readonly label: string; readonly value: string }[];
  /** The value that is chosen to begin with. */
  readonly chosen?: string;
}

/** A text block. */
export function text(value: string): TextBlock {
  return { type: 'text', text: value };
}

/** A row of buttons. */
export function buttons(...row: Button[]): ButtonsBlock {
  return { type: 'buttons', buttons: row };
}
