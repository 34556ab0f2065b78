import type { Language } from '../src/text/language.ts';
import type { Message } from '../src/views/message.ts';

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

/** An option's value as it arrives: text for every kind but channels. */
export type RawOption = string | ChosenChannel;

/** Who calls, and where. */
export interface Caller {
  /** Null in a direct message. */
  readonly server: { readonly id: string; readonly language: Language } | null;
  readonly channel: string;
  readonly user: string;
  readonly may: { readonly manageServer: boolean; readonly manageMessages: boolean };
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

/** A button pressed: `action` is what the button carried. */
export interface ActionRequest {
  readonly caller: Caller;
  readonly action: string;
}

/** One suggestion while typing: at most 25 of them are shown, each name and value at most 100 characters. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

export type Reply = MessageReply | ReplaceReply | RemoveReply;

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

/** A button's answer that takes the place of the message the button is on. */
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
  /** Who will see the answer, known before the command runs. */
  visibility(request: CommandRequest): Visibility;
  command(request: CommandRequest): Promise<Reply>;
  action(request: ActionRequest): Promise<Reply>;
  suggest(request: SuggestRequest): Promise<readonly Suggestion[]>;
  /** The private reply to a call that failed by a defect of ours: says so, names `reference` for the operator's log. */
  failure(caller: Caller, reference: string): Reply;
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

export interface SubcommandShape {
  readonly name: string;
  readonly description: Texts;
  readonly options: readonly OptionShape[];
}

export interface OptionShape {
  readonly name: string;
  readonly description: Texts;
  readonly kind: 'text' | 'channel';
  readonly required: boolean;
  readonly suggests: boolean;
  readonly choices: readonly { readonly name: Texts; readonly value: string }[];
}
