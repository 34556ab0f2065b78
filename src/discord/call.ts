import type { Answers, Caller } from '../../commands/command.ts';
import type { Message } from '../views/message.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { CODES, type InteractionApi, type Sent } from './interaction-api.ts';
import type { Log } from './log.ts';
import { type RenderedMessage, renderMessage } from './render.ts';
import type { RestFailure } from './rest-failure.ts';
import type { StandingAnswers } from './see-above.ts';

/** Milliseconds. Discord waits three seconds for the first answer, counted from the interaction's id. */
export interface AnsweringTimes {
  /** After this long a command that is still at work is deferred. */
  readonly deferAfterMs: number;
  /** The age by which an interaction is acknowledged, whatever came before it reached us. */
  readonly acknowledgeByMs: number;
  /** The age by which suggestions are sent, if only none. */
  readonly suggestByMs: number;
}

/** The times that leave the network half a second. */
export const ANSWERING_TIMES: AnsweringTimes = { deferAfterMs: 1_500, acknowledgeByMs: 2_500, suggestByMs: 2_500 };

/** What answering works with. */
export interface AnsweringParts {
  readonly answers: Answers;
  readonly log: Log;
  /** The Discord ids of those who run the bot. */
  readonly operators: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly times: AnsweringTimes;
  readonly standing: StandingAnswers;
  /** A short text by which the operator finds a failure in the log. */
  readonly newReference: () => string;
  /** Told how each call ended, for whoever counts; `what` is a command or the name of a button. */
  readonly onEnded?: (what: string, outcome: CallOutcome, ms: number) => void;
  /** Does a call's work under its id, so that whatever is logged meanwhile can be found by it. */
  readonly under?: (id: string, work: () => Promise<void>) => Promise<void>;
}

/** How a call ended: answered, through a defect, or with an answer that Discord did not take. */
export type CallOutcome = 'answered' | 'failed' | 'refused';

/** One interaction being answered. */
export interface Call {
  readonly caller: Caller;
  readonly api: InteractionApi;
  readonly conversation: Conversation;
  /** The message a pressed button is on. */
  readonly source: string | null;
  /** How old the interaction was when it arrived, in milliseconds; never negative, however wrong our clock is. */
  readonly ageMs: number;
  /** Notes that it did not end well; the first word stands. */
  note(outcome: CallOutcome): void;
  /** How it ended, as far as is known. */
  outcome(): CallOutcome;
  /** What the log says of it, with its age by now. */
  fields(): object;
}

/** Begins a call. `sentAt` is when Discord made the interaction, in milliseconds since 1970. */
export function createCall(
  parts: AnsweringParts,
  given: { id: string; what: string; caller: Caller; api: InteractionApi; source: string | null; sentAt: number },
): Call {
  const { id, what, caller, api, source, sentAt } = given;
  let ended: CallOutcome = 'answered';
  const age = () => Math.max(0, parts.clock() - sentAt);
  return {
    caller,
    api,
    conversation: createConversation(api),
    source,
    ageMs: age(),
    note: (outcome) => {
      if (ended === 'answered') ended = outcome;
    },
    outcome: () => ended,
    fields: () => ({
      interaction: id,
      call: what,
      server: caller.server?.id ?? null,
      channel: caller.channel,
      ageMs: age(),
    }),
  };
}

/** Renders a message, and says in the log what had to be cut. */
export function render(parts: AnsweringParts, call: Call, message: Message): RenderedMessage {
  const rendered = renderMessage(message);
  if (rendered.shortened.length > 0) {
    parts.log.warn({ ...call.fields(), shortened: rendered.shortened }, 'An answer was too long for Discord.');
  }
  return rendered;
}

/** Writes a refused request down. True when nothing more can be said in this interaction. */
export function noteRefusal(parts: AnsweringParts, call: Call, failure: RestFailure): boolean {
  const { status, code, reason, fields } = failure;
  call.note('refused');
  const about = { ...call.fields(), status, code, reason, errors: fields };
  if (code === CODES.unknownInteraction) {
    parts.log.warn(about, 'An answer came too late for Discord, or the clock of this machine is wrong.');
    return true;
  }
  if (code === CODES.alreadyAcknowledged) {
    parts.log.warn(about, 'A call had been answered already; is the bot running twice?');
    return true;
  }
  parts.log.error(about, 'Discord refused an answer.');
  return false;
}

/** Tells the caller, privately, that it did not work, under a reference that is in the log beside the cause. */
export async function sayFailure(parts: AnsweringParts, call: Call, cause: unknown): Promise<void> {
  const reference = parts.newReference();
  call.note('failed');
  parts.log.error({ ...call.fields(), reference, err: cause }, 'A call failed.');
  const reply = parts.answers.failure(call.caller, reference, cause);
  if (reply.kind !== 'message') throw new Error('The reply to a failed call is not a message.');
  const sent = await call.conversation.say(render(parts, call, reply.message), 'private');
  if (!sent.ok) noteRefusal(parts, call, sent.failure);
}

/** Ends a delivery: a refused one is logged, and the caller told where that is still possible. */
export async function concluded(parts: AnsweringParts, call: Call, sent: Sent): Promise<void> {
  if (sent.ok) {
    parts.log.debug(call.fields(), 'Answered.');
    return;
  }
  if (noteRefusal(parts, call, sent.failure)) return;
  await sayFailure(parts, call, new Error(`Discord refused the answer: ${sent.failure.reason}`));
}
