import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Channels, MessageToCrosspost, Outcome, Place, Refusal, Waits } from '../announcer/channels.ts';
import type { Message } from '../views/message.ts';
import type { AnswerWatch } from './answer-watch.ts';
import { createExamine } from './examine.ts';
import { FLAGS } from './limits.ts';
import type { Log } from './log.ts';
import { createLook } from './look.ts';
import { marksIn } from './marks.ts';
import type { Answered, PacedRest } from './paced-rest.ts';
import { type RenderedMessage, renderMessage } from './render.ts';
import { mentioning } from './role-mention.ts';

/** What asking Discord for the announcer works with. */
export interface ChannelsParts {
  readonly paced: PacedRest;
  readonly watch: AnswerWatch;
  /** The bot's own user. */
  readonly userId: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
  /** Discord no longer accepts the token. */
  readonly onTokenRefused: () => void;
}

/** What an answer must be about before it counts as ours. */
interface Expected {
  readonly channel: string;
  readonly messageId?: string;
  /** Every mark of the message that was sent. */
  readonly marks: readonly string[];
}

const messageAnswer = z.object({
  id: z.string(),
  channel_id: z.string(),
  components: z.unknown().optional(),
});
const channelAnswer = z.object({ id: z.string() });

/** Asks Discord what the announcer asks: one request each, and for direct messages one more that opens them. */
export function createChannels(parts: ChannelsParts): Channels {
  const { paced, watch, log, monotonic, onTokenRefused } = parts;

  const ask: PacedRest['ask'] = async (times, request) => {
    const answered = await paced.ask(times, request);
    if (answered.came === 'refusal' && answered.refusal.status === 401) onTokenRefused();
    return answered;
  };

  /** The channel of a place. Opening direct messages shows nobody anything, so that without an answer nothing is done. */
  async function channelOf(place: Place, waits: Waits): Promise<string | Refusal> {
    if ('channel' in place) return place.channel;
    const body = { recipient_id: place.user };
    const opened = await ask(timesOf(waits), (rest, signal) => rest.post(Routes.userChannels(), { body, signal }));
    if (opened.came === 'refusal') return opened.refusal;
    const channel = opened.came === 'answer' ? channelAnswer.safeParse(opened.body).data : undefined;
    if (channel) return channel.id;
    const why = opened.came === 'nothing' ? opened.reason : 'Discord answered without a channel';
    const reason = `the direct messages could not be opened: ${why}`;
    return { status: null, code: null, reason, retryAfterMs: null };
  }

  function timesOf({ timeoutMs, startBy = monotonic() + timeoutMs }: Waits) {
    return { timeoutMs, startBy };
  }

  function render(message: Message, about: object): RenderedMessage {
    const rendered = renderMessage(mentioning(message));
    if (rendered.shortened.length > 0) {
      log.warn({ ...about, shortened: rendered.shortened }, 'A post was too long for Discord.');
    }
    return rendered;
  }

  async function post({ to, message, nonce, silent, ...waits }: Parameters<Channels['post']>[0]): Promise<Outcome> {
    const channel = await channelOf(to, waits);
    if (typeof channel !== 'string') return { outcome: 'not-applied', ...channel };
    const { body: shown, files } = render(message, { channel, nonce });
    const body = {
      ...shown,
      flags: shown.flags | (silent ? FLAGS.suppressNotifications : 0),
      allowed_mentions: { parse: [], ...(message.mention === undefined ? {} : { roles: [message.mention] }) },
      nonce,
      enforce_nonce: true,
    };
    const route = Routes.channelMessages(channel);
    const answered = await ask(timesOf(waits), (rest, signal) => rest.post(route, { body, files, signal }));
    return outcomeOf(answered, { channel, marks: postMarksIn(shown.components) });
  }

  async function edit({ to, messageId, message, ...waits }: Parameters<Channels['edit']>[0]): Promise<Outcome> {
    const channel = await channelOf(to, waits);
    if (typeof channel !== 'string') return { outcome: 'not-applied', ...channel };
    const { body, files } = render(message, { channel, messageId });
    const route = Routes.channelMessage(channel, messageId);
    const answered = await ask(timesOf(waits), (rest, signal) => rest.patch(route, { body, files, signal }));
    return outcomeOf(answered, { channel, messageId, marks: postMarksIn(body.components) });
  }

  async function crosspost({ channel, messageId, ...waits }: MessageToCrosspost): Promise<Outcome> {
    const route = Routes.channelMessageCrosspost(channel, messageId);
    const answered = await ask(timesOf(waits), (rest, signal) => rest.post(route, { signal }));
    return outcomeOf(answered, { channel, messageId, marks: [] });
  }

  const examine = createExamine({ ...parts, ask });
  return {
    post,
    edit,
    crosspost,
    look: createLook({ ...parts, ask, examine, channelOf }),
    examine: (channel) => examine(channel, EXAMINATION_MS),
    discordTime: watch.discordTime,
    invalidRequests: watch.invalidRequests,
  };
}

/** How long an examination may take as a whole. */
const EXAMINATION_MS = 10_000;

/** The marks by which posts are recognised; the actions of other buttons may be many messages'. */
function postMarksIn(components: unknown): string[] {
  return marksIn(components).filter((mark) => mark.startsWith('post:'));
}

/** An answer about another message is another post's of the same nonce: whether ours stands is not known. */
function outcomeOf(answered: Answered, { channel, messageId, marks }: Expected): Outcome {
  if (answered.came === 'refusal') return { outcome: 'not-applied', ...answered.refusal };
  const unknown = (reason: string): Outcome => ({ outcome: 'unknown', reason, channel });
  if (answered.came === 'nothing') return unknown(answered.reason);
  const message = messageAnswer.safeParse(answered.body).data;
  if (!message) return unknown('Discord answered without a message');
  if (message.channel_id !== channel)
    return unknown(`Discord answered with a message of channel ${message.channel_id}`);
  if (messageId !== undefined && message.id !== messageId) return unknown('Discord answered with another message');
  const answeredMarks = new Set(marksIn(message.components));
  if (!marks.every((mark) => answeredMarks.has(mark))) {
    return unknown('Discord answered with a message that does not carry the mark of this one');
  }
  return { outcome: 'applied', messageId: message.id, channel };
}
