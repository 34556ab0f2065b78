import type { WireMessage } from '../wire.ts';
import { type Interaction, type InteractionKind, isFinal, type Outcome, outcomeOf } from './interactions.ts';

/** Times, in milliseconds, that bound an interaction. */
export interface InteractionTimes {
  deadlineMs: number;
  tokenMs: number;
  afterDeletionMs: number;
}

/** What is known of an interaction when a person acts. */
export interface NewInteraction {
  id: string;
  kind: InteractionKind;
  name: string;
  channelId: string;
  serverId: string | null;
  userId: string;
  sourceMessageId?: string | null;
  focusedType?: number | null;
}

/** All interactions, by id and by token. */
export interface InteractionLedger {
  open: (made: NewInteraction) => { interaction: Interaction; outcome: Promise<Outcome> };
  byId: (id: string) => Interaction | undefined;
  byToken: (token: string) => Interaction | undefined;
  /** Whether the callback comes too late; the person is then told that nobody answered. */
  isLate: (interaction: Interaction) => boolean;
  isTokenExpired: (interaction: Interaction) => boolean;
  /** To be called after each change; settles the person's promise when the answer is final. */
  changed: (interaction: Interaction) => void;
  outcome: (interaction: Interaction) => Outcome;
  close: () => void;
}

/** Keeps interactions; deadlines hold on the given clock and, for the waiting person, in real time too. */
export function createInteractionLedger(
  times: InteractionTimes,
  clock: () => number,
  monotonic: () => number,
  find: (id: string) => WireMessage | undefined,
): InteractionLedger {
  const byId = new Map<string, Interaction>();
  const byToken = new Map<string, Interaction>();
  const timers = new Set<NodeJS.Timeout>();

  const after = (delayMs: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs);
    timer.unref();
    timers.add(timer);
  };

  const ledger: InteractionLedger = {
    open: (made) => {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const interaction: Interaction = {
        ...made,
        sourceMessageId: made.sourceMessageId ?? null,
        focusedType: made.focusedType ?? null,
        token: Buffer.from(`interaction:${made.id}:playground${made.id.split('').reverse().join('')}`).toString(
          'base64url',
        ),
        createdMs: clock(),
        startedMs: monotonic(),
        connected: true,
        lapsed: false,
        acknowledgement: null,
        acknowledgedAfterMs: null,
        originalId: null,
        originalDeleted: false,
        touched: false,
        followUpIds: [],
        choices: null,
        modal: null,
        settle: () => resolve(ledger.outcome(interaction)),
      };
      byId.set(interaction.id, interaction);
      byToken.set(interaction.token, interaction);
      after(times.deadlineMs, () => {
        if (interaction.acknowledgement === null) lapse(interaction);
      });
      after(times.tokenMs, interaction.settle);
      return { interaction, outcome: promise };
    },
    byId: (id) => byId.get(id),
    byToken: (token) => byToken.get(token),
    isLate: (interaction) => {
      if (!interaction.lapsed && clock() - interaction.createdMs > times.deadlineMs) lapse(interaction);
      return interaction.lapsed;
    },
    isTokenExpired: (interaction) => clock() - interaction.createdMs > times.tokenMs,
    changed: (interaction) => {
      if (isFinal(interaction)) interaction.settle();
      else if (interaction.originalDeleted) after(times.afterDeletionMs, interaction.settle);
    },
    outcome: (interaction) => outcomeOf(interaction, find),
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      for (const interaction of byId.values()) interaction.settle();
    },
  };

  const lapse = (interaction: Interaction) => {
    interaction.lapsed = true;
    interaction.settle();
  };
  return ledger;
}
