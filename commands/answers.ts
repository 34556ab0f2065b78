import type { HeldChannel } from '../src/store/ledger-log.ts';
import type { Server } from '../src/store/servers.ts';
import { texts, translator } from '../src/text/translate.ts';
import type { Block } from '../src/views/message.ts';
import { heldNotice } from '../src/views/notice.ts';
import { inStyle } from './answer-style.ts';
import type {
  ActionRequest,
  Answers,
  Caller,
  CommandRequest,
  CommandShape,
  MessageCommandRequest,
  MessageCommandShape,
  MessageReply,
  OptionShape,
  Reply,
  SubmitRequest,
  SuggestRequest,
  Visibility,
} from './command.ts';
import { type Call, type Command, HalfDone, type Options, type Parts, type Runnable, say } from './define.ts';

/** Discord allows this many characters behind a button. */
const ACTION_LENGTH = 100;

/** Answers calls with a list of commands: the one way in for the gateway, for tests and for the playground. */
export function createAnswers(commands: readonly Command[], parts: Parts): Answers {
  const byName = new Map(commands.map((command) => [command.name, command]));
  const actions = named(commands, (command) => command.actions);
  const forms = named(commands, (command) => command.forms ?? {});
  const formOpeners = new Set(commands.flatMap((command) => command.formOpeners ?? []));
  const onMessages = new Map(
    commands.flatMap((command) =>
      command.messageCommand ? [[texts(command.messageCommand.name).en, { ...command.messageCommand, command }]] : [],
    ),
  );

  /** A call in the hands of a command, or the reply that refuses it. */
  async function callOf(caller: Caller, command: Command): Promise<Call | { readonly refused: Reply }> {
    const t = translator(caller.language);
    if (!command.anywhere && caller.server === null) return { refused: say(t('call.serverOnly')) };
    // Discord hides commands from members who may not use them, but not the buttons under an answer: checked here again.
    if (command.operatorsOnly && !caller.operator) return { refused: say(t('call.operatorsOnly')) };
    if (command.managersOnly && !(await mayManage(caller, command))) return { refused: say(t('call.managersOnly')) };
    const server = await serverOf(caller, command);
    if (command.reportersOnly && !isReporter(caller, server)) return { refused: say(t('call.reportersOnly')) };
    return { caller, server, parts: partsFor(server), t };
  }

  /** The parts as a server sees them: its own songs are found in it and nowhere else (DESIGN §1.7). */
  function partsFor(server: Server | null): Parts {
    return { ...parts, catalogue: parts.catalogue.seenBy(server?.id ?? null) };
  }

  /** Only commands that set something leave a trace of a server: none that is merely asked from. */
  async function serverOf(caller: Caller, command: Command): Promise<Server | null> {
    const { server, at } = caller;
    if (!server) return null;
    const known = command.managersOnly ? null : await parts.servers.known(server.id, server.language, at);
    const sets = command.managersOnly || (command.reportersOnly && isReporter(caller, known));
    return sets ? parts.servers.get(server.id, server.language, at) : known;
  }

  function runnableOf(request: CommandRequest): Runnable | undefined {
    const command = byName.get(request.command);
    return request.subcommand === null
      ? (command?.run ?? undefined)
      : command?.subcommands.find((subcommand) => subcommand.name === request.subcommand);
  }

  async function visibility(request: CommandRequest): Promise<Visibility> {
    const declared = runnableOf(request)?.visibility ?? 'private';
    const { server } = request.caller;
    if (declared === 'private' || !server) return declared;
    return (await parts.servers.answersPrivately(server.id)) ? 'private' : 'public';
  }

  async function run(request: CommandRequest): Promise<Reply> {
    const { caller } = request;
    const t = translator(caller.language);
    const command = byName.get(request.command);
    const runnable = runnableOf(request);
    if (!command || !runnable) return say(t('call.unknownCommand'));
    const call = await callOf(caller, command);
    if ('refused' in call) return call.refused;
    const values: Record<string, unknown> = {};
    for (const [name, option] of Object.entries(runnable.options)) {
      const raw = request.options[name];
      if (raw === undefined) {
        if (option.required) return say(t('call.missingOption', { name }));
        values[name] = null;
        continue;
      }
      const resolved = await option.resolve(raw, call, (value) => againAction(request, name, value));
      if ('reply' in resolved) return resolved.reply;
      values[name] = resolved.value;
    }
    const reply = inStyle(call, await runnable.run(call, values));
    return runnable.opensForm ? reply : withNotices(call, command, reply);
  }

  async function act(request: ActionRequest): Promise<Reply> {
    const { caller, action } = request;
    const again = readAgain(action);
    if (again) return run({ caller, ...again });
    const { name, argument } = readAction(action);
    const found = actions.get(name);
    if (!found) return say(translator(caller.language)('call.unknownButton'));
    const call = await callOf(caller, found.command);
    if ('refused' in call) return call.refused;
    const reply = inStyle(call, await found.run(call, argument, request.chosen));
    return formOpeners.has(name) ? reply : withNotices(call, found.command, reply);
  }

  async function submit({ caller, action, fields }: SubmitRequest): Promise<Reply> {
    const { name, argument } = readAction(action);
    const found = forms.get(name);
    if (!found) return say(translator(caller.language)('call.unknownButton'));
    const call = await callOf(caller, found.command);
    return 'refused' in call ? call.refused : found.run(call, argument, fields);
  }

  async function message({ caller, command, message: target }: MessageCommandRequest): Promise<Reply> {
    const found = onMessages.get(command);
    if (!found) return say(translator(caller.language)('call.unknownCommand'));
    const call = await callOf(caller, found.command);
    return 'refused' in call ? call.refused : found.run(call, target);
  }

  function opensForm(request: CommandRequest | ActionRequest | MessageCommandRequest): boolean {
    if ('message' in request) return true;
    if ('command' in request) return runnableOf(request)?.opensForm ?? false;
    const again = readAgain(request.action);
    if (again) return runnableOf({ caller: request.caller, ...again })?.opensForm ?? false;
    return formOpeners.has(readAction(request.action).name);
  }

  /**
   * Admins who could be told of a held channel in no other way are told with the answer to their next command, once;
   * and whoever calls one has the held channels looked at again (DELIVERY, Holding). What may open a form must not wait.
   */
  async function withNotices(call: Call, command: Command, reply: Reply): Promise<Reply> {
    if (!command.managersOnly || !call.server) return reply;
    const { announcements, posting } = parts;
    const held = await announcements.held(call.server.id);
    if (held.length === 0) return reply;
    const mayTell = reply.kind === 'message' && reply.visibility === 'private';
    const told = mayTell && held.some(({ tell }) => tell) ? await announcements.takeNotices(call.server.id) : [];
    const notices = await Promise.all(told.map((one) => noticeBlocks(call, one)));
    posting.begin(call.server.id);
    return mayTell ? precededBy(notices.flat(), reply) : reply;
  }

  return {
    shapes: commandShapes(commands),
    messageShapes: messageCommandShapes(commands),
    opensForm,
    visibility,
    command: run,
    action: act,
    submit,
    message,
    suggest: async (request: SuggestRequest) => {
      const command = byName.get(request.command);
      const option = runnableOf(request)?.options[request.focused];
      if (!command || !option?.suggest) return [];
      if (command.managersOnly && !(await mayManage(request.caller, command))) return [];
      if (command.operatorsOnly && !request.caller.operator) return [];
      const { caller } = request;
      // What somebody types leaves no trace of their server.
      const server = caller.server
        ? await parts.servers.known(caller.server.id, caller.server.language, caller.at)
        : null;
      if ((command.managersOnly && !server) || (command.reportersOnly && !isReporter(caller, server))) return [];
      const typed = request.options[request.focused];
      const call = { caller, server, parts: partsFor(server), t: translator(caller.language) };
      return option.suggest(typeof typed === 'string' ? typed : '', call, request.options);
    },
    failure: (caller, reference, defect) =>
      say(translator(caller.language)(defect instanceof HalfDone ? 'call.halfDone' : 'call.failed', { reference })),
  };
}

/** What commands have under names of their own, with the command. */
function named<T>(commands: readonly Command[], of: (command: Command) => Readonly<Record<string, T>>) {
  return new Map(
    commands.flatMap((command) => Object.entries(of(command)).map(([name, run]) => [name, { command, run }] as const)),
  );
}

/** Whether somebody may use a managers' command: who manages the server, and whom its own command permissions allow it. */
async function mayManage({ may, isAllowed }: Caller, { name }: Command): Promise<boolean> {
  return may.manageServer || (isAllowed !== undefined && (await isAllowed(name)));
}

/** Whether somebody may record numbers: who runs the bot, who manages the server, and the server's own reporters. */
function isReporter({ operator, may, roles }: Caller, server: Server | null): boolean {
  if (operator || may.manageServer) return true;
  const role = server?.reporterRole ?? null;
  return role !== null && roles.includes(role);
}

function readAction(action: string): { name: string; argument: string } {
  const colon = action.indexOf(':');
  return colon < 0
    ? { name: action, argument: '' }
    : { name: action.slice(0, colon), argument: action.slice(colon + 1) };
}

/** What keeps posts from a held channel; nothing where it works by now. */
async function noticeBlocks({ parts, caller }: Call, { channel, reason }: HeldChannel): Promise<readonly Block[]> {
  const { obstacle } = await parts.posting.examine(channel, reason);
  return obstacle === null ? [] : heldNotice(channel, obstacle, caller.language).blocks;
}

function precededBy(blocks: readonly Block[], reply: MessageReply): MessageReply {
  if (blocks.length === 0) return reply;
  const { message } = reply;
  return { ...reply, message: { ...message, blocks: [...blocks, { type: 'divider' }, ...message.blocks] } };
}

/** The action of a button that types a command again with another value; null where that does not fit a button. */
function againAction(request: CommandRequest, changed: string, value: string): string | null {
  const options = Object.entries({ ...request.options, [changed]: value });
  if (options.some(([, raw]) => typeof raw !== 'string')) return null;
  const query = new URLSearchParams(options as [string, string][]);
  const action = `again:${request.command} ${request.subcommand ?? ''}?${query}`;
  return action.length <= ACTION_LENGTH ? action : null;
}

function readAgain(action: string): Omit<CommandRequest, 'caller'> | null {
  const match = /^again:(\S+) (\S*)\?(.*)$/.exec(action);
  if (!match) return null;
  const options = Object.fromEntries(new URLSearchParams(match[3]));
  return { command: match[1] ?? '', subcommand: match[2] || null, options };
}

function shapeOf(command: Command): CommandShape {
  return {
    name: command.name,
    description: texts(command.description),
    managersOnly: command.managersOnly,
    operatorsOnly: command.operatorsOnly === true,
    anywhere: command.anywhere,
    options: optionShapes(command.run?.options ?? {}),
    subcommands: command.subcommands.map((subcommand) => ({
      name: subcommand.name,
      description: texts(subcommand.description),
      options: optionShapes(subcommand.options),
    })),
  };
}

/** Discord wants required options first. */
function optionShapes(options: Options): OptionShape[] {
  return Object.entries(options)
    .map(([name, option]) => ({
      name,
      description: texts(option.description),
      kind: option.kind,
      required: option.required,
      suggests: option.suggest !== undefined,
      choices: (option.choices ?? []).map(({ value, name: key }) => ({ value, name: texts(key) })),
    }))
    .toSorted((a, b) => Number(b.required) - Number(a.required));
}

/** The commands as they are registered. */
export function commandShapes(commands: readonly Command[]): CommandShape[] {
  return commands.map(shapeOf);
}

/** The commands of messages' menus as they are registered. */
export function messageCommandShapes(commands: readonly Command[]): MessageCommandShape[] {
  return commands.flatMap(({ messageCommand }) => (messageCommand ? [{ name: texts(messageCommand.name) }] : []));
}
