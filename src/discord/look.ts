import { setTimeout as sleep } from 'node:timers/promises';
import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Examination, Look, LookOutcome, Place, Refusal, Waits } from '../announcer/channels.ts';
import { marksIn } from './marks.ts';
import type { PacedRest } from './paced-rest.ts';
import { idAt } from './payload.ts';

interface LookParts {
  readonly ask: PacedRest['ask'];
  readonly examine: (channel: string, withinMs: number) => Promise<Examination>;
  readonly channelOf: (place: Place, waits: Waits) => Promise<string | Refusal>;
  readonly userId: string;
  readonly monotonic: () => number;
}

const messagesAnswer = z.array(
  z.object({
    id: z.string().regex(/^\d+$/),
    author: z.object({ id: z.string() }),
    components: z.unknown().optional(),
  }),
);

type Messages = z.infer<typeof messagesAnswer>;
type Ended = Exclude<LookOutcome, { readonly look: 'found' | 'absent' }>;

const PAGE = 100;
/** Discord's time of the first attempt is known to the second, and an answer travels. */
const EARLIER_MS = 60_000;

/**
 * Pages through a channel from a minute before a post was first sent to the end. Without Read Message History Discord
 * answers with an empty list, so a page counts only while it shows a message that is known to be there: an older one at
 * first, then the last one of the page before. Only where nothing is there to be shown are the permissions computed.
 *
 * @see https://discord.com/developers/docs/resources/message#get-channel-messages
 */
export function createLook({ ask, examine, channelOf, userId, monotonic }: LookParts) {
  return async (look: Look): Promise<LookOutcome> => {
    const deadline = monotonic() + look.timeoutMs;
    const channel = await channelOf(look, look);
    if (typeof channel !== 'string') return endedBy(channel);
    const mark = `post:${look.nonce}`;
    const start = idAt(look.from - EARLIER_MS);
    const older = await read(channel, { before: start.toString(), limit: '1' }, deadline);
    if (!Array.isArray(older)) return older;
    const [anchor] = older;
    let shown = anchor?.id ?? null;
    const denied = anchor ? null : await denial(channel, deadline);
    if (denied) return denied;
    let after = anchor ? BigInt(anchor.id) - 1n : start - 1n;
    for (;;) {
      const page = await read(channel, { after: after.toString(), limit: String(PAGE) }, deadline);
      if (!Array.isArray(page)) return page;
      const found = page.find(({ author, components }) => author.id === userId && marksIn(components).includes(mark));
      if (found) return { look: 'found', messageId: found.id, channel };
      if (shown !== null && !page.some(({ id }) => id === shown)) {
        return { look: 'unproven', reason: 'a message that was there a moment ago is not shown any more' };
      }
      const last = newest(page);
      if (last === null) return (await denial(channel, deadline)) ?? { look: 'absent' };
      // A page may be short before the end: only one that shows nothing new is the end.
      if (last === shown) return { look: 'absent' };
      shown = last;
      after = BigInt(last) - 1n;
    }
  };

  /** One page; where Discord asks for patience and the time allows it, after that. */
  async function read(channel: string, query: Record<string, string>, deadline: number): Promise<Messages | Ended> {
    for (;;) {
      const times = { startBy: deadline, timeoutMs: deadline - monotonic() };
      const answered = await ask(times, (rest, signal) =>
        rest.get(Routes.channelMessages(channel), { query: new URLSearchParams(query), signal }),
      );
      if (answered.came === 'nothing') return { look: 'no-answer', reason: answered.reason };
      if (answered.came === 'answer') {
        const messages = messagesAnswer.safeParse(answered.body).data;
        return messages ?? { look: 'no-answer', reason: 'Discord answered without messages' };
      }
      const { status, retryAfterMs } = answered.refusal;
      const waits = status === 429 && retryAfterMs !== null && monotonic() + retryAfterMs < deadline;
      if (!waits) return endedBy(answered.refusal);
      await sleep(retryAfterMs);
    }
  }

  /** Why an empty channel may only look empty; null where the bot may read all of it. */
  async function denial(channel: string, deadline: number): Promise<Ended | null> {
    const examination = await examine(channel, deadline - monotonic());
    switch (examination.state) {
      case 'no-answer':
        return { look: 'no-answer', reason: examination.reason };
      case 'refused': {
        const { state: _, ...refusal } = examination;
        return endedBy(refusal);
      }
      case 'there': {
        const reading = examination.missing.filter((one) => one === 'view-channel' || one === 'read-message-history');
        return reading.length === 0 ? null : { look: 'unproven', reason: `missing ${reading.join(', ')}` };
      }
      default:
        return { look: 'unproven', reason: `the channel is ${examination.state}` };
    }
  }
}

function newest(page: Messages): string | null {
  return page.reduce<string | null>((last, { id }) => (last === null || BigInt(id) > BigInt(last) ? id : last), null);
}

function endedBy(refusal: Refusal): Ended {
  if (refusal.status !== null) return { look: 'refused', ...refusal };
  return { look: 'no-answer', reason: refusal.reason };
}
