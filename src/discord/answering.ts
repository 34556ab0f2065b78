import type { REST } from 'discord.js';
import { z } from 'zod';
import { answerAction, answerCommand, answerMessageCommand, answerSubmit } from './answer-call.ts';
import { answerSuggest } from './answer-suggest.ts';
import type { OfferFile } from './attached-file.ts';
import { type AnsweringParts, createCall, sayFailure } from './call.ts';
import type { CommandAccess } from './command-access.ts';
import { createInteractionApi } from './interaction-api.ts';
import { INTERACTION_TYPES, type InteractionPayload, interactionPayload, timeOfId } from './payload.ts';
import { type Asked, askedOf, callerOf } from './requests.ts';

/** Answers one interaction as it came over the wire; never rejects. */
export type Answering = (payload: unknown) => Promise<void>;

/** Answers interactions over this REST client. */
export function createAnswering(
  parts: AnsweringParts & {
    readonly rest: REST;
    readonly offerFile: OfferFile;
    /** The ids of the users who run the bot. */
    readonly operators: ReadonlySet<string>;
    readonly access: CommandAccess;
  },
): Answering {
  async function answer(payload: InteractionPayload): Promise<void> {
    const { operators, access } = parts;
    const caller = callerOf(payload, { at: parts.clock(), operators, access });
    const asked = askedOf(payload, caller, parts.offerFile);
    const call = createCall(parts, {
      id: payload.id,
      what: nameOf(asked),
      caller,
      api: createInteractionApi(parts.rest, payload),
      source: payload.message?.id ?? null,
      sentAt: timeOfId(payload.id),
    });
    switch (asked.kind) {
      case 'command':
        return answerCommand(parts, call, asked.request);
      case 'action':
        return answerAction(parts, call, asked.request);
      case 'submit':
        return answerSubmit(parts, call, asked.request);
      case 'message':
        return answerMessageCommand(parts, call, asked.request);
      case 'suggest':
        return answerSuggest(parts, call, asked.request);
      case 'unknown':
        if (payload.type === INTERACTION_TYPES.autocomplete) {
          await call.api.suggest([]);
          return;
        }
        return sayFailure(
          parts,
          call,
          new Error(`Discord sent a call of a kind that is offered nowhere (${payload.type}).`),
        );
    }
  }

  return async (raw) => {
    const parsed = interactionPayload.safeParse(raw);
    if (!parsed.success) {
      parts.log.error({ problems: z.prettifyError(parsed.error) }, 'Discord sent a call that could not be read.');
      return;
    }
    try {
      await answer(parsed.data);
    } catch (error) {
      parts.log.error({ interaction: parsed.data.id, err: error }, 'A call could not be answered.');
    }
  };
}

function nameOf(asked: Asked): string {
  switch (asked.kind) {
    case 'command':
    case 'suggest':
      return `/${[asked.request.command, asked.request.subcommand].filter((part) => part !== null).join(' ')}`;
    case 'action':
      // What follows the colon is an argument, which may be something that a person typed.
      return `button ${asked.request.action.split(':', 1)[0]}`;
    case 'submit':
      return `form ${asked.request.action.split(':', 1)[0]}`;
    case 'message':
      return `message command ${asked.request.command}`;
    case 'unknown':
      return 'unknown';
  }
}
