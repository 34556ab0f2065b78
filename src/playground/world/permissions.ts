/** The permissions that matter to a bot which posts, by Discord's names. */
export const permissionBits = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ManageRoles: 1n << 28n,
  ManageWebhooks: 1n << 29n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  SendMessagesInThreads: 1n << 38n,
  SendPolls: 1n << 49n,
  UseExternalApps: 1n << 50n,
} as const;

/** The name of one permission. */
export type PermissionName = keyof typeof permissionBits;

/** A set of permissions: Discord's bits, or names. */
export type Permissions = bigint | readonly PermissionName[];

/** The bits of a set of permissions. */
export function bitsOf(permissions: Permissions): bigint {
  if (typeof permissions === 'bigint') return permissions;
  return permissions.reduce((bits, name) => bits | permissionBits[name], 0n);
}

/** Whether the bits hold a permission; Administrator holds them all. */
export function holds(bits: bigint, name: PermissionName): boolean {
  return (bits & (permissionBits[name] | permissionBits.Administrator)) !== 0n;
}

/** What a bot has in a channel unless something else is set. */
export const ordinaryBotPermissions = bitsOf([
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'UseApplicationCommands',
  'SendMessagesInThreads',
]);

/** What a member has in a channel unless something else is set. */
export const ordinaryMemberPermissions = ordinaryBotPermissions | bitsOf(['SendPolls', 'UseExternalApps']);

/** What a bot has in a direct message, as Discord reports it there. */
export const directMessagePermissions = ordinaryBotPermissions | bitsOf(['MentionEveryone']);
