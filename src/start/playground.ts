import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { formatDay } from '../domain/day.ts';
import type { LoopbackDiscord } from '../playground/loopback-discord.ts';
import { servePage } from '../playground/page.ts';
import { holderOf, type SenderLock, tryToLock } from '../store/sender-lock.ts';
import { controlTexts } from './control-texts.ts';
import { createControls } from './controls.ts';
import { beginSession, type PlaygroundSession, resumeSession } from './playground-session.ts';
import { SenderBusyError } from './start-failure.ts';

/** A running playground. */
export interface Playground {
  /** The page's address, with the token that lets a visitor in. */
  readonly url: string;
  /** The Discord that is shown now. */
  readonly discord: LoopbackDiscord;
  stop(): Promise<void>;
}

/**
 * Starts the bot against a Discord of its own, on a database of its own with made-up songs and numbers. It goes on from
 * where an earlier one was stopped.
 */
export async function startPlayground(options: {
  readonly root: string;
  readonly databasePath: string;
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
  readonly realClock?: () => number;
  readonly onFatal: (sentence: string) => void;
}): Promise<Playground> {
  const { host, port, log } = options;
  const sessionOptions = { ...options, realClock: options.realClock ?? Date.now };
  let session: PlaygroundSession | null = null;
  const present = () => {
    if (session === null) throw new Error('The playground is starting.');
    return session;
  };

  async function startOver(): Promise<void> {
    const before = present();
    session = null;
    try {
      await before.close();
      session = await beginSession(sessionOptions);
    } catch (error) {
      log.error({ err: error }, 'The playground could not start over.');
      options.onFatal('The playground could not start over: stop it, and start it again.');
      throw error;
    }
    page.reconnect();
  }
  let startingOver: Promise<void> = Promise.resolve();

  // The page listens first: where its port is taken, that is what is told.
  const page = await servePage({
    discord: () => session?.discord ?? null,
    day: () => formatDay(present().world.today()),
    token: randomBytes(24).toString('base64url'),
    host,
    port,
    note: controlTexts.note,
    controls: createControls(present, () => {
      startingOver = startOver();
      return startingOver;
    }),
    onDefect: (error) => log.error({ err: error }, 'The playground failed on a request.'),
  });
  let lock: SenderLock | null = null;
  try {
    lock = soleUse(options.databasePath, sessionOptions.realClock());
    session = await resumeSession(sessionOptions);
  } catch (error) {
    lock?.release();
    await page.close();
    throw error;
  }
  return {
    url: page.url,
    get discord() {
      return present().discord;
    },
    stop: async () => {
      await page.close();
      await Promise.allSettled([startingOver]);
      await session?.close();
      lock?.release();
    },
  };
}

/** The files for one process alone: two that write them, or of which one starts over, would lose what people did. */
function soleUse(databasePath: string, now: number): SenderLock {
  const lock = tryToLock(databasePath, now);
  if (lock === null)
    throw new SenderBusyError(databasePath, holderOf(databasePath), 'Stop it first: a folder has one playground.');
  return lock;
}
