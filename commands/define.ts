import type { CertificateDesk } from '../src/domain/certificate-desk.ts';
import type { Decided, Decider, WaitingReading } from '../src/domain/decision.ts';
import type { Rules } from '../src/domain/rules.ts';
import type { Catalogue } from '../src/store/catalogue.ts';
import type { Server, Servers } from '../src/store/servers.ts';
import type { Standings } from '../src/store/standings.ts';
import type { PlainKey, Translate } from '../src/text/translate.ts';
import type { Message } from '../src/views/message.ts';
import type { Caller, MessageReply, RawOption, ReplaceReply, Reply, Suggestion, Visibility } from './command.ts';

/** The parts of the bot that a call may ask. */
export interface Parts {
  readonly rules: Rules;
  readonly catalogue: Catalogue;
  readonly standings: Standings;
  readonly servers: Servers;
  readonly review: Review;
  readonly certificates: CertificateDesk;
}

/** Figures that wait for a check. A `scope` is a server's row; null is every figure. */
export interface Review {
  waiting(
    scope: number | null,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly readings: readonly WaitingReading[]; readonly total: number }>;
  accept(id: number, decider: Decider): Promise<Decided>;
  reject(id: number, decider: Decider): Promise<Decided>;
}

/** A call in the hands of a command. */
export interface Call {
  readonly caller: Caller;
  /** The server's settings; null outside servers, and where nobody has set anything yet. */
  readonly server: Server | null;
  readonly parts: Parts;
  /** Words for the reader alone: private replies. */
  readonly t: Translate;
}

/** What an option's raw value came to: a value for the command, or the reply that says why there is none. */
export type Resolution<T> = { readonly value: T } | { readonly reply: Reply };

/** An option kind with its own suggestions and parsing, so that it behaves alike in every command. */
export interface Option<T> {
  readonly kind: 'text' | 'channel';
  readonly description: PlainKey;
  readonly required: boolean;
  readonly suggest?: (typed: string, call: Call) => Promise<readonly Suggestion[]>;
  /** `again` is the button action that calls the same command with another value for this option. */
  readonly resolve: (raw: RawOption, call: Call, again: (value: string) => string | null) => Promise<Resolution<T>>;
}

/** The same option, left out at will. */
export function optional<T>(option: Option<T>): Option<T | null> {
  return { ...option, required: false };
}

export type Options = Readonly<Record<string, Option<unknown>>>;

/** The values of options, as a command gets them. */
export type ValuesOf<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

/** A slash command, or a subcommand of one. */
export interface Runnable {
  readonly name: string;
  readonly description: PlainKey;
  readonly options: Options;
  readonly visibility: Visibility;
  readonly run: (call: Call, values: Readonly<Record<string, unknown>>) => Promise<Reply>;
}

/** What a button of a command does: it gets what stands behind the action's name. */
export type Action = (call: Call, argument: string) => Promise<Reply>;

/** A command: itself runnable, or a folder of subcommands. */
export interface Command {
  readonly name: string;
  readonly description: PlainKey;
  /** For members with Manage Server; checked again at every call. */
  readonly managersOnly: boolean;
  /** For those who run this bot; checked again at every call. */
  readonly operatorsOnly?: boolean;
  readonly anywhere: boolean;
  readonly run: Runnable | null;
  readonly subcommands: readonly Runnable[];
  readonly actions: Readonly<Record<string, Action>>;
}

/** Makes something runnable, its values typed by its options. */
export function runnable<O extends Options>(definition: {
  readonly name: string;
  readonly description: PlainKey;
  readonly options: O;
  readonly visibility: Visibility;
  readonly run: (call: Call, values: ValuesOf<O>) => Promise<Reply>;
}): Runnable {
  const run: Runnable['run'] = (call, values) => definition.run(call, values as ValuesOf<O>);
  return { ...definition, run };
}

/** A reply for the caller alone. */
export function privately(message: Message): MessageReply {
  return { kind: 'message', visibility: 'private', message };
}

/** A private reply of one paragraph. */
export function say(sentence: string): MessageReply {
  return privately({ blocks: [{ type: 'text', text: sentence }] });
}

/** A button's answer in place of the message it is on. */
export function replace(message: Message): ReplaceReply {
  return { kind: 'replace', message };
}

/** The server of a call to a command for servers only. */
export function serverOf({ server }: Call): Server {
  if (!server) throw new Error('A command for servers was called outside one.');
  return server;
}
