import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Visibility } from '../../commands/command.ts';
import { CODES, type InteractionApi, type Sent } from './interaction-api.ts';
import type { RenderedMessage } from './render.ts';

/**
 * One interaction's answers in the order that Discord demands: first one acknowledgement, then changes of it and
 * follow-ups. Who sees the first answer is fixed when it is deferred.
 *
 * @see https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
 */
export interface Conversation {
  /** Shows that an answer is on its way; for a button nothing is shown. */
  defer(as: Visibility | 'update'): Promise<Sent>;
  say(message: RenderedMessage, visibility: Visibility, options?: { readonly wantId?: boolean }): Promise<Sent>;
  /** Puts a message in the place of the one the button is on. */
  replace(message: RenderedMessage): Promise<Sent>;
  /** Deletes the message the button is on. */
  remove(): Promise<Sent>;
  /** Opens a form: the first answer or none. Throws after a deferral. */
  open(form: APIModalInteractionResponseCallbackData): Promise<Sent>;
}

/** Starts with nothing acknowledged. */
export function createConversation(api: InteractionApi): Conversation {
  let state: 'open' | Visibility | 'acknowledged' = 'open';

  async function reaching(next: typeof state, request: Promise<Sent>): Promise<Sent> {
    const sent = await request;
    if (sent.ok) state = next;
    return sent;
  }

  return {
    defer: (as) => (as === 'update' ? reaching('acknowledged', api.deferUpdate()) : reaching(as, api.defer(as))),
    say: async (message, visibility, options) => {
      if (state === 'open') return reaching('acknowledged', api.reply(message, visibility, options));
      if (state === visibility) return reaching('acknowledged', api.editOriginal(message));
      if (state !== 'acknowledged') {
        // Discord takes the first follow-up after a deferral as the deferred answer, with the deferred answer's
        // visibility: the placeholder has to be gone before, or a private answer would be shown to everyone.
        const removed = await api.deleteOriginal();
        if (!removed.ok && removed.failure.code !== CODES.unknownMessage) return removed;
        state = 'acknowledged';
      }
      return api.followUp(message, visibility);
    },
    replace: (message) =>
      state === 'open' ? reaching('acknowledged', api.update(message)) : api.editOriginal(message),
    remove: async () => {
      if (state === 'open') {
        const deferred = await reaching('acknowledged', api.deferUpdate());
        if (!deferred.ok) return deferred;
      }
      return api.deleteOriginal();
    },
    open: (form) => {
      if (state !== 'open') throw new Error('A form came too late: Discord takes it as the first answer only.');
      return reaching('acknowledged', api.openForm(form));
    },
  };
}
