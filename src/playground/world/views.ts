import type { ChannelKind } from '../wire.ts';
import { holds } from './permissions.ts';
import type { World } from './world.ts';

/** A server as it is listed for people. */
export interface ServerView {
  id: string;
  name: string;
  locale: string;
  channels: { id: string; name: string; kind: ChannelKind; deleted?: true }[];
  roles: { id: string; name: string }[];
  members: { id: string; name: string; locale: string; manageServer: boolean }[];
}

/** The servers that have the bot. */
export function viewServers(world: World): ServerView[] {
  const channels = [
    ...[...world.channels.values()].map((channel) => ({ channel, gone: {} })),
    ...[...world.deletedChannels.values()].map((channel) => ({ channel, gone: { deleted: true as const } })),
  ];
  return [...world.servers.values()]
    .filter(({ botPresent }) => botPresent)
    .map((server) => ({
      id: server.id,
      name: server.name,
      locale: server.locale,
      channels: channels
        .filter(({ channel }) => channel.serverId === server.id)
        .map(({ channel: { id, name, kind }, gone }) => ({ id, name, kind, ...gone })),
      roles: server.roles.map((role) => ({ ...role })),
      members: [...server.members.values()].map(({ userId, permissions }) => {
        const person = world.people.get(userId);
        return {
          id: userId,
          name: person?.user.global_name ?? userId,
          locale: person?.locale ?? 'en-US',
          manageServer: holds(permissions, 'ManageGuild'),
        };
      }),
    }));
}
