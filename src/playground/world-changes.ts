import type { Gateway } from './gateway/gateway.ts';
import { type Session, shardOf } from './gateway/sessions.ts';
import { createMessage, type MessageTools } from './world/messages.ts';
import { bitsOf, ordinaryMemberPermissions, type Permissions } from './world/permissions.ts';
import { guildCreate } from './world/shapes.ts';
import { addChannel, type NewChannel, placeOf, type Server, userOf, type World } from './world/world.ts';

/** What a test or the playground changes in the world. */
export interface WorldChanges {
  addServer: (given: { name: string; locale?: string }) => { id: string };
  addChannel: (serverId: string, given: NewChannel) => { id: string };
  /** Adds a role that members can be given. */
  addRole: (serverId: string, given: { name: string }) => string;
  /** Adds a new person to a server and gives their id; with `userId`, a person that is already there. */
  addMember: (serverId: string, given: NewMember) => string;
  /** A person without any server, for direct messages. */
  addPerson: (given: { name: string; locale?: string }) => string;
  /** What the bot may do in a channel, as the result of all roles and overwrites; of a thread, in its parent. */
  setBotPermissions: (channelId: string, permissions: Permissions) => void;
  /** Changes a thread's state. */
  setThread: (threadId: string, state: { archived?: boolean; locked?: boolean }) => void;
  /** Whether a person takes direct messages from the bot; they do unless told otherwise. */
  setDirectMessages: (userId: string, taken: boolean) => void;
  deleteChannel: (channelId: string) => void;
  removeBot: (serverId: string) => void;
  /** A server that the bot was in adds it again. */
  returnBot: (serverId: string) => void;
  /** A message by a person, or with `user` left out by the bot itself without a request; gives its id. */
  say: (given: { channel: string; user?: string; content: string }) => string;
  deleteMessage: (messageId: string) => void;
}

/** A person who joins a server. */
export interface NewMember {
  name: string;
  userId?: string;
  manageServer?: boolean;
  manageMessages?: boolean;
  permissions?: Permissions;
  /** The ids of roles that the person gets. */
  roles?: readonly string[];
  locale?: string;
}

interface Parts {
  world: World;
  messages: MessageTools;
  gateway: Gateway;
  ids: () => string;
  clock: () => number;
  changed: () => void;
}

const guildsIntent = 1;

/** The changes, and which servers a session hears of. */
export function createWorldChanges(parts: Parts): {
  forOthers: WorldChanges;
  serversOf: (session: Session) => Server[];
} {
  const { world, gateway, ids, clock, changed } = parts;
  const channelOf = (id: string) => {
    const channel = world.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}.`);
    return channel;
  };
  const serverOf = (id: string) => {
    const server = world.servers.get(id);
    if (server === undefined) throw new Error(`There is no server ${id}.`);
    return server;
  };
  const addPerson = ({ name, locale = 'en-US' }: { name: string; locale?: string }, id = ids()) => {
    world.people.set(id, { user: userOf(id, name), locale });
    return id;
  };

  const forOthers: WorldChanges = {
    addServer: ({ name, locale = 'en-US' }) => {
      const id = ids();
      const joinedAt = new Date(clock()).toISOString();
      const server = {
        id,
        name,
        locale,
        ownerId: ids(),
        botRoleId: ids(),
        botPresent: true,
        joinedAt,
        members: new Map(),
        roles: [],
      };
      world.servers.set(id, server);
      gateway.tellWithIntent(guildsIntent, id, 'GUILD_CREATE', guildCreate(world, server));
      changed();
      return { id };
    },
    addChannel: (serverId, given) => {
      const channel = addChannel(world, ids(), serverOf(serverId).id, given);
      changed();
      return { id: channel.id };
    },
    addPerson,
    addRole: (serverId, { name }) => {
      const id = ids();
      serverOf(serverId).roles.push({ id, name });
      changed();
      return id;
    },
    addMember: (serverId, given) => {
      const userId = given.userId ?? addPerson(given);
      // Who owns the application is a person like any other once they join.
      if (userId === world.owner.id && !world.people.has(userId))
        world.people.set(userId, {
          user: { ...world.owner, global_name: given.name },
          locale: given.locale ?? 'en-US',
        });
      const extra = bitsOf([
        ...(given.manageServer === true ? (['ManageGuild'] as const) : []),
        ...(given.manageMessages === true ? (['ManageMessages'] as const) : []),
      ]);
      const permissions = bitsOf(given.permissions ?? ordinaryMemberPermissions) | extra;
      const joinedAt = new Date(clock()).toISOString();
      serverOf(serverId).members.set(userId, { userId, permissions, joinedAt, roles: given.roles ?? [] });
      changed();
      return userId;
    },
    setBotPermissions: (channelId, permissions) => {
      placeOf(world, channelOf(channelId)).botPermissions = bitsOf(permissions);
      changed();
    },
    setThread: (threadId, { archived, locked }) => {
      const thread = channelOf(threadId);
      thread.archived = archived ?? thread.archived;
      thread.locked = locked ?? thread.locked;
      changed();
    },
    setDirectMessages: (userId, taken) => {
      const person = world.people.get(userId);
      if (person === undefined) throw new Error(`There is no person ${userId}.`);
      person.refusesMessages = !taken;
    },
    deleteChannel: (channelId) => {
      const channel = channelOf(channelId);
      world.channels.delete(channelId);
      world.deletedChannels.set(channelId, channel);
      for (const { wire } of [...parts.messages.store.byId.values()]) {
        if (wire.channel_id === channelId) parts.messages.store.byId.delete(wire.id);
      }
      if (channel.serverId !== null) {
        gateway.tellWithIntent(guildsIntent, channel.serverId, 'CHANNEL_DELETE', {
          id: channelId,
          guild_id: channel.serverId,
        });
      }
      changed();
    },
    removeBot: (serverId) => {
      serverOf(serverId).botPresent = false;
      gateway.tellWithIntent(guildsIntent, serverId, 'GUILD_DELETE', { id: serverId });
      changed();
    },
    returnBot: (serverId) => {
      serverOf(serverId).botPresent = true;
      changed();
    },
    say: ({ channel, user, content }) => {
      const author = user === undefined ? world.botUser : world.people.get(user)?.user;
      if (author === undefined) throw new Error(`There is no person ${user}.`);
      const made = { channelId: channelOf(channel).id, author, body: { content }, uploads: [] };
      const { id } = createMessage(parts.messages, made).wire;
      changed();
      return id;
    },
    deleteMessage: (messageId) => {
      if (!parts.messages.store.byId.delete(messageId)) throw new Error(`There is no message ${messageId}.`);
      changed();
    },
  };

  const serversOf = (session: Session) =>
    [...world.servers.values()].filter(
      ({ id, botPresent }) => botPresent && shardOf(id, session.shardCount) === session.shardId,
    );
  return { forOthers, serversOf };
}
