import type { Language } from '../src/text/language.ts';
import type { Form, Message } from '../src/views/message.ts';

/** Who sees a reply. Discord fixes it when a call is acknowledged, so a command declares it before it runs. */
export type Visibility = 'public' | 'private';

/** A sentence in every language. */
export type Texts = Readonly<Record<Language, string>>;

/** What the bot may do in a channel, as far as posting there needs it. */
export type ChannelPermission =
  | 'view-channel'
  | 'send-messages'
  | 'send-messages-in-threads'
  | 'read-message-history'
  | 'embed-links'
  | 'attach-files';

/** A channel that a person chose as an option. */
export interface ChosenChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'announcement' | 'thread' | 'other';
  /** The permissions that the bot has there. */
  readonly botMay: ReadonlySet<ChannelPermission>;
}

/** A file that a person attached: only its name and size have come, its bytes are fetched when they are wanted. */
export interface AttachedFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** What the person's client took it for, such as `text/csv`. */
  readonly contentType: string | null;
  /** At most so many bytes of it. */
  readonly fetch: (mostBytes: number) => Promise<FetchedFile>;
}

/** A file's bytes, or why there are none. */
export type FetchedFile = { readonly bytes: Uint8Array } | { readonly problem: 'too-large' | 'unreachable' };

/** An option's value as it arrives: text for every kind but channels and files; a role is its id. */
export type RawOption = string | ChosenChannel | AttachedFile;

/** Who calls, and where. */
export interface Caller {
  /** Null in a direct message. */
  readonly server: { readonly id: string; readonly language: Language } | null;
  readonly channel: string;
  readonly user: string;
  readonly may: { readonly manageServer: boolean; readonly manageMessages: boolean };
  /** Whether the server's own command permissions give this member a command that is for managers; nothing: they do not. */
  readonly isAllowed?: (command: string) => Promise<boolean>;
  /** The ids of the roles that the person has in the server. */
  readonly roles: readonly string[];
  /** Whether this is who runs the bot. */
  readonly operator: boolean;
  /** The reader's own language. */
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A slash command as typed. */
export interface CommandRequest {
  readonly caller: Caller;
  readonly command: string;
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, RawOption>>;
}

/** An option being typed. */
export interface SuggestRequest extends CommandRequest {
  readonly focused: string;
}

/** A button pressed or a menu's choice made: `action` is what the button or menu carried. */
export interface ActionRequest {
  readonly caller: Caller;
  readonly action: string;
  /** What was chosen in a menu. */
  readonly chosen: readonly ChosenValue[];
}

/** A choice's value, a role's id, or a channel. */
export type ChosenValue = string | ChosenChannel;

/** A form filled in: `action` is what the form carried, `fields` the texts by the fields' names. */
export interface SubmitRequest {
  readonly caller: Caller;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A message that a command of its menu (Apps) was called on. */
export interface TargetMessage {
  readonly id: string;
  /** Everything that it says, as Discord Markdown; empty where it is a picture alone. */
  readonly text: string;
  /** Its address. */
  readonly link: string;
}

/** A command of a message's menu; `command` is its English name. */
export interface MessageCommandRequest {
  readonly caller: Caller;
  readonly command: string;
  readonly message: TargetMessage;
}

/** One suggestion while typing: at most 25 of them are shown, each name and value at most 100 characters. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

export type Reply = MessageReply | ReplaceReply | RemoveReply | FormReply;

/** A new message. */
export interface MessageReply {
  readonly kind: 'message';
  readonly visibility: Visibility;
  readonly message: Message;
  /**
   * Marks a public answer that need not stand twice in a channel: within `withinMs` of an answer of the same key
   * there, the asker alone is shown what `alone` makes of the link to that one.
   */
  readonly once?: {
    readonly key: string;
    readonly withinMs: number;
    readonly alone: (link: string) => Message;
  };
}

/** A form that opens. Discord takes it as the first answer only: what may open one is declared (`opensForm`). */
export interface FormReply {
  readonly kind: 'form';
  readonly form: Form;
}

/** A button's answer that takes the place of the message the button is on; a form's, where a button opened it. */
export interface ReplaceReply {
  readonly kind: 'replace';
  readonly message: Message;
}

/** A button's answer that deletes the message the button is on. */
export interface RemoveReply {
  readonly kind: 'remove';
}

/** What the door asks of the commands. None of these throws for anything a person typed. */
export interface Answers {
  readonly shapes: readonly CommandShape[];
  readonly messageShapes: readonly MessageCommandShape[];
  /** Whether the answer may be a form, so that it must not be deferred: it has to come within Discord's three seconds. */
  opensForm(request: CommandRequest | ActionRequest | MessageCommandRequest): boolean;
  /** Who will see the answer, known before the command runs: what is declared public, a server may want private. */
  visibility(request: CommandRequest): Visibility | Promise<Visibility>;
  command(request: CommandRequest): Promise<Reply>;
  action(request: ActionRequest): Promise<Reply>;
  /** What a filled-in form comes to: anything but another form. */
  submit(request: SubmitRequest): Promise<Reply>;
  /** A command of a message's menu. It is answered to the caller alone. */
  message(request: MessageCommandRequest): Promise<Reply>;
  suggest(request: SuggestRequest): Promise<readonly Suggestion[]>;
  /** The private reply to a call that failed by a defect of ours: says so, names `reference` for the operator's log. */
  failure(caller: Caller, reference: string, defect?: unknown): Reply;
}

/** A command as registered. */
export interface CommandShape {
  readonly name: string;
  readonly description: Texts;
  /** Hidden by default from members without Manage Server. */
  readonly managersOnly: boolean;
  /** Hidden by default from everybody but the admins of a server, since only those who run the bot may use it. */
  readonly operatorsOnly?: boolean;
  /** Whether it can be called outside servers, too. */
  readonly anywhere: boolean;
  readonly options: readonly OptionShape[];
  readonly subcommands: readonly SubcommandShape[];
}

/** A command of a message's menu as registered. Its names, at most 32 characters each, may hold spaces and capitals. */
export interface MessageCommandShape {
  readonly name: Texts;
}

export interface SubcommandShape {
  readonly name: string;
  readonly description: Texts;
  readonly options: readonly OptionShape[];
}

/** How Discord asks for an option. */
export type OptionKind = 'text' | 'channel' | 'role' | 'file';

export interface OptionShape {
  readonly name: string;
  readonly description: Texts;
  readonly kind: OptionKind;
  readonly required: boolean;
  readonly suggests: boolean;
  readonly choices: readonly { readonly name: Texts; readonly value: string }[];
}
