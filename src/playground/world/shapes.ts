import type { Json } from '../json.ts';
import { bitsOf, holds, ordinaryMemberPermissions, permissionBits } from './permissions.ts';
import { type Channel, isThread, type Member, type Person, type Server, type World } from './world.ts';

const everyPermission = Object.values(permissionBits).reduce((bits, bit) => bits | bit, 0n);

/** A channel in Discord's shape; the bot's permissions appear as an overwrite for the bot. */
export function wireChannel(world: World, channel: Channel): Json {
  const common = { id: channel.id, type: channel.type, flags: 0, last_message_id: null };
  if (channel.serverId === null) {
    const recipient = channel.recipientId === null ? undefined : world.people.get(channel.recipientId)?.user;
    return { ...common, recipients: recipient === undefined ? [] : [recipient] };
  }
  const placed = { ...common, guild_id: channel.serverId, name: channel.name, parent_id: channel.parentId };
  if (isThread(channel)) {
    return { ...placed, owner_id: world.owner.id, thread_metadata: threadMetadata(channel), message_count: 0 };
  }
  // No overwrite makes an administrator: one that allows everything comes to the same.
  const allowed = holds(channel.botPermissions, 'Administrator') ? everyPermission : channel.botPermissions;
  return {
    ...placed,
    position: 0,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [
      {
        id: world.botUser.id,
        type: 1,
        allow: allowed.toString(),
        deny: (everyPermission & ~allowed).toString(),
      },
    ],
  };
}

/** The fields of a thread that say whether it still takes messages. */
export function threadMetadata(channel: Channel): Json {
  return {
    archived: channel.archived,
    locked: channel.locked,
    auto_archive_duration: 10_080,
    archive_timestamp: '2026-01-01T00:00:00.000000+00:00',
  };
}

const unusedServerFields = {
  application_id: null,
  afk_channel_id: null,
  banner: null,
  description: null,
  discovery_splash: null,
  home_header: null,
  incidents_data: null,
  max_members: 25_000_000,
  max_presences: null,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  nsfw: false,
  premium_progress_bar_enabled: false,
  premium_subscription_count: 0,
  public_updates_channel_id: null,
  region: 'deprecated',
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  splash: null,
  vanity_url_code: null,
  widget_channel_id: null,
  widget_enabled: false,
};

/** A server in Discord's shape. */
export function wireServer(server: Server): Json {
  return {
    id: server.id,
    name: server.name,
    icon: null,
    owner_id: server.ownerId,
    preferred_locale: server.locale,
    features: ['COMMUNITY', 'NEWS'],
    roles: wireRoles(server),
    emojis: [],
    stickers: [],
    premium_tier: 0,
    nsfw_level: 0,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    mfa_level: 0,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    ...unusedServerFields,
    approximate_member_count: server.members.size + 1,
  };
}

/** A server's roles: everyone's, and the one that Discord makes for the bot. */
export function wireRoles(server: Server): Json[] {
  const role = (id: string, name: string, permissions: bigint, managed: boolean, position: number): Json => ({
    id,
    name,
    permissions: permissions.toString(),
    managed,
    position,
    color: 0,
    hoist: false,
    mentionable: false,
    flags: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    icon: null,
    unicode_emoji: null,
  });
  return [
    role(server.id, '@everyone', ordinaryMemberPermissions, false, 0),
    role(server.botRoleId, 'Bot', bitsOf(['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles']), true, 1),
  ];
}

/** A person as a member of a server, as interactions carry them. */
export function wireMember(person: Person, member: Member): Json {
  return {
    user: person.user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: member.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    permissions: member.permissions.toString(),
  };
}

/** The bot as a member of a server. */
export function wireBotMember(world: World, server: Server): Json {
  return {
    user: world.botUser,
    nick: null,
    avatar: null,
    roles: [server.botRoleId],
    joined_at: server.joinedAt,
    deaf: false,
    mute: false,
    flags: 0,
  };
}

/** What the gateway tells of a server to those with the GUILDS intent. */
export function guildCreate(world: World, server: Server): Json {
  const channels = [...world.channels.values()].filter(({ serverId }) => serverId === server.id);
  const [threads, others] = [channels.filter(isThread), channels.filter((one) => !isThread(one))];
  return {
    ...wireServer(server),
    joined_at: server.joinedAt,
    large: false,
    unavailable: false,
    member_count: server.members.size + 1,
    members: [wireBotMember(world, server)],
    channels: others.map((one) => wireChannel(world, one)),
    threads: threads.map((one) => wireChannel(world, one)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
