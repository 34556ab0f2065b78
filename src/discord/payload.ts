import { z } from 'zod';

/** The numbers that name what was called. */
export const INTERACTION_TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

const bits = z.string().regex(/^\d{1,30}$/);

/** What the door reads of an option: a subcommand holds further ones. */
export interface WireOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean | undefined;
  readonly focused?: boolean | undefined;
  readonly options?: readonly WireOption[] | undefined;
}

const option: z.ZodType<WireOption> = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(option).optional();
  },
});

const user = z.object({ id: z.string() });

/** What the door reads of a filled-in form: a label or a row holds what was filled in. */
export interface WireField {
  readonly custom_id?: string | undefined;
  readonly value?: string | null | undefined;
  readonly values?: readonly string[] | undefined;
  readonly component?: WireField | undefined;
  readonly components?: readonly WireField[] | undefined;
}

const field: z.ZodType<WireField> = z.object({
  custom_id: z.string().optional(),
  value: z.string().nullish(),
  values: z.array(z.string()).optional(),
  get component() {
    return field.optional();
  },
  get components() {
    return z.array(field).optional();
  },
});

const embed = z.object({ title: z.string().nullish(), description: z.string().nullish() });
const attachment = z.object({
  filename: z.string(),
  size: z.number(),
  url: z.string(),
  content_type: z.string().nullish(),
});

/**
 * What the door reads of an interaction; everything else in it is left alone.
 *
 * @see https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
export const interactionPayload = z.object({
  id: z.string().regex(/^\d+$/),
  application_id: z.string(),
  type: z.number(),
  token: z.string(),
  guild_id: z.string().optional(),
  guild_locale: z.string().optional(),
  locale: z.string().optional(),
  channel_id: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  app_permissions: bits.optional(),
  member: z.object({ user, permissions: bits, roles: z.array(z.string()).optional() }).optional(),
  user: user.optional(),
  message: z.object({ id: z.string() }).optional(),
  data: z
    .object({
      name: z.string().optional(),
      type: z.number().optional(),
      custom_id: z.string().optional(),
      component_type: z.number().optional(),
      values: z.array(z.string()).optional(),
      target_id: z.string().optional(),
      options: z.array(option).optional(),
      components: z.array(field).optional(),
      resolved: z
        .object({
          attachments: z.record(z.string(), attachment).optional(),
          messages: z
            .record(z.string(), z.object({ content: z.string().nullish(), embeds: z.array(embed).optional() }))
            .optional(),
          channels: z
            .record(
              z.string(),
              z.object({
                id: z.string(),
                type: z.number(),
                name: z.string().nullish(),
                app_permissions: bits.optional(),
              }),
            )
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

export type InteractionPayload = z.infer<typeof interactionPayload>;

const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/**
 * When Discord made an id, in milliseconds since 1970.
 *
 * @see https://discord.com/developers/docs/reference#snowflakes
 */
export function timeOfId(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH_MS);
}

/** The id that Discord would make at a moment, in milliseconds since 1970: between those made before and after it. */
export function idAt(ms: number): bigint {
  const since = BigInt(Math.floor(ms)) - DISCORD_EPOCH_MS;
  return since > 0n ? since << 22n : 1n;
}
