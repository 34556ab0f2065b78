import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Answers } from '../../commands/command.ts';
import type { Channels } from '../announcer/channels.ts';
import { createAnswerWatch } from './answer-watch.ts';
import { createAnswering } from './answering.ts';
import { type Application, fetchApplication } from './application.ts';
import { createFileOffer } from './attached-file.ts';
import { ANSWERING_TIMES, type AnsweringTimes } from './call.ts';
import { createChannels } from './channels.ts';
import { createCommandAccess } from './command-access.ts';
import { type GatewayParts, openGateway, type ShardState } from './gateway.ts';
import type { Log } from './log.ts';
import { createMemberships, type Memberships } from './memberships.ts';
import { createPacedRest, type PacedRest } from './paced-rest.ts';
import { inviteLink } from './permissions.ts';
import { type DiscordRefusal, tokenRefusal } from './refusal.ts';
import { commandPayloads, type OfferedShapes, type Registration, syncCommands } from './register-commands.ts';
import { closeRest, createInteractionRest } from './rest.ts';
import { restFailureOf } from './rest-failure.ts';
import { createStandingAnswers } from './see-above.ts';
import { createPatience, type Patience, untilItWorks } from './until-it-works.ts';
import { within } from './within.ts';

/** Where Discord's own API is; any server that is compatible with it may stand in its place. */
export const DISCORD_API_URL = 'https://discord.com/api';

/** What reaching Discord needs. */
export interface DiscordAccess {
  readonly token: string;
  /** Without the version. */
  readonly apiUrl?: string | undefined;
  readonly log: Log;
  readonly patience?: Patience;
  /** Ends the attempts to reach Discord. */
  readonly signal?: AbortSignal;
}

/** What the door works with. */
export interface DoorParts extends DiscordAccess {
  readonly answers: Answers;
  /** The Discord ids of those who run the bot; where there are none, the owners that Discord names. */
  readonly ownerIds?: readonly string[];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds on a clock that never jumps (default: the process's own). */
  readonly monotonic?: () => number;
  /** Called once, when Discord refuses the bot after it was let in: its message is for the operator. */
  readonly onFatal: (refusal: DiscordRefusal) => void;
  readonly times?: Partial<AnsweringTimes>;
  readonly identifyThrottler?: GatewayParts['identifyThrottler'];
  /** A short text that names one failed call. */
  readonly newReference?: () => string;
}

/** The open door. */
export interface Door {
  readonly application: Application;
  /** The Discord ids of those who run the bot. */
  readonly operators: readonly string[];
  readonly channels: Channels;
  readonly memberships: Memberships;
  /** The address under which a server adds the bot. */
  readonly inviteLink: string;
  /** How the connections are; null as long as Discord has not said how many there should be. */
  state(): readonly ShardState[] | null;
  /** Takes no more calls, and ends when those under way are answered or `graceMs` (default 5,000) are over. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Opens the door to Discord: checks the token, makes the commands known where they changed, and answers calls.
 * Resolves as soon as the token is accepted; shards connect meanwhile (see `state`). An outage is waited for.
 * Rejects with a `DiscordRefusal` when Discord does not accept the token, and with the signal's reason.
 */
export async function connectToDiscord(parts: DoorParts): Promise<Door> {
  const { answers, log, clock, monotonic = () => performance.now() } = parts;
  const commands = commandPayloads(answers);
  const token = wellFormed(parts.token);
  const patience = parts.patience ?? createPatience();
  const watch = createAnswerWatch(clock, monotonic);
  const settings = { apiUrl: apiUrlOf(parts.apiUrl), token, watch };
  const paced = createPacedRest(settings, monotonic);
  const { rest } = paced;
  const interactionRest = createInteractionRest(settings);
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  let fatal = false;

  const application = await admitted(rest, parts, patience).catch((error) => {
    closeRest(rest);
    closeRest(interactionRest);
    throw error;
  });

  const operators = parts.ownerIds?.length ? parts.ownerIds : application.owners;

  function refuse(refusal: DiscordRefusal): void {
    if (fatal) return;
    fatal = true;
    log.error({ reason: refusal.reason, closeCode: refusal.closeCode }, refusal.message);
    parts.onFatal(refusal);
  }

  const answer = createAnswering({
    answers,
    log,
    operators: new Set(operators),
    access: createCommandAccess({ ask: paced.ask, application: application.id, monotonic }),
    clock,
    rest: interactionRest,
    offerFile: createFileOffer(settings.apiUrl, log),
    times: { ...ANSWERING_TIMES, ...parts.times },
    standing: createStandingAnswers(clock),
    newReference: parts.newReference ?? (() => randomBytes(3).toString('hex')),
  });
  const gateway = openGateway({
    rest,
    token,
    log,
    clock,
    patience,
    identifyThrottler: parts.identifyThrottler,
    onRefused: refuse,
    onInteraction: (payload) => {
      const answering = answer(payload).finally(() => underWay.delete(answering));
      underWay.add(answering);
    },
  });
  const registering = untilItWorks(register, {
    patience,
    signal: closing.signal,
    onRefused: refuse,
    onFailure: (fields) => log.error(fields, 'The commands could not be registered; trying again.'),
  });

  async function register(): Promise<void> {
    try {
      const registration = await syncCommands(rest, application.id, commands);
      log.info({ registration, commands: commands.length }, 'Commands are registered.');
    } catch (error) {
      const failure = restFailureOf(error);
      if (failure?.status !== 400 && failure?.status !== 403) throw error;
      const { status, code, reason, fields: errors } = failure;
      log.error({ status, code, reason, errors }, 'Discord refused the commands; it keeps those it knew before.');
    }
  }

  return {
    application,
    operators,
    inviteLink: inviteLink(application.id),
    channels: createChannels({
      paced,
      watch,
      userId: application.userId,
      log,
      clock,
      monotonic,
      onTokenRefused: () => refuse(tokenRefusal()),
    }),
    memberships: createMemberships(paced, { userId: application.userId, monotonic }),
    state: gateway.state,
    close: async (graceMs = 5_000) => {
      closing.abort();
      const ended = Promise.all([gateway.close(), registering, ...underWay]);
      if ((await within(ended, graceMs)) === null) {
        log.warn({ unanswered: underWay.size, graceMs }, 'Stopped without waiting any longer for Discord.');
      }
      closeRest(rest);
      closeRest(interactionRest);
    },
  };
}

/**
 * Makes the commands known to Discord without connecting to its gateway. Rejects with a `DiscordRefusal` when Discord
 * does not accept the token, and with the signal's reason; an outage is waited for.
 */
export async function registerCommands(access: DiscordAccess & OfferedShapes): Promise<Registration> {
  const commands = commandPayloads(access);
  const monotonic = () => performance.now();
  const watch = createAnswerWatch(Date.now, monotonic);
  const settings = { apiUrl: apiUrlOf(access.apiUrl), token: wellFormed(access.token), watch };
  const { rest } = createPacedRest(settings, monotonic);
  try {
    const { id } = await admitted(rest, access, access.patience ?? createPatience());
    return await syncCommands(rest, id, commands);
  } finally {
    closeRest(rest);
  }
}

async function admitted(
  rest: PacedRest['rest'],
  { log, signal = new AbortController().signal }: DiscordAccess,
  patience: Patience,
): Promise<Application> {
  let refusal: DiscordRefusal | null = null;
  const application = await untilItWorks(() => fetchApplication(rest), {
    patience,
    signal,
    onRefused: (one) => {
      refusal = one;
    },
    onFailure: (fields) => log.warn(fields, 'Discord cannot be reached, or DISCORD_API_URL is wrong; trying again.'),
  });
  if (application) return application;
  throw refusal ?? signal.reason;
}

/** What cannot stand in a header cannot be a token, and would not even be sent. */
function wellFormed(token: string): string {
  const trimmed = token.trim();
  if (!/^[\x21-\x7e]+$/.test(trimmed)) throw tokenRefusal();
  return trimmed;
}

function apiUrlOf(given: string | undefined): string {
  return (given ?? DISCORD_API_URL).replace(/\/+$/, '');
}
