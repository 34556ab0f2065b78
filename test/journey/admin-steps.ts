import type { PermissionName, WireMessage } from '../../src/playground/loopback-discord.ts';
import type { Language } from '../../src/text/language.ts';
import { type PlainKey, translator } from '../../src/text/translate.ts';
import { drivenThread } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', ja: 'ja', ko: 'ko' };

/** What posting takes in a channel. */
export const POSTING: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'ReadMessageHistory',
  'EmbedLinks',
  'AttachFiles',
];

/** A message's buttons and menus, as a person can use them. */
interface Control {
  readonly custom_id: string;
  readonly label?: string;
  readonly type: number;
}

/** The whole bot, and an admin of a fresh server whose client and server are in a language. */
export async function beginJourney(language: Language) {
  const at = await drivenThread();
  const fresh = at.addServer('Fresh', LOCALES[language]);
  const announcer = at.announcer();
  return { at, ...fresh, language, t: translator(language), announcer };
}

export type Journey = Awaited<ReturnType<typeof beginJourney>>;

/** The setup as the admin has it before him; what he does changes it. */
export async function openSetup(journey: Journey) {
  const { at, type, channel, admin, language } = journey;
  let message = (await type('setup')).message;

  async function use(customId: string, values?: readonly string[]) {
    const messageId = message?.id ?? '';
    const outcome = await at.discord.press({
      channel,
      user: admin,
      messageId,
      customId,
      ...(values ? { values } : {}),
    });
    if (outcome.state !== 'answered') throw new Error(`"${customId}" was not answered`);
    message = outcome.message?.id === messageId ? outcome.message : message;
    return outcome;
  }

  return {
    text: () => textOf(message),
    /** Presses a button by what it says in the admin's language. */
    press: (label: PlainKey) => use(buttonOf(message, translator(language)(label))),
    /** Chooses in the step's menu. */
    choose: (...values: string[]) => use(menuOf(message), values),
  };
}

/** Lets a song pass its level, and everything that is owed by then be sent. */
export async function passLevel({ at, announcer }: Journey, song: string): Promise<void> {
  await at.passSongs([song]);
  await sendAll(announcer);
}

/** Sends what is owed. */
export async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

/** The direct messages that the admin has, oldest first. */
export function toldTo({ at, admin }: Journey): string[] {
  const inServers = new Set(at.discord.servers().flatMap((server) => server.channels.map(({ id }) => id)));
  const posted = at.discord.log.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
  const direct = new Set(posted.map(({ path }) => path.split('/')[2] ?? '').filter((id) => !inServers.has(id)));
  return [...direct].flatMap((id) => at.discord.messages(id, { as: admin }).map(textOf));
}

function controlsOf(message: WireMessage | null): Control[] {
  const found: Control[] = [];
  const walk = (components: unknown): void => {
    for (const one of Array.isArray(components) ? components : []) {
      if (typeof one.custom_id === 'string') found.push(one);
      walk(one.components);
    }
  };
  walk(message?.components);
  return found;
}

function buttonOf(message: WireMessage | null, label: string): string {
  const found = controlsOf(message).find((one) => one.type === 2 && one.label === label);
  if (!found) throw new Error(`there is no button "${label}" under: ${textOf(message)}`);
  return found.custom_id;
}

function menuOf(message: WireMessage | null): string {
  const found = controlsOf(message).find((one) => one.type !== 2);
  if (!found) throw new Error(`there is no menu under: ${textOf(message)}`);
  return found.custom_id;
}

/** Types a command with a file. */
export async function attach(
  { at, server, channel, admin }: Journey,
  command: string,
  file: { readonly name: string; readonly content: string },
): Promise<WireMessage | null> {
  const [name = '', subcommand = ''] = command.split(' ');
  const bytes = new TextEncoder().encode(file.content);
  const files = { file: { name: file.name, contentType: 'text/plain', bytes } };
  const outcome = await at.discord.command({ server, channel, user: admin, name, subcommand, options: {}, files });
  return outcome.message;
}

/** Presses a button of an answer by its label; what the answer says then. */
export async function pressOn(journey: Journey, message: WireMessage | null, label: string) {
  return useOn(journey, message, buttonOf(message, label));
}

/** Chooses in an answer's menu; what the answer says then. */
export async function chooseOn(journey: Journey, message: WireMessage | null, ...values: string[]) {
  return useOn(journey, message, menuOf(message), values);
}

async function useOn(
  { at, channel, admin }: Journey,
  message: WireMessage | null,
  customId: string,
  values?: readonly string[],
): Promise<WireMessage | null> {
  const press = { channel, user: admin, messageId: message?.id ?? '', customId, ...(values ? { values } : {}) };
  const outcome = await at.discord.press(press);
  if (outcome.state !== 'answered') throw new Error(`"${customId}" was not answered`);
  return outcome.message;
}

/** The text of the file that comes with an answer. */
export function fileOf({ at }: Journey, message: WireMessage | null): string {
  const file = at.discord.file(message?.attachments[0]?.id ?? '');
  if (!file) throw new Error(`there is no file with: ${textOf(message)}`);
  return new TextDecoder().decode(file.bytes);
}
