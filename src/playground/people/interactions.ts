import type { Json } from '../json.ts';
import { messageFlags, type WireMessage } from '../wire.ts';

/** What a person did. */
export type InteractionKind = 'command' | 'autocomplete' | 'component' | 'modal';

/** How the bot acknowledged an interaction. */
export type Acknowledgement = 'reply' | 'deferred reply' | 'deferred update' | 'update' | 'choices' | 'modal';

/** A suggestion offered while an option is typed. */
export interface Choice {
  name: string;
  value: string | number;
  name_localizations?: Record<string, string> | null;
}

/** What came of a person's action, as that person would see it. */
export interface Outcome {
  interactionId: string;
  state: 'answered' | 'no answer in time' | 'not connected';
  /** Only the person who acted sees the reply. */
  ephemeral: boolean;
  deferred: boolean;
  deferredUpdate: boolean;
  /** The reply after edits, or the message that a button changed; null when there is none (any more). */
  message: WireMessage | null;
  /** The first answer was deleted. */
  deleted: boolean;
  followUps: WireMessage[];
  choices?: Choice[];
  modal?: Json;
  /** Milliseconds from the dispatch to the callback's arrival; null when none came. */
  acknowledgedAfterMs: number | null;
}

/** One interaction between its dispatch and the end of its token. */
export interface Interaction {
  id: string;
  token: string;
  kind: InteractionKind;
  channelId: string;
  serverId: string | null;
  userId: string;
  sourceMessageId: string | null;
  /** The type of the option being typed (autocomplete). */
  focusedType: number | null;
  name: string;
  createdMs: number;
  startedMs: number;
  connected: boolean;
  lapsed: boolean;
  acknowledgement: Acknowledgement | null;
  acknowledgedAfterMs: number | null;
  originalId: string | null;
  originalDeleted: boolean;
  touched: boolean;
  followUpIds: string[];
  choices: Choice[] | null;
  modal: Json | null;
  /** Resolves the person's promise with what they see by then; later calls do nothing. */
  settle: () => void;
}

/** Whether the person has a final answer. */
export function isFinal(interaction: Interaction): boolean {
  if (interaction.acknowledgement === null) return false;
  if (interaction.acknowledgement === 'deferred reply') {
    return interaction.followUpIds.length > 0 || (interaction.touched && !interaction.originalDeleted);
  }
  if (interaction.acknowledgement === 'deferred update')
    return interaction.touched || interaction.followUpIds.length > 0;
  return true;
}

/** What the person sees of an interaction now. */
export function outcomeOf(interaction: Interaction, find: (id: string) => WireMessage | undefined): Outcome {
  const { acknowledgement } = interaction;
  const message = interaction.originalId === null ? undefined : find(interaction.originalId);
  const followUps = interaction.followUpIds.map(find).filter((one) => one !== undefined);
  const state = isFinal(interaction) || interaction.originalDeleted ? 'answered' : 'no answer in time';
  return structuredClone({
    interactionId: interaction.id,
    state: interaction.connected ? state : 'not connected',
    ephemeral: (((message ?? followUps[0])?.flags ?? 0) & messageFlags.ephemeral) !== 0,
    deferred: acknowledgement === 'deferred reply',
    deferredUpdate: acknowledgement === 'deferred update',
    message: message ?? null,
    deleted: interaction.originalDeleted,
    followUps,
    ...(interaction.choices === null ? {} : { choices: interaction.choices }),
    ...(interaction.modal === null ? {} : { modal: interaction.modal }),
    acknowledgedAfterMs: interaction.acknowledgedAfterMs,
  });
}
