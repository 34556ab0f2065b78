import { ApplicationCommandPermissionType, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { PacedRest } from './paced-rest.ts';

const commandsAnswer = z.array(z.object({ id: z.string(), name: z.string() }));

const overwrite = z.object({ id: z.string(), type: z.number(), permission: z.boolean() });

const permissionsAnswer = z.array(z.object({ id: z.string(), permissions: z.array(overwrite) }));

/** What a server's admins set for a command: for a role, a member or a channel. */
export type CommandOverwrite = z.infer<typeof overwrite>;

/** A member who calls a command, and where. */
export interface CallingMember {
  readonly server: string;
  readonly channel: string;
  readonly user: string;
  readonly roles: readonly string[];
}

/** Whether a server's own command permissions give a member a command that by default is for managers. */
export type CommandAccess = (command: string, member: CallingMember) => Promise<boolean>;

/** For how long an answer of Discord is believed, in milliseconds. */
const FRESH_MS = 60_000;

/** Of how many servers answers are kept. */
const MOST_SERVERS = 500;

/** A button is acknowledged within three seconds. */
const PATIENCE_MS = 2_000;

/**
 * Whether overwrites allow a member a command that its defaults would not: only what an admin allowed by name counts, the
 * member before roles, roles before everyone, and not in a channel where the command is switched off.
 *
 * @see https://discord.com/developers/docs/interactions/application-commands#permissions
 */
export function isAllowed(overwrites: readonly CommandOverwrite[], member: CallingMember): boolean {
  const of = (type: ApplicationCommandPermissionType, id: string) =>
    overwrites.find((one) => one.type === type && one.id === id)?.permission;
  const { Channel, User, Role } = ApplicationCommandPermissionType;
  // Discord names "all channels" by the id before the server's own.
  const everywhere = of(Channel, String(BigInt(member.server) - 1n));
  if ((of(Channel, member.channel) ?? everywhere) === false) return false;
  const own = of(User, member.user);
  if (own !== undefined) return own;
  const roles = member.roles.flatMap((role) => of(Role, role) ?? []);
  if (roles.length > 0) return roles.includes(true);
  return of(Role, member.server) ?? false;
}

/** Asks Discord for servers' command permissions, once a minute a server; where it gives no answer, nothing is allowed. */
export function createCommandAccess(parts: {
  readonly ask: PacedRest['ask'];
  readonly application: string;
  readonly monotonic: () => number;
}): CommandAccess {
  const { ask, application, monotonic } = parts;
  const known = new Map<string, { readonly at: number; readonly commands: Promise<ByCommand> }>();

  async function get<T>(form: z.ZodType<T>, request: (rest: REST, signal: AbortSignal) => Promise<unknown>) {
    const startBy = monotonic() + PATIENCE_MS;
    const answered = await ask({ startBy, timeoutMs: PATIENCE_MS }, request);
    return answered.came === 'answer' ? (form.safeParse(answered.body).data ?? null) : null;
  }

  async function permissionsOf(server: string): Promise<ByCommand> {
    const [commands, permissions] = await Promise.all([
      get(commandsAnswer, (rest, signal) => rest.get(Routes.applicationCommands(application), { signal })),
      get(permissionsAnswer, (rest, signal) =>
        rest.get(Routes.guildApplicationCommandsPermissions(application, server), { signal }),
      ),
    ]);
    if (!commands || !permissions) {
      known.delete(server);
      return new Map();
    }
    const names = new Map(commands.map(({ id, name }) => [id, name]));
    return new Map(permissions.map((one) => [names.get(one.id) ?? one.id, one.permissions]));
  }

  return async (command, member) => {
    const { server } = member;
    let found = known.get(server);
    if (!found || monotonic() - found.at >= FRESH_MS) {
      const [oldest] = known.keys();
      if (known.size >= MOST_SERVERS && oldest !== undefined) known.delete(oldest);
      found = { at: monotonic(), commands: permissionsOf(server) };
      known.set(server, found);
    }
    return isAllowed((await found.commands).get(command) ?? [], member);
  };
}

type ByCommand = ReadonlyMap<string, readonly CommandOverwrite[]>;
