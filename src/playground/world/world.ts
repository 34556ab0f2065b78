import { type ChannelKind, channelTypes, type WireUser } from '../wire.ts';
import { bitsOf, holds, ordinaryBotPermissions, type PermissionName, type Permissions } from './permissions.ts';

/** A person in a server: what they may do in any channel. */
export interface Member {
  userId: string;
  permissions: bigint;
  joinedAt: string;
}

/** A server; the bot is in it while `botPresent`. */
export interface Server {
  id: string;
  name: string;
  locale: string;
  ownerId: string;
  botRoleId: string;
  botPresent: boolean;
  joinedAt: string;
  members: Map<string, Member>;
}

/** A channel, a thread or a direct message (then without a server). */
export interface Channel {
  id: string;
  kind: ChannelKind;
  type: number;
  name: string;
  serverId: string | null;
  parentId: string | null;
  recipientId: string | null;
  botPermissions: bigint;
  archived: boolean;
  locked: boolean;
}

/** A person and the language of their client. */
export interface Person {
  user: WireUser;
  locale: string;
  /** Takes no direct messages from the bot. */
  refusesMessages?: boolean;
}

/** Everything that is there except messages. */
export interface World {
  botUser: WireUser;
  owner: WireUser;
  servers: Map<string, Server>;
  channels: Map<string, Channel>;
  /** Those that were deleted: people still see where they were. */
  deletedChannels: Map<string, Channel>;
  people: Map<string, Person>;
}

/** What a new channel is given. */
export interface NewChannel {
  name: string;
  kind?: ChannelKind;
  parentId?: string;
  botPermissions?: Permissions;
  archived?: boolean;
  locked?: boolean;
}

/** A bot's account, which keeps the capitals of its name, and the person who owns it. */
export function createAccounts(ids: () => string, botName: string, ownerId = ids()): Pick<World, 'botUser' | 'owner'> {
  const botUser = { ...userOf(ids(), botName), username: botName, global_name: null, bot: true };
  return { botUser, owner: userOf(ownerId, 'owner') };
}

/** An empty world with the bot and its owner. */
export function createWorld(accounts: Pick<World, 'botUser' | 'owner'>): World {
  return {
    ...accounts,
    servers: new Map(),
    channels: new Map(),
    deletedChannels: new Map(),
    people: new Map(),
  };
}

/** A user in Discord's shape; the account's name is made from the shown one. */
export function userOf(id: string, name: string): WireUser {
  const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, '_');
  return {
    id,
    username: username === '' || username === '_' ? `user_${id.slice(-6)}` : username,
    global_name: name,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

/** Adds a channel to a server, or a direct message when there is no server. */
export function addChannel(world: World, id: string, serverId: string | null, given: NewChannel): Channel {
  const kind = given.kind ?? 'text';
  const channel: Channel = {
    id,
    kind,
    type: channelTypes[kind],
    name: given.name,
    serverId,
    parentId: given.parentId ?? null,
    recipientId: null,
    botPermissions: bitsOf(given.botPermissions ?? ordinaryBotPermissions),
    archived: given.archived ?? false,
    locked: given.locked ?? false,
  };
  world.channels.set(id, channel);
  return channel;
}

/** The direct message with a person, opened when there is none yet. */
export function directMessageWith(world: World, ids: () => string, userId: string): Channel {
  for (const channel of world.channels.values()) if (channel.recipientId === userId) return channel;
  const channel = addChannel(world, ids(), null, { name: '', kind: 'dm' });
  channel.recipientId = userId;
  return channel;
}

/** The channel whose overwrites count: a thread has its parent's. */
export function placeOf(world: World, channel: Channel): Channel {
  return (isThread(channel) ? world.channels.get(channel.parentId ?? '') : undefined) ?? channel;
}

/** Whether the bot has a permission in a channel. */
export function botMay(world: World, channel: Channel, permission: PermissionName): boolean {
  return holds(placeOf(world, channel).botPermissions, permission);
}

/** Whether the kind of channel is a thread. */
export function isThread(channel: Channel): boolean {
  return channel.type >= 10 && channel.type <= 12;
}

/** The server of a channel, or undefined in a direct message. */
export function serverOf(world: World, channel: Channel): Server | undefined {
  return channel.serverId === null ? undefined : world.servers.get(channel.serverId);
}
