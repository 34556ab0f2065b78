import { type REST, Routes } from 'discord.js';
import { z } from 'zod';

/** The bot as Discord knows it. */
export interface Application {
  readonly id: string;
  /** The id of its user, the author of its posts: another one than the application's for the oldest bots. */
  readonly userId: string;
  readonly name: string;
  /** The user ids of its owner, or of its team's members who accepted. */
  readonly owners: readonly string[];
}

const ACCEPTED = 2;

const applicationAnswer = z.object({
  id: z.string(),
  name: z.string(),
  bot: z.object({ id: z.string() }).optional(),
  owner: z.object({ id: z.string() }).nullish(),
  team: z
    .object({ members: z.array(z.object({ membership_state: z.number(), user: z.object({ id: z.string() }) })) })
    .nullish(),
});

/**
 * Asks Discord whose token this is. Rejects with what the REST client throws, and for an answer that is not Discord's.
 *
 * @see https://discord.com/developers/docs/resources/application#get-current-application
 */
export async function fetchApplication(rest: REST): Promise<Application> {
  const answer = applicationAnswer.safeParse(await rest.get(Routes.currentApplication()));
  if (!answer.success) {
    throw new Error('The answer to GET /applications/@me is not one of Discord.', { cause: answer.error });
  }
  const { id, name, bot, owner, team } = answer.data;
  const members = team?.members.filter((member) => member.membership_state === ACCEPTED).map(({ user }) => user.id);
  return { id, userId: bot?.id ?? id, name, owners: members ?? (owner ? [owner.id] : []) };
}
