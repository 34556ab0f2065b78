import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import { formatDay, formatMonth } from '../src/text/dates.ts';
import { joinFacts } from '../src/text/join.ts';
import { type Block, buttons, text } from '../src/views/message.ts';
import type { Reply } from './command.ts';
import { comparisonsOff } from './comparisons.ts';
import { type Call, type Command, type Options, privately, type Runnable, runnable } from './define.ts';
import { type Example, exampleFor } from './help-example.ts';

/** Commands that answer nothing where a server has switched comparisons off. */
const COMPARING: ReadonlySet<string> = new Set(['market', 'compare']);

/** `/help`: made from the commands themselves, so that it never tells of one that is not there. */
export function helpOn(commands: readonly Command[]): Command {
  return {
    name: 'help',
    description: 'help.description',
    managersOnly: false,
    anywhere: true,
    run: runnable({
      name: 'help',
      description: 'help.description',
      visibility: 'private',
      options: {},
      run: async (call) => answer(call, commands),
    }),
    subcommands: [],
    actions: {},
  };
}

async function answer(call: Call, commands: readonly Command[]): Promise<Reply> {
  const { parts, caller, server, t } = call;
  const { operator } = caller;
  const manages = caller.server !== null && caller.may.manageServer;
  const reports = caller.server !== null && !!server?.reporterRole && caller.roles.includes(server.reporterRole);
  const example = await exampleFor(call);
  const forAll = commands.filter((one) => isForAll(one) && !(comparisonsOff(server) && COMPARING.has(one.name)));
  const forManagers = commands.filter((one) => one.managersOnly || one.reportersOnly);
  const blocks: (Block | null)[] = [
    text([t('help.about'), t('help.estimate')].join('\n')),
    text([t('help.try'), ...forAll.flatMap((one) => lines(call, one, example))].join('\n')),
    manages ? text([t('help.admins'), ...(await setup(call, example)), ...names(call, forManagers)].join('\n')) : null,
    !manages && reports
      ? text(
          [
            t('help.reporters'),
            ...names(
              call,
              forManagers.filter((one) => one.reportersOnly),
            ),
          ].join('\n'),
        )
      : null,
    operator
      ? text(
          [
            t('help.operators'),
            ...names(
              call,
              commands.filter((one) => one.operatorsOnly),
            ),
          ].join('\n'),
        )
      : null,
    text([await dates(call), ...(caller.server ? [] : [t('help.inServers')])].map((line) => `-# ${line}`).join('\n')),
    parts.about.homepage === null ? null : buttons({ label: t('help.readme'), link: parts.about.homepage }),
  ];
  return privately({ blocks: blocks.filter((block) => block !== null) });
}

function isForAll({ managersOnly, operatorsOnly, reportersOnly }: Command): boolean {
  return !managersOnly && !operatorsOnly && !reportersOnly;
}

/** What everybody may ask, as it is typed. */
function lines({ caller, t }: Call, command: Command, example: Example): string[] {
  if (!command.anywhere && !caller.server) return [];
  const asked: { readonly name: string; readonly run: Runnable }[] = [
    ...(command.run ? [{ name: command.name, run: command.run }] : []),
    ...command.subcommands.map((one) => ({ name: `${command.name} ${one.name}`, run: one })),
  ];
  return asked.map(
    ({ name, run }) => `- ${t('help.line', { example: typed(name, run.options, example), about: t(run.description) })}`,
  );
}

/** A command with what an example fills in: what it requires, and what narrows it for this server. */
function typed(name: string, options: Options, example: Example): string {
  const filled = Object.entries(options).flatMap(([option, { required }]) => {
    if (!isFilled(option, example)) return [];
    const value = example[option];
    const fits = required || option === 'artist' || (option === 'ladder' && 'song' in options);
    return value !== null && fits ? [`${option}:${value}`] : [];
  });
  return [`/${name}`, ...filled].join(' ');
}

function isFilled(option: string, example: Example): option is keyof Example {
  return Object.hasOwn(example, option);
}

/** Commands with what they are for, a line each. */
function names({ t }: Call, commands: readonly Command[]): string[] {
  return commands.map((one) => `- ${t('help.line', { example: `/${one.name}`, about: t(one.description) })}`);
}

/** What is still to be done before anything is posted. */
async function setup({ parts, server, t }: Call, { artist }: Example): Promise<string[]> {
  const watches = server ? await parts.servers.watches(server.id) : [];
  return [
    ...(server?.channel ? [] : [t('help.noChannel', { command: '`/setup`' })]),
    ...(watches.length > 0
      ? []
      : [t('help.nothingFollowed', { command: `\`/watch artist${artist === null ? '' : ` artist:${artist}`}\`` })]),
  ];
}

/** Which version this is, and how new what it knows is (PRODUCT §10). */
async function dates({ parts, caller: { language }, t }: Call): Promise<string> {
  const [day, list] = await Promise.all([parts.about.newestDay(), parts.certifiedSongs.list(DEFAULT_LADDER)]);
  const facts = [
    t('help.version', { version: parts.about.version }),
    day === null ? t('help.noFigures') : t('help.newest', { day: formatDay(day, language) }),
    list && t('help.batch', { month: formatMonth(list.month, language), coverage: list.coverage }),
  ];
  return joinFacts(facts, language);
}
