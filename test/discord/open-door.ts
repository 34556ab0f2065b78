import { onTestFinished } from 'vitest';
import type { Answers, CommandShape, Reply, Visibility } from '../../commands/command.ts';
import { connectToDiscord, type DoorParts } from '../../src/discord/connect.ts';
import type { DiscordRefusal } from '../../src/discord/refusal.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
  type WireMessage,
} from '../../src/playground/loopback-discord.ts';
import { type Button, buttons, type Message, text } from '../../src/views/message.ts';

/** A line of the log as a test reads it. */
export interface Line {
  readonly level: string;
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

/** A log that keeps its lines. */
export function createTestLog() {
  const lines: Line[] = [];
  const at = (level: string) =>
    ((fields: Record<string, unknown>, message: string) => {
      lines.push(typeof fields === 'string' ? { level, fields: {}, message: fields } : { level, fields, message });
    }) as DoorParts['log']['info'];
  const log: DoorParts['log'] = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { log, lines, said: (message: string) => lines.filter((line) => line.message.includes(message)) };
}

const same = (words: string) => ({ en: words, ja: words, ko: words });

/** One command with an option that suggests, and nothing else. */
export const ASK: CommandShape = {
  name: 'ask',
  description: same('Asks'),
  managersOnly: false,
  anywhere: true,
  options: [
    { name: 'song', description: same('A song'), kind: 'text', required: false, suggests: true, choices: [] },
    { name: 'channel', description: same('A channel'), kind: 'channel', required: false, suggests: false, choices: [] },
  ],
  subcommands: [],
};

/** Answers whose parts a test replaces. */
export function answersWith(given: Partial<Answers>): Answers {
  return {
    shapes: [ASK],
    messageShapes: [],
    opensForm: () => false,
    visibility: () => 'public',
    command: async () => say('Hello'),
    action: async () => say('Pressed'),
    submit: async () => say('Filled in'),
    message: async () => say('Read'),
    suggest: async () => [],
    failure: (_caller, reference) => say(`It failed: ${reference}`, 'private'),
    ...given,
  };
}

/** A reply of one text, with buttons under it. */
export function say(words: string, visibility: Visibility = 'public', ...row: Button[]): Reply {
  return { kind: 'message', visibility, message: saying(words, ...row) };
}

/** A message of one text, with buttons under it. */
export function saying(words: string, ...row: Button[]): Message {
  return { blocks: row.length > 0 ? [text(words), buttons(...row)] : [text(words)] };
}

/** All texts that a message shows. */
export function textsOf(message: WireMessage | null | undefined): string[] {
  const texts: string[] = [];
  const visit = (components: unknown): void => {
    for (const one of Array.isArray(components) ? components : []) {
      if (typeof one.content === 'string') texts.push(one.content);
      visit(one.components);
    }
  };
  visit(message?.components);
  return texts;
}

/** Waits until something is so; the test's time-out is the limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Resolves after so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** No waiting between attempts, and none before a shard may identify. */
export const QUICKLY = {
  patience: { sleep: () => pause(1), backoffMs: () => 1 },
  identifyThrottler: { waitForIdentify: async () => {} },
} satisfies Partial<DoorParts>;

/** A loopback Discord with one server, channel and member. */
export async function startWorld(options: LoopbackOptions = {}) {
  const discord = await startLoopbackDiscord({ identifyWindowMs: 0, ...options });
  onTestFinished(() => discord.close());
  const server = discord.addServer({ name: 'Fans', locale: 'ja' }).id;
  const channel = discord.addChannel(server, { name: 'charts' }).id;
  const user = discord.addMember(server, { name: 'Mina', locale: 'ko' });
  return { discord, server, channel, user };
}

/** The door to a loopback Discord; does not wait for the gateway. */
export async function openDoorTo(
  discord: LoopbackDiscord,
  given: Partial<Answers> = {},
  parts: Partial<DoorParts> = {},
) {
  const { log, lines, said } = createTestLog();
  const refusals: DiscordRefusal[] = [];
  const door = await connectToDiscord({
    token: discord.token,
    apiUrl: discord.apiUrl,
    answers: answersWith(given),
    log,
    clock: Date.now,
    onFatal: (refusal) => refusals.push(refusal),
    newReference: () => 'r1',
    ...QUICKLY,
    ...parts,
  });
  onTestFinished(() => door.close(200));
  return { door, lines, said, refusals };
}

/** A world with an open door, ready for calls. */
export async function openDoor(
  given: Partial<Answers> = {},
  parts: Partial<DoorParts> = {},
  options: LoopbackOptions = {},
) {
  const world = await startWorld(options);
  const opened = await openDoorTo(world.discord, given, parts);
  const ready = () => opened.door.state()?.every(({ state }) => state === 'ready') ?? false;
  await until(() => ready() && world.discord.registeredCommands().length > 0);
  const { discord, server, channel, user } = world;
  return {
    ...world,
    ...opened,
    ready,
    ask: (options: Record<string, string> = {}, by = user) =>
      discord.command({ server, channel, user: by, name: 'ask', options }),
    press: (message: WireMessage | null | undefined, customId: string) =>
      discord.press({ channel, user, messageId: message?.id ?? '', customId }),
    suggest: (song: string) =>
      discord.suggest({ server, channel, user, name: 'ask', options: { song }, focused: 'song' }),
    /** What crossed to the interaction's own addresses, in order. */
    crossed: () =>
      discord.log
        .filter(({ path }) => /^\/(interactions|webhooks)\//.test(path))
        .map(({ method, path, body }) => {
          const type = (body as { type?: number } | null)?.type;
          if (path.endsWith('/callback')) return `callback ${type}`;
          return `${method} ${/original/.test(decodeURIComponent(path)) ? '@original' : 'follow-up'}`;
        }),
  };
}
