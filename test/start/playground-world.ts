import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import type { LoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { startPlayground } from '../../src/start/playground.ts';
import { openStore } from '../../src/store/database.ts';
import { temporaryFolder } from '../support/store.ts';
import { textOf, until } from '../support/thread.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A Sunday noon in Japan. */
export const FIRST_MOMENT = Date.UTC(2026, 2, 1, 3);

/** A playground on files of its own that a test opens, closes and opens again. */
export function playgroundFiles() {
  const databasePath = join(temporaryFolder(), 'playground.db');
  const worldPath = databasePath.replace('.db', '-world.json');
  const logged: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void logged.push(JSON.parse(line).msg) });

  async function open(more: { realClock?: () => number } = {}) {
    const startedMs = performance.now();
    const playground = await startPlayground({
      root: ROOT,
      databasePath,
      host: '127.0.0.1',
      port: 0,
      log,
      realClock: more.realClock ?? (() => FIRST_MOMENT + Math.round(performance.now() - startedMs)),
      onFatal: (sentence) => expect.unreachable(sentence),
    });
    let open = true;
    const stop = async () => {
      if (open) await playground.stop();
      open = false;
    };
    onTestFinished(stop);
    const token = new URL(playground.url).searchParams.get('token') ?? '';
    const fetchJson = async (path: string, body?: object) => {
      const headers = { 'content-type': 'application/json', 'x-playground-token': token };
      const request = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch(new URL(path, playground.url), request)).json();
    };
    /** Presses a control in the set-up server's channel; gives what it says. */
    const press = async (id: string, locale = 'en-US'): Promise<string> => {
      const answer = (await fetchJson(`/api/controls/${id}`, { ...here(playground.discord), locale })) as object;
      return 'text' in answer ? String(answer.text) : JSON.stringify(answer);
    };
    const texts = (channel = here(playground.discord).channel) => playground.discord.messages(channel).map(textOf);
    /** Asks something as the admin of the set-up server. */
    const ask = async (command: string, options: Record<string, string> = {}) => {
      const [name = '', subcommand] = command.split(' ');
      const call = { ...here(playground.discord), name, options, ...(subcommand === undefined ? {} : { subcommand }) };
      return textOf((await playground.discord.command(call)).message);
    };
    return { playground, fetchJson, press, texts, ask, stop };
  }

  /** The ledger's posts, without what admins are told, read from beside the running bot. */
  async function ledger(): Promise<{ level: string | null; channel: string; state: string; attempts: number }[]> {
    const store = await openStore(databasePath);
    const rows = await store.read
      .selectFrom('announcement')
      .select(['level', 'channel', 'state', 'attempts'])
      .where('kind', '!=', 'notice')
      .orderBy('id')
      .execute();
    await store.close();
    return rows;
  }

  /** Waits until nothing is owed or being sent. */
  const untilSettled = () =>
    until(async () => (await ledger()).every(({ state }) => state !== 'owed' && state !== 'sending'));

  return { databasePath, worldPath, logged, open, ledger, untilSettled };
}

/** The set-up server, its channel for charts and its admin. */
export function here(discord: LoopbackDiscord) {
  const [server] = discord.servers();
  return {
    server: server?.id ?? '',
    channel: server?.channels.find(({ name }) => name === 'charts')?.id ?? '',
    user: server?.members.find(({ manageServer }) => manageServer)?.id ?? '',
  };
}

/** The announcements among texts. */
export const announced = (texts: readonly string[]) => texts.filter((text) => /\[(Passed|RIAJ)/.test(text));
