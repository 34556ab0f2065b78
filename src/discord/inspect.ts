import { performance } from 'node:perf_hooks';
import { createAnswerWatch } from './answer-watch.ts';
import { type Application, fetchApplication } from './application.ts';
import { type CommandsState, commandPayloads, commandsState, type OfferedShapes } from './register-commands.ts';
import { closeRest, createRest } from './rest.ts';
import { restFailureOf } from './rest-failure.ts';

/** What Discord says of a bot that asks once. */
export type Inspection =
  | {
      readonly state: 'admitted';
      readonly application: Application;
      readonly commands: CommandsState;
      /** How far this machine's clock is ahead of Discord's, in milliseconds; behind it where negative. */
      readonly clockOffMs: number;
    }
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'no-answer'; readonly reason: string };

const TIMEOUT_MS = 10_000;

/** Asks Discord once who this token is and which commands it knows; changes nothing, and throws for nothing Discord does. */
export async function inspectDiscord(
  access: { readonly token: string; readonly apiUrl: string; readonly clock: () => number } & OfferedShapes,
): Promise<Inspection> {
  const { token, apiUrl, clock } = access;
  if (!/^[\x21-\x7e]+$/.test(token)) return { state: 'refused', reason: 'it holds signs that no token has' };
  const watch = createAnswerWatch(clock, () => performance.now());
  const rest = createRest({ apiUrl: apiUrl.replace(/\/+$/, ''), token, watch }, { timeout: TIMEOUT_MS });
  try {
    const application = await fetchApplication(rest);
    const clockOffMs = clock() - watch.discordTime();
    const commands = await commandsState(rest, application.id, commandPayloads(access));
    return { state: 'admitted', application, commands, clockOffMs };
  } catch (error) {
    const failure = restFailureOf(error);
    const reason = failure?.reason ?? (error instanceof Error ? error.message : String(error));
    const isRefusal = failure?.status === 401 || failure?.status === 403;
    return isRefusal ? { state: 'refused', reason } : { state: 'no-answer', reason };
  } finally {
    closeRest(rest);
  }
}
