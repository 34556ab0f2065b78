import { PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';

const bits = z
  .string()
  .regex(/^\d{1,30}$/)
  .transform(BigInt);

/** What Discord tells of a server, as far as permissions need it. */
export const guildAnswer = z.object({
  id: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});

/** What a channel changes in the permissions of a role or a member. */
export const overwriteAnswer = z.object({ id: z.string(), type: z.number(), allow: bits, deny: bits });

/** Somebody in a server. */
export interface MemberOfGuild {
  readonly userId: string;
  readonly roles: readonly string[];
}

const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);
const OF_ROLE = 0;

/**
 * What a member may do in a channel, from the server's roles and the channel's overwrites (a thread has its parent's).
 * Whoever does not see a channel may do nothing in it.
 *
 * @see https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsIn(
  guild: z.infer<typeof guildAnswer>,
  member: MemberOfGuild,
  overwrites: readonly z.infer<typeof overwriteAnswer>[],
): bigint {
  if (guild.owner_id === member.userId) return ALL;
  const held = new Set([guild.id, ...member.roles]);
  const base = guild.roles.filter(({ id }) => held.has(id)).reduce((sum, { permissions }) => sum | permissions, 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL;
  const ofRoles = overwrites.filter(({ type }) => type === OF_ROLE);
  const steps = [
    ofRoles.filter(({ id }) => id === guild.id),
    ofRoles.filter(({ id }) => id !== guild.id && held.has(id)),
    overwrites.filter(({ type, id }) => type !== OF_ROLE && id === member.userId),
  ];
  // Of one step all denials come first: what one role denies another may allow.
  const permissions = steps.reduce((sum, step) => {
    const denied = step.reduce((left, { deny }) => left & ~deny, sum);
    return step.reduce((left, { allow }) => left | allow, denied);
  }, base);
  return (permissions & PermissionFlagsBits.ViewChannel) === 0n ? 0n : permissions;
}
