import type { ActionRequest, CommandRequest, MessageReply, Reply, Visibility } from '../../commands/command.ts';
import { type AnsweringParts, type Call, concluded, noteRefusal, render, sayFailure } from './call.ts';
import type { Sent } from './interaction-api.ts';
import { messageLink } from './see-above.ts';
import { within } from './within.ts';

/** An answer ready to be given; where it is the first of its kind, `stands` learns where it came to stand. */
interface Ready {
  readonly reply: Reply;
  readonly stands: ((messageId: string | null) => void) | null;
}

type Work = { readonly ready: Ready } | { readonly defect: unknown };

/** Answers a slash command: at once where it is quick, else after a deferral with the visibility that it declared. */
export async function answerCommand(parts: AnsweringParts, call: Call, request: CommandRequest): Promise<void> {
  let visibility: Visibility;
  try {
    visibility = parts.answers.visibility(request);
  } catch (error) {
    await sayFailure(parts, call, error);
    return;
  }
  await answer(parts, call, visibility, async () => {
    const reply = await parts.answers.command(request);
    if (reply.kind !== 'message')
      throw new Error(`/${request.command} answered with "${reply.kind}", a button's answer.`);
    return reply;
  });
}

/** Answers a pressed button. */
export async function answerAction(parts: AnsweringParts, call: Call, request: ActionRequest): Promise<void> {
  await answer(parts, call, 'update', () => parts.answers.action(request));
}

async function answer(
  parts: AnsweringParts,
  call: Call,
  deferral: Visibility | 'update',
  work: () => Promise<Reply>,
): Promise<void> {
  const { times } = parts;
  const working = perform(parts, call, work);
  const deferAfterMs = Math.max(0, Math.min(times.deferAfterMs, times.acknowledgeByMs - call.ageMs));
  if ((await within(working, deferAfterMs)) === null) {
    const deferred = await call.conversation.defer(deferral);
    if (!deferred.ok && noteRefusal(parts, call, deferred.failure)) {
      const late = await working;
      if ('ready' in late) late.ready.stands?.(null);
      else parts.log.error({ ...call.fields(), err: late.defect }, 'A call failed, and nobody could be told.');
      return;
    }
  }
  const done = await working;
  if ('defect' in done) await sayFailure(parts, call, done.defect);
  else await deliver(parts, call, done.ready);
}

/** Never rejects: a defect of a command is an outcome here, since the call still has to be answered. */
async function perform(parts: AnsweringParts, call: Call, work: () => Promise<Reply>): Promise<Work> {
  try {
    const reply = await work();
    return { ready: reply.kind === 'message' ? await placed(parts, call, reply) : { reply, stands: null } };
  } catch (error) {
    return { defect: error };
  }
}

/** An answer that stands in the channel already is shown to the asker alone, under a link to it. */
async function placed(parts: AnsweringParts, call: Call, reply: MessageReply): Promise<Ready> {
  const { once, visibility } = reply;
  if (!once || visibility !== 'public') return { reply, stands: null };
  const { channel, server } = call.caller;
  const claim = await parts.standing.claim(`${channel} ${once.key}`, once.withinMs);
  if (claim.first) {
    const stands = (id: string | null) =>
      claim.settle(id === null ? null : messageLink(server?.id ?? null, channel, id));
    return { reply, stands };
  }
  return { reply: { kind: 'message', visibility: 'private', message: once.alone(claim.link) }, stands: null };
}

async function deliver(parts: AnsweringParts, call: Call, { reply, stands }: Ready): Promise<void> {
  let sent: Sent;
  try {
    sent = await give(parts, call, reply, stands !== null);
  } catch (error) {
    stands?.(null);
    await sayFailure(parts, call, error);
    return;
  }
  stands?.(sent.ok ? sent.messageId : null);
  if (sent.ok && reply.kind !== 'message' && call.source !== null) parts.standing.forget(call.source);
  await concluded(parts, call, sent);
}

async function give(parts: AnsweringParts, call: Call, reply: Reply, wantId: boolean): Promise<Sent> {
  const { conversation } = call;
  switch (reply.kind) {
    case 'message':
      return conversation.say(render(parts, call, reply.message), reply.visibility, { wantId });
    case 'replace':
      return conversation.replace(render(parts, call, reply.message));
    case 'remove':
      return conversation.remove();
  }
}
