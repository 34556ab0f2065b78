import { PermissionFlagsBits } from 'discord.js';
import type { ChannelPermission } from '../../commands/command.ts';

/**
 * The bit of each permission that posting may need.
 *
 * @see https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags
 */
const BITS: Readonly<Record<ChannelPermission, bigint>> = {
  'view-channel': PermissionFlagsBits.ViewChannel,
  'send-messages': PermissionFlagsBits.SendMessages,
  'send-messages-in-threads': PermissionFlagsBits.SendMessagesInThreads,
  'read-message-history': PermissionFlagsBits.ReadMessageHistory,
  'embed-links': PermissionFlagsBits.EmbedLinks,
  'attach-files': PermissionFlagsBits.AttachFiles,
};

const NAMES = Object.keys(BITS) as readonly ChannelPermission[];

/** Discord's permission bits and this project's names for them, in both directions. */
export const discordPermissions = {
  names: NAMES,
  /** The named permissions in a bit set as Discord writes it; an administrator has them all. */
  fromBits(bits: string): ReadonlySet<ChannelPermission> {
    return new Set(NAMES.filter((name) => hasPermission(bits, BITS[name])));
  },
  /** The bit set of these names as Discord writes it. */
  toBits(names: Iterable<ChannelPermission>): string {
    let bits = 0n;
    for (const name of names) bits |= BITS[name];
    return bits.toString();
  },
} as const;

/** Whether a bit set as Discord writes it holds a permission; an administrator has every one. */
export function hasPermission(bits: string, permission: bigint): boolean {
  const held = BigInt(bits);
  return (held & PermissionFlagsBits.Administrator) !== 0n || (held & permission) !== 0n;
}

/**
 * The address under which a server's manager adds the bot, asking for no more permissions than posting needs.
 *
 * @see https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow
 */
export function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', 'bot applications.commands');
  link.searchParams.set('permissions', discordPermissions.toBits(NAMES));
  return link.href;
}
