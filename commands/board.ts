import type { Artist } from '../src/domain/song.ts';
import type { Board } from '../src/store/boards.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinFacts } from '../src/text/join.ts';
import { stoppedText } from '../src/views/board.ts';
import { type Button, buttons, text } from '../src/views/message.ts';
import { artistName } from '../src/views/names.ts';
import type { ChosenChannel, Reply } from './command.ts';
import {
  authorOf,
  type Call,
  type Command,
  type Option,
  optional,
  privately,
  runnable,
  say,
  serverOf,
} from './define.ts';
import { cannotPostIn } from './missing-permissions.ts';
import { cut, option } from './options.ts';

/** `/board create|list|remove`: messages that the bot keeps up to date (PRODUCT §8). */
export const board: Command = {
  name: 'board',
  description: 'board.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  actions: { 'board-again': again },
  subcommands: [
    runnable({
      name: 'create',
      description: 'board.createDescription',
      visibility: 'private',
      options: {
        channel: option.channel('board.channelOption'),
        artist: optional(option.artist('board.artistOption')),
      },
      run: async (call, { channel, artist }) => create(call, channel, artist),
    }),
    runnable({
      name: 'list',
      description: 'board.listDescription',
      visibility: 'private',
      options: {},
      run: list,
    }),
    runnable({
      name: 'remove',
      description: 'board.removeDescription',
      visibility: 'private',
      options: { board: boardOption() },
      run: async (call, values) => remove(call, values.board),
    }),
  ],
};

async function create(call: Call, channel: ChosenChannel, artist: Artist | null): Promise<Reply> {
  const { parts, caller, t } = call;
  const refused = cannotPostIn(call, channel);
  if (refused) return refused;
  const made = { server: serverOf(call).id, channel: channel.id, artist: artist?.id ?? null };
  const created = await parts.boards.create({ ...made, by: caller.user, now: caller.at });
  parts.posting.wake();
  const place = { channel: `<#${channel.id}>` };
  if (created.outcome === 'exists') return say(t('board.exists', place));
  if (created.outcome === 'too-many') return say(t('board.tooMany', { most: created.most }));
  await parts.audit.note(serverOf(call).id, authorOf(call), { what: 'board', channel: channel.id, on: true });
  return say(t('board.created', place));
}

async function list(call: Call): Promise<Reply> {
  const { parts, caller, t } = call;
  const boards = await parts.boards.of(serverOf(call).id);
  if (boards.length === 0) return say(t('board.none'));
  const lines: string[] = [];
  const restarts: Button[] = [];
  for (const one of boards) {
    const name = await nameOf(call, one);
    const link =
      one.messageId === null
        ? null
        : `https://discord.com/channels/${caller.server?.id}/${one.channel}/${one.messageId}`;
    const facts = [`<#${one.channel}>`, escapeText(name), stateOf(call, one), link];
    lines.push(`- ${joinFacts(facts, caller.language)}`);
    if (one.stopped === null) continue;
    lines.push(`  -# ${stoppedText(one.stopped, caller.language)}`);
    restarts.push({ label: cut(t('board.again', { name }), 80), action: `board-again:${one.id}` });
  }
  const row = restarts.length > 0 ? [buttons(...restarts.slice(0, 5))] : [];
  return privately({ blocks: [text(`**${t('board.listHeading')}**\n${lines.join('\n')}`), ...row] });
}

function stateOf({ t }: Call, { stopped, messageId }: Board): string | null {
  if (stopped !== null) return null;
  return t(messageId === null ? 'board.coming' : 'board.kept');
}

async function again(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const resumed = await parts.boards.resume(serverOf(call).id, Number(argument), caller.user, caller.at);
  parts.posting.wake();
  if (resumed === 'none') return say(t('board.notStopped'));
  return say(t(resumed === 'resumed' ? 'board.resumed' : 'board.postedAnew'));
}

async function remove(call: Call, chosen: Board): Promise<Reply> {
  const { parts, caller, t } = call;
  const removed = await parts.boards.remove(serverOf(call).id, chosen.id, caller.at);
  parts.posting.wake();
  if (!removed) return say(t('board.unknown'));
  await parts.audit.note(serverOf(call).id, authorOf(call), { what: 'board', channel: chosen.channel, on: false });
  return say(t('board.removed'));
}

/** One of the server's boards, by whose songs it shows. */
function boardOption(): Option<Board> {
  const named = async (call: Call) => {
    const boards = await call.parts.boards.of(serverOf(call).id);
    return Promise.all(boards.map(async (one) => ({ one, name: `${await nameOf(call, one)} (${one.id})` })));
  };
  return {
    kind: 'text',
    description: 'board.boardOption',
    required: true,
    suggest: async (typed, call) => {
      const wanted = typed.trim().toLowerCase();
      const fitting = (await named(call)).filter(({ name }) => name.toLowerCase().includes(wanted));
      return fitting.map(({ one, name }) => ({ name: cut(name, 100), value: String(one.id) }));
    },
    resolve: async (raw, call) => {
      const boards = await named(call);
      const found = boards.find(({ one, name }) => String(one.id) === raw || name === raw);
      return found ? { value: found.one } : { reply: say(call.t('board.unknown')) };
    },
  };
}

async function nameOf({ parts, caller, t }: Call, { artist }: Board): Promise<string> {
  const act = artist === null ? null : await parts.catalogue.artist(artist);
  return act ? artistName(act, caller.language) : t('board.all');
}
