import type { ByHand } from '../src/domain/by-hand.ts';
import type { CertificateDesk } from '../src/domain/certificate-desk.ts';
import type { Author } from '../src/domain/change.ts';
import type { ChartUploads } from '../src/domain/chart-upload.ts';
import type { Doctor } from '../src/domain/check-up.ts';
import type { ServerConfigs } from '../src/domain/config-file.ts';
import type { Decided, Decider } from '../src/domain/decision.ts';
import type { Rules } from '../src/domain/rules.ts';
import type { WatchFiles } from '../src/domain/watch-file.ts';
import type { Audit } from '../src/store/audit.ts';
import type { Boards } from '../src/store/boards.ts';
import type { Catalogue } from '../src/store/catalogue.ts';
import type { CertifiedSongs } from '../src/store/certified-songs.ts';
import type { CheckUps } from '../src/store/check-up.ts';
import type { Closest } from '../src/store/closest.ts';
import type { ClosestForecasts } from '../src/store/closest-forecasts.ts';
import type { About } from '../src/store/data-age.ts';
import type { Drafts } from '../src/store/drafts.ts';
import type { FirstChoices } from '../src/store/first-choices.ts';
import type { Histories } from '../src/store/histories.ts';
import type { Announcements } from '../src/store/ledger-log.ts';
import type { Markets } from '../src/store/markets.ts';
import type { WaitingPage } from '../src/store/observations.ts';
import type { Outlooks } from '../src/store/outlook.ts';
import type { OwnSongs } from '../src/store/own-songs.ts';
import type { PersonalData } from '../src/store/personal-data.ts';
import type { PostingSettingsStore } from '../src/store/posting-settings.ts';
import type { Proposals } from '../src/store/proposals.ts';
import type { Reports } from '../src/store/reports.ts';
import type { ServerCertificates } from '../src/store/server-certificates.ts';
import type { Server, Servers } from '../src/store/servers.ts';
import type { Standings } from '../src/store/standings.ts';
import type { ServerChannels } from '../src/store/target-wishes.ts';
import type { Watches } from '../src/store/watches.ts';
import type { Wishes } from '../src/store/wishes.ts';
import type { YearReviews } from '../src/store/year-reviews.ts';
import type { PlainKey, Translate } from '../src/text/translate.ts';
import type { Form, Message, PictureBlock } from '../src/views/message.ts';
import type { Obstacle } from '../src/views/notice.ts';
import type { Picture } from '../src/views/picture.ts';
import type {
  Caller,
  ChosenValue,
  FormReply,
  MessageReply,
  OptionKind,
  RawOption,
  ReplaceReply,
  Reply,
  Suggestion,
  TargetMessage,
  Visibility,
} from './command.ts';

/** The parts of the bot that a call may ask. */
export interface Parts {
  readonly rules: Rules;
  readonly catalogue: Catalogue;
  readonly standings: Standings;
  readonly outlooks: Outlooks;
  readonly closest: Closest;
  readonly closestForecasts: ClosestForecasts;
  readonly histories: Histories;
  readonly servers: Servers;
  readonly watches: Watches;
  readonly watchFiles: WatchFiles;
  readonly configs: ServerConfigs;
  readonly ownSongs: OwnSongs;
  readonly proposals: Proposals;
  readonly review: Review;
  readonly certificates: CertificateDesk;
  readonly certifiedSongs: CertifiedSongs;
  readonly byHand: ByHand;
  readonly drafts: Drafts;
  readonly chartUploads: ChartUploads;
  readonly serverCertificates: ServerCertificates;
  readonly announcements: Announcements;
  readonly postingSettings: PostingSettingsStore;
  readonly boards: Boards;
  readonly personalData: PersonalData;
  readonly checkUps: CheckUps;
  readonly doctor: Doctor;
  readonly markets: Markets;
  readonly about: About;
  readonly audit: Audit;
  readonly channels: ServerChannels;
  readonly firstChoices: FirstChoices;
  readonly yearReviews: YearReviews;
  readonly posting: Posting;
  readonly pictures: Pictures;
  readonly wishes: Wishes;
  readonly reports: Reports;
}

/** Who draws. */
export interface Pictures {
  /**
   * Draws a picture for a person. Everything it says must be in the text beside it, so an answer is complete without:
   * `too-many` where the person asked for many within a short time, `busy` where others wait, `failed` where it cannot be
   * drawn, which is logged.
   */
  draw(picture: Picture, asker: string): Promise<PictureBlock | NoPicture>;
}

/** Why there is no picture. */
export type NoPicture = 'too-many' | 'busy' | 'failed';

/** Figures that wait for a check. A `scope` is a server's row; null is every figure. */
export interface Review {
  waiting(scope: number | null, page: { readonly offset: number; readonly limit: number }): Promise<WaitingPage>;
  accept(id: number, decider: Decider): Promise<Decided>;
  reject(id: number, decider: Decider): Promise<Decided>;
}

/** What commands ask of whoever posts. */
export interface Posting {
  /** Looks at a server's held channels, and lets go what waits for those that work again. */
  retry(server: number): Promise<readonly RetriedChannel[]>;
  /** Begins to do so without being waited for, at most once a minute a server. */
  begin(server: number): void;
  /** Says what a channel is, and what keeps the bot from posting there; `reason` is why the ledger holds it. */
  examine(channel: string, reason?: string | null): Promise<ExaminedChannel>;
  /** Has what is owed looked at at once. */
  wake(): void;
}

/** A channel that was held. */
export interface RetriedChannel {
  readonly channel: string;
  /** What still keeps posts from it; null where nothing seems to, and what waited goes out. */
  readonly obstacle: Obstacle | null;
  /** How many posts waited. */
  readonly waiting: number;
}

export interface ExaminedChannel {
  /** Null where the channel cannot be seen. */
  readonly kind: 'text' | 'announcement' | 'thread' | 'direct' | 'other' | null;
  readonly obstacle: Obstacle | null;
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
  readonly kind: OptionKind;
  readonly description: PlainKey;
  readonly required: boolean;
  /** Where it is one of a few: Discord offers these and nothing else. */
  readonly choices?: readonly OptionChoice[];
  /** `others` are the command's other options as far as they are typed. */
  readonly suggest?: (
    typed: string,
    call: Call,
    others: Readonly<Record<string, RawOption>>,
  ) => Promise<readonly Suggestion[]>;
  /** `again` is the button action that calls the same command with another value for this option. */
  readonly resolve: (raw: RawOption, call: Call, again: (value: string) => string | null) => Promise<Resolution<T>>;
}

/** One of the few values that an option takes. */
export interface OptionChoice {
  readonly value: string;
  readonly name: PlainKey;
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
  /** Whether it may answer with a form, which has to come at once. */
  readonly opensForm?: true;
  readonly run: (call: Call, values: Readonly<Record<string, unknown>>) => Promise<Reply>;
}

/** What a button or menu of a command does: it gets what stands behind the action's name, and what was chosen. */
export type Action = (call: Call, argument: string, chosen: readonly ChosenValue[]) => Promise<Reply>;

/** What becomes of a filled-in form of a command: it gets what stands behind the action's name, and the fields' texts. */
export type FormAction = (call: Call, argument: string, fields: Readonly<Record<string, string>>) => Promise<Reply>;

/** A command in the menu of every message, beside a slash command whose members' rights it shares. It may open a form. */
export interface MessageCommand {
  readonly name: PlainKey;
  readonly run: (call: Call, message: TargetMessage) => Promise<Reply>;
}

/** A command: itself runnable, or a folder of subcommands. */
export interface Command {
  readonly name: string;
  readonly description: PlainKey;
  /** For members with Manage Server; checked again at every call. */
  readonly managersOnly: boolean;
  /** For those who run this bot; checked again at every call. */
  readonly operatorsOnly?: boolean;
  /** For those members, for those with the server's reporter role, and for who runs the bot. */
  readonly reportersOnly?: true;
  readonly anywhere: boolean;
  readonly run: Runnable | null;
  readonly subcommands: readonly Runnable[];
  readonly actions: Readonly<Record<string, Action>>;
  /** Those of the actions that may open a form. */
  readonly formOpeners?: readonly string[];
  readonly forms?: Readonly<Record<string, FormAction>>;
  readonly messageCommand?: MessageCommand;
}

/** Makes something runnable, its values typed by its options. */
export function runnable<O extends Options>(definition: {
  readonly name: string;
  readonly description: PlainKey;
  readonly options: O;
  readonly visibility: Visibility;
  readonly opensForm?: true;
  readonly run: (call: Call, values: ValuesOf<O>) => Promise<Reply>;
}): Runnable {
  const run: Runnable['run'] = (call, values) => definition.run(call, values as ValuesOf<O>);
  return { ...definition, run };
}

/** A defect that ended an import half-way: what was taken over stands, and the same button takes over the rest. */
export class HalfDone extends Error {}

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

/** A form to fill in. */
export function fill(form: Form): FormReply {
  return { kind: 'form', form };
}

/** Who calls, as whoever changes something. */
export function authorOf({ caller }: Call): Author {
  return { user: caller.user, at: caller.at };
}

/** The server of a call to a command for servers only. */
export function serverOf({ server }: Call): Server {
  if (!server) throw new Error('A command for servers was called outside one.');
  return server;
}
