import type { Server } from '../src/store/servers.ts';
import { texts, translator } from '../src/text/translate.ts';
import type {
  ActionRequest,
  Answers,
  Caller,
  CommandRequest,
  CommandShape,
  OptionShape,
  Reply,
  SuggestRequest,
} from './command.ts';
import { type Call, type Command, type Options, type Parts, type Runnable, say } from './define.ts';

/** Discord allows this many characters behind a button. */
const ACTION_LENGTH = 100;

/** Answers calls with a list of commands: the one way in for the gateway, for tests and for the playground. */
export function createAnswers(commands: readonly Command[], parts: Parts): Answers {
  const byName = new Map(commands.map((command) => [command.name, command]));
  const actions = new Map(
    commands.flatMap((command) => Object.entries(command.actions).map(([name, run]) => [name, { command, run }])),
  );

  /** Only commands for managers set something: a server that is merely asked from leaves no trace. */
  async function callOf(caller: Caller, command: Command | null): Promise<Call> {
    return { caller, server: await serverOf(caller, command), parts, t: translator(caller.language) };
  }

  async function serverOf({ server, at }: Caller, command: Command | null): Promise<Server | null> {
    if (!server) return null;
    if (command?.managersOnly) return parts.servers.get(server.id, server.language, at);
    return parts.servers.known(server.id, server.language);
  }

  function runnableOf(request: CommandRequest): Runnable | undefined {
    const command = byName.get(request.command);
    return request.subcommand === null
      ? (command?.run ?? undefined)
      : command?.subcommands.find((subcommand) => subcommand.name === request.subcommand);
  }

  async function run(request: CommandRequest): Promise<Reply> {
    const { caller } = request;
    const t = translator(caller.language);
    const command = byName.get(request.command);
    const runnable = runnableOf(request);
    if (!command || !runnable) return say(t('call.unknownCommand'));
    const refused = refusal(command, caller);
    if (refused) return refused;
    const call = await callOf(caller, command);
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
    return runnable.run(call, values);
  }

  async function act(request: ActionRequest): Promise<Reply> {
    const { caller, action } = request;
    const again = readAgain(action);
    if (again) return run({ caller, ...again });
    const colon = action.indexOf(':');
    const found = actions.get(colon < 0 ? action : action.slice(0, colon));
    if (!found) return say(translator(caller.language)('call.unknownButton'));
    return (
      refusal(found.command, caller) ??
      found.run(await callOf(caller, found.command), colon < 0 ? '' : action.slice(colon + 1))
    );
  }

  return {
    shapes: commandShapes(commands),
    visibility: (request) => runnableOf(request)?.visibility ?? 'private',
    command: run,
    action: act,
    suggest: async (request: SuggestRequest) => {
      const command = byName.get(request.command);
      const option = runnableOf(request)?.options[request.focused];
      if (!command || !option?.suggest || refusal(command, request.caller)) return [];
      const typed = request.options[request.focused];
      const call = await callOf(request.caller, null);
      if (command.managersOnly && !call.server) return [];
      return option.suggest(typeof typed === 'string' ? typed : '', call);
    },
    failure: (caller, reference) => say(translator(caller.language)('call.failed', { reference })),
  };
}

/** Discord hides commands from members who may not use them; a server can change that, so it is checked here again. */
function refusal(command: Command, caller: Caller): Reply | null {
  const t = translator(caller.language);
  if (!command.anywhere && caller.server === null) return say(t('call.serverOnly'));
  if (command.operatorsOnly && !caller.operator) return say(t('call.operatorsOnly'));
  if (command.managersOnly && !caller.may.manageServer) return say(t('call.managersOnly'));
  return null;
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
      choices: [],
    }))
    .toSorted((a, b) => Number(b.required) - Number(a.required));
}

/** The commands as they are registered. */
export function commandShapes(commands: readonly Command[]): CommandShape[] {
  return commands.map(shapeOf);
}
