import { ChannelType, PermissionFlagsBits, type REST, type RouteLike, Routes } from 'discord.js';
import { z } from 'zod';
import type { Examination, PostingPermission } from '../announcer/channels.ts';
import { guildAnswer, overwriteAnswer, permissionsIn } from './channel-permissions.ts';
import type { PacedRest } from './paced-rest.ts';
import { discordPermissions } from './permissions.ts';

interface ExamineParts {
  readonly ask: PacedRest['ask'];
  readonly userId: string;
  readonly clock: () => number;
  readonly monotonic: () => number;
}

type There = Extract<Examination, { readonly state: 'there' }>;
type NotThere = Exclude<Examination, There>;

const channelAnswer = z.object({
  type: z.number(),
  guild_id: z.string().nullish(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(overwriteAnswer).nullish(),
  thread_metadata: z.object({ archived: z.boolean(), locked: z.boolean().nullish() }).nullish(),
});

const memberAnswer = z.object({
  roles: z.array(z.string()),
  communication_disabled_until: z.string().nullish(),
});

/**
 * Examines a channel by what Discord tells of it, its server and the bot's membership; a thread by its parent's
 * overwrites. All of it within so many milliseconds.
 */
export function createExamine({ ask, userId, clock, monotonic }: ExamineParts) {
  return async (channel: string, withinMs: number): Promise<Examination> => {
    const deadline = monotonic() + withinMs;
    const get = <T>(route: RouteLike, form: z.ZodType<T>) => fetched(route, form, deadline);
    const found = await get(Routes.channel(channel), channelAnswer);
    if ('state' in found) return found;
    const server = found.guild_id ?? null;
    const kind = kindOf(found.type);
    const thread = found.thread_metadata ?? null;
    if (server === null) return { state: 'there', kind, server, missing: [], thread: null, timedOutUntil: null };
    const placed =
      kind === 'thread' && found.parent_id ? await get(Routes.channel(found.parent_id), channelAnswer) : found;
    if ('state' in placed) return placed;
    const guild = await get(Routes.guild(server), guildAnswer);
    if ('state' in guild) return leftServer(guild);
    const member = await get(Routes.guildMember(server, userId), memberAnswer);
    if ('state' in member) return leftServer(member);

    const permissions = permissionsIn(guild, { userId, roles: member.roles }, placed.permission_overwrites ?? []);
    const held = discordPermissions.fromBits(permissions.toString());
    const manages = (permissions & PermissionFlagsBits.ManageThreads) !== 0n;
    const until = Date.parse(member.communication_disabled_until ?? '');
    return {
      state: 'there',
      kind,
      server,
      missing: neededIn(kind).filter((permission) => !held.has(permission)),
      thread: thread && { archived: thread.archived, locked: thread.locked === true && !manages },
      timedOutUntil: until > clock() ? until : null,
    };
  };

  async function fetched<T>(route: RouteLike, form: z.ZodType<T>, deadline: number): Promise<T | NotThere> {
    const times = { startBy: deadline, timeoutMs: deadline - monotonic() };
    const answered = await ask(times, (rest: REST, signal) => rest.get(route, { signal }));
    if (answered.came === 'nothing') return { state: 'no-answer', reason: answered.reason };
    if (answered.came === 'answer') {
      const read = form.safeParse(answered.body);
      return read.success ? read.data : { state: 'no-answer', reason: 'the answer is not one of Discord' };
    }
    const { status, code, reason } = answered.refusal;
    if (status === null) return { state: 'no-answer', reason };
    if (status === 404) return { state: 'gone', code };
    if (status === 403) return { state: 'hidden', code };
    return { state: 'refused', ...answered.refusal };
  }
}

/** A channel that is there in a server which the bot does not know is one of a server that it has left. */
function leftServer(answer: NotThere): NotThere {
  return answer.state === 'gone' ? { state: 'hidden', code: answer.code } : answer;
}

/** What posting takes: history is read before anything is posted twice, pictures and links go with posts. */
function neededIn(kind: There['kind']): readonly PostingPermission[] {
  const send = kind === 'thread' ? 'send-messages-in-threads' : 'send-messages';
  return ['view-channel', send, 'read-message-history', 'embed-links', 'attach-files'];
}

function kindOf(type: number): There['kind'] {
  switch (type) {
    case ChannelType.GuildText:
      return 'text';
    case ChannelType.GuildAnnouncement:
      return 'announcement';
    case ChannelType.AnnouncementThread:
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
      return 'thread';
    case ChannelType.DM:
      return 'direct';
    default:
      return 'other';
  }
}
