import type {
  ActionRequest,
  CommandRequest,
  MessageCommandRequest,
  MessageReply,
  Reply,
  SubmitRequest,
  Visibility,
} from '../../commands/command.ts';
import { type AnsweringParts, type Call, concluded, noteRefusal, render, sayFailure } from './call.ts';
import type { Sent } from './interaction-api.ts';
import { renderForm } from './render-form.ts';
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
  let late: boolean;
  try {
    late = parts.answers.opensForm(request);
  } catch (error) {
    await sayFailure(parts, call, error);
    return;
  }
  const deferral = { as: () => declared(parts, call, request), late };
  await answer(parts, call, deferral, async () => {
    const reply = await parts.answers.command(request);
    if (reply.kind !== 'message' && reply.kind !== 'form')
      throw new Error(`/${request.command} answered with "${reply.kind}", a button's answer.`);
    return reply;
  });
}

/** Who will see the answer; where that cannot be found out, nobody but the caller sees anything. */
async function declared(parts: AnsweringParts, call: Call, request: CommandRequest): Promise<Visibility> {
  try {
    return await parts.answers.visibility(request);
  } catch (error) {
    parts.log.error({ ...call.fields(), err: error }, 'Who may see an answer could not be found out.');
    return 'private';
  }
}

/** Answers a command of a message's menu, to the caller alone. */
export async function answerMessageCommand(
  parts: AnsweringParts,
  call: Call,
  request: MessageCommandRequest,
): Promise<void> {
  await answer(parts, call, { as: () => 'private', late: true }, () => parts.answers.message(request));
}

/** Answers a pressed button. */
export async function answerAction(parts: AnsweringParts, call: Call, request: ActionRequest): Promise<void> {
  const deferral = { as: () => 'update' as const, late: parts.answers.opensForm(request) };
  await answer(parts, call, deferral, () => parts.answers.action(request));
}

/** Answers a filled-in form: where a command opened it, there is no message to change, and a new one is shown. */
export async function answerSubmit(parts: AnsweringParts, call: Call, request: SubmitRequest): Promise<void> {
  const onMessage = call.source !== null;
  await answer(parts, call, { as: () => (onMessage ? 'update' : 'private'), late: false }, async () => {
    const reply = await parts.answers.submit(request);
    if (reply.kind !== 'replace' || onMessage) return reply;
    return { kind: 'message', visibility: 'private', message: reply.message };
  });
}

/** How a call is acknowledged where its answer takes long: a form cannot come after that, so it is put off. */
interface Deferral {
  /** Asked only where there is a deferral. */
  readonly as: () => Visibility | 'update' | Promise<Visibility>;
  readonly late: boolean;
}

async function answer(
  parts: AnsweringParts,
  call: Call,
  deferral: Deferral,
  work: () => Promise<Reply>,
): Promise<void> {
  const { times } = parts;
  const working = perform(parts, call, work);
  const soon = deferral.late ? times.acknowledgeByMs : times.deferAfterMs;
  const deferAfterMs = Math.max(0, Math.min(soon, times.acknowledgeByMs - call.ageMs));
  if ((await within(working, deferAfterMs)) === null) {
    const deferred = await call.conversation.defer(await deferral.as());
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
  if (sent.ok && (reply.kind === 'replace' || reply.kind === 'remove') && call.source !== null)
    parts.standing.forget(call.source);
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
    case 'form':
      return conversation.open(renderForm(reply.form));
  }
}
