import { PermissionFlagsBits, type RouteLike, Routes } from 'discord.js';
import { z } from 'zod';
import type { PacedRest } from './paced-rest.ts';
import { hasPermission } from './permissions.ts';

/** Which servers the bot is in. Nothing is thrown for what Discord or the network does. */
export interface Memberships {
  /** The Discord ids of all servers; null where Discord did not say it whole. */
  all(): Promise<ReadonlySet<string> | null>;
  /** Whether Discord says of one server that the bot is not in it: an outage says nothing. */
  hasLeft(server: string): Promise<boolean>;
  /** Whether a post that mentions a role of a server notifies its members; null where Discord did not say. */
  canMention(server: string, role: string): Promise<'yes' | 'no' | 'gone' | null>;
}

/** Discord's largest page. */
const PAGE = 200;

const TIMEOUT_MS = 15_000;

/** Unknown server, and no access to it. */
const NOT_IN_IT: ReadonlySet<number | null> = new Set([10004, 50001]);

const guildsAnswer = z.array(z.object({ id: z.string() }));
const rolesAnswer = z.array(z.object({ id: z.string(), mentionable: z.boolean(), permissions: z.string() }));
const memberAnswer = z.object({ roles: z.array(z.string()) });

/**
 * Asks Discord for the bot's servers, page by page.
 *
 * @see https://discord.com/developers/docs/resources/user#get-current-user-guilds
 */
export function createMemberships(
  { ask }: Pick<PacedRest, 'ask'>,
  { userId, monotonic }: { readonly userId: string; readonly monotonic: () => number },
): Memberships {
  const waits = () => ({ startBy: monotonic() + TIMEOUT_MS, timeoutMs: TIMEOUT_MS });
  async function got<T>(route: RouteLike, form: z.ZodType<T>): Promise<T | null> {
    const answered = await ask(waits(), (rest, signal) => rest.get(route, { signal }));
    return answered.came === 'answer' ? (form.safeParse(answered.body).data ?? null) : null;
  }

  return {
    all: async () => {
      const servers = new Set<string>();
      for (let after = '0'; ; ) {
        const query = new URLSearchParams({ limit: String(PAGE), after });
        const answered = await ask(waits(), (rest, signal) => rest.get(Routes.userGuilds(), { query, signal }));
        const page = answered.came === 'answer' ? guildsAnswer.safeParse(answered.body).data : undefined;
        if (!page) return null;
        for (const { id } of page) servers.add(id);
        const last = page.at(-1);
        if (page.length < PAGE || !last) return servers;
        after = last.id;
      }
    },
    hasLeft: async (server) => {
      const answered = await ask(waits(), (rest, signal) => rest.get(Routes.guild(server), { signal }));
      return answered.came === 'refusal' && NOT_IN_IT.has(answered.refusal.code);
    },
    canMention: async (server, role) => {
      const roles = await got(Routes.guildRoles(server), rolesAnswer);
      const member = await got(Routes.guildMember(server, userId), memberAnswer);
      if (!roles || !member) return null;
      const found = roles.find(({ id }) => id === role);
      if (!found) return 'gone';
      const held = new Set([server, ...member.roles]);
      const mayAll = roles.some(
        ({ id, permissions }) => held.has(id) && hasPermission(permissions, PermissionFlagsBits.MentionEveryone),
      );
      return found.mentionable || mayAll ? 'yes' : 'no';
    },
  };
}
